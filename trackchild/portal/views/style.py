"""The design page of the demonstration: every component once, with invented contents."""

from datetime import timedelta
from types import SimpleNamespace

import django_tables2 as tables
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trackchild.core.formspec.dates import DatePartsField
from trackchild.core.views.base import permission_required
from trackchild.portal.permissions import VIEW_DESK

COLOURS = ("ink", "soft", "brand", "deep", "tint", "marigold", "ground", "line", "red", "green", "amber")


class SampleForm(forms.Form):
    name = forms.CharField(label=_("Full name"), help_text=_("As the family writes it."))
    sex = forms.ChoiceField(
        label=_("Sex"), choices=[("F", _("Female")), ("M", _("Male"))], widget=forms.RadioSelect
    )
    day = DatePartsField(label=_("Date of birth"))
    state = forms.ChoiceField(label=_("State"), choices=[("UP", "Uttar Pradesh"), ("WB", "West Bengal")])
    text = forms.CharField(label=_("Description"), widget=forms.Textarea(attrs={"rows": 3}))
    photo = forms.FileField(label=_("Photograph"))
    agree = forms.BooleanField(label=_("Consent was given in writing"))


class SampleTable(tables.Table):
    number = tables.Column(verbose_name=_("Number"))
    place = tables.Column(verbose_name=_("Place"))
    total = tables.Column(verbose_name=_("Persons"))

    class Meta:
        orderable = False


@permission_required(VIEW_DESK)
@require_safe
def style(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    filled = SampleForm({"name": "", "sex": "F", "day_0": "31", "day_1": "2", "day_2": "2014", "state": "UP"})
    filled.is_valid()
    response = render(request, "portal/style.html", {"form": filled, **_samples()})
    response["Cache-Control"] = "private, no-store"
    return response


def _samples() -> dict:
    now = timezone.now()
    rows = [
        {"number": "M-UP-001", "place": "Lucknow", "total": 252266},
        {"number": "M-WB-002", "place": "Howrah", "total": 146447},
    ]
    return {
        "colours": COLOURS,
        "tones": ("neutral", "progress", "good", "warning", "danger"),
        "buttons": [
            {"label": _("Main step"), "url": "#buttons", "is_primary": True},
            {"label": _("Other step"), "url": "#buttons"},
            {"label": _("Withdraw"), "url": "#buttons", "is_danger": True},
        ],
        "tabs": [
            {"label": _("Waiting"), "url": "#tabs", "is_current": True, "count": 3},
            {"label": _("Answered"), "url": "#tabs", "is_current": False, "count": 12},
        ],
        "crumbs": [(_("Desk"), "#breadcrumbs"), (_("Missing reports"), "#breadcrumbs"), ("M-UP-001", "")],
        "rows": [
            {"label": _("Name"), "value": "Aarti Kumari"},
            {"label": _("Missing since"), "value": "14-11-2026"},
            {"label": _("Height"), "value": ""},
        ],
        "events": [
            SimpleNamespace(label=_("Poster published"), at=now, by="SHO, Kotwali PS, Lucknow", note=""),
            SimpleNamespace(
                label=_("Report registered"), at=now - timedelta(days=2), by="Kotwali PS", note="GD 14/2026"
            ),
        ],
        "table": SampleTable(rows),
        "page": Paginator(range(60), 12).get_page(2),
        "posters": [
            SimpleNamespace(
                url="#gallery",
                name="Aarti Kumari",
                facts=_("Girl, 11 years"),
                place="Lucknow, Uttar Pradesh",
                missing_since="14-11-2026",
                photo_url="",
            )
        ]
        * 4,
    }
