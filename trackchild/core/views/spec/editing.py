"""A section's form and its repeated groups, handled as one."""

from dataclasses import dataclass, field

from django.db import models

from trackchild.core import drafts
from trackchild.core.formspec import merging


@dataclass
class Editing:
    form: object
    groups: list
    keep: dict[str, list[str]] = field(default_factory=dict)  # prefix → fields the other editor's value wins

    def __post_init__(self) -> None:
        for group in self.groups:
            for form in group.forms:
                form.keep = frozenset(self.keep.get(form.prefix, ()))

    def is_valid(self) -> bool:
        # The form first: it puts «there is none» on the record, which the groups read. All are asked, so that
        # every error shows at once.
        return all([self.form.is_valid(), *(group.is_valid() for group in self.groups)])

    def without_judgement(self) -> None:
        drafts.without_judgement(self.form)
        for group in self.groups:
            group._errors, group._non_form_errors = [{} for _form in group.forms], group.error_class()
            for form in group.forms:
                drafts.without_judgement(form)

    def forms(self) -> list:
        """The form and the rows that stay."""
        rows = [
            row
            for group in self.groups
            for row in group.forms
            if row.instance.pk and row not in group.deleted_forms
        ]
        return [self.form, *rows]

    def stored_values(self) -> dict[str, object]:
        """What the database holds, by key. Read it before cleaning, which changes the records."""
        values = {}
        for form in [self.form, *(row for group in self.groups for row in group.initial_forms)]:
            if form is self.form or form.instance.pk:
                for name, value in merging.values_of(form).items():
                    values[merging.key_of(form, name)] = value
        return values

    def changed_names(self) -> list[str]:
        names = [name for name in self.form.changed_data if name not in self.form.keep]
        return names + [group.prefix for group in self.groups if group.has_changed()]

    def save(self) -> models.Model:
        obj = self.form.save()
        for group in self.groups:
            group.save()
        return obj
