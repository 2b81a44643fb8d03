"""Addresses of this app: officers' pages here, citizens' pages in public_urls."""

from django.urls import URLPattern, path

from cases.public_urls import public_patterns
from cases.views import (
    acknowledgement,
    case_pages,
    desks,
    files,
    missing_reports,
    photographs,
    recovery_reports,
    search,
    sightings,
)
from trackchild.core.views.spec import spec_routes

app_name = "cases"


def pages(base: str, name: str, **views: type) -> list[URLPattern]:
    """Further pages of one record: `<base>/<reference>/<page>/`."""
    return [
        path(
            f"{base}/<str:reference>/{page.replace('_', '-')}/",
            view.as_view(),
            name=f"{name}-{page.replace('_', '-')}",
        )
        for page, view in views.items()
    ]


def file_pages(base: str, name: str, kept: type, remove: type) -> list[URLPattern]:
    """Files of one record, by kind: a video, the medical report."""
    address = f"{base}/<str:reference>/files/<slug:kind>/"
    return [
        path(address, kept.as_view(), name=f"{name}-files"),
        path(f"{address}<int:pk>/remove/", remove.as_view(), name=f"{name}-file-remove"),
    ]


office_patterns = [
    path("search/", search.CountrySearch.as_view(), name="search"),
    path("search/suggestions/", search.suggestions, name="search-suggestions"),
    path("transfers/", desks.TransferInbox.as_view(), name="transfer-list"),
    path("authentication/", desks.AuthenticationQueue.as_view(), name="authentication-list"),
    *pages(
        "missing-reports",
        "missing-report",
        photographs=photographs.MissingPhotographs,
        risk=case_pages.RiskPage,
        publication=case_pages.PublicationPage,
        diary=case_pages.DiaryPage,
        duplicates=case_pages.DuplicatesPage,
        cancellation=case_pages.CancellationPage,
        cancellation_refuse=case_pages.RefuseCancellationPage,
        next_episode=case_pages.NextEpisodePage,
        authentication=desks.MissingAuthentication,
        acknowledgement=acknowledgement.MissingAcknowledgement,
        qr=acknowledgement.MissingQr,
    ),
    path(
        "missing-reports/<str:reference>/photographs/<int:pk>/remove/",
        photographs.MissingPhotographRemove.as_view(),
        name="missing-report-photograph-remove",
    ),
    *file_pages("missing-reports", "missing-report", files.MissingFiles, files.MissingFileRemove),
    *spec_routes(
        "missing-reports",
        "missing-report",
        list=missing_reports.MissingReportList,
        quick=missing_reports.MissingReportQuick,
        detail=missing_reports.MissingReportDetail,
        tasks=missing_reports.MissingReportTasks,
        section=missing_reports.MissingReportSection,
        print=missing_reports.MissingReportPrint,
        transition=missing_reports.MissingReportTransition,
        export=missing_reports.MissingReportExport,
    ),
    *pages(
        "recovery-reports",
        "recovery-report",
        photographs=photographs.RecoveryPhotographs,
        authentication=desks.RecoveryAuthentication,
        acknowledgement=acknowledgement.RecoveryAcknowledgement,
        qr=acknowledgement.RecoveryQr,
    ),
    path(
        "recovery-reports/<str:reference>/photographs/<int:pk>/remove/",
        photographs.RecoveryPhotographRemove.as_view(),
        name="recovery-report-photograph-remove",
    ),
    *file_pages("recovery-reports", "recovery-report", files.RecoveryFiles, files.RecoveryFileRemove),
    *spec_routes(
        "recovery-reports",
        "recovery-report",
        list=recovery_reports.RecoveryReportList,
        quick=recovery_reports.RecoveryReportQuick,
        detail=recovery_reports.RecoveryReportDetail,
        tasks=recovery_reports.RecoveryReportTasks,
        section=recovery_reports.RecoveryReportSection,
        print=recovery_reports.RecoveryReportPrint,
        transition=recovery_reports.RecoveryReportTransition,
        export=recovery_reports.RecoveryReportExport,
    ),
    *spec_routes(
        "sightings",
        "sighting",
        list=sightings.SightingList,
        detail=sightings.SightingDetail,
        transition=sightings.SightingTransition,
    ),
]

__all__ = ["app_name", "office_patterns", "public_patterns"]
