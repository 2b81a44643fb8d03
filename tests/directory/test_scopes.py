"""The query over a table and the answer for one object must never differ."""

import itertools
import random

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from directory import grants, shares
from directory.choices import OfficeKind, Role
from directory.grants import Grant, Reach
from directory.models import Office, PlacedModel
from tests.factories.accounts import OfficerFactory, PostingFactory, UserFactory
from tests.factories.directory import DistrictFactory, OfficeFactory, PoliceDistrictFactory, StateFactory
from trackchild.accounts.models import Posting
from trackchild.core.formspec.spec import Audience

pytestmark = pytest.mark.django_db

SEE = "directory.test_see"


@pytest.fixture
def registry(monkeypatch):
    """Grants of this test only."""
    from collections import defaultdict

    rows = defaultdict(list)
    monkeypatch.setattr(grants, "_grants", rows)
    return rows


def country(seed=7):
    """Two states of two districts; police districts that cross revenue districts; many kinds of office."""
    chance = random.Random(seed)
    offices = []
    for _state in range(2):
        state = StateFactory()
        districts = [DistrictFactory(state=state) for _ in range(2)]
        police = [
            PoliceDistrictFactory(state=state, districts=districts),
            PoliceDistrictFactory(state=state, districts=districts[:1]),
        ]
        for kind in (OfficeKind.PS, OfficeKind.DCRB, OfficeKind.CWC, OfficeKind.DCPU, OfficeKind.SCRB):
            for _office in range(2):
                office = OfficeFactory(kind=kind, district=chance.choice(districts))
                office.police_district = chance.choice([*police, None])
                office.save()
                office.jurisdiction_districts.set(chance.sample(districts, chance.randint(0, 2)))
                offices.append(office)
    return [*offices, OfficeFactory(kind=OfficeKind.NCRB, state=None, district=None)]


def roles_of(office):
    return {
        OfficeKind.PS: Role.STATION_OFFICER,
        OfficeKind.DCRB: Role.DCRB_OFFICER,
        OfficeKind.CWC: Role.CWC_CHAIR,
        OfficeKind.DCPU: Role.DCPU_OFFICER,
        OfficeKind.SCRB: Role.SCRB_OFFICER,
        OfficeKind.NCRB: Role.NCRB_OFFICER,
    }[OfficeKind(office.kind)]


@pytest.mark.parametrize("reach", list(Reach))
def test_query_and_object_agree(registry, reach):
    offices = country()
    grants.register(Grant(role, SEE, reach, "P") for role in Role)
    for office in offices:
        PostingFactory(role=roles_of(office), office=office)
    shares.grant(offices[0], offices[5], "test")
    viewers = [posting.user for posting in Posting.objects.all()]

    for viewer, model in itertools.product(viewers, (Office, Posting)):
        listed = set(model.objects.permitted(viewer, SEE).values_list("pk", flat=True))
        single = {obj.pk for obj in model.objects.all() if viewer.has_perm(SEE, obj)}
        assert listed == single


def test_station_sees_its_police_district_not_the_revenue_district(registry):
    grants.register([Grant(Role.STATION_OFFICER, SEE, Reach.JURISDICTION)])
    district = DistrictFactory()
    mine, other = (PoliceDistrictFactory(state=district.state, districts=[district]) for _ in range(2))
    own = OfficeFactory(district=district, police_district=mine)
    sibling = OfficeFactory(district=district, police_district=mine)
    neighbour = OfficeFactory(district=district, police_district=other)
    officer = OfficerFactory(office=own)

    assert set(Office.objects.permitted(officer, SEE)) == {own, sibling}
    assert not officer.has_perm(SEE, neighbour)


def test_share_opens_and_its_end_closes(registry):
    grants.register([Grant(Role.STATION_OFFICER, SEE, Reach.LINKED, "PI")])
    officer, record = OfficerFactory(), OfficeFactory()
    before = officer.has_perm(SEE, record)

    shares.grant(record, officer.office, "transfer")
    shares.grant(record, officer.office, "transfer")
    during = grants.audience_for(officer, record, SEE)
    shares.end(record, officer.office)

    assert not before
    assert during == {Audience.POSTER, Audience.IDENTIFICATION}
    assert not Office.objects.permitted(officer, SEE).exists()


def test_classes_add_up_over_the_grants_that_cover(registry):
    grants.register(
        [
            Grant(Role.STATION_OFFICER, SEE, Reach.NATION, "P"),
            Grant(Role.STATION_OFFICER, SEE, Reach.OFFICE, "C"),
        ]
    )
    officer = OfficerFactory()

    assert grants.audience_for(officer, officer.office, SEE) == {Audience.POSTER, Audience.CASE}
    assert grants.audience_for(officer, OfficeFactory(), SEE) == {Audience.POSTER}


def test_rights_of_one_posting_never_mix_with_the_place_of_another(registry):
    grants.register([Grant(Role.DCRB_OFFICER, SEE, Reach.OFFICE)])
    user = UserFactory()
    station = PostingFactory(user=user)
    bureau = PostingFactory(user=user, role=Role.DCRB_OFFICER)

    user.posting = bureau
    in_bureau = (user.has_perm(SEE, bureau.office), user.has_perm(SEE, station.office))
    user.posting = station

    assert in_bureau == (True, False)
    assert not user.has_perm(SEE, bureau.office)


@pytest.mark.parametrize("make", [AnonymousUser, UserFactory])
def test_without_a_posting_nothing_is_permitted(registry, make):
    grants.register(Grant(role, SEE, Reach.NATION) for role in Role)
    OfficeFactory()

    assert not Office.objects.permitted(make(), SEE).exists()


def test_several_postings_without_a_choice_permit_nothing(registry):
    grants.register(Grant(role, SEE, Reach.NATION) for role in Role)
    user = UserFactory()
    PostingFactory(user=user)
    PostingFactory(user=user, role=Role.DCRB_OFFICER)

    assert user.posting is None
    assert not user.has_perm(SEE)


def test_misspelt_field_class_is_refused():
    with pytest.raises(ValueError, match="Z"):
        Grant(Role.CITIZEN, SEE, Reach.OFFICE, "Z")


@pytest.mark.parametrize("column", ["state", "district", "office"])
def test_every_placed_table_is_indexed_by_its_place(column):
    """The columns themselves have no index of their own, so one that begins with them must stand in each."""
    placed = [model for model in apps.get_models() if issubclass(model, PlacedModel)]
    assert len(placed) >= 4
    for model in placed:
        assert any(index.fields[:1] == [column] for index in model._meta.indexes), model
