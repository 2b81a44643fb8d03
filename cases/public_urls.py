"""Addresses of the citizens' pages of this app."""

from django.urls import path

from cases.views import own_reports, public, public_sighting, public_status

public_patterns = [
    path("missing/", public.gallery, name="missing-gallery"),
    path("missing/<str:reference>/", public.poster, name="poster"),
    path("found/", public.found, name="found-list"),
    path("search/", public.search, name="public-search"),
    path("my-reports/", own_reports.own_reports, name="own-reports"),
    path("status/", public_status.recovery_status, name="recovery-status"),
    path("report/sighting/", public_sighting.start, name="sighting-report"),
    path("report/sighting/details/", public_sighting.details, name="sighting-details"),
    path("report/sighting/received/", public_sighting.received, name="sighting-received"),
]
