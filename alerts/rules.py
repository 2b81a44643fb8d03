"""Which event is told to whom, how, and in which words: the alert matrix."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alerts import recipients as who
from alerts import texts
from alerts.models import Alert
from alerts.recipients import Recipient
from cases import events as cases
from directory.choices import Role
from matching import events as matching
from matching.choices import Side, ToldBy
from trackchild.core.messaging import MessageTemplate
from trackchild.core.models import Event

SMS, EMAIL = "sms", "email"
LIKELY_MATCH = 0.80
Find = Callable[[Any, Event], list[Recipient]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Recipients of one kind of event. Without a template they are told inside the portal only."""

    kinds: tuple[str, ...]
    to: Find
    template: MessageTemplate | None = None
    channels: tuple[str, ...] = (SMS,)
    in_app: bool = False
    is_urgent: bool = False
    when: Callable[[Any, Event], bool] = lambda _subject, _event: True


# --- Recipients ---------------------------------------------------------------------------------------------


def _reporter(report, _event) -> list[Recipient]:
    return who.reporter_of(report)


def _station_and_units(report, _event) -> list[Recipient]:
    return [
        *who.at_office(report.office, Role.STATION_OFFICER),
        *who.of_police_district(report.office, Role.SJPU_OFFICER, Role.DCRB_OFFICER),
    ]


def _district_bodies(report, _event) -> list[Recipient]:
    return [
        *who.of_police_district(report.office, Role.SUPERINTENDENT_OF_POLICE),
        *who.of_district(report.district_id, Role.DCPU_OFFICER, Role.CWC_CHAIR),
        *who.railway_of_district(report.district_id),
    ]


def _informants_and_railway(report, _event) -> list[Recipient]:
    return [
        *who.of_district(report.district_id, Role.INFORMANT),
        *who.railway_of_district(report.district_id),
    ]


def _committee_and_bureaus(report, _event) -> list[Recipient]:
    return [
        *who.of_district(report.district_id, Role.CWC_MEMBER, Role.DCPU_OFFICER),
        *who.of_police_district(report.office, Role.DCRB_OFFICER),
    ]


def _committee_chair(report, _event) -> list[Recipient]:
    return who.of_district(report.district_id, Role.CWC_CHAIR)


def _receiving_station(report, _event) -> list[Recipient]:
    offered = report.transfers.filter(state="PENDING").select_related("to_office").first()
    return who.at_office(offered.to_office, Role.STATION_OFFICER) if offered else []


def _sending_station(report, _event) -> list[Recipient]:
    last = report.transfers.select_related("from_office").first()
    return who.at_office(last.from_office, Role.STATION_OFFICER) if last else []


def _both_sides(match, _event) -> list[Recipient]:
    """Both offices, the committee where the person was found, both crime records bureaus."""
    missing, recovered = match.missing_report, match.recovery_report
    if not match.is_open_to_searcher:
        return who.at_office(recovered.office, Role.STATION_OFFICER, Role.CCI_SUPERINTENDENT)
    return [
        *who.at_office(missing.office, Role.STATION_OFFICER),
        *who.at_office(recovered.office, Role.STATION_OFFICER, Role.CCI_SUPERINTENDENT),
        *who.of_district(recovered.district_id, Role.CWC_CHAIR),
        *who.of_police_district(missing.office, Role.DCRB_OFFICER),
        *who.of_police_district(recovered.office, Role.DCRB_OFFICER),
    ]


def _report_of(match, side: str):
    return match.missing_report if side == Side.MISSING else match.recovery_report


def _other_side(match, event) -> list[Recipient]:
    """The office that did not ask or answer; of a child before the board the station that searches learns
    nothing.
    """
    if not match.is_open_to_searcher:
        return []
    other = Side.RECOVERED if event.facts["side"] == Side.MISSING else Side.MISSING
    office = _report_of(match, other).office
    return who.at_office(office, Role.STATION_OFFICER, Role.SJPU_OFFICER, Role.CCI_SUPERINTENDENT)


def _head_of_side(match, event) -> list[Recipient]:
    return who.heads_of(_report_of(match, event.facts["side"]).office)


