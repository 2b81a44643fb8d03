"""Row history: what every field was, who changed it and why, written by the database."""

import pytest
from django.db import InternalError, connection, transaction
from django.utils import timezone

from cases.models import MissingReport
from tests.factories.accounts import OfficerFactory
from trackchild.core import history
from trackchild.core.middleware import HistoryContextMiddleware

pytestmark = pytest.mark.django_db


@pytest.fixture
def station_officer():
    return OfficerFactory()


@pytest.fixture
def report(station_officer):
    office = station_officer.office
    return MissingReport.objects.create(
        state=office.state, district=office.district, office=office, full_name="Old Name", sex="F",
        reported_at=timezone.now(),
    )  # fmt: skip


def test_change_shows_label_old_and_new(report, station_officer):
    with history.acting(station_officer, reason="spelling"):
        report.full_name = "New Name"
        report.save()

    (change,) = history.changes(report)
    assert [(old, new) for _label, old, new in change.fields] == [("Old Name", "New Name")]
    assert station_officer.name in change.by_label
    assert change.reason == "spelling"


def test_choices_are_shown_in_words(report):
    report.sex = "M"
    report.save()

    ((_label, old, new),) = history.changes(report)[0].fields
    assert (old, new) == ("Female", "Male")


def test_bulk_update_is_seen_too(report):
    MissingReport.objects.update(full_name="Bulk Name")

    assert history.changes(report)[0].fields[0][2] == "Bulk Name"


def test_rows_written_together_each_keep_their_first_state(report, station_officer):
    office = station_officer.office
    with history.acting(station_officer, reason="an old register"):
        made = MissingReport.objects.bulk_create(
            MissingReport(
                state=office.state, district=office.district, office=office, full_name=name, sex="F",
                reported_at=timezone.now(), reference=name.upper(),
            )
            for name in ("first", "second", "third")
        )  # fmt: skip

    for one in made:
        (state,) = one.history.all()
        assert (state.full_name, state.pgh_label) == (one.full_name, "insert")
        assert state.pgh_context["reason"] == "an old register"
        assert state.pgh_context["user"] == station_officer.pk


def test_saving_without_a_change_leaves_no_trace(report):
    report.save()

    assert history.changes(report) == []


def test_newest_change_stands_first(report):
    for name in ("First", "Second"):
        report.full_name = name
        report.save()

    assert [change.fields[0][2] for change in history.changes(report)] == ["Second", "First"]


def test_reason_ends_with_its_block(report, station_officer):
    with history.acting(station_officer):
        with history.reason("asked by the family"):
            report.full_name = "First"
            report.save()
        report.full_name = "Second"
        report.save()

    assert [change.reason for change in history.changes(report)] == ["", "asked by the family"]


def test_request_lends_its_user_and_number(rf, report, station_officer):
    def view(_request):
        report.full_name = "New Name"
        report.save()

    request = rf.post("/")
    request.user = station_officer
    HistoryContextMiddleware(view)(request)

    row = report.history.last()
    assert row.pgh_context["user"] == station_officer.pk
    assert row.pgh_context["posting"] == station_officer.posting.pk


@pytest.mark.parametrize("statement", ["UPDATE {} SET full_name = 'x'", "DELETE FROM {}"])
def test_history_is_append_only(report, statement):
    table = MissingReport.history.rel.related_model._meta.db_table
    sql = statement.format(table)

    with pytest.raises(InternalError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
