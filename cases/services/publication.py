"""Posters: shown on a recorded basis only, taken down the moment the basis is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import events
from cases import permissions as p
from cases.models import MissingReport, Publication
from cases.selectors.public import poster_words
from cases.services.records import need, save
from trackchild.core import events as core_events
from trackchild.core import photos
from trackchild.core.workflow import locked


@transaction.atomic
def publish_poster(
    report: MissingReport,
    *,
    by: Any,
    basis: str,
    until: Any = None,
    public_description: str | None = None,
    scan: Any = None,
    **record: Any,
) -> Publication:
    """Put the poster on the public pages. `record` says who allowed it: given_by, relation, given_on …"""
    report = locked(report)
    need(by, p.PUBLISH_POSTER, report)
    publication = Publication(missing_report=report, basis=basis, until=until, approved_by=by, **record)
    _check(report, publication)
    publication.full_clean(exclude=["missing_report"])
    if scan:
        publication.scan = photos.ingest(scan, owner=f"cases.publication:{report.pk}")
    publication.save()
    changes: dict[str, Any] = {"published_at": timezone.now(), "published_until": until}
    if public_description is not None:
        changes["public_description"] = public_description
    save(report, **changes)
    core_events.record(events.MISSING_REPORT_PUBLISHED, subject=report, by=by, facts={"basis": basis})
    return publication


def _check(report: MissingReport, publication: Publication) -> None:
    if report.status not in c.UNTRACED:
        raise ValidationError(_("Only a person who is being searched for can be published."), code="not_open")
    if report.published_at is not None:
        raise ValidationError(_("The poster is already published."), code="published")
    if report.publication_blocks:
        words = [str(c.PublicationBlock(code).label) for code in report.publication_blocks]
        raise ValidationError(
            _("Publication is blocked: %(blocks)s."), code="blocked", params={"blocks": ", ".join(words)}
        )
    if publication.until and publication.until < timezone.localdate():
        raise ValidationError(_("The last day of publication is over."), code="past")
    if publication.basis == c.PublicationBasis.ADULT_FAMILY and report.is_child:
        raise ValidationError(_("For a child choose the consent or the order of the CWC."), code="child")
    if publication.basis == c.PublicationBasis.CWC_ORDER and not (
        publication.reasons and publication.order_number
    ):
        raise ValidationError(_("Write the number of the order and the reasons of the CWC."), code="reasons")
    if not (publication.given_by and publication.given_on):
        raise ValidationError(_("Say who gave the consent or order, and when."), code="consent")


@transaction.atomic
def withdraw_poster(
    report: MissingReport, *, by: Any, reason: str = c.WithdrawalReason.OTHER, note: str = ""
) -> MissingReport:
    """Take the poster down; nothing happens when there is none. `by=None` is the system."""
    current = locked(report)
    if by is not None:
        need(by, p.PUBLISH_POSTER, current)
    live = current.publications.filter(withdrawn_at=None)
    live.update(withdrawn_at=timezone.now(), withdrawn_by=by, withdrawal_reason=reason, withdrawal_note=note)
    if current.published_at is None:
        return current
    save(current, published_at=None, published_until=None)
    core_events.record(events.MISSING_REPORT_WITHDRAWN, subject=current, by=by, facts={"reason": str(reason)})
    return current


@contextmanager
def poster_kept(report: MissingReport, *, by: Any) -> Iterator[None]:
    """What a live poster says is changed by whoever may publish; it may always come down."""
    before = poster_words(report.reference)
    yield
    if before is None or by.has_perm(p.PUBLISH_POSTER, report):
        return
    if poster_words(report.reference) not in (before, None):
        raise ValidationError(
            _("The poster is public: only the officer in charge changes what stands on it."), code="poster"
        )
