"""The part of an address behind #: where on its section page a question stands."""

from functools import lru_cache

from . import widgets
from .forms import section_form_class
from .spec import FormSpec
from .status import MissingAnswer


def anchor(spec: FormSpec, answer: MissingAnswer) -> str:
    if not answer.name or answer.section.view:
        return ""
    if any(inline.name == answer.name for inline in answer.section.inlines):
        return f"#group-{answer.name}"
    return f"#{_ids(spec, answer.section.key).get(answer.name, '')}"


@lru_cache(maxsize=128)
def _ids(spec: FormSpec, key: str) -> dict[str, str]:
    form = section_form_class(spec, key)()
    return {name: widgets.first_input_id(form[name]) for name in form.fields}
