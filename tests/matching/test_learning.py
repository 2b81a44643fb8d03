"""Labelled pairs from decisions, weights learnt from them, approval, and the monthly report."""

import re
from datetime import date
from io import StringIO

import numpy as np
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.urls import reverse

from directory.choices import Role
from matching import approved, counts, services
from matching.learning import measure
from matching.learning.fit import STRENGTH, calibrated, counts_of, fitted
from matching.levels import INDEX, LEVELS
from matching.models import Decision, DriftReport, WeightProposal
from matching.services.learning import Labelled, _calibration
from matching.weights import load, of_release, serve, weights
from tests.factories.accounts import OfficerFactory
from tests.factories.matching import MatchFactory
from trackchild.core.models import Event
from trackchild.core.workflow import StaleState

pytestmark = pytest.mark.django_db


@pytest.fixture
def national():
    return OfficerFactory(role=Role.NCRB_OFFICER)


@pytest.fixture
def nobody_invented():
    return measure.Register([], [], {})


def decision(match, verdict, side="", by=None, **more):
    return Decision.objects.create(
        match=match, side=side, verdict=verdict, by=by or OfficerFactory(role=Role.STATION_OFFICER),
        score=match.score, bits=match.bits, evidence={"name": "agrees"}, engine="0", **more,
    )  # fmt: skip


def proposal(**figures):
    table = fitted(counts_of([{"sex": "differs"}] * 3000), load())
    before = {"recall_1": 0.9, "ece": 0.02} | figures
    return services.propose_weights(table, pairs=[], before=before, after={"recall_1": 0.91, "ece": 0.01})


def chance(table, field, level):
    return float(table.m[INDEX[field], LEVELS[field].index(level)])


# --- labels


def test_two_confirmations_or_an_acceptance_are_one_person():
    both, taken = MatchFactory(), MatchFactory()
    decision(both, "CONFIRM", "M")
    decision(both, "CONFIRM", "R")
    decision(taken, "ACCEPT")

    assert [pair.same for pair in services.labelled_pairs()] == [True, True]


def test_a_rejection_by_either_side_is_two_persons():
    match = MatchFactory()
    decision(match, "CONFIRM", "M")
    decision(match, "REJECT", "R")

    assert [pair.same for pair in services.labelled_pairs()] == [False]


def test_one_confirmation_and_undone_decisions_say_nothing():
    half, undone = MatchFactory(), MatchFactory()
    decision(half, "CONFIRM", "M")
    decision(undone, "REJECT", "M", undone=True)

    assert services.labelled_pairs() == []


# --- fitting


def test_without_pairs_the_table_stays_as_it_is():
    assert np.allclose(fitted(counts_of([]), load()).m, load().m)


def test_as_many_pairs_as_the_table_is_worth_move_it_half_way():
    table = fitted(counts_of([{"sex": "differs"}] * int(STRENGTH)), load())

    assert chance(table, "sex", "differs") == pytest.approx((1 + 0.015) / 2, abs=1e-3)


def test_levels_of_another_engine_are_passed_over():
    assert counts_of([{"shoe": "same", "sex": "rather"}]).sum() == 0


def test_a_field_with_a_curve_of_its_own_is_not_learnt(monkeypatch):
    monkeypatch.setattr("matching.learning.fit.OWN_CURVE", ("sex",))

    table = fitted(counts_of([{"sex": "differs", "face": "same"}] * 3000), load())

    assert chance(table, "sex", "differs") == chance(load(), "sex", "differs")
    assert chance(table, "face", "same") > chance(load(), "face", "same")


def test_a_sound_calibration_hardly_moves():
    dice = np.random.default_rng(1)
    raw = dice.normal(0, 2, 4000)
    same = (dice.random(4000) < 1 / (1 + np.exp(-raw))).astype(float)

    slope, offset = calibrated(load(), raw, same, np.ones(4000))

    assert (slope, offset) == (pytest.approx(1, abs=0.15), pytest.approx(0, abs=0.15))


def test_what_was_said_too_surely_is_said_less_surely():
    raw = np.full(2000, 3.0)  # said: 95 %
    same = (np.arange(2000) % 2).astype(float)  # true: 50 %

    slope, offset = calibrated(load(), raw, same, np.ones(2000))

    assert 1 / (1 + np.exp(-(slope * 3 + offset))) == pytest.approx(0.5, abs=0.05)


