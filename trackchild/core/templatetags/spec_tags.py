"""Tags of the pages kit: forms, error summaries, panels, what happened, states, dates."""

import datetime

from django import template
from django.forms import BaseForm
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from trackchild.core import events, history, workflow
from trackchild.core.formspec.display import date_text
from trackchild.core.formspec.layout import helper_for
from trackchild.core.formspec.widgets import first_input_id, style
from trackchild.core.panels import panels as registered_panels

register = template.Library()


@register.simple_tag(takes_context=True)
def spec_form(context: Context, form: BaseForm) -> SafeString:
    """The fields of a form through crispy: label, help, error beside the field. No <form> tag."""
    helper = getattr(form, "helper", None)
    if helper is None:
        for field in form.fields.values():
            style(field)
        helper = helper_for(form)
    return helper.render_layout(form, context, template_pack="bootstrap5")


def summary_lines(form) -> list[dict[str, str]]:
    lines = [{"text": str(text), "target": ""} for text in form.non_field_errors()]
    for name, errors in form.errors.items():
        if name in form.fields:
            target = first_input_id(form[name])
            lines += [{"text": str(text), "target": target} for text in errors]
    return lines


def flatten(forms):
    for form in forms:
        if isinstance(form, list | tuple):
            yield from form
        else:
            yield form


def all_lines(forms) -> list[dict[str, str]]:
    lines = []
    for form in flatten(forms):
        if form is None or not form.is_bound:
            continue
        if hasattr(form, "management_form"):
            target = f"group-{form.prefix}"
            lines += [{"text": str(text), "target": target} for text in form.non_form_errors()]
            lines += [line for row in form.forms for line in summary_lines(row)]
        else:
            lines += summary_lines(form)
    return lines


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms, extra: str = "", extra_target: str = "") -> dict:
    """«There is a problem», first on the page, each line leading to its field."""
    lines = all_lines(forms)
    if extra:
        lines.append({"text": str(extra), "target": extra_target})
    return {"lines": lines}


@register.simple_tag
def error_prefix(*forms, extra: str = "") -> str:
    """«Error: » for the title of a page with mistakes."""
    return _("Error:") + " " if extra or all_lines(forms) else ""


@register.simple_tag
def input_id(bound_field) -> str:
    return first_input_id(bound_field)


@register.inclusion_tag("components/spec_panels.html", takes_context=True)
def panels(context: Context, obj) -> dict:
    """What other apps show on the page of this record."""
    return {"panels": registered_panels.draw(context["request"], obj)}


@register.inclusion_tag("components/spec_timeline.html")
def timeline(obj_or_events, limit: int = 30) -> dict:
    is_record = hasattr(obj_or_events, "_meta")
    rows = events.timeline(obj_or_events)[:limit] if is_record else obj_or_events
    return {"events": rows}


@register.inclusion_tag("components/spec_changes.html")
def changes(obj_or_changes) -> dict:
    is_record = hasattr(obj_or_changes, "_meta")
    return {"changes": history.changes(obj_or_changes) if is_record else obj_or_changes}


@register.inclusion_tag("components/spec_transitions.html", takes_context=True)
def transitions(context: Context, obj, table: workflow.Workflow, url_prefix: str) -> dict:
    steps = [
        {"transition": step, "url": reverse(f"{url_prefix}-transition", args=[obj.reference, step.name])}
        for step in workflow.available(table, obj, context["request"].user)
        if not step.hidden
    ]
    return {"steps": steps}


@register.inclusion_tag("components/spec_status.html")
def status_badge(obj, field: str = "status") -> dict:
    return {"value": getattr(obj, field), "label": getattr(obj, f"get_{field}_display")()}


@register.inclusion_tag("components/spec_row.html")
def spec_row(label, value, is_data: bool = True) -> dict:
    return {"row": {"label": label, "value": value, "is_data": is_data}}


@register.filter
def day(value) -> str:
    """DD-MM-YYYY, the same in every language."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{value:%d-%m-%Y}" if isinstance(value, datetime.date) else ""


@register.filter
def moment(value) -> str:
    """DD-MM-YYYY HH:MM, Indian Standard Time."""
    return date_text(value) if isinstance(value, datetime.datetime) else day(value)


@register.filter
def is_group(bound_field) -> bool:
    """Several controls under one legend, instead of one control with a label."""
    return bound_field.field.widget.use_fieldset


@register.filter
def is_checkbox(bound_field) -> bool:
    return getattr(bound_field.field.widget, "input_type", "") == "checkbox" and not is_group(bound_field)


@register.filter
def described_by(bound_field) -> str:
    """The ids of help and error for a group; single controls get them from Django."""
    ids = []
    if bound_field.help_text:
        ids.append(f"{bound_field.auto_id}_helptext")
    if bound_field.errors:
        ids.append(f"{bound_field.auto_id}_error")
    return " ".join(ids)


@register.filter
def answered(rows: list) -> list:
    """The rows that have a value: a page of questions nobody answered hides the answers."""
    return [row for row in rows if row.value]


@register.filter
def unanswered(rows: list) -> list:
    return [row for row in rows if not row.value]
