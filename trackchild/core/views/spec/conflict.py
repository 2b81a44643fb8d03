"""The page on which the second editor brings two versions of a section together, field by field."""

from typing import Any

from django.http import HttpResponse

from trackchild.core.formspec import display, merging

CHOICE = "merge-"
_OWN_PAGE = ("csrfmiddlewaretoken", "base", "merging")


class MergePage:
    """Part of the section page: nothing is overwritten silently and nothing is lost."""

    merge_template_name = "core/merge.html"

    def choices(self) -> dict[str, str]:
        """What the person decided on the merge page; empty for an ordinary sending."""
        return {
            key.removeprefix(CHOICE): value
            for key, value in self.request.POST.items()
            if key.startswith(CHOICE)
        }

    def show_merge(self, editing, merge, theirs: dict[str, Any]) -> HttpResponse:
        # The base stays what this person began from, so that the next sending is settled alike; what the page
        # shows of the other editor is noted, so that a third one is noticed.
        base = merging.unpack(self.request.POST.get("base", "")) or {}
        base |= {f"{merging.SEEN}{conflict.key}": theirs.get(conflict.key) for conflict in merge.conflicts}
        kept = {
            key: values
            for key, values in self.request.POST.lists()
            if key not in _OWN_PAGE and not key.startswith(CHOICE)
        }
        context = self.get_context_data(
            object=self.object,
            section=self.section,
            rows=[self.merge_row(conflict) for conflict in merge.conflicts],
            settled=[
                {"label": display.capitalised(form_label(form, name))}
                for form in editing.forms()
                for name in merge.taken.get(form.prefix or "", ())
            ],
            kept=[(key, value) for key, values in kept.items() for value in values],
            base=merging.pack(base),
            undecided=bool(self.request.POST.get("merging")),
            section_url=self.request.path,
            tasks_url=self.tasks_url(),
        )
        return self.response_class(
            request=self.request,
            template=[self.merge_template_name],
            context=context,
            using=self.template_engine,
            status=409,
        )

    def merge_row(self, conflict) -> dict[str, Any]:
        """Mine stands in the form's record after cleaning; theirs is read again from the database."""
        mine = conflict.form.instance
        theirs = type(mine)._base_manager.get(pk=mine.pk)
        setattr(mine, conflict.field, conflict.form.cleaned_data.get(conflict.field))
        return {
            "key": conflict.key,
            "name": f"{CHOICE}{conflict.key}",
            "label": display.capitalised(form_label(conflict.form, conflict.field)),
            "mine": display.value_text(mine, conflict.field),
            "theirs": display.value_text(theirs, conflict.field),
        }


def form_label(form, name: str) -> str:
    return form.instance._meta.get_field(name).verbose_name
