"""Events bring candidates; running twice changes nothing; online and bulk give one score."""

import json

import numpy as np
import pytest
from django.core.management import call_command
from django.db import connection

from cases.duplicates import find, search_names
from cases.models import MissingReport
from directory.choices import OfficeKind
from directory.models import Share
from matching import counts, profiles, services, tasks
from matching.bulk import Matcher
from matching.models import Match, PopulationCount, Profile
from matching.reasons import from_json
from tests.factories.directory import OfficeFactory
from tests.factories.matching import (
    CHILD,
    OpenMissingReportFactory,
    RecordedRecoveryReportFactory,
    same_child,
)
from trackchild.core import events as core_events
from trackchild.core.models import Event, EventDelivery

pytestmark = pytest.mark.django_db


def rank_both(missing, found):
    services.save_profile(missing)
    return services.rank_report(found)


def test_a_recorded_child_finds_the_missing_report():
    missing, found = same_child()

    matches = rank_both(missing, found)

    assert [m.missing_report for m in matches] == [missing]
    assert matches[0].score > 0.9


def test_ranking_from_either_side_gives_one_row_with_one_score():
    missing, found = same_child()
    first = rank_both(missing, found)[0]

    second = services.rank_report(missing)[0]

    assert (first.pk, round(first.score, 6), round(first.bits, 4)) == (
        second.pk,
        round(second.score, 6),
        round(second.bits, 4),
    )
    assert Match.objects.count() == 1


def test_ranking_twice_suggests_once():
    missing, found = same_child()
    rank_both(missing, found)
    rank_both(missing, found)

    assert Event.objects.filter(kind="match.suggested").count() == 1


def test_the_event_of_a_suggestion_holds_no_personal_data():
    missing, found = same_child()
    rank_both(missing, found)

    assert set(Event.objects.get(kind="match.suggested").facts) == {"score", "band"}


def test_the_event_task_may_run_twice(django_capture_on_commit_callbacks):
    missing, found = same_child()
    services.save_profile(missing)
    with django_capture_on_commit_callbacks(execute=True):
        event = core_events.record("recovery_report.recorded", subject=found)

    tasks.rank(event.pk)

    assert Match.objects.count() == 1
    assert EventDelivery.objects.get(event=event, subscriber="matching.rank").state == "DONE"


def test_rows_of_a_register_are_ranked_without_anybody_asking(django_capture_on_commit_callbacks):
    missing, found = same_child()
    facts = {"model": "cases.recoveryreport", "first": found.pk, "last": found.pk, "count": 1}

    with django_capture_on_commit_callbacks(execute=True):
        core_events.record("register.imported", subject=found, facts=facts)

    assert [(m.missing_report, m.recovery_report) for m in Match.objects.all()] == [(missing, found)]
    assert services.rank_unranked(seconds=1)


def test_ranking_of_a_register_goes_on_where_it_stopped():
    same_child()

    assert not services.rank_unranked(seconds=-1)
    assert services.rank_unranked(seconds=60)
    assert Profile.objects.count() == 2


def test_a_traced_report_is_no_longer_a_candidate(django_capture_on_commit_callbacks):
    missing, found = same_child()
    services.save_profile(missing)
    MissingReport.objects.filter(pk=missing.pk).update(status="TRACED")
    with django_capture_on_commit_callbacks(execute=True):
        core_events.record("missing_report.traced", subject=missing)

    assert services.rank_report(found) == []


def test_a_rejected_pair_is_nobodys_rival():
    missing, found = same_child()
    namesake, _other = same_child(missing={"age_years": 10})
    for report in (missing, namesake):
        services.save_profile(report)
    services.rank_report(found)
    before = Match.objects.get(missing_report=namesake, recovery_report=found).score
    Match.objects.filter(missing_report=missing, recovery_report=found).update(status="REJECTED")

    services.rank_report(found)

    assert Match.objects.get(missing_report=namesake, recovery_report=found).score > before


def test_one_missing_child_is_not_found_twice():
    missing, found = same_child()
    alone = rank_both(missing, found)[0].score
    _other, second = same_child(found={"age_years": 10})
    services.rank_report(second)

    first, later = (
        Match.objects.get(missing_report=missing, recovery_report=r).score for r in (found, second)
    )

    assert first < alone
    assert first + later <= 1.0 + 1e-9


