"""Files of a report: a video, the medical report, the scan of a newspaper."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import permissions as p
from cases import services
from cases.forms.files import FileForm
from cases.views.pages import FormPage, MissingPage, RecoveryPage
from trackchild.core import attachments, audit
from trackchild.core.formspec import Audience, Section, files
from trackchild.core.formspec.audience import audiences_for
from trackchild.core.models import Attachment


@dataclass(frozen=True)
class ShownFile:
    attachment: Attachment
    text: str
    url: str


def classes_seen(page: Any) -> frozenset[Audience]:
    """What the person may read of the record or change in it."""
    allowed = (page.permission, page.permission_view)
    return frozenset().union(*(audiences_for(page.request.user, page.object, one) for one in allowed))


def shown(request: HttpRequest, record: Any, kind: attachments.Kind) -> list[ShownFile]:
    return [
        ShownFile(one, files.describe(one), attachments.signed_url(one, request))
        for one in attachments.of(record, kind)
    ]


def panel(request: HttpRequest, record: Any) -> tuple[str, dict[str, Any]] | None:
    """On the page of the record: the files this person may open."""
    rows = attachments.all_of(record)
    open_to = {
        kind.code: kind
        for kind in attachments.kinds_of(record._meta.label_lower)
        if rows and kind.audience in audiences_for(request.user, record, kind.permission)
    }
    found = [
        (open_to[one.kind].label, ShownFile(one, files.describe(one), attachments.signed_url(one, request)))
        for one in rows
        if one.kind in open_to
    ]
    return ("cases/_files.html", {"files": found}) if found else None


@dataclass(frozen=True)
class FileLink:
    kind: attachments.Kind
    text: str  # what there is; empty: nothing yet
    url: str


def links(section: Section, record: Any, seen: Collection[Audience], stem: str) -> list[FileLink]:
    """From a section to the pages of its files."""
    kinds = files.kinds_in(section, seen)
    kept = attachments.all_of(record) if kinds else []
    return [
        FileLink(
            kind,
            "; ".join(files.describe(one) for one in kept if one.kind == kind.code),
            reverse(f"cases:{stem}-files", args=[record.reference, kind.slug]),
        )
        for kind in kinds
    ]


class SectionFiles:
    """For the section pages: where its files are added, and whether it asks for a point on the map."""

    template_name = "cases/section.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        stem = self.url_prefix.removeprefix("cases:")
        return super().get_context_data(
            file_links=links(self.section, self.object, self.audiences(), stem),
            asks_point="place_point" in getattr(kwargs.get("form"), "fields", ()),
            **kwargs,
        )


class KindPage:
    """The kind stands in the address; whoever may not read such a file does not learn of it."""

    stem = ""

    def check_permission(self) -> None:
        super().check_permission()
        kinds = {kind.slug: kind for kind in attachments.kinds_of(self.object._meta.label_lower)}
        self.kind = kinds.get(self.kwargs["kind"])
        if self.kind is None or self.kind.audience not in classes_seen(self):
            raise Http404

    def files_url(self) -> str:
        return reverse(f"cases:{self.stem}-files", args=[self.object.reference, self.kind.slug])


class FilesPage(KindPage, FormPage):
    template_name = "cases/files.html"
    form_class = FileForm
    change = "file added"
    done_text = gettext_lazy("The file is kept.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"kind": self.kind}

    def act(self, answers: dict[str, Any]) -> None:
        try:
            services.add_file(self.object, by=self.request.user, kind=self.kind, file=answers["file"])
        except ValidationError as error:
            raise ValidationError({"file": error.messages}) from None

    def success_url(self) -> str:
        return self.files_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            file_kind=self.kind,
            files=shown(self.request, self.object, self.kind),
            may_remove=self.object.is_draft,
            remove_url_name=f"cases:{self.stem}-file-remove",
            tasks_url=reverse(f"cases:{self.stem}-tasks", args=[self.object.reference]),
            **kwargs,
        )


class RemoveFile(KindPage):
    """Asks first; only a draft loses a file."""

    template_name = "cases/file_remove.html"

    def attachment(self) -> Attachment:
        return get_object_or_404(attachments.of(self.object, self.kind), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            file_kind=self.kind, text=files.describe(self.attachment()), back_url=self.files_url(), **kwargs
        )

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        try:
            services.remove_file(self.object, self.attachment(), by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            facts = {"change": "file removed"}
            audit.write(audit.Action.CHANGE, request=request, subject=self.object, facts=facts)
            messages.success(request, _("The file is removed."))
        return HttpResponseRedirect(self.files_url())


class MissingFiles(FilesPage, MissingPage):
    permission = p.EDIT_MISSING
    stem = "missing-report"


class RecoveryFiles(FilesPage, RecoveryPage):
    permission = p.EDIT_RECOVERY
    stem = "recovery-report"


class MissingFileRemove(RemoveFile, MissingPage):
    permission = p.EDIT_MISSING
    stem = "missing-report"


class RecoveryFileRemove(RemoveFile, RecoveryPage):
    permission = p.EDIT_RECOVERY
    stem = "recovery-report"
