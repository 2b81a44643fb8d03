"""One section of a long form: saved alone, drafts kept, two editors brought together, changes explained."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from trackchild.core import audit, drafts, history, workflow
from trackchild.core.formspec import conditions, merging
from trackchild.core.formspec.forms import SpecForm, section_form_class
from trackchild.core.formspec.formsets import formsets_for, inlines_of, more_rows, settle_rows
from trackchild.core.formspec.spec import Section
from trackchild.core.formspec.text import clean_data
from trackchild.core.views.base import refuse

from .conflict import MergePage
from .create import add_errors
from .editing import Editing
from .pages import SpecObjectPages
from .tasks import section_url


class SpecSectionView(MergePage, SpecObjectPages, TemplateView):
    abstract = True
    template_name = "core/section.html"
    section_key = ""  # for a section with a page of its own: a subclass of this view at its own address

    def check_permission(self) -> None:
        super().check_permission()
        try:
            self.section = self.spec.section(self.section_key or self.kwargs["section"])
        except KeyError:
            raise Http404 from None
        if (self.section.view and not self.section_key) or not conditions.applies(self.object, self.section):
            raise Http404
        if self.section not in self.visible_sections():
            raise Http404
        if self.is_locked():
            refuse(self.request, self.permission, self.object)

    def visible_sections(self) -> list[Section]:
        return [
            section
            for section in self.spec.sections
            if conditions.is_visible(section, self.audiences()) and conditions.applies(self.object, section)
        ]

    def form_class_for(self, section: Section) -> type[SpecForm]:
        """A section may have a form of its own: section_form_class(spec, key, base=MyForm, **options)."""
        return section_form_class(self.spec, section.key, **self.form_options())

    def form_options(self) -> dict[str, Any]:
        return {"strict": not self.is_draft(), "audiences": self.audiences()}

    def build(self, data=None, files=None, *, keep: dict[str, list[str]] | None = None) -> Editing:
        """The section's form and its groups, over the record as it stands."""
        keep = keep or {}
        form = self.form_class_for(self.section)(data, files, instance=self.object, keep=keep.get("", ()))
        groups = formsets_for(
            self.spec, self.section, self.object, data=data, files=files, **self.form_options()
        )
        return Editing(form, groups, keep)

    # --- showing -------------------------------------------------------------------------------------------

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 (the signature is fixed)
        draft = self.find_draft()
        if draft is None:
            response = self.show(self.build())
        else:
            editing = self.build(drafts.as_data(draft))
            editing.without_judgement()
            # Saving compares with the state the person began from, however long ago that was.
            response = self.show(editing, draft=draft, base=editing.form.data.get("base", ""))
        self.write_audit()
        return response

    def show(self, editing: Editing, *, draft=None, base: str = "", status: int = 200) -> HttpResponse:
        context = self.get_context_data(
            object=self.object,
            section=self.section,
            form=editing.form,
            formsets=editing.groups,
            base=base or merging.pack(self.build().stored_values()),
            draft=draft,
            is_amendment=not self.is_draft(),
            reason=self.request.POST.get("amend_reason", ""),
            reason_error=getattr(self, "reason_error", ""),
            **self.neighbours(),
        )
        return self.render_to_response(context, status=status)

    def neighbours(self) -> dict[str, Any]:
        sections = self.visible_sections()
        index = sections.index(self.section)
        before = sections[index - 1] if index else None
        after = sections[index + 1] if index + 1 < len(sections) else None
        return {
            "number": index + 1,
            "total": len(sections),
            "previous_url": section_url(self, before) if before else self.tasks_url(),
            "next_section": after,
            "tasks_url": self.tasks_url(),
        }

    def tasks_url(self) -> str:
        return self.url("tasks", self.object.reference)

    # --- drafts --------------------------------------------------------------------------------------------

    def find_draft(self):
        return drafts.find(self.request.user, self.get_model(), self.object.pk, self.section.key)

    def keep_draft(self):
        return drafts.keep(
            self.request.user, self.get_model(), self.object.pk, self.section.key, self.request.POST
        )

    def drop_draft(self) -> None:
        drafts.drop(self.request.user, self.get_model(), self.object.pk, self.section.key)

    # --- saving --------------------------------------------------------------------------------------------

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        action = request.POST.get("action", "")
        if request.POST.get("autosave"):
            return JsonResponse({"saved": self.keep_draft() is not None})
        if action == "discard":
            self.drop_draft()
            return HttpResponseRedirect(request.path)
        if action.startswith("add-"):
            return self.add_row(action.removeprefix("add-"))
        try:
            with transaction.atomic():
                return self.save()
        except ValidationError as error:
            self.object.refresh_from_db()
            editing = self.build(request.POST, request.FILES)
            editing.is_valid()
            add_errors(editing.form, error)
            return self.show_errors(editing)

    def add_row(self, prefix: str) -> HttpResponse:
        """«Add another» without script: what was typed is kept as a draft and shown with one row more."""
        data = more_rows(self.request.POST, prefix)
        editing = self.build(data)
        editing.without_judgement()
        self.keep_draft()
        return self.show(editing, base=self.request.POST.get("base", ""))

    def save(self) -> HttpResponse:
        self.object = workflow.locked(self.object)
        base = merging.unpack(self.request.POST.get("base", ""))
        data = self.settled_rows(base)
        editing = self.build(data, self.request.FILES)
        theirs = editing.stored_values()
        if not editing.is_valid() or not self.has_reason():
            self.object.refresh_from_db()
            return self.show_errors(editing)
        merge = merging.compare(editing.forms(), theirs if base is None else base, theirs, self.choices())
        if merge.conflicts:
            self.object.refresh_from_db()
            self.keep_draft()
            return self.show_merge(editing, merge, theirs)
        if merge.taken:
            self.object.refresh_from_db()
            editing = self.build(data, self.request.FILES, keep=merge.taken)
            editing.is_valid()
        changed = editing.changed_names()
        if changed:
            self.store(editing, changed)
        self.drop_draft()
        return HttpResponseRedirect(self.after_save(changed))

    def settled_rows(self, base: dict[str, Any] | None):
        """The data without the rows another editor removed, unless this one has changed them."""
        data = clean_data(self.request.POST)
        for inline in inlines_of(self.section, self.audiences()):
            present = set(getattr(self.object, inline.name).values_list("pk", flat=True))
            settle_rows(data, inline.name, present, base or {})
        return data

    def store(self, editing: Editing, changed: list[str]) -> None:
        reason = self.request.POST.get("amend_reason", "").strip() if not self.is_draft() else ""
        with history.reason(reason):
            self.object.version += 1
            editing.save()
            saved = self.service("save_section")
            if saved:
                saved(
                    self.object,
                    by=self.request.user,
                    section=self.section.key,
                    changed=changed,
                    reason=reason,
                )
        # The written reason may name people: it stays in the history of the row.
        facts = {"section": self.section.key, "fields": changed}
        audit.write(audit.Action.CHANGE, request=self.request, subject=self.object, facts=facts)

    def has_reason(self) -> bool:
        """After registering, nothing changes without a reason."""
        if self.is_draft() or self.request.POST.get("amend_reason", "").strip():
            return True
        self.reason_error = _("Write why the record is changed.")
        return False

    def show_errors(self, editing: Editing) -> HttpResponse:
        self.keep_draft()
        return self.show(editing, base=self.request.POST.get("base", ""), status=422)

    def after_save(self, changed: list[str]) -> str:  # noqa: ARG002 (the signature is fixed)
        action = self.request.POST.get("action")
        following = self.neighbours()["next_section"]
        if action != "continue" or following is None:
            messages.success(self.request, _("Saved: %(section)s.") % {"section": self.section.title})
            return self.tasks_url()
        return section_url(self, following)
