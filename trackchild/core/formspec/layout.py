"""Crispy layouts: columns by the width in the specification, marks for the show-if script."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout

from .spec import Field

COLUMNS = {"full": "col-12", "half": "col-md-6", "third": "col-md-4"}


def helper_for(form, *, places: dict[str, Field] | None = None) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.form_show_errors = False  # they stand at the field and in the summary
    helper.render_hidden_fields = True
    helper.field_template = "components/spec_field.html"
    names = [name for name, field in form.fields.items() if not field.widget.is_hidden]
    columns = [column(form, name, (places or {}).get(name)) for name in names]
    # No fieldset around all: the heading of the page says what the questions are about.
    helper.layout = Layout(Div(*columns, css_class="row"))
    return helper


def column(form, name: str, place: Field | None) -> Div:
    width = COLUMNS[place.width] if place else "col-12"
    attributes = {}
    if place and place.show_if:
        other, values = place.show_if
        attributes = {"data_show_if": form.add_prefix(other), "data_show_values": " ".join(values)}
    # A bare name, not a crispy Field: only that is drawn with our own field template.
    return Div(name, css_class=width, **attributes)
