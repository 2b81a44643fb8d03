"""Rows of before: figures that were typed are an exact point; whoever has a school goes to one."""

from django.db import migrations
from django.db.models import Q

SCHOOL = ("school_name", "school_class", "school_section", "school_address", "school_phone")


def settle_old_rows(apps, schema_editor):
    has_school = Q()
    for name in SCHOOL:
        has_school |= ~Q(**{name: ""})
    for model in ("MissingReport", "RecoveryReport"):
        rows = apps.get_model("cases", model)._base_manager.using(schema_editor.connection.alias)
        rows.filter(place_point="", place_lat__isnull=False, place_lon__isnull=False).update(
            place_point="EXACT"
        )
        rows.filter(has_school, is_student="").update(is_student="Y")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_whole_forms"),
    ]

    operations = [
        migrations.RunPython(settle_old_rows, migrations.RunPython.noop),
    ]
