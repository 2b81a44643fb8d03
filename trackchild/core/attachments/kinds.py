"""The kinds of files the portal takes, each registered by the app whose record it belongs to."""

from dataclasses import dataclass

from trackchild.core.formspec.spec import Audience, Text

from .checks import FileType


@dataclass(frozen=True, kw_only=True)
class Kind:
    code: str  # "cases.medical_report"
    model: str  # the record it belongs to: "cases.recoveryreport"
    label: Text
    hint: Text  # which files are taken
    audience: Audience  # the field class of what stands in the file
    permission: str  # whose grants open that class: that of reading the record
    accepts: tuple[FileType, ...]
    max_bytes: int
    maximum: int = 5  # files of this kind on one record

    @property
    def slug(self) -> str:
        """Its part of an address and of a file name."""
        return self.code.rsplit(".", 1)[1].replace("_", "-")


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    if _kinds.get(kind.code, kind) != kind:
        raise ValueError(f"The kind of file {kind.code} is registered twice.")
    _kinds[kind.code] = kind
    return kind


def kind_of(code: str) -> Kind | None:
    return _kinds.get(code)


def kinds_of(model_label: str) -> list[Kind]:
    return [kind for kind in _kinds.values() if kind.model == model_label.lower()]
