"""The matching side of the invented country: accepted pairs and search keys in bulk, then one ranking."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models, transaction

from cases import choices as case_choices
from cases.models import MissingReport, RecoveryReport
from cases.services.register_import.copying import BulkRows
from matching import profiles
from matching.choices import MatchStatus, Side, VerifiedBy
from matching.models import Match, Profile
from matching.models.profile import side_field
from matching.services.name_words import recount_words
from matching.services.profiles import columns_of
from matching.services.recount import recount_population, rematch_all
from matching.weights import weights

BATCH = 1000
RANKED_AT_ONCE = 2_000  # with more open found people, `match_all` is run on its own


def keep_matches(pairs: list[tuple[int, int]]) -> None:
    """The accepted matches behind cases that are closed."""
    engine = weights().version
    BulkRows(Match).insert(
        {
            "missing_report_id": missing,
            "recovery_report_id": recovery,
            "status": MatchStatus.ACCEPTED,
            "score": 0.99,
            "bits": 20.0,
            "told_band": "VERY_LIKELY",
            "engine": engine,
            "verified_by": VerifiedBy.IN_PERSON,
        }
        for missing, recovery in pairs
    )


def prepare_matching(tell: Callable[[str], Any]) -> None:
    """Search keys of every open record, and the candidates of a country small enough to be ranked here."""
    for model, statuses in ((MissingReport, case_choices.UNTRACED), (RecoveryReport, case_choices.UNSETTLED)):
        done = 0
        for batch in _batches(model, statuses):
            with transaction.atomic():
                BulkRows(Profile).insert(_profile(report) for report in batch)
            done += len(batch)
            tell(f"search keys {model._meta.label_lower} {done}")
    if Profile.objects.searched(Side.RECOVERED).count() <= RANKED_AT_ONCE:
        for _each in rematch_all(say=tell):
            pass
    else:
        recount_population()
    recount_words()


def _batches(model: type[models.Model], statuses: Any) -> Iterator[list[Any]]:
    """Records without keys. The keys of the rows first: then every batch is a short walk along one index."""
    own = ("permanent", "present") if model is MissingReport else ("home",)
    related = [f"{place}_{part}" for place in ("place", *own) for part in ("district", "state", "station")]
    lacking = model.objects.filter(status__in=statuses, match_profile=None).order_by("pk")
    wanted = list(lacking.values_list("pk", flat=True))
    reports = model.objects.select_related("district", "state", *related).prefetch_related("marks")
    for at in range(0, len(wanted), BATCH):
        yield list(reports.filter(pk__in=wanted[at : at + BATCH]).order_by("pk"))


def _profile(report: Any) -> dict[str, Any]:
    return {f"{side_field(report)}_id": report.pk, **columns_of(report, profiles.of_report(report))}
