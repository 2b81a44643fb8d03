"""Missing again."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from cases import choices as c
from cases import services
from cases.models import MissingReport
from tests.factories.cases import IdentificationMarkFactory, MissingReportFactory, PhotographFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(police):
    report = MissingReportFactory(office=police.station, adult=True, open=True)
    IdentificationMarkFactory(missing_report=report)
    PhotographFactory(missing_report=report, is_main=True)
    report = services.trace_missing_report(
        report, by=police.officer, return_verified_by="S. Verma", return_verified_on=timezone.localdate()
    )
    return services.close_missing_report(
        report, by=police.officer, established_reasons=[c.MissingReason.FAMILY_DISPUTE]
    )


def test_missing_again_is_a_new_case_that_knows_the_old_one(police, closed):
    new = services.begin_next_episode(closed, by=police.officer)

    assert (new.status, new.previous_episode, new.full_name) == ("DRAFT", closed, closed.full_name)
    assert (new.fir_number, new.missing_from, new.clothes_upper) == ("", None, "")
    assert new.age_years is None
    assert new.marks.count() == new.photographs.count() == 1
    assert new.earlier_episodes.get().outcome == "Returned on their own"


def test_only_after_closing(police):
    with pytest.raises(ValidationError):
        services.begin_next_episode(MissingReportFactory(office=police.station, open=True), by=police.officer)


def test_the_page_leads_to_the_new_sections(police, closed):
    web = police.client(police.officer)
    address = reverse("cases:missing-report-next-episode", args=[closed.reference])

    page, answer = web.get(address), web.post(address)

    new = MissingReport.objects.get(previous_episode=closed)
    assert page.status_code == 200
    assert answer["Location"] == reverse("cases:missing-report-tasks", args=[new.reference])
