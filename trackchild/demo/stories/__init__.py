"""A story on the desk of each demo account, told through the same services officers use."""

from cases.models import MissingReport
from matching.services import rank_report
from trackchild.accounts.models import User
from trackchild.demo.stories import desks, homes, matches, reunion, supervision
from trackchild.demo.stories.stage import Stage


def tell_stories(users: dict[str, User]) -> None:
    """Every story in turn; each writes real events, alerts and history."""
    stage = Stage(users)
    reunion.girl_found_at_howrah(stage)
    for story in (*desks.STORIES, *homes.STORIES, *supervision.STORIES):
        story(stage)


def tell_of_matches(users: dict[str, User]) -> None:
    """The pairs of the stories ranked, however large the country, and what officers decided."""
    told = MissingReport.objects.untraced().filter(created_by__isnull=False).prefetch_related("marks")
    for report in told:
        rank_report(report)
    matches.two_pairs_already_seen(Stage(users, serial=70))
