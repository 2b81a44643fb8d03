"""One row waiting on each desk: a draft, a transfer, a sighting, a clock that runs, an entry sent back."""

from datetime import timedelta

from cases import services
from cases.models import MissingReport, RecoveryReport
from trackchild.demo.stories.stage import HOWRAH, LUCKNOW, PATNA, Stage

MOLE_CHEEK = {"kind": "MOLE", "site": "CHEEK", "side": "R", "text": "Mole", "is_publishable": True}
CUT_EYEBROW = {"kind": "CUT", "site": "EYEBROW", "side": "L", "text": "Cut mark"}
TATTOO_HAND = {"kind": "TATTOO", "site": "HAND", "side": "R", "text": "Name of the mother"}
BOY = {
    "hair_style": "SHORT",
    "clothes_upper": "SHIRT",
    "clothes_lower": "TROUSER",
    "clothes_colours": ["RED"],
    "clothing_text": "Red shirt",
}


def draft_nearly_done(stage: Stage) -> None:
    """Kotwali Lucknow: everything but the description and the photograph."""
    answers = stage.missing_answers(
        at=stage.ago(hours=7),
        district=LUCKNOW,
        full_name="Mohammad Arman",
        name_local="मोहम्मद अरमान",
        sex="M",
        age_years=9,
        religion="MUSLIM",
        father_name="Wasim Ansari",
        mother_name="Rehana Khatun",
        reporter_name="Wasim Ansari",
    )
    described = ("height_cm", "complexion", "build", "face", "hair_colour", "hair_style", "eye_colour",
    "eye_feature",
                 "has_disability", "mental_state", "clothes_upper", "clothes_lower", "clothes_colours",
                 "footwear",
                 "clothing_text")  # fmt: skip
    for name in described:
        answers.pop(name)
    with stage.acting("ps.kotwali.lucknow") as officer:
        services.create_missing_report(by=officer, **answers)


def report_of_a_citizen(stage: Stage) -> None:
    """Kotwali Patna: a first report from the public page, to be taken up within the hour."""
    office = stage.office("212PS01")
    services.create_missing_report(
        by=None,
        office=office,
        state=office.state,
        district=office.district,
        mode="PORTAL",
        full_name="Sonu Paswan",
        sex="M",
        age_years=7,
        father_name="Dinesh Paswan",
        reporter_name="Dinesh Paswan",
        reporter_relation="FATHER",
        reporter_phone="+919999700900",
        reporter_language="hi",
        missing_from=stage.ago(hours=2),
        missing_from_precision="APPROX",
        place_line="Gandhi Maidan fair",
        place_district=stage.districts[PATNA],
        place_type="FAIR_FESTIVAL",
        circumstances="Let go of his mother's hand in the crowd.",
    )


def transfer_waiting(stage: Stage) -> None:
    """Patna offers a case to Kotwali Lucknow, which has to answer; Lucknow offers one to Patna."""
    girl = stage.registered(
        "ps.kotwali.patna",
        face=("F", "child", 1),
        marks=[MOLE_CHEEK],
        at=stage.ago(days=2),
        district=PATNA,
        full_name="Kajal Kumari",
        name_local="काजल कुमारी",
        sex="F",
        age_years=10,
        father_name="Suraj Mahto",
        reporter_name="Suraj Mahto",
        reporter_phone="+916122234567",  # a landline: the SMS to it does not arrive
    )
    boy = stage.registered(
        "ps.kotwali.lucknow",
        face=("M", "child", 2),
        marks=[CUT_EYEBROW],
        at=stage.ago(days=3),
        district=LUCKNOW,
        full_name="Golu Manjhi",
        sex="M",
        age_years=11,
        father_name="Birju Manjhi",
        reporter_name="Birju Manjhi",
        **BOY,
    )
    with stage.acting("ps.kotwali.patna") as officer:
        services.transfer_missing_report(
            girl,
            by=officer,
            to_office=stage.office("162PS01"),
            reason="Last seen boarding the train to Lucknow.",
        )
    with stage.acting("ps.kotwali.lucknow") as officer:
        services.transfer_missing_report(
            boy, by=officer, to_office=stage.office("212PS01"), reason="The family lives in Patna; zero FIR."
        )