def _district_of_side(match, event) -> list[Recipient]:
    report = _report_of(match, event.facts["side"])
    bureau = (Role.DCRB_OFFICER, Role.SUPERINTENDENT_OF_POLICE)
    return who.of_police_district(report.office, *bureau) or who.of_district(
        report.district_id, Role.DCPU_OFFICER
    )


def _reporter_of_match(match, _event) -> list[Recipient]:
    return who.reporter_of(match.missing_report) if match.is_open_to_searcher else []


def _told_before(subject, event) -> list[Recipient]:
    """Everybody who was alerted to this record earlier."""
    if not getattr(subject, "is_open_to_searcher", True):
        return _both_sides(subject, event)
    earlier = Alert.objects.filter(
        event__subject_type=event.subject_type, event__subject_id=event.subject_id
    ).exclude(event=event)
    return who.people(earlier.values_list("user_id", flat=True).distinct())


def _sighting_station(sighting, _event) -> list[Recipient]:
    return [
        *who.at_office(sighting.office, Role.STATION_OFFICER),
        *who.of_district(sighting.district_id, Role.SJPU_OFFICER),
    ]


def _sighting_reporter(sighting, _event) -> list[Recipient]:
    return who.sighting_reporter(sighting)


def _owner_of_agent(hit, _event) -> list[Recipient]:
    return who.people([hit.agent.posting.user_id])


def _keeper_of_clue(match, _event) -> list[Recipient]:
    """The station that has the sighting, or the home in which the child lives."""
    return who.at_office(match.clue.record.office, Role.STATION_OFFICER, Role.CCI_SUPERINTENDENT)


# --- Conditions ---------------------------------------------------------------------------------------------


def _is_grave(report, _event) -> bool:
    """High or critical risk, or a child under six."""
    assessment = getattr(report, "risk_assessment", None)
    months = report.age_months_at_event
    return (assessment is not None and assessment.level in {"HIGH", "CRITICAL"}) or (
        months is not None and months < 72
    )


def _is_child(report, _event) -> bool:
    return bool(report.is_child)


def _is_likely(match, _event) -> bool:
    return match.score >= LIKELY_MATCH


def _is_closed_for_another(match, _event) -> bool:
    return match.closed_for_id is not None


def _is_danger(sighting, _event) -> bool:
    return sighting.in_danger


def _by_sms(hit, _event) -> bool:
    return hit.agent.told_by == ToldBy.SMS


def _by_email(hit, _event) -> bool:
    return hit.agent.told_by == ToldBy.EMAIL


# --- The matrix ---------------------------------------------------------------------------------------------

_REGISTERED = (cases.MISSING_REPORT_REGISTERED,)
_GRAVE = (cases.MISSING_REPORT_REGISTERED, cases.MISSING_REPORT_RISK_ASSESSED)
_ENDED = (cases.MISSING_REPORT_TRACED, cases.MISSING_REPORT_CLOSED)

