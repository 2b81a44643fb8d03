"""Rows written before the forms were whole keep their meaning when the database is brought up to date."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from cases.models import MissingReport, RecoveryReport
from tests.factories.cases import MissingReportFactory, RecoveryReportFactory

pytestmark = pytest.mark.django_db
settle_old_rows = import_module("cases.migrations.0006_old_rows_of_whole_forms").settle_old_rows


class Editor:
    connection = connection


@pytest.mark.parametrize(
    ("factory", "model"), [(MissingReportFactory, MissingReport), (RecoveryReportFactory, RecoveryReport)]
)
def test_what_was_typed_before_still_counts(factory, model):
    typed = factory(place_point="", school_class="V")
    bare = factory(place_point="", place_lat=None, place_lon=None)
    said = factory(place_point="DISTRICT", school_name="Old school", is_student="N")

    settle_old_rows(apps, Editor)

    rows = model.objects.in_bulk([typed.pk, bare.pk, said.pk])
    assert (rows[typed.pk].place_point, rows[typed.pk].is_student) == ("EXACT", "Y")
    assert (rows[bare.pk].place_point, rows[bare.pk].is_student) == ("", "")
    assert (rows[said.pk].place_point, rows[said.pk].is_student) == ("DISTRICT", "N")
