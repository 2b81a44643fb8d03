"""The inbox, the delivery log, and the demonstration telephone."""

import json
import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alerts.models import Alert
from cases import events as cases
from directory.choices import Role
from tests.factories.accounts import OfficerFactory
from trackchild.core import events
from trackchild.core.models import AuditEntry, DemoMessage, EventDelivery, Message

pytestmark = pytest.mark.django_db
INBOX = "/office/alerts/"


@pytest.fixture
def alerted(place, report, happen):
    happen(cases.MISSING_REPORT_REGISTERED, report)
    return place.STATION_OFFICER


def dead_message(event=None, **changes) -> Message:
    values = {
        "template": "officer.match", "channel": "sms", "to": "+919800000001", "to_index": "x",
        "body": "Hello",
        "dedupe": uuid.uuid4().hex, "state": Message.State.DEAD, "last_error": "no answer", "event": event,
        "expires_at": timezone.now() + timedelta(hours=1),
    }  # fmt: skip
    return Message.objects.create(**values | changes)


@pytest.fixture
def administrator(db):
    return OfficerFactory(role=Role.SYSTEM_ADMINISTRATOR)


# --- Inbox --------------------------------------------------------------------------------------------------


def test_inbox_shows_own_alerts_with_a_way_to_the_record(client_as, alerted, report):
    page = client_as(alerted).get(INBOX).content.decode()

    assert report.reference in page
    assert reverse("cases:missing-report-detail", args=[report.reference]) in page


def test_inbox_shows_nobody_elses_alerts(client_as, alerted, report):
    page = client_as(OfficerFactory()).get(INBOX).content.decode()

    assert report.reference not in page


def test_inbox_without_alerts_says_so(client_as):
    assert "No alerts" in client_as(OfficerFactory()).get(INBOX).content.decode()


def test_number_of_queries_does_not_grow(client_as, alerted, report, django_assert_max_num_queries):
    client = client_as(alerted)
    for _ in range(10):
        event = events.record(cases.MISSING_REPORT_AMENDED, subject=report)
        Alert.objects.create(event=event, user=alerted)

    with django_assert_max_num_queries(25):
        client.get(INBOX)


def test_alert_is_taken_up(client_as, alerted):
    alert = Alert.objects.get(user=alerted)

    response = client_as(alerted).post(reverse("alerts:acknowledge", args=[alert.pk]))

    alert.refresh_from_db()
    assert response.status_code == 302
    assert alert.read_at
    assert alert.acknowledged_at


def test_somebody_elses_alert_is_not_found(client_as, alerted):
    alert = Alert.objects.get(user=alerted)

    response = client_as(OfficerFactory()).post(reverse("alerts:acknowledge", args=[alert.pk]))

    assert response.status_code == 404


def test_all_alerts_are_marked_as_read_by_post_only(client_as, alerted):
    client = client_as(alerted)

    assert client.get(reverse("alerts:read-all")).status_code == 405
    client.post(reverse("alerts:read-all"))

    assert not Alert.objects.of(alerted).unread().exists()


def test_reading_the_inbox_marks_nothing(client_as, alerted):
    client_as(alerted).get(INBOX)

    assert Alert.objects.of(alerted).unread().count() == 1


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=999999999999999999", "show=%00", "page=-1"])
def test_odd_addresses_do_no_harm(client_as, alerted, query):
    assert client_as(alerted).get(f"{INBOX}?{query}").status_code in {200, 404}


def test_visitor_is_sent_to_the_log_in(client, db):
    response = client.get(INBOX)

    assert response.status_code == 302
    assert "login" in response["Location"]


# --- Messages that did not arrive ---------------------------------------------------------------------------


def test_dead_letter_is_shown_masked_and_sent_again(
    client_as, administrator, django_capture_on_commit_callbacks
):
    message = dead_message()
    client = client_as(administrator)
    page = client.get(INBOX).content.decode()
    assert "no answer" in page
    assert "9800000001" not in page

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("alerts:message-resend", args=[message.key]))

    assert DemoMessage.objects.get().key == message.key
    assert AuditEntry.objects.filter(purpose="send again").exists()


def test_message_sent_again_twice_arrives_once(client_as, administrator, django_capture_on_commit_callbacks):
    message = dead_message()
    client = client_as(administrator)

    for _press in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("alerts:message-resend", args=[message.key]))

    assert DemoMessage.objects.get().times == 1


def test_one_time_code_is_not_sent_again(client_as, administrator):
    code = dead_message(lane="otp")

    client_as(administrator).post(reverse("alerts:message-resend", args=[code.key]))

    code.refresh_from_db()
    assert code.state == Message.State.DEAD


def test_station_looks_after_messages_of_its_own_events_only(client_as, place, report):
    own = dead_message(events.record(cases.MISSING_REPORT_AMENDED, subject=report, by=place.STATION_OFFICER))
    other = dead_message()
    client = client_as(place.STATION_OFFICER)

    assert client.post(reverse("alerts:message-resend", args=[own.key])).status_code == 302
    assert client.post(reverse("alerts:message-resend", args=[other.key])).status_code == 404


