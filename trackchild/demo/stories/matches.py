"""Two pairs somebody has looked at already: one rejected, one confirmed by the other side."""

from cases.models import MissingReport, RecoveryReport
from matching.choices import DecisionReason, Verdict
from matching.models import Match
from matching.services import rank_report, review_match
from trackchild.demo.stories.stage import HOWRAH, LUCKNOW, PATNA, Stage

CUT_CHIN = {"kind": "CUT", "site": "CHIN", "side": "MID", "text": "Cut mark below the lip"}
SCAR_KNEE = {"kind": "SCAR", "site": "KNEE", "side": "L", "text": "Long scar"}


def two_pairs_already_seen(stage: Stage) -> None:
    _rejected_by_patna(stage)
    _confirmed_by_howrah(stage)


def _rejected_by_patna(stage: Stage) -> None:
    missing = stage.registered(
        "ps.kotwali.patna",
        face=("F", "child", 0),
        marks=[SCAR_KNEE],
        at=stage.ago(days=20),
        district=PATNA,
        full_name="Puja Kumari",
        name_local="पूजा कुमारी",
        sex="F",
        age_years=11,
        father_name="Ramlal Paswan",
        mother_name="Savita Devi",
        reporter_name="Ramlal Paswan",
    )
    found = stage.recorded(
        "ps.grp.howrah",
        face=("F", "child", 3),
        marks=[SCAR_KNEE],
        at=stage.ago(days=18),
        district=HOWRAH,
        full_name="Pooja",
        sex="F",
        age_years=11,
        father_name="Ram Lal",
        home_district=stage.districts[PATNA],
        medical_at=stage.ago(days=17),
    )
    _review(
        stage,
        (missing, found),
        "ps.kotwali.patna",
        Verdict.REJECT,
        DecisionReason.PHOTO,
        "The father has seen the photograph. It is another girl.",
    )


def _confirmed_by_howrah(stage: Stage) -> None:
    missing = stage.registered(
        "ps.kotwali.lucknow",
        face=("M", "child", 1),
        marks=[CUT_CHIN],
        at=stage.ago(days=15),
        district=LUCKNOW,
        full_name="Faizan Salmani",
        name_local="फैजान सलमानी",
        sex="M",
        age_years=10,
        religion="MUSLIM",
        father_name="Irshad Salmani",
        mother_name="Nasreen Bano",
        reporter_name="Irshad Salmani",
        hair_style="SHORT",
    )
    found = stage.recorded(
        "ps.grp.howrah",
        face=("M", "child", 1),
        marks=[CUT_CHIN],
        at=stage.ago(days=13),
        district=HOWRAH,
        full_name="Foijan Salmani",
        sex="M",
        age_years=10,
        father_name="Irsad",
        home_district=stage.districts[LUCKNOW],
        hair_style="SHORT",
        medical_at=stage.ago(days=12),
    )
    _review(
        stage,
        (missing, found),
        "ps.grp.howrah",
        Verdict.CONFIRM,
        DecisionReason.TALK,
        "The boy knows the name of his school and of his sister.",
    )


def _review(
    stage: Stage,
    pair: tuple[MissingReport, RecoveryReport],
    username: str,
    verdict: Verdict,
    reason: DecisionReason,
    text: str,
) -> None:
    missing, found = pair
    for report in pair:
        rank_report(type(report).objects.prefetch_related("marks").get(pk=report.pk))
    match = Match.objects.get(missing_report=missing, recovery_report=found)
    with stage.acting(username) as officer:
        review_match(match, by=officer, verdict=verdict, reason=reason, text=text)
