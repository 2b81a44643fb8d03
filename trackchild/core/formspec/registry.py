"""The official forms the portal knows, each registered by its app's formspecs.py."""

from collections.abc import Iterator

from django.db.models import Model
from django.utils.module_loading import autodiscover_modules

from .spec import FormSpec

_specs: dict[str, FormSpec] = {}


def register(spec: FormSpec) -> FormSpec:
    """Add the form and give it back; two forms may not share a code or a model."""
    for other in _specs.values():
        if other is not spec and (other.code == spec.code or other.model == spec.model):
            raise ValueError(
                f"Form {spec.code} ({spec.model}) collides with form {other.code} ({other.model})."
            )
    _specs[spec.code] = spec
    return spec


def discover() -> None:
    """Import every app's formspecs.py."""
    autodiscover_modules("formspecs")


def specs() -> Iterator[FormSpec]:
    return iter(list(_specs.values()))


def for_model(model: type[Model] | Model) -> FormSpec | None:
    label = model._meta.label_lower
    return next((spec for spec in specs() if spec.model.lower() == label), None)