def returned_and_to_verify(stage: Stage) -> None:
    """DCRB Lucknow sent one entry back; others wait for it."""
    report = stage.registered(
        "ps.kotwali.lucknow",
        face=("M", "youth", 3),
        marks=[TATTOO_HAND],
        at=stage.ago(days=5),
        district=LUCKNOW,
        full_name="Vikas Sonkar",
        name_local="विकास सोनकर",
        sex="M",
        age_years=16,
        father_name="Ram Sonkar",
        reporter_name="Ram Sonkar",
        height_cm=160,
        **BOY,
    )
    with stage.acting("dcrb.lucknow") as officer:
        services.return_report(
            report, by=officer, note="The FIR number does not agree with the station diary."
        )


def case_of_the_trafficking_unit(stage: Stage) -> None:
    """A girl missing for more than four months is with the AHTU of Lucknow."""
    report = stage.registered(
        "ps.kotwali.lucknow",
        face=("F", "youth", 4),
        marks=[CUT_EYEBROW],
        at=stage.ago(days=131),
        district=LUCKNOW,
        full_name="Roshni Gautam",
        name_local="रोशनी गौतम",
        sex="F",
        age_years=15,
        father_name="Mohan Gautam",
        reporter_name="Mohan Gautam",
        kind="TRAFFICKED",
        reasons=["TRAFFICKING_LABOUR"],
    )
    with stage.acting("dcrb.lucknow") as officer:
        services.authenticate_report(report, by=officer)
        services.hand_to_ahtu(
            report,
            by=officer,
            office=stage.office("162AHTU"),
            reason="Untraced for four months since the FIR.",
        )


def traced_and_closed(stage: Stage) -> None:
    """Patna: one child came home and is traced, another case is closed."""
    home = _lost_for_a_day(stage, "Ritu Kumari", "F", days=4, face=("F", "child", 5))
    closed = _lost_for_a_day(stage, "Chandan Ram", "M", days=30, face=("M", "child", 4))
    with stage.acting("ps.kotwali.patna") as officer:
        for report in (home, closed):
            services.trace_missing_report(
                report,
                by=officer,
                return_verified_by="Sub-inspector Nisha Pal",
                return_verified_on=timezone_day(stage),
                return_note="Seen at home with the mother.",
            )
        services.close_missing_report(
            MissingReport.objects.get(pk=closed.pk),
            by=officer,
            established_reasons=["LOST_WAY"],
            offence_detected="N",
            trafficking_found="N",
            production_reference="CWC-PAT-77",
            statement_recorded_on=timezone_day(stage),
        )


def _lost_for_a_day(
    stage: Stage, name: str, sex: str, *, days: int, face: tuple[str, str, int]
) -> MissingReport:
    return stage.registered(
        "ps.kotwali.patna",
        face=face,
        marks=[MOLE_CHEEK],
        at=stage.ago(days=days),
        district=PATNA,
        full_name=name,
        sex=sex,
        age_years=8,
        father_name="Shyam Prasad",
        reporter_name="Shyam Prasad",
        **(BOY if sex == "M" else {}),
    )


