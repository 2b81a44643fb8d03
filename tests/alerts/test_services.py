"""Who is told of what, in which words, once."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import translation

from alerts import rules, services, tasks
from alerts.models import Alert
from cases import events as cases
from tests.alerts.conftest import NAME, PLACE, REPORTER
from trackchild.core import events, messaging
from trackchild.core.models import DemoMessage, Event, EventDelivery, Message

pytestmark = pytest.mark.django_db


def told(event) -> set:
    return set(get_user_model().objects.filter(alerts__event=event))


def test_every_event_of_the_matrix_is_declared():
    assert set(rules.kinds()) <= set(events.kinds())


def test_registering_tells_the_reporter_in_their_language_and_the_police(
    place, elsewhere, report, happen, phones
):
    event = happen(cases.MISSING_REPORT_REGISTERED, report)

    (sms,) = phones.of(REPORTER)
    assert report.number in sms
    assert report.reference in sms
    assert DemoMessage.objects.get(to=REPORTER).language == "hi"
    assert told(event) == {place.STATION_OFFICER, place.SJPU_OFFICER, place.DCRB_OFFICER}


def test_who_did_it_is_not_told_of_it(place, report, happen):
    event = happen(cases.MISSING_REPORT_REGISTERED, report, by=place.STATION_OFFICER)

    assert place.STATION_OFFICER not in told(event)


def test_reporter_with_e_mail_gets_both(report, happen):
    report.reporter_email = "reporter@example.org"
    report.save()

    happen(cases.MISSING_REPORT_REGISTERED, report)

    assert set(DemoMessage.objects.values_list("channel", "to")) == {
        ("sms", REPORTER), ("email", "reporter@example.org"),
    }  # fmt: skip


def test_child_under_six_calls_the_district(place, report, happen, phones):
    report.age_years = 4
    report.save()

    event = happen(cases.MISSING_REPORT_REGISTERED, report)

    assert told(event) >= {place.SUPERINTENDENT_OF_POLICE, place.DCPU_OFFICER, place.CWC_CHAIR}
    assert len(phones.of(place.CWC_CHAIR)) == 1


def test_older_child_without_grave_risk_does_not(place, report, happen, phones):
    event = happen(cases.MISSING_REPORT_REGISTERED, report)

    assert place.CWC_CHAIR not in told(event)
    assert phones.of(place.CWC_CHAIR) == []


@pytest.mark.parametrize("kind", [cases.MISSING_REPORT_PUBLISHED, cases.MISSING_REPORT_WITHDRAWN])
def test_poster_is_announced_to_informants_of_the_district(place, elsewhere, report, happen, phones, kind):
    event = happen(kind, report)

    assert told(event) == {place.INFORMANT}
    assert phones.all() == []


def test_tracing_tells_the_reporter_and_everybody_alerted_before(place, report, happen, phones):
    first = happen(cases.MISSING_REPORT_REGISTERED, report)

    event = happen(cases.MISSING_REPORT_TRACED, report)

    assert told(event) == told(first)
    assert len(phones.of(REPORTER)) == 2


def test_recovery_is_reported_to_committee_protection_unit_and_bureau(elsewhere, recovery, happen, phones):
    event = happen(cases.RECOVERY_REPORT_RECORDED, recovery)

    assert told(event) == {
        elsewhere.CWC_CHAIR, elsewhere.CWC_MEMBER, elsewhere.DCPU_OFFICER, elsewhere.DCRB_OFFICER
    }  # fmt: skip
    assert len(phones.of(elsewhere.CWC_CHAIR)) == 1


def test_transfer_is_offered_to_the_receiving_station(place, elsewhere, report, happen, phones):
    report.transfers.create(
        from_office=place.station, to_office=elsewhere.station, reason="place of residence"
    )

    event = happen(cases.MISSING_REPORT_TRANSFERRED, report)

    assert told(event) == {elsewhere.STATION_OFFICER}
    assert report.number in phones.of(elsewhere.STATION_OFFICER)[0]


def test_sighting_in_danger_is_sent_at_once(place, sighting, happen, phones):
    sighting.in_danger = True
    sighting.save()

    event = happen(cases.SIGHTING_REPORTED, sighting)

    assert sighting.reference in phones.of(place.STATION_OFFICER)[0]
    assert Alert.objects.get(event=event, user=place.STATION_OFFICER)
    assert len(phones.of(REPORTER)) == 1


def test_person_who_left_the_post_is_not_told(place, report, happen):
    from datetime import timedelta

    from django.utils import timezone

    place.DCRB_OFFICER.postings.update(ends_on=timezone.localdate() - timedelta(days=1))

    assert place.DCRB_OFFICER not in told(happen(cases.MISSING_REPORT_REGISTERED, report))


def test_disabled_user_is_not_told(place, report, happen):
    place.DCRB_OFFICER.is_active = False
    place.DCRB_OFFICER.save()

    assert place.DCRB_OFFICER not in told(happen(cases.MISSING_REPORT_REGISTERED, report))


# --- Never twice, never lost --------------------------------------------------------------------------------


def test_task_that_runs_twice_tells_nobody_twice(report, happen, phones):
    event = happen(cases.MISSING_REPORT_REGISTERED, report)
    alerts, messages = Alert.objects.count(), Message.objects.count()
    EventDelivery.objects.update(state=EventDelivery.State.PENDING)

    tasks.notify(event.pk)
    services.notify(event=event)

    assert (Alert.objects.count(), Message.objects.count()) == (alerts, messages)
    assert len(phones.of(REPORTER)) == 1
    assert set(DemoMessage.objects.values_list("times", flat=True)) == {1}


def test_crash_half_way_leaves_nothing_and_the_next_run_everything(report, happen, phones, monkeypatch):
    real = messaging.queue
    monkeypatch.setattr(messaging, "queue", lambda **_message: 1 / 0)
    event = happen(cases.MISSING_REPORT_REGISTERED, report)
    assert not Alert.objects.exists()
    assert EventDelivery.objects.get(event=event, subscriber=tasks.SUBSCRIBER).state == "PENDING"

    monkeypatch.setattr(messaging, "queue", real)
    tasks.notify(event.pk)
    messaging.send_due()

    assert len(phones.of(REPORTER)) == 1
    assert Alert.objects.filter(event=event).exists()


# --- Words --------------------------------------------------------------------------------------------------


def test_no_message_names_the_person_or_the_place(
    place, elsewhere, report, recovery, sighting, happen, phones
):
    elsewhere.officers[list(elsewhere.officers)[0]].postings.get()
    report.age_years = 3
    report.save()
    sighting.in_danger = True
    sighting.save()
    for kind, subject in [
        *((k, report) for k in rules.kinds() if k.startswith("missing_report.")),
        *((k, recovery) for k in rules.kinds() if k.startswith("recovery_report.")),
        *((k, sighting) for k in rules.kinds() if k.startswith("sighting.")),
    ]:
        happen(kind, subject)

    texts = " ".join(phones.all()) + " ".join(DemoMessage.objects.values_list("subject", flat=True))
    assert len(phones.all()) >= 8
    for word in (*NAME.split(), PLACE):
        assert word not in texts


WORST = {
    "number": "UP/LUCKNOW-CENTRAL/2026/M/00123",
    "reference": "7K3M-9QWX-2HTB-C",
    "phone": "0522-2200100",
    "office": "Kotwali Nagar, Lucknow Central",
    "code": "12345678",
}


@pytest.mark.parametrize("language", ["en", "hi", "bn", "gu", "ta"])
@pytest.mark.parametrize("template", [t for t in messaging.all_templates() if t.code.split(".")[0] in {
    "missing_report", "reporter", "officer", "sighting"
}], ids=lambda t: t.code)  # fmt: skip
def test_sms_fits_into_two_parts_in_every_language(template, language):
    context = {name: WORST[name] for name in template.variables}

    _subject, text = messaging.render(template, "sms", language, context)

    assert messaging.sms_parts(text) <= 2, text


@pytest.mark.parametrize("language", ["en", "hi"])
def test_every_event_of_the_matrix_has_a_label(language):
    with translation.override(language):
        for kind in rules.kinds():
            assert str(events.label_of(kind)) != kind


def test_deleted_record_is_passed_over(report, happen):
    event = Event.objects.create(
        kind=cases.MISSING_REPORT_REGISTERED, subject_type="cases.missingreport", subject_id=0
    )

    assert services.notify(event=event) is None
    assert not Alert.objects.exists()
