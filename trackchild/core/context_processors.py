"""What every page frame needs: languages, helplines, links. Never reads the session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trackchild.core.panels import nav, worklist

EMERGENCY = "112"
CHILDLINE = "1098"
REVIEWED_ON = date(2026, 11, 22)

PUBLIC_LINKS = (
    ("cases:missing-gallery", _("Missing children")),
    ("cases:found-list", _("Found children")),
    ("cases:public-search", _("Search")),
    ("portal:report", _("Report")),
    ("cases:recovery-status", _("Check status")),
    ("directory:office-list", _("Find an office")),
)
FOOTER_GROUPS = (
    (
        "portal",
        _("This portal"),
        (
            ("portal:about", _("About TrackChild")),
            ("portal:help", _("Help")),
            ("portal:contact", _("Contact")),
            ("helpdesk:feedback", _("Feedback")),
            ("portal:sitemap", _("Site map")),
        ),
    ),
    (
        "policies",
        _("Policies"),
        (
            ("portal:privacy", _("Privacy")),
            ("portal:terms", _("Terms of use")),
            ("portal:accessibility", _("Accessibility statement")),
            ("accounts:login", _("Log in for officers")),
        ),
    ),
)

ACCOUNT_LINKS = (
    ("accounts:posting", _("Change posting")),
    ("accounts:sessions", _("My sessions")),
)
TODO_SECONDS = 60


@dataclass(frozen=True)
class Link:
    label: Any
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class LinkGroup:
    key: str
    title: Any
    links: list[Link]


class Site:
    """The frame of one page, worked out only as far as its layout asks."""

    emergency = EMERGENCY
    childline = CHILDLINE
    reviewed_on = REVIEWED_ON

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def demo(self) -> bool:
        return settings.DEMO

    @property
    def demo_notice(self) -> Any:
        return settings.DISCLAIMER_DEMO

    @cached_property
    def languages(self) -> list[Language]:
        return [
            Language(code, name, same_page_in(self.request, code), code == get_language())
            for code, name in settings.LANGUAGES
        ]

    @cached_property
    def public_links(self) -> list[Link]:
        return list(self._links(PUBLIC_LINKS))

    @cached_property
    def footer_groups(self) -> list[LinkGroup]:
        return [LinkGroup(key, title, list(self._links(links))) for key, title, links in FOOTER_GROUPS]

    @cached_property
    def office_links(self) -> list[Link]:
        """The menu of the office, as far as the role of the acting posting reaches."""
        path, links = self.request.path, []
        if self.has_desk:
            desk = reverse("portal:desk")
            links.append(Link(_("Desk"), desk, is_current=path == desk))
        entries = list(nav.items(self.request.user))
        # «/office/matches/weights/» lies below «/office/matches/» as well: the nearest is the current one.
        here = max((e.url for e in entries if path.startswith(e.url)), key=len, default="")
        return [*links, *(Link(entry.label, entry.url, is_current=entry.url == here) for entry in entries)]

    @cached_property
    def has_desk(self) -> bool:
        """Citizens have reports of their own and no desk; who has not chosen a posting will have one."""
        user = self.request.user
        return getattr(user, "posting", None) is None or user.has_perm("portal.view_desk")

    @cached_property
    def start_url(self) -> str:
        return reverse("portal:desk" if self.has_desk else "cases:own-reports")

    @cached_property
    def search_url(self) -> str:
        may_search = self.request.user.has_perm("cases.search_country")
        return reverse("cases:search") if may_search else ""

    @cached_property
    def account_links(self) -> list[Link]:
        several = len(getattr(self.request.user, "current_postings", ())) > 1
        return list(self._links(ACCOUNT_LINKS if several else ACCOUNT_LINKS[1:]))

    @cached_property
    def todo_count(self) -> int:
        """How much waits for the acting posting; counted at most once a minute."""
        posting = getattr(self.request.user, "posting", None)
        if posting is None:
            return 0
        key = f"todo:{posting.pk}"
        try:
            count = cache.get(key)
        except Exception:  # whatever the cache raises when it is down: the page is drawn without the count
            return 0
        if count is None:
            count = sum(item.count for item in worklist.items(self.request.user))
            cache.set(key, count, TODO_SECONDS)
        return count

    def _links(self, entries: Any) -> Iterator[Link]:
        for name, label in entries:
            try:
                url = reverse(name)
            except NoReverseMatch:
                continue
            yield Link(label, url, is_current=self.request.path == url)


def same_page_in(request: HttpRequest, code: str) -> str:
    """The address of this page in another language; the home page when it has none."""
    path = request.get_full_path()
    if getattr(request, "resolver_match", None):
        return translate_url(path, code)
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"


def site(request: HttpRequest) -> dict[str, Any]:
    return {"site": SimpleLazyObject(lambda: Site(request))}
