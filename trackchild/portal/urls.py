"""Addresses of the home page, the fixed pages and the officers' desk."""

from django.urls import path

from trackchild.portal.views import access_log, pages
from trackchild.portal.views.desk import desk
from trackchild.portal.views.district import district
from trackchild.portal.views.style import style

app_name = "portal"

office_patterns = [
    path("", desk, name="desk"),
    path("district/", district, name="district"),
    path("access-log/", access_log.access_log, name="access-log"),
    path("access-log/entries/", access_log.access_log_entries, name="access-log-entries"),
    path("access-log/review/", access_log.access_log_review, name="access-log-review"),
    path("access-log/check/", access_log.access_log_check, name="access-log-check"),
    path("style/", style, name="style"),
]

public_patterns = [
    path("", pages.home, name="home"),
    path("report/", pages.report, name="report"),
    path("report/missing/", pages.report_missing, name="report-missing"),
    path("about/", pages.about, name="about"),
    path("privacy/", pages.privacy, name="privacy"),
    path("terms/", pages.terms, name="terms"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("contact/", pages.contact, name="contact"),
    path("help/", pages.help_page, name="help"),
    path("sitemap/", pages.sitemap, name="sitemap"),
    path("exit/", pages.leave, name="exit"),
    path("robots.txt", pages.robots, name="robots"),
]
