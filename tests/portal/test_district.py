"""District heads read figures of their district; the magistrate opens no record behind them."""

import pytest
from django.urls import reverse

from directory.choices import OfficeKind, Role
from tests.factories.accounts import OfficerFactory
from tests.factories.directory import OfficeFactory
from tests.public.people import missing

pytestmark = pytest.mark.django_db
PAGE = reverse("portal:district")


def head_of(office, role, kind):
    where = {"state": office.state, "district": office.district, "police_district": office.police_district}
    return OfficerFactory(role=role, office=OfficeFactory(kind=kind, **where))


def test_the_magistrate_reads_how_many_and_never_who(client_as):
    report = missing(full_name="Ritu Kumari")
    missing()  # in another district
    client = client_as(head_of(report.office, Role.DISTRICT_MAGISTRATE, OfficeKind.DM))

    page = client.get(PAGE)

    assert [number for _label, number in page.context["now"]] == [1, 0]
    assert "Ritu" not in page.content.decode()
    assert client.get(report.get_absolute_url()).status_code == 404


def test_nothing_late_is_said_in_words(client_as):
    text = client_as(OfficerFactory(role=Role.DISTRICT_MAGISTRATE)).get(PAGE).content.decode()

    assert "Nothing is late" in text
