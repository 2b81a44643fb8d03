"""Children of the two homes: one received, some just placed, one found at the gate."""

from cases import services
from cases.models import RecoveryReport
from cci.services import receive_child
from trackchild.demo.stories.stage import HOWRAH, LUCKNOW, PATNA, Stage

STAR_MARK = {"kind": "BIRTHMARK", "site": "NECK", "side": "R", "text": "Dark patch"}
CUT_PALM = {"kind": "CUT", "site": "HAND", "side": "L", "text": "Cut across the palm"}


def girl_received(stage: Stage) -> None:
    """Howrah: the girl of the main story lives in the home; her match stands on her page."""
    told = RecoveryReport.objects.filter(created_by__isnull=False)
    found = told.get(custody_office__code="313CCI01")
    with stage.acting("cci.howrah") as superintendent:
        receive_child(found, by=superintendent, admitted_on=found.custody_from.date())


def boy_just_placed(stage: Stage) -> None:
    """Howrah: the committee placed a boy with the home yesterday; his arrival is not recorded."""
    boy = stage.recorded(
        "ps.grp.howrah",
        face=("M", "child", 0),
        marks=[CUT_PALM],
        at=stage.ago(days=3),
        district=HOWRAH,
        name_type="NK",
        sex="M",
        age_years=6,
        languages=["NONVERBAL"],
        height_cm=110,
        hair_style="SHORT",
        clothes_upper="VEST",
        clothes_lower="SHORTS",
        clothes_colours=["YELLOW"],
        clothing_text="Yellow vest",
        medical_at=stage.ago(days=3),
    )
    with stage.acting("ps.grp.howrah") as officer:
        services.produce_recovery_report(
            boy,
            by=officer,
            produced_before="CWC",
            produced_at=stage.ago(days=2.5),
            production_office=stage.office("313CWC"),
        )
        boy = services.leave_unidentified(RecoveryReport.objects.get(pk=boy.pk), by=officer)
        services.place_in_custody(
            boy,
            by=officer,
            custody_kind="CCI",
            custody_office=stage.office("313CCI01"),
            custody_from=stage.ago(days=1),
        )


def girl_at_the_gate(stage: Stage) -> None:
    """Lucknow: the home itself filed the report of a girl left at its gate. Patna misses such a girl."""
    stage.registered(
        "ps.kotwali.patna",
        face=("F", "child", 4),
        marks=[STAR_MARK],
        at=stage.ago(days=8),
        district=PATNA,
        full_name="Sneha Kumari",
        name_local="स्नेहा कुमारी",
        sex="F",
        age_years=7,
        father_name="Umesh Ram",
        mother_name="Kiran Devi",
        reporter_name="Umesh Ram",
        height_cm=118,
    )
    girl = stage.recorded(
        "cci.lucknow",
        face=("F", "child", 4),
        marks=[STAR_MARK],
        at=stage.ago(days=4),
        district=LUCKNOW,
        full_name="Sneha",
        sex="F",
        age_years=7,
        father_name="Umesh",
        home_district=stage.districts[PATNA],
        recovered_by="CITIZEN",
        place_line="Gate of the children's home",
        place_type="ROAD",
        height_cm=119,
        circumstances="Sat at the gate in the morning. Says that she came by train with a woman.",
        medical_at=stage.ago(days=4),
    )
    with stage.acting("cci.lucknow") as superintendent:
        services.produce_recovery_report(
            girl,
            by=superintendent,
            produced_before="CWC",
            produced_at=stage.ago(days=3.5),
            production_office=stage.office("162CWC"),
        )


STORIES = (girl_received, boy_just_placed, girl_at_the_gate)