def sightings_to_triage(stage: Stage) -> None:
    """One from a citizen without a name, one from the anganwadi worker, one of the registered citizen."""
    lucknow = stage.districts[LUCKNOW]
    common = {"place_district": lucknow, "place_type": "RAILWAY_STATION", "declaration": True}
    services.report_sighting(
        by=None,
        kind="SIGHTED",
        seen_at=stage.ago(hours=5),
        place_line="Charbagh railway station, platform 2",
        age_years=13,
        sex="F",
        description="A girl alone, crying, near the water tap.",
        clothes="Blue uniform",
        is_anonymous=True,
        **common,
    )
    with stage.acting("inf.anganwadi.lucknow") as worker:
        services.report_sighting(
            by=worker,
            kind="CHILD_LABOUR",
            seen_at=stage.ago(hours=20),
            place_line="Embroidery workshop behind the mosque, Chowk",
            age_years=11,
            sex="M",
            description="Four boys work late at night. One says he is from Bihar.",
            reporter_name=worker.name,
            reporter_phone=worker.phone,
            **{**common, "place_type": "WORKPLACE_FACTORY"},
        )
    with stage.acting("citizen.demo") as citizen:
        services.report_sighting(
            by=citizen,
            kind="BEGGING",
            seen_at=stage.ago(days=1),
            place_line="Temple gate, Hazratganj",
            age_years=6,
            sex="F",
            description="A small girl begs with a woman she does not seem to know.",
            reporter_name=citizen.name,
            reporter_phone=citizen.phone,
            **{**common, "place_type": "BEGGING_SPOT"},
        )


def production_clock_running(stage: Stage) -> None:
    """Howrah and Lucknow each hold a child who must stand before the committee within 24 hours."""
    stage.recorded(
        "ps.grp.howrah",
        face=("M", "child", 3),
        marks=[CUT_EYEBROW],
        at=stage.ago(hours=5),
        district=HOWRAH,
        full_name="Rahim Sk",
        name_local="রহিম সেখ",
        sex="M",
        age_years=9,
        languages=["bn"],
        medical_at=stage.ago(hours=3),
        **BOY,
    )
    stage.recorded(
        "ps.kotwali.lucknow",
        face=("F", "infant", 1),
        marks=[MOLE_CHEEK],
        at=stage.ago(hours=21),
        district=LUCKNOW,
        name_type="NK",
        sex="F",
        age_years=2,
        recovered_by="CITIZEN",
        place_line="Market, near the cloth shop",
        place_type="MARKET",
        languages=["UNIDENTIFIED"],
        height_cm=85,
        build="INFANT",
        hair_style="SHORT",
        clothes_upper="FROCK",
        clothing_text="Pink frock",
    )


def before_committee_and_board(stage: Stage) -> None:
    """Lucknow: one child placed with the children's home by the CWC, one boy before the JJB."""
    girl = _found_in_lucknow(stage, "Munni", "F", 8, ("F", "child", 2), days=3)
    boy = _found_in_lucknow(stage, "Raju", "M", 15, ("M", "youth", 1), days=2)
    with stage.acting("ps.kotwali.lucknow") as officer:
        services.produce_recovery_report(
            girl,
            by=officer,
            produced_before="CWC",
            produced_at=stage.ago(days=2.5),
            production_office=stage.office("162CWC"),
        )
        girl = services.leave_unidentified(RecoveryReport.objects.get(pk=girl.pk), by=officer)
        services.place_in_custody(
            girl,
            by=officer,
            custody_kind="CCI",
            custody_office=stage.office("162CCI01"),
            custody_from=stage.ago(days=1),
        )
        services.produce_recovery_report(
            boy,
            by=officer,
            produced_before="JJB",
            produced_at=stage.ago(days=1.5),
            production_office=stage.office("162JJB"),
        )


def _found_in_lucknow(
    stage: Stage, name: str, sex: str, age: int, face: tuple[str, str, int], *, days: float
):
    return stage.recorded(
        "ps.kotwali.lucknow",
        face=face,
        marks=[MOLE_CHEEK],
        at=stage.ago(days=days),
        district=LUCKNOW,
        full_name=name,
        sex=sex,
        age_years=age,
        place_line="Charbagh railway station",
        medical_at=stage.ago(days=days) + timedelta(hours=2),
        **(BOY if sex == "M" else {}),
    )


def timezone_day(stage: Stage):
    return stage.ago(days=1).date()


STORIES = (
    draft_nearly_done,
    report_of_a_citizen,
    transfer_waiting,
    returned_and_to_verify,
    case_of_the_trafficking_unit,
    traced_and_closed,
    sightings_to_triage,
    production_clock_running,
    before_committee_and_board,
)
