"""Every trigger that a model declares stands in the database, whichever migrations made it."""

from django.apps import apps
from django.db import connection


def test_every_declared_trigger_stands_in_the_database(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal")
        standing = set(cursor.fetchall())
    declared = {
        (model._meta.db_table, trigger.get_pgid(model))
        for model in apps.get_models()
        for trigger in getattr(model._meta, "triggers", ())
    }
    assert len(declared) > 80
    assert declared <= standing
