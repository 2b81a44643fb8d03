"""Citizens write to the help desk, which reads and answers."""

import pytest
from django.core.cache import cache

from directory.choices import Role
from tests.factories.accounts import OfficerFactory, login
from trackchild.core.views.idempotent import new_key
from trackchild.helpdesk.models import Feedback

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits_left():
    cache.clear()


def answers(**changes):
    return {
        "submission_key": new_key(),
        "kind": "IDEA",
        "text": "Larger letters please.",
        "captcha_0": "x",
        "captcha_1": "PASSED",
        **changes,
    }


def test_feedback_is_kept_once_and_gets_a_ticket(client):
    given = answers()

    first = client.post("/feedback/", given, follow=True).content.decode()
    client.post("/feedback/", given)

    assert Feedback.objects.count() == 1
    assert Feedback.objects.get().reference in first


def test_feedback_without_text_comes_back_with_the_error(client):
    page = client.post("/feedback/", answers(text="")).content.decode()

    assert "There is a problem" in page
    assert not Feedback.objects.exists()


def test_help_desk_answers_once(client):
    client.post("/feedback/", answers())
    feedback = Feedback.objects.get()
    login(client, OfficerFactory(role=Role.HELPDESK_AGENT))

    assert "Larger letters" in client.get("/office/feedback/").content.decode()
    client.post(f"/office/feedback/{feedback.reference}/", {"answer": "Done."})
    second = client.post(f"/office/feedback/{feedback.reference}/", {"answer": "Again."})

    feedback.refresh_from_db()
    assert feedback.answer == "Done."
    assert "answered this meanwhile" in second.content.decode()


def test_station_officer_reads_no_feedback(client):
    login(client, OfficerFactory(role=Role.STATION_OFFICER))

    assert client.get("/office/feedback/").status_code == 403
