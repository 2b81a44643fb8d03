"""What upper apps offer to lower pages: panels on a record's page, navigation, items of the work list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

Text = str | Promise
Render = Callable[[Any, Any], "tuple[str, dict] | None"]


@dataclass(frozen=True)
class Panel:
    key: str
    title: Text
    order: int
    render: Render


@dataclass(frozen=True)
class DrawnPanel:
    key: str
    title: Text
    html: str


class Panels:
    """Panels by model, drawn by {% panels object %}."""

    def __init__(self) -> None:
        self._panels: dict[str, list[Panel]] = {}

    def register(self, model_label: str, *, key: str, title: Text, order: int, render: Render) -> None:
        """`render(request, obj)` gives a template and its context, or None when there is nothing to show."""
        panels = self._panels.setdefault(model_label.lower(), [])
        if any(panel.key == key for panel in panels):
            raise ValueError(f"The panel {key} of {model_label} is registered twice.")
        panels.append(Panel(key, title, order, render))
        panels.sort(key=lambda panel: panel.order)

    def draw(self, request, obj) -> list[DrawnPanel]:
        drawn = []
        for panel in self._panels.get(obj._meta.label_lower, ()):
            answer = panel.render(request, obj)
            if answer is None:
                continue
            template, context = answer
            html = render_to_string(template, {"object": obj, **context}, request=request)
            drawn.append(DrawnPanel(panel.key, panel.title, html))
        return drawn


@dataclass(frozen=True)
class NavEntry:
    key: str
    label: Text
    url_name: str
    order: int
    permission: str

    @property
    def url(self) -> str:
        return reverse(self.url_name)


class Navigation:
    """Entries of the office menu; each is shown to those whose role has its permission."""

    def __init__(self) -> None:
        self._entries: dict[str, NavEntry] = {}

    def register(self, *, key: str, label: Text, url_name: str, order: int, permission: str) -> None:
        if key in self._entries:
            raise ValueError(f"The navigation entry {key} is registered twice.")
        self._entries[key] = NavEntry(key, label, url_name, order, permission)

    def items(self, user) -> list[NavEntry]:
        entries = sorted(self._entries.values(), key=lambda entry: entry.order)
        return [entry for entry in entries if user.has_perm(entry.permission) and self._has_page(entry)]

    @staticmethod
    def _has_page(entry: NavEntry) -> bool:
        try:
            return bool(entry.url)
        except NoReverseMatch:
            return False


@dataclass(frozen=True)
class WorkItem:
    key: str
    label: Text
    url: str
    count: int
    urgent: bool


@dataclass(frozen=True)
class _WorkSource:
    key: str
    label: Text
    url: Any
    count: Callable[[Any], int]
    order: int
    urgent: bool
    permission: str


class WorkList:
    """What waits for somebody on /office/."""

    def __init__(self) -> None:
        self._sources: dict[str, _WorkSource] = {}

    def register(
        self,
        *,
        key: str,
        label: Text,
        url: Any,
        count: Callable[[Any], int],
        order: int,
        urgent: bool = False,
        permission: str = "",
    ) -> None:
        """`url` may be lazy or a function of the user; an item with nothing to do is not shown."""
        if key in self._sources:
            raise ValueError(f"The work item {key} is registered twice.")
        self._sources[key] = _WorkSource(key, label, url, count, order, urgent, permission)

    def items(self, user) -> list[WorkItem]:
        found = []
        for source in sorted(self._sources.values(), key=lambda source: source.order):
            if source.permission and not user.has_perm(source.permission):
                continue
            count = source.count(user)
            if count:
                url = source.url(user) if callable(source.url) else str(source.url)
                found.append(WorkItem(source.key, source.label, url, count, source.urgent))
        return found


panels = Panels()
nav = Navigation()
worklist = WorkList()


def register(*args, **kwargs) -> None:
    """`from trackchild.core import panels; panels.register(…)` works too."""
    panels.register(*args, **kwargs)
