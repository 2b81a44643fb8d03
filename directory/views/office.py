"""The directory in the work space: officers look up offices and correct their own entry."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from directory import grants, selectors
from directory.choices import ROLE_LEVEL, Role
from directory.forms import OfficeEntryForm
from directory.views.public import listed
from trackchild.core import audit
from trackchild.core.views.base import fetch, permission_required, refuse


@permission_required("directory.view_office")
@never_cache
def office_desk(request: HttpRequest) -> HttpResponse:
    offices = selectors.offices_within_reach(request.user)
    return render(request, "directory/office_desk.html", listed(request, offices))


@permission_required("directory.view_office")
@never_cache
def office_detail(request: HttpRequest, code: str) -> HttpResponse:
    office = fetch(selectors.offices(), request.user, "directory.view_office", code=code)
    may_edit = request.user.has_perm("directory.edit_office", office)
    return render(request, "directory/office_detail.html", {"office": office, "may_edit": may_edit})


@permission_required("directory.edit_office")
@never_cache
@require_http_methods(["GET", "POST"])
def office_edit(request: HttpRequest, code: str) -> HttpResponse:
    office = fetch(selectors.offices(), request.user, "directory.view_office", code=code)
    if not request.user.has_perm("directory.edit_office", office):
        refuse(request, "directory.edit_office", office)
    form = OfficeEntryForm(request.POST or None, instance=office)
    if request.method == "POST" and form.is_valid():
        form.save()
        audit.write(
            audit.Action.CHANGE, request=request, subject=office, facts={"fields": sorted(form.changed_data)}
        )
        messages.success(request, _("The directory entry is saved."))
        return redirect("directory:office-detail", code=office.code)
    return render(request, "directory/office_edit.html", {"form": form, "office": office})


@permission_required("directory.view_roles")
@never_cache
def roles(request: HttpRequest) -> HttpResponse:
    """Every permission, the roles that hold it, how far it reaches and which field classes it opens."""
    context = {
        "permissions": [
            {"code": code, "label": grants.label(code), "grants": grants_of(code)}
            for code in grants.permissions()
        ],
        "levels": [{"role": role, "level": ROLE_LEVEL[role]} for role in Role],
    }
    return render(request, "directory/roles.html", context)


def grants_of(permission: str) -> list[grants.Grant]:
    order = list(Role)
    rows = [grant for grant in grants.all_grants() if grant.permission == permission]
    return sorted(rows, key=lambda grant: (order.index(grant.role), grant.reach))