@pytest.mark.parametrize("role", [Role.CWC_MEMBER, Role.INFORMANT, Role.AUDITOR])
def test_other_roles_do_not_see_the_delivery_log(client_as, role):
    message = dead_message()
    client = client_as(OfficerFactory(role=role))

    assert client.get(reverse("alerts:delivery-list")).status_code == 403
    assert client.post(reverse("alerts:message-resend", args=[message.key])).status_code == 403
    assert "no answer" not in client.get(INBOX).content.decode()


def test_delivery_log_is_filtered_by_state(client_as, administrator):
    dead_message()
    dead_message(state=Message.State.DELIVERED, last_error="", template="officer.danger")

    page = (
        client_as(administrator).get(reverse("alerts:delivery-list"), {"state": "DELIVERED"}).content.decode()
    )

    assert "officer.danger" in page
    assert "officer.match" not in page


def test_event_given_up_is_worked_on_again(client_as, administrator, report):
    event = events.record(cases.MISSING_REPORT_AMENDED, subject=report)
    delivery = EventDelivery.objects.create(
        event=event, subscriber="x", state="DEAD", last_error="ValueError"
    )
    client = client_as(administrator)
    assert "ValueError" in client.get(INBOX).content.decode()

    client.post(reverse("alerts:delivery-revive", args=[delivery.pk]))

    delivery.refresh_from_db()
    assert delivery.state == "PENDING"


# --- The demonstration telephone ----------------------------------------------------------------------------


@pytest.fixture
def sent(db):
    for number, to in enumerate(["+919811111111", "a@example.org", "+919822222222"]):
        DemoMessage.objects.create(
            key=uuid.uuid4(), channel="email" if "@" in to else "sms", to=to, language="hi", template="otp",
            body=f"संदेश {number}", at=timezone.now() + timedelta(seconds=number),
        )  # fmt: skip


@pytest.mark.parametrize("address", ["/demo/phone/", "/demo/phone.json"])
def test_telephone_exists_in_the_demonstration_only(client, sent, settings, address):
    settings.DEMO = False

    assert client.get(address).status_code == 404


def rows_of(response) -> list[dict]:
    return json.loads(response.getvalue())["messages"]


def fill(count: int) -> None:
    DemoMessage.objects.bulk_create(
        DemoMessage(
            key=uuid.uuid4(), channel="sms", to="+919833333333", language="en", template="x",
            body=f"No {number}.",
        )
        for number in range(count)
    )  # fmt: skip


def test_telephone_shows_newest_first_without_log_in(client, sent, settings):
    settings.DEMO = True

    rows = rows_of(client.get("/demo/phone.json"))

    assert [row["to"] for row in rows] == ["+919822222222", "a@example.org", "+919811111111"]


@pytest.mark.parametrize("to", ["+919811111111", "9811111111", "98111 11111", "09811111111", "९८१११ १११११"])
def test_telephone_is_filtered_however_the_number_is_written(client, sent, settings, to):
    settings.DEMO = True

    rows = rows_of(client.get("/demo/phone.json", {"to": to}))

    assert [row["body"] for row in rows] == ["संदेश 0"]


def test_telephone_leaves_nothing_out(client, settings, db, django_assert_max_num_queries):
    settings.DEMO = True
    fill(1101)

    with django_assert_max_num_queries(1):
        rows = rows_of(client.get("/demo/phone.json"))

    assert [row["body"] for row in rows] == [f"No {number}." for number in reversed(range(1101))]


def test_part_of_the_telephone_is_asked_for(client, settings, db):
    settings.DEMO = True
    fill(5)

    part = rows_of(client.get("/demo/phone.json", {"offset": "1", "limit": "2"}))
    rest = rows_of(client.get("/demo/phone.json", {"offset": "3", "limit": "nonsense"}))

    assert [row["body"] for row in part] == ["No 3.", "No 2."]
    assert [row["body"] for row in rest] == ["No 1.", "No 0."]


def test_pages_of_the_telephone_show_every_message_once(client, settings, db, django_assert_max_num_queries):
    settings.DEMO = True
    fill(120)
    address = "/demo/phone/?to=98333+33333&page="

    with django_assert_max_num_queries(2):
        first = client.get(f"{address}1").content.decode()
    pages = [first, *(client.get(f"{address}{number}").content.decode() for number in (2, 3))]

    shown = re.findall(r"No (\d+)\.", "".join(pages))
    assert shown == [str(number) for number in reversed(range(120))]
    assert 'rel="next" href="?to=98333+33333&amp;page=2"' in first
    assert 'rel="next"' not in pages[2]


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 5000, "٣"])
def test_pages_that_are_none_lead_to_one(client, sent, settings, page):
    settings.DEMO = True

    assert client.get("/demo/phone/", {"page": page}).status_code == 200


def test_telephone_page_is_readable(client, sent, settings):
    settings.DEMO = True

    page = client.get("/demo/phone/", {"to": "a@example.org"}).content.decode()

    assert "संदेश 1" in page
    assert "संदेश 0" not in page


def test_telephone_shows_markup_as_text(client, settings, db):
    settings.DEMO = True
    DemoMessage.objects.create(
        key=uuid.uuid4(),
        channel="sms",
        to="+919811111111",
        language="en",
        template="x",
        body="<script>x</script>",
    )

    assert "<script>x" not in client.get("/demo/phone/").content.decode()


def test_telephone_of_nobody_is_empty(client, sent, settings):
    settings.DEMO = True

    assert rows_of(client.get("/demo/phone.json", {"to": "nonsense"})) == []