def test_calibration_learns_only_from_the_version_it_corrects(nobody_invented):
    pairs = [Labelled(False, {}, 0.95, "an older one")] * 500

    assert _calibration(load(), pairs, nobody_invented, 0.0) == (load().slope, load().offset)


def test_enough_decisions_need_no_invented_register(nobody_invented):
    pairs = [Labelled(True, {"sex": "same", "father": "agrees"}, 0.95, of_release().version)] * 3000

    table = services.learn(pairs, nobody_invented)

    assert chance(table, "sex", "same") > chance(load(), "sex", "same")
    assert chance(table, "father", "agrees") == pytest.approx((1 + 0.9) / 2, abs=1e-3)


# --- proposal and approval


def test_a_proposal_changes_nothing():
    proposal()
    counts.forget()
    counts.population()

    assert weights() is of_release()


def test_an_approved_version_serves_in_every_process(national, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = services.approve_weights(proposal(), by=national)
    serve(None)  # another process, which knows the release only
    counts.forget()
    counts.population()

    assert weights().version == row.engine == f"{of_release().version}+1"
    assert chance(weights(), "sex", "differs") == pytest.approx(0.5075, abs=1e-3)


def test_the_approved_table_is_what_was_learnt(national):
    row = proposal()

    kept = approved.table_of(row)

    table = fitted(counts_of([{"sex": "differs"}] * 3000), load())
    assert np.allclose(kept.m, table.m, atol=1e-5)
    assert (kept.slope, kept.offset) == (table.slope, table.offset)


def test_a_newer_release_puts_older_approvals_aside(national):
    row = services.approve_weights(proposal(), by=national)
    WeightProposal.objects.filter(pk=row.pk).update(table=row.table | {"release": "an older one"})
    counts.forget()
    counts.population()

    assert weights() is of_release()


def test_a_declined_proposal_needs_a_reason_and_serves_nobody(national):
    row = proposal()
    with pytest.raises(ValidationError):
        services.decline_weights(row, by=national, note=" ")

    row = services.decline_weights(row, by=national, note="Too few pairs")

    counts.forget()
    counts.population()
    assert (row.status, weights()) == ("DECLINED", of_release())


@pytest.mark.parametrize("role", [Role.SCRB_OFFICER, Role.CPSU_OFFICER, Role.STATION_OFFICER])
def test_only_the_national_bureau_approves(role):
    with pytest.raises(PermissionDenied):
        services.approve_weights(proposal(), by=OfficerFactory(role=role))


def test_what_is_decided_is_decided_once(national):
    row = services.decline_weights(proposal(), by=national, note="Too few pairs")

    with pytest.raises(StaleState):
        services.approve_weights(row, by=national)


def test_a_proposal_against_replaced_weights_is_refused(national):
    first, second = proposal(), proposal()
    services.approve_weights(first, by=national)

    with pytest.raises(ValidationError):
        services.approve_weights(second, by=national)


def test_the_approval_is_in_the_history(national):
    row = services.approve_weights(proposal(), by=national, note="Better in all groups")

    kinds = list(
        Event.objects.filter(subject_id=row.pk, kind__startswith="weights.").values_list("kind", flat=True)
    )
    assert sorted(kinds) == ["weights.approved", "weights.proposed"]
    assert (row.decided_by, row.note) == (national, "Better in all groups")


def test_the_page_shows_both_tables_and_takes_the_decision(client_as, national):
    row = proposal()
    client = client_as(national)

    text = client.get(row.get_absolute_url()).content.decode()
    client.post(reverse("matching:weights-decide", args=[row.reference]), {"status": "APPROVED"})

    row.refresh_from_db()
    assert "90.00" in text
    assert "91.00" in text
    assert "0.0150" in text
    assert "0.5075" in text
    assert row.status == "APPROVED"


def test_the_page_refuses_to_decline_without_a_reason(client_as, national):
    row = proposal()

    response = client_as(national).post(
        reverse("matching:weights-decide", args=[row.reference]), {"status": "DECLINED"}
    )

    row.refresh_from_db()
    assert (response.status_code, row.status) == (422, "PROPOSED")
    assert "Write the reason." in response.content.decode()


def test_who_may_only_look_gets_no_form(client_as):
    row = proposal()
    client = client_as(Role.CPSU_OFFICER)

    text = client.get(row.get_absolute_url()).content.decode()

    assert "Save the decision" not in text
    address = reverse("matching:weights-decide", args=[row.reference])
    assert client.post(address, {"status": "APPROVED"}).status_code == 403


@pytest.mark.parametrize("month", ["2026-13", "x"])
def test_a_month_that_is_none_is_not_found(client_as, national, month):
    address = reverse("matching:weights-drift", args=[month])

    assert client_as(national).get(address).status_code == 404


def test_one_line_of_the_menu_is_the_current_one(client_as, national):
    page = client_as(national).get(reverse("matching:weights-list")).content.decode()

    assert set(re.findall(r'href="([^"]+)" aria-current="page"', page)) == {reverse("matching:weights-list")}


def test_the_list_leads_to_proposals_and_reports(client_as, national):
    row, report = proposal(), services.report_month(date(2026, 10, 1))

    text = client_as(national).get(reverse("matching:weights-list")).content.decode()

    assert row.get_absolute_url() in text
    assert reverse("matching:weights-drift", args=[str(report)]) in text


@pytest.mark.parametrize("name", ["weights-detail", "weights-drift"])
def test_a_station_sees_neither(client_as, name):
    args = [proposal().reference] if name == "weights-detail" else ["2026-10"]

    assert client_as(Role.STATION_OFFICER).get(reverse(f"matching:{name}", args=args)).status_code == 403


def test_the_command_compares_on_another_register_and_proposes():
    out = StringIO()

    call_command("learn_weights", missing=300, found=150, stdout=out, stderr=StringIO())

    row = WeightProposal.objects.get()
    assert "decided pairs: 0 of one person, 0 of two" in out.getvalue()
    assert "right first" in out.getvalue()
    assert set(row.figures["before"]) == set(row.figures["after"]) >= {"recall_1", "ece", "wrong_alerts"}
    assert row.figures["before"]["recall_1"] > 0.5
    assert row.status == "PROPOSED"


# --- monthly report


def test_the_month_tells_what_was_rejected_and_what_came_true():
    for verdict, score in (("ACCEPT", 0.95), ("REJECT", 0.95), ("REJECT", 0.3)):
        match = MatchFactory(score=score)
        decision(match, verdict)
    Decision.objects.update(at="2026-10-15T10:00:00Z")

    figures = services.report_month(date(2026, 10, 1)).figures

    bands = {row["band"]: row for row in figures["bands"]}
    assert (bands["VERY_LIKELY"]["decided"], bands["VERY_LIKELY"]["share"]) == (2, 0.5)
    assert bands["POSSIBLE"]["share"] == 1.0
    assert bands["LIKELY"]["share"] is None
    assert figures["calibration"]["rows"][0]["true"] == 0.5


def test_recall_by_group_counts_what_officers_had_to_propose_themselves():
    shown, by_hand = MatchFactory(), MatchFactory()
    for match in (shown, by_hand):
        decision(match, "ACCEPT")
    Event.objects.create(kind="match.proposed", subject_type="matching.match", subject_id=by_hand.pk)
    Decision.objects.update(at="2026-10-15T10:00:00Z")

    groups = services.report_month(date(2026, 10, 1)).figures["groups"]

    sex = next(row for row in groups if row["kind"] == "sex")
    assert (sex["group"], sex["right"], sex["found"], sex["share"]) == ("F", 2, 1, 0.5)


def test_the_report_is_of_the_month_before_and_made_once():
    services.report_last_month(date(2026, 1, 1))
    services.report_last_month(date(2026, 1, 9))

    assert list(DriftReport.objects.values_list("month", flat=True)) == [date(2025, 12, 1)]


def test_decisions_of_other_months_do_not_count():
    decision(MatchFactory(), "REJECT")
    Decision.objects.update(at="2026-11-01T00:00:00+05:30")

    bands = services.report_month(date(2026, 10, 1)).figures["bands"]

    assert sum(row["decided"] for row in bands) == 0


def test_the_report_page_shows_the_figures(client_as, national):
    decision(MatchFactory(), "ACCEPT")
    Decision.objects.update(at="2026-10-15T10:00:00Z")
    services.report_month(date(2026, 10, 1))

    text = client_as(national).get(reverse("matching:weights-drift", args=["2026-10"])).content.decode()

    assert "Very likely" in text
    assert "100.0 %" in text
