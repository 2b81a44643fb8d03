"""Work of the clock: overdue transfers go back, posters past their day come down, old cases are marked."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import services
from cases.models import MissingReport, Transfer
from cases.models.missing_report import LONG_PENDING_AFTER

ACCEPT_WITHIN = timedelta(hours=24)
BATCH = 500


@shared_task
def return_overdue_transfers() -> int:
    overdue = Transfer.objects.filter(
        state=c.TransferState.PENDING, proposed_at__lt=timezone.now() - ACCEPT_WITHIN
    ).select_related("missing_report")[:BATCH]
    for transfer in overdue:
        services.return_transfer(transfer.missing_report, by=None, reason=_("Not accepted within 24 hours."))
    return len(overdue)


@shared_task
def withdraw_expired_posters() -> int:
    expired = MissingReport.objects.filter(
        published_at__isnull=False, published_until__lt=timezone.localdate()
    )
    rows = list(expired[:BATCH])
    for report in rows:
        services.withdraw_poster(report, by=None, reason=c.WithdrawalReason.EXPIRED)
    return len(rows)


@shared_task
def mark_long_pending() -> int:
    rows = MissingReport.objects.filter(
        status=c.MissingStatus.OPEN, registered_at__lt=timezone.now() - LONG_PENDING_AFTER
    )[:BATCH]
    for report in rows:
        services.mark_long_pending(report)
    return len(rows)