def test_the_order_of_ranking_does_not_matter():
    reports = [report for pair in (same_child(), same_child(missing={"age_years": 10})) for report in pair]
    for report in reports:
        services.rank_report(report)
    one = dict(Match.objects.values_list("pk", "score"))
    pairs = {(m.missing_report_id, m.recovery_report_id): m.score for m in Match.objects.all()}
    for report in reversed(reports):
        services.rank_report(report)

    assert dict(Match.objects.values_list("pk", "score")) == pytest.approx(one, abs=1e-6)
    assert len(pairs) == 4


def test_found_before_missing_is_never_suggested():
    missing, found = same_child()
    missing.missing_from, found.recovered_at = found.recovered_at, missing.missing_from
    missing.save()
    found.save()

    assert rank_both(missing, found) == []


def test_online_and_bulk_give_the_same_evidence():
    missing, found = same_child()
    online = rank_both(missing, found)[0]
    records = [profiles.of_report(missing)], [profiles.of_report(found)]

    matcher = Matcher(*records, population=counts.population())
    bits = matcher.bits_of(np.array([0]), np.array([0]))

    assert np.isclose(online.bits, bits[0], atol=1e-9)


def test_features_survive_their_json():
    record = profiles.of_report(same_child()[0])

    assert profiles.from_json(record.id, json.loads(json.dumps(profiles.to_json(record)))) == record


def test_reasons_are_codes_that_read_as_sentences():
    match = rank_both(*same_child())[0]

    reasons = {r.field: r.text for r in from_json(match.reasons)}

    assert "Ramdhani" in reasons["father"]
    assert reasons["marks"].startswith("The same mark")


def test_the_searching_station_may_look_at_the_found_child_once_suggested():
    missing, found = same_child()
    rank_both(missing, found)

    assert Share.objects.filter(
        object_id=found.pk, office=missing.office, basis="match", ended_at=None
    ).exists()


def test_an_adult_who_does_not_want_to_be_found_is_not_shared():
    adult = {"age_years": 30, "dob": None}
    missing, found = same_child(missing=adult, found={**adult, "family_not_to_be_told": True})
    rank_both(missing, found)

    assert not Share.objects.filter(object_id=found.pk, office=missing.office, basis="match").exists()


def test_an_institution_sees_the_missing_report_it_may_hold():
    home = OfficeFactory(kind=OfficeKind.CCI)
    missing, found = same_child(found={"office": home})
    rank_both(missing, found)

    assert Share.objects.filter(object_id=missing.pk, office=home, basis="match").exists()


def test_a_child_without_any_name_is_found_by_marks_place_and_age():
    missing, found = same_child(found={"full_name": "", "father_name": ""})

    assert [m.missing_report for m in rank_both(missing, found)] == [missing]


def test_likely_duplicates_are_found_across_scripts():
    first = OpenMissingReportFactory(**CHILD)
    services.save_profile(first)
    second = OpenMissingReportFactory(
        **{**CHILD, "full_name": "सुनैना कुमारी", "father_name": "रामधनी पासवान"}, office=first.office
    )

    assert [d.report_id for d in find(second)] == [first.pk]


def test_name_search_hears_other_spellings():
    report = OpenMissingReportFactory(**CHILD)
    other = OpenMissingReportFactory(full_name="Gurpreet Kaur", sex="F")
    services.save_profile(report)
    services.save_profile(other)

    assert list(search_names(MissingReport.objects.all(), "सुनैना")) == [report]


def test_match_all_is_idempotent_and_writes_the_match_file(tmp_path):
    missing, found = same_child()
    MissingReport.objects.filter(pk=missing.pk).update(external_id="REG-7")
    out = tmp_path / "matches.jsonl"
    call_command("match_all", out=out)
    before = list(Match.objects.values("pk", "score", "version"))
    call_command("match_all", out=out)

    line = json.loads(out.read_text().splitlines()[0])

    assert list(Match.objects.values("pk", "score", "version")) == before
    assert line["recovered_id"] == found.reference
    assert line["candidates"][0]["missing_id"] == "REG-7"
    assert PopulationCount.objects.count() == 1


def test_candidate_search_uses_the_key_index():
    missing, _found = same_child()
    profile, _record = services.save_profile(missing)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM matching_profile WHERE keys @> ARRAY[%s::bigint]", [profile.keys[0]]
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "profile_keys" in plan


def test_a_profile_belongs_to_one_report():
    found = RecordedRecoveryReportFactory()
    services.save_profile(found)
    services.save_profile(found)

    assert Profile.objects.filter(recovery_report=found).count() == 1
