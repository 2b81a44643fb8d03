"""System checks: no model field is forgotten by its form, and no form names a field that is gone."""

from collections.abc import Iterator

from django.core.checks import Error, register
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from trackchild.core import attachments

from . import registry
from .spec import Field, FormSpec, Inline

QUICK_LIMIT = 10


@register()
def check_specs(app_configs=None, **_kwargs) -> list[Error]:
    registry.discover()
    labels = {config.label for config in app_configs} if app_configs else None
    return [
        error
        for spec in registry.specs()
        if labels is None or spec.model.split(".")[0] in labels
        for error in check_spec(spec)
    ]


def check_spec(spec: FormSpec) -> list[Error]:
    try:
        model = spec.get_model()
    except LookupError:
        return [_error("E001", spec, f"there is no model {spec.model}")]
    found = [*_check_names(spec, model), *_check_completeness(spec, model), *_check_quick(spec)]
    found += _check_files(spec)
    for _section, inline in _inlines(spec):
        found += _check_inline(spec, model, inline)
    return found


def _error(number: str, spec: FormSpec, sentence: str, hint: str = "") -> Error:
    return Error(
        f"Form {spec.code}: {sentence}.", hint=hint or None, obj=spec.model, id=f"trackchild.{number}"
    )


def _inlines(spec: FormSpec) -> Iterator:
    return ((section, inline) for section in spec.sections for inline in section.inlines)


def _names(model: type[models.Model]) -> set[str]:
    return {column.name for column in (*model._meta.concrete_fields, *model._meta.many_to_many)}


def _check_names(spec: FormSpec, model: type[models.Model]) -> list[Error]:
    found, seen, known = [], set(), _names(model)
    for section, place in spec.fields():
        if place.name not in known:
            found.append(_error("E002", spec, f"section {section.key} names the unknown field {place.name}"))
        if place.name in seen:
            found.append(_error("E003", spec, f"{place.name} stands in the form twice"))
        seen.add(place.name)
        found += _check_place(spec, model, place)
    for name in spec.internal:
        if name not in known:
            found.append(_error("E002", spec, f"internal names the unknown field {name}"))
        if name in seen:
            found.append(_error("E003", spec, f"{name} is internal and stands in a section"))
    keys = [section.key for section in spec.sections]
    if len(keys) != len(set(keys)):
        found.append(_error("E004", spec, "two sections have the same key"))
    for section in spec.sections:
        if section.applies and not _is_property(model, section.applies):
            found.append(_error("E005", spec, f"{section.applies} is no property of {spec.model}"))
    return found


def _check_place(spec: FormSpec, model: type[models.Model], place: Field) -> list[Error]:
    found = []
    if place.required_for and not _is_property(model, place.required_for):
        found.append(_error("E005", spec, f"{place.required_for} is no property of {spec.model}"))
    if place.applies and not _is_property(model, place.applies):
        found.append(_error("E005", spec, f"{place.applies} is no property of {spec.model}"))
    if place.show_if and place.show_if[0] not in _names(model):
        found.append(_error("E006", spec, f"{place.name} depends on the unknown field {place.show_if[0]}"))
    if place.width not in ("full", "half", "third"):
        found.append(_error("E007", spec, f"{place.name} has the unknown width {place.width}"))
    return found


def _is_property(model: type[models.Model], name: str) -> bool:
    return isinstance(getattr(model, name, None), property) or name in _names(model)


def _check_completeness(spec: FormSpec, model: type[models.Model]) -> list[Error]:
    placed = {place.name for _section, place in spec.fields()} | set(spec.internal)
    return [
        _error(
            "E008",
            spec,
            f"{spec.model}.{column.name} stands in no section",
            hint="Put it in a section with an audience, or name it in `internal`.",
        )
        for column in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if column.name not in placed and not column.primary_key
    ]


def _check_quick(spec: FormSpec) -> list[Error]:
    placed = {place.name for _section, place in spec.fields()}
    found = [
        _error("E009", spec, f"the quick report names {name}, which stands in no section")
        for name in spec.quick
        if name not in placed
    ]
    if len(spec.quick) > QUICK_LIMIT:
        found.append(_error("E010", spec, f"the quick report has more than {QUICK_LIMIT} fields"))
    return found


def _check_files(spec: FormSpec) -> list[Error]:
    known = {kind.code for kind in attachments.kinds_of(spec.model)}
    return [
        _error("E012", spec, f"section {section.key} names the unknown kind of file {code}")
        for section in spec.sections
        for code in section.files
        if code not in known
    ]


def _check_inline(spec: FormSpec, model: type[models.Model], inline: Inline) -> list[Error]:
    try:
        relation = model._meta.get_field(inline.name)
    except FieldDoesNotExist:
        relation = None
    if not isinstance(relation, models.ManyToOneRel):
        return [_error("E011", spec, f"{inline.name} is no repeated group of {spec.model}")]
    known = _names(relation.related_model)
    found = [
        _error("E011", spec, f"{inline.name} names the unknown field {place.name}")
        for place in inline.fields
        if place.name not in known
    ]
    if inline.none_field and inline.none_field not in _names(model):
        found.append(_error("E011", spec, f"{inline.none_field} is no field of {spec.model}"))
    return found
