"""A small site over Form-M, made of the generic pages only: what the pages kit promises is tested here."""

import time

import pytest
from django.test import Client
from django.urls import include, path
from django.utils import timezone

from cases import workflow
from cases.formspecs import MISSING_REPORT
from cases.models import MissingReport
from directory.choices import OfficeKind, Role
from directory.models import District, Office, PoliceDistrict, State
from trackchild.accounts.models import Posting, User
from trackchild.core.views.spec import (
    SpecCreateView,
    SpecDetailView,
    SpecExportView,
    SpecListView,
    SpecPrintView,
    SpecSectionView,
    SpecTaskListView,
    TransitionView,
    spec_routes,
)
from trackchild.urls import urlpatterns as portal

VIEW, EDIT = "cases.view_missing_report", "cases.edit_missing_report"


def create(*, by, **values):
    office = by.posting.office
    return MissingReport.objects.create(
        office=office, state=office.state, district=office.district, created_by=by.posting, **values
    )


saved_sections: list[tuple[str, list[str], str]] = []


def note_saving(obj, *, by, section, changed, reason):
    saved_sections.append((section, changed, reason))


class Pages:
    spec = MISSING_REPORT
    workflow = workflow.MISSING_REPORT
    url_prefix = "kit:report"
    permission_view = VIEW
    permission_edit = EDIT
    services = {"create": create, "save_section": note_saving}
    locked_states = ("CLOSED", "CANCELLED")


class ReportList(Pages, SpecListView):
    permission = VIEW
    list_columns = ("reference", "full_name", "status")


class ReportQuick(Pages, SpecCreateView):
    permission = "cases.add_missing_report"


class ReportExport(Pages, SpecExportView):
    permission = VIEW


class ReportDetail(Pages, SpecDetailView):
    permission = VIEW


class ReportTasks(Pages, SpecTaskListView):
    permission = EDIT


class ReportSection(Pages, SpecSectionView):
    permission = EDIT


class ReportPrint(Pages, SpecPrintView):
    permission = VIEW


class ReportTransition(Pages, TransitionView):
    strict_transitions = ("register",)


kit = spec_routes(
    "kit",
    "report",
    list=ReportList,
    quick=ReportQuick,
    export=ReportExport,
    detail=ReportDetail,
    tasks=ReportTasks,
    section=ReportSection,
    print=ReportPrint,
    transition=ReportTransition,
)
urlpatterns = [path("", include((kit, "kit"))), *portal]
handler400 = "trackchild.core.views.errors.bad_request"
handler403 = "trackchild.core.views.errors.permission_denied"
handler404 = "trackchild.core.views.errors.page_not_found"
handler500 = "trackchild.core.views.errors.server_error"


class Place:
    """One state with two police districts, a station in each, and officers at the stations."""

    def __init__(self) -> None:
        # The reference data are loaded in some runs and absent in others: neither may matter.
        self.state = State.objects.create(lgd_code=9901, name="Testpradesh", iso="TP", census_code="91")
        self.district = District.objects.create(state=self.state, lgd_code=99011, name="Kitpur")
        self.other_district = District.objects.create(state=self.state, lgd_code=99012, name="Kitganj")
        self.station = self.make_station("Kotwali", self.district)
        self.other_station = self.make_station("Chowk", self.other_district)

    def make_station(self, name: str, district: District) -> Office:
        police_district = PoliceDistrict.objects.create(state=self.state, name=district.name)
        police_district.districts.add(district)
        return Office.objects.create(
            kind=OfficeKind.PS,
            code=f"PS-{name}",
            name=name,
            state=self.state,
            district=district,
            police_district=police_district,
        )

    def officer(self, username: str, office: Office | None = None, role: str = Role.STATION_OFFICER) -> User:
        user = User.objects.create_user(username, name=username.title())
        user.posting = Posting.objects.create(
            user=user, role=role, office=office or self.station, approved_at=timezone.now()
        )
        return user

    def report(self, **values) -> MissingReport:
        values = {"full_name": "Asha Devi", "sex": "F", **values}
        return MissingReport.objects.create(
            office=self.station, state=self.state, district=self.district, **values
        )


def client_of(user: User) -> Client:
    """A web past both factors."""
    client = Client()
    client.force_login(user, backend="trackchild.accounts.backends.PostingBackend")
    session = client.session
    now = time.time()
    session.update({"second_factor_at": now, "fresh_at": now, "seen_at": now, "started_at": now})
    session["posting"] = user.posting.pk
    session.save()
    return client


@pytest.fixture
def place(db, settings):
    settings.ROOT_URLCONF = "tests.core.spec_site"
    saved_sections.clear()
    return Place()


@pytest.fixture
def sho(place):
    return place.officer("asha.officer")


@pytest.fixture
def web(sho):
    return client_of(sho)
