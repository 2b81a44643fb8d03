"""The main story: a girl missing in Lucknow is found at Howrah, and nobody has looked at the match yet."""

from cases import services
from cases.choices import DiaryItem
from cases.models import MissingReport, RecoveryReport
from trackchild.demo.stories.stage import HOWRAH, LUCKNOW, Stage

BURN = {
    "kind": "BURN",
    "site": "FOREARM",
    "side": "L",
    "text": "Old burn mark, coin-sized",
    "is_publishable": True,
}
MOLE = {"kind": "MOLE", "site": "CHIN", "side": "MID", "text": "Small mole", "is_publishable": True}
SCAR = {"kind": "SCAR", "site": "KNEE", "side": "R", "text": "Scar of a fall"}


def girl_found_at_howrah(stage: Stage) -> tuple[MissingReport, RecoveryReport]:
    missing = _missing_in_lucknow(stage)
    found = _found_at_howrah(stage)
    return missing, found


def _missing_in_lucknow(stage: Stage) -> MissingReport:
    report = stage.registered(
        "ps.kotwali.lucknow",
        face=("F", "youth", 0),
        marks=[BURN, MOLE, SCAR],
        at=stage.ago(days=9, hours=4),
        district=LUCKNOW,
        full_name="Anjali Kumari",
        name_local="अंजलि कुमारी",
        aliases=["Guddi"],
        sex="F",
        age_years=13,
        father_name="Ramesh Kumar",
        mother_name="Sunita Devi",
        reporter_name="Ramesh Kumar",
        circumstances="Left for school after a quarrel at home. Seen at Charbagh railway station.",
        kind="RUNAWAY",
        reasons=["SCOLDED"],
        direction="Towards Howrah by train",
    )
    with stage.acting("ps.kotwali.lucknow") as officer:
        services.assess_risk(report, by=officer, girl_over_ten="Y", over_a_day="Y")
        services.add_diary_entry(report, by=officer, item=DiaryItem(1), remark="FIR registered at once.")
        services.add_diary_entry(
            report, by=officer, item=DiaryItem(9), remark="Wireless message to all stations."
        )
        services.publish_poster(
            report,
            by=officer,
            basis="CONSENT",
            public_description="Left for school in a blue uniform. Old burn mark on the left forearm.",
            given_by="Ramesh Kumar",
            relation="FATHER",
            given_on=stage.ago(days=8).date(),
        )
    report.refresh_from_db()
    return report


def _found_at_howrah(stage: Stage) -> RecoveryReport:
    report = stage.recorded(
        "ps.grp.howrah",
        face=("F", "youth", 0),
        marks=[{**BURN, "text": "Burn scar", "is_publishable": False}],
        at=stage.ago(days=7),
        district=HOWRAH,
        name_local="অঞ্জলি কুমারী",
        sex="F",
        age_years=12,
        father_name="Ramesh",
        home_state=stage.districts[LUCKNOW].state,
        clue_landmarks="A clock tower near the house",
        clue_travel="Came alone by night train",
        train_number="12354",
        height_cm=139,
        clothing_text="Blue school uniform",
    )
    with stage.acting("ps.grp.howrah") as officer:
        services.make_safe(report, by=officer, food_given_at=stage.ago(days=7))
        services.produce_recovery_report(
            report,
            by=officer,
            produced_before="CWC",
            produced_at=stage.ago(days=6, hours=20),
            production_office=stage.office("313CWC"),
            production_reference="CWC-HWH-118",
        )
        report = services.leave_unidentified(RecoveryReport.objects.get(pk=report.pk), by=officer)
        services.place_in_custody(
            report,
            by=officer,
            custody_kind="CCI",
            custody_office=stage.office("313CCI01"),
            custody_from=stage.ago(days=6),
        )
    report.refresh_from_db()
    return report
