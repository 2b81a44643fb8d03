"""What waits at the desks above the stations, and at those that support all."""

from cases import services
from cases.models import MissingReport
from directory.choices import Role
from trackchild.accounts.services import propose_officer
from trackchild.core import audit
from trackchild.demo.stories.stage import LUCKNOW, Stage
from trackchild.helpdesk.choices import FeedbackKind
from trackchild.helpdesk.services import give_feedback

MOLE_NOSE = {"kind": "MOLE", "site": "NOSE", "side": "L", "text": "Mole beside the nose"}
PROPOSED = (
    # by, user name, name, role, office: each waits at the tier above
    ("dcrb.lucknow", "so.kotwali.lucknow", "Deepak Tripathi", Role.STATION_OFFICER, "162PS01"),
    ("scrb.up", "dcrb2.lucknow", "Anita Chaudhary", Role.DCRB_OFFICER, "162DCRB"),
    ("dcpu.lucknow", "cwc2.lucknow", "Farhana Begum", Role.CWC_MEMBER, "162CWC"),
    ("dcpu.howrah", "cwc2.howrah", "Sukanta Pal", Role.CWC_MEMBER, "313CWC"),
    ("scps.up", "dcpu2.lucknow", "Manoj Dwivedi", Role.DCPU_OFFICER, "162DCPU"),
)


def untraced_for_four_months(stage: Stage) -> None:
    """Lucknow: the superintendent and the DCRB have to hand this case to the AHTU."""
    report = stage.registered(
        "ps.kotwali.lucknow",
        face=("M", "youth", 0),
        marks=[MOLE_NOSE],
        at=stage.ago(days=124),
        district=LUCKNOW,
        full_name="Karan Rawat",
        name_local="करन रावत",
        sex="M",
        age_years=14,
        father_name="Shiv Rawat",
        reporter_name="Shiv Rawat",
        hair_style="SHORT",
        clothes_lower="TROUSER",
        clothing_text="School shirt, grey trousers",
    )
    with stage.acting("ps.kotwali.lucknow"):
        MissingReport.objects.filter(pk=report.pk).update(registered_at=stage.ago(days=123))


def officers_to_approve(stage: Stage) -> None:
    """Proposed by one tier; the tier above approves."""
    for serial, (by, username, name, role, office) in enumerate(PROPOSED, start=1):
        with stage.acting(by) as maker:
            propose_officer(
                by=maker,
                username=username,
                name=name,
                role=role,
                office=stage.office(office),
                phone=f"+9199999008{serial:02d}",
            )


def sighting_being_checked(stage: Stage) -> None:
    """The registered citizen sees how far the station is."""
    with stage.acting("citizen.demo") as citizen:
        sighting = services.report_sighting(
            by=citizen,
            kind="SIGHTED",
            seen_at=stage.ago(days=3),
            place_district=stage.districts[LUCKNOW],
            place_line="Bus stand, Kaiserbagh",
            place_type="BUS_STAND",
            age_years=9,
            sex="M",
            description="A boy slept on a bench for two nights.",
            reporter_name=citizen.name,
            reporter_phone=citizen.phone,
            declaration=True,
        )
    with stage.acting("ps.kotwali.lucknow") as officer:
        services.check_sighting(sighting, by=officer)


def words_of_citizens(stage: Stage) -> None:
    """The help desk has two to answer."""
    give_feedback(
        kind=FeedbackKind.WRONG_RECORD,
        text="The telephone of the police station on the poster is always engaged. Is there another one?",
        contact=str(stage.user("citizen.demo").phone),
        page="/missing/",
        language="en",
    )
    give_feedback(
        kind=FeedbackKind.IDEA,
        text="पोस्टर भोजपुरी में भी हों तो गाँव में सब पढ़ पाएँगे।",
        contact="",
        page="/",
        language="hi",
    )


def looked_up_too_often(stage: Stage) -> None:
    """The auditor finds three refusals of one officer and one download."""
    reports = MissingReport.objects.filter(office__code="162PS01").exclude(number="").order_by("pk")[:3]
    with stage.acting("ps.kotwali.patna") as officer:
        for report in reports:
            needs = {"needs": "cases.view_diary"}
            audit.write(audit.Action.REFUSED, actor=officer, subject=report, result="refused", facts=needs)
    with stage.acting("dcrb.howrah") as officer:
        audit.write(audit.Action.EXPORT, actor=officer, purpose="Monthly review", facts={"rows": 3})


STORIES = (
    untraced_for_four_months,
    officers_to_approve,
    sighting_being_checked,
    words_of_citizens,
    looked_up_too_often,
)
