"""The auditor reviews what is unusual, checks the chain, reads the log; nobody else does."""

import pytest
from django.urls import reverse

from directory.choices import Role
from tests.factories.accounts import OfficerFactory
from trackchild.core import audit
from trackchild.core.panels import worklist
from trackchild.portal import access_log
from trackchild.portal.tasks import check_access_log

pytestmark = pytest.mark.django_db
PAGE, ENTRIES = reverse("portal:access-log"), reverse("portal:access-log-entries")


@pytest.fixture
def auditor():
    return OfficerFactory(role=Role.AUDITOR)


def waiting(user):
    return {item.key: item.count for item in worklist.items(user) if item.key.startswith("access-log")}


def test_refusals_and_downloads_are_told_once_for_each_person(auditor):
    officer, other = OfficerFactory(), OfficerFactory()
    for _each in range(3):
        audit.write(audit.Action.REFUSED, actor=officer)
    audit.write(audit.Action.EXPORT, actor=other)
    audit.write(audit.Action.VIEW, actor=other)
    audit.write(audit.Action.REFUSED)  # a stranger at the log-in is nobody's look-up

    found = {(row.username, str(row.what)): row.times for row in access_log.unusual()}

    assert found == {(officer.username, "Refused"): 3, (other.username, "Exported"): 1}


def test_very_many_records_in_an_hour_are_unusual():
    officer = OfficerFactory()
    for _each in range(access_log.MANY_AN_HOUR):
        audit.write(audit.Action.VIEW, actor=officer)
    before = access_log.unusual()

    audit.write(audit.Action.VIEW, actor=officer)

    assert before == []
    assert [row.times for row in access_log.unusual()] == [access_log.MANY_AN_HOUR + 1]


def test_a_review_clears_the_list_and_stands_in_the_log(client_as, auditor):
    audit.write(audit.Action.EXPORT, actor=OfficerFactory())
    client = client_as(auditor)
    before = waiting(auditor)

    client.post(reverse("portal:access-log-review"))

    assert (before["access-log.unusual"], waiting(auditor).get("access-log.unusual")) == (1, None)
    assert access_log.entries(username=auditor.username, action="ADMIN").get().purpose == access_log.REVIEWED


def test_the_check_writes_its_outcome_and_is_due_again_when_broken(client_as, auditor):
    client = client_as(auditor)
    before = waiting(auditor)

    check_access_log()

    assert before["access-log.check"] == 1
    assert "access-log.check" not in waiting(auditor)
    assert "are as they were written" in client.get(PAGE).content.decode()

    facts = {"rows": 2, "roots": 0, "problem": "Row 1 was changed."}
    audit.write(audit.Action.ADMIN, purpose=access_log.CHECKED, result="broken", facts=facts)

    assert waiting(auditor)["access-log.check"] == 1
    assert "The log is broken." in client.get(PAGE).content.decode()


def test_the_button_starts_the_check(client_as, auditor, django_capture_on_commit_callbacks):
    client = client_as(auditor)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("portal:access-log-check"))

    assert access_log.last_check().problem == ""


def test_the_log_is_narrowed_by_person_record_and_action(client_as, auditor):
    officer = OfficerFactory()
    audit.write(audit.Action.VIEW, actor=officer, subject=officer.office)
    audit.write(audit.Action.EXPORT, actor=OfficerFactory())
    client = client_as(auditor)

    def found(query):
        return [(row.actor_label, row.action) for row in client.get(f"{ENTRIES}?{query}").context["rows"]]

    assert found(f"person={officer.username}") == [(officer.username, "VIEW")]
    assert [action for _who, action in found("action=EXPORT")] == ["EXPORT"]
    assert found("record=NOBODY") == []