RULES = (
    Rule(kinds=_REGISTERED, to=_reporter, template=texts.REGISTERED, channels=(SMS, EMAIL)),
    Rule(kinds=_REGISTERED, to=_station_and_units, in_app=True),
    Rule(
        kinds=_GRAVE,
        to=_district_bodies,
        template=texts.OFFICER_NEW_CASE,
        in_app=True,
        is_urgent=True,
        when=_is_grave,
    ),
    Rule(
        kinds=(cases.MISSING_REPORT_PUBLISHED, cases.MISSING_REPORT_WITHDRAWN),
        to=_informants_and_railway,
        in_app=True,
    ),
    Rule(
        kinds=(cases.MISSING_REPORT_TRANSFERRED,),
        to=_receiving_station,
        template=texts.OFFICER_TRANSFER,
        in_app=True,
    ),
    Rule(
        kinds=(cases.MISSING_REPORT_TRANSFER_ACCEPTED, cases.MISSING_REPORT_TRANSFER_RETURNED),
        to=_sending_station,
        in_app=True,
    ),
    Rule(kinds=(cases.MISSING_REPORT_RETURNED,), to=_station_and_units, in_app=True),
    Rule(
        kinds=(
            cases.MISSING_REPORT_TRACE_UNDONE,
            cases.MISSING_REPORT_REOPENED,
            cases.RECOVERY_REPORT_IDENTITY_UNDONE,
        ),
        to=_station_and_units,
        in_app=True,
    ),
    Rule(kinds=_ENDED, to=_told_before, in_app=True),
    Rule(
        kinds=(cases.MISSING_REPORT_TRACED,),
        to=_reporter,
        template=texts.REPORTER_ENDED,
        channels=(SMS, EMAIL),
    ),
    Rule(kinds=(cases.MISSING_REPORT_CLOSED,), to=_reporter, template=texts.REPORTER_CLOSED),
    Rule(kinds=(cases.RECOVERY_REPORT_RECORDED,), to=_committee_and_bureaus, in_app=True),
    Rule(
        kinds=(cases.RECOVERY_REPORT_RECORDED,),
        to=_committee_chair,
        template=texts.OFFICER_RECOVERED,
        in_app=True,
        is_urgent=True,
        when=_is_child,
    ),
    Rule(
        kinds=(matching.MATCH_SUGGESTED,),
        to=_both_sides,
        template=texts.OFFICER_MATCH,
        in_app=True,
        is_urgent=True,
        when=_is_likely,
    ),
    Rule(
        kinds=(matching.MATCH_PROPOSED,),
        to=_both_sides,
        template=texts.OFFICER_MATCH,
        in_app=True,
        is_urgent=True,
    ),
    Rule(kinds=(matching.MATCH_CONFIRMED_BOTH,), to=_both_sides, in_app=True),
    Rule(
        kinds=(matching.MATCH_CONFIRMED_BOTH,),
        to=_reporter_of_match,
        template=texts.REPORTER_CONTACT,
        channels=(SMS, EMAIL),
    ),
    Rule(
        kinds=(
            matching.MATCH_CONFIRMED_ONE,
            matching.MATCH_REJECTED,
            matching.MATCH_UNDONE,
            matching.MATCH_ACCEPTED,
            matching.MATCH_REOPENED,
        ),
        to=_told_before,
        in_app=True,
    ),
    Rule(kinds=(matching.MATCH_EXPIRED,), to=_told_before, in_app=True, when=_is_closed_for_another),
    Rule(kinds=(matching.MATCH_MORE_NEEDED, matching.MATCH_ANSWERED), to=_other_side, in_app=True),
    Rule(kinds=(matching.MATCH_UNOPENED,), to=_head_of_side, in_app=True, is_urgent=True),
    Rule(kinds=(matching.MATCH_STILL_UNOPENED,), to=_district_of_side, in_app=True, is_urgent=True),
    Rule(kinds=(matching.CLUE_SUGGESTED,), to=_keeper_of_clue, in_app=True),
    Rule(kinds=(matching.AGENT_FOUND,), to=_owner_of_agent, in_app=True),
    Rule(kinds=(matching.AGENT_FOUND,), to=_owner_of_agent, template=texts.OFFICER_AGENT, when=_by_sms),
    Rule(
        kinds=(matching.AGENT_FOUND,),
        to=_owner_of_agent,
        template=texts.OFFICER_AGENT,
        channels=(EMAIL,),
        when=_by_email,
    ),
    Rule(kinds=(cases.SIGHTING_REPORTED,), to=_sighting_station, in_app=True),
    Rule(
        kinds=(cases.SIGHTING_REPORTED,),
        to=_sighting_station,
        template=texts.OFFICER_DANGER,
        in_app=True,
        is_urgent=True,
        when=_is_danger,
    ),
    Rule(kinds=(cases.SIGHTING_REPORTED,), to=_sighting_reporter, template=texts.SIGHTING_RECEIVED),
    Rule(kinds=(cases.SIGHTING_CLOSED,), to=_sighting_reporter, template=texts.SIGHTING_CLOSED),
)


def kinds() -> list[str]:
    return sorted({str(kind) for rule in RULES for kind in rule.kinds})


def rules_for(kind: str) -> list[Rule]:
    return [rule for rule in RULES if kind in rule.kinds]
