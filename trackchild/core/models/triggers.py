"""Database triggers shared by the append-only tables."""

import pgtrigger

_REFUSE_TRUNCATE = """
IF current_setting('trackchild.may_truncate', true) IS DISTINCT FROM 'yes' THEN
    RAISE EXCEPTION 'trackchild: % is never emptied', TG_TABLE_NAME;
END IF;
RETURN NULL;
"""


def insert_only() -> list[pgtrigger.Trigger]:
    """Rows are added, never changed or removed. Emptying the table needs a setting that tests have."""
    return [
        pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="never_emptied",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            func=_REFUSE_TRUNCATE,
        ),
    ]
