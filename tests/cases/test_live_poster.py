"""What stands on a live poster is changed by whoever may publish it; the rest of the record by any editor."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cases import services
from cases.models import MissingReport
from tests.cases.test_views import amend, person_answers
from tests.factories.cases import IdentificationMarkFactory, MissingReportFactory
from trackchild.core import history
from trackchild.core.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(police):
    report = MissingReportFactory(office=police.station, open=True)
    services.publish_poster(
        report, by=police.officer, basis="CONSENT", given_by="Mother", given_on="2026-01-01"
    )
    return MissingReport.objects.get(pk=report.pk)


def poster(report):
    return Client().get(reverse("cases:poster", args=[report.reference])).content.decode()


def rename(web, report):
    return amend(
        web, report, "person", **person_answers(full_name="Asha Devi", amend_reason="School register")
    )


def test_an_operators_change_of_the_poster_is_refused_in_words(police, report):
    page = rename(police.client(police.operator), report)

    assert page.status_code == 422
    assert "only the officer in charge changes what stands on it" in page.content.decode()
    assert "Asha Kumari" in poster(report)
    assert "Asha Devi" not in poster(report)


def test_the_officer_in_charge_changes_the_poster(police, report):
    assert rename(police.client(police.officer), report).status_code == 302
    assert "Asha Devi" in poster(report)


def test_an_operator_changes_what_is_on_no_poster(police, report):
    answers = person_answers(occupation="Helps in a tea stall", amend_reason="Said by the uncle")

    assert amend(police.client(police.operator), report, "person", **answers).status_code == 302
    report.refresh_from_db()
    assert report.occupation == "Helps in a tea stall"


def test_a_mark_for_the_poster_is_the_officers_and_any_other_the_operators(police, report):
    with services.poster_kept(report, by=police.operator):
        mark = IdentificationMarkFactory(missing_report=report)

    mark.is_publishable = True
    with pytest.raises(ValidationError), services.poster_kept(report, by=police.operator):
        mark.save()


def test_an_operator_may_always_set_a_block_that_takes_the_poster_down(police, report):
    with services.poster_kept(report, by=police.operator):
        report.publication_blocks = ["POCSO"]
        report.save()

    assert report.full_name not in poster(report)


def test_the_written_reason_stays_in_the_history_and_out_of_the_audit(police, report):
    answers = person_answers(full_name="Asha Devi", amend_reason="Told by Rekha Marker")

    amend(police.client(police.officer), report, "person", **answers)

    entry = AuditEntry.objects.filter(action="CHANGE", subject_id=report.pk).latest("pk")
    assert entry.subject_reference == report.reference
    assert entry.facts["fields"] == ["full_name"]
    written = json.dumps([*AuditEntry.objects.values_list("purpose", "facts")])
    assert "Marker" not in written
    report.refresh_from_db()
    assert history.changes(report)[0].reason == "Told by Rekha Marker"
