"""Accounts are proposed by one officer and approved by another, a tier above, in the same line and place."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from directory.choices import OfficeKind, Role
from tests.factories.accounts import OfficerFactory, PostingFactory, UserFactory, login
from tests.factories.directory import DistrictFactory, OfficeFactory, PoliceDistrictFactory
from trackchild.accounts import services
from trackchild.accounts.models import Posting, User
from trackchild.core.panels import worklist

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    district = DistrictFactory()
    police = PoliceDistrictFactory(state=district.state, districts=[district])

    def office(kind, **extra):
        return OfficeFactory(kind=kind, district=district, police_district=police, **extra)

    return {
        "district": district,
        "station": office(OfficeKind.PS),
        "dcrb": OfficerFactory(role=Role.DCRB_OFFICER, office=office(OfficeKind.DCRB)),
        "scrb": OfficerFactory(role=Role.SCRB_OFFICER, office=office(OfficeKind.SCRB)),
        "dcpu": OfficerFactory(role=Role.DCPU_OFFICER, office=office(OfficeKind.DCPU)),
        "committee": office(OfficeKind.CWC),
    }


def propose(world, **changes):
    data = {
        "by": world["dcrb"],
        "username": "new.officer",
        "name": "New Officer",
        "role": Role.STATION_OFFICER,
        "office": world["station"],
        "phone": "+919800000001",
    }
    return services.propose_officer(**{**data, **changes})


def test_proposed_account_cannot_be_used_until_approved(world):
    posting = propose(world)
    before = (posting.user.is_active, posting.user.posting)

    services.approve_posting(posting=posting, by=world["scrb"])

    user = User.objects.get(username="new.officer")
    assert before == (False, None)
    assert user.is_active
    assert user.role == Role.STATION_OFFICER


def test_maker_cannot_approve(world):
    posting = propose(world)

    with pytest.raises(PermissionDenied):
        services.approve_posting(posting=posting, by=world["dcrb"])


def test_database_refuses_maker_as_checker(world):
    posting = propose(world)
    posting.approved_by = world["dcrb"]

    with pytest.raises(IntegrityError), transaction.atomic():
        posting.save()


def test_other_line_may_not_propose(world):
    with pytest.raises(PermissionDenied):
        propose(world, by=world["dcpu"])


def test_other_district_may_not_propose(world):
    elsewhere = OfficerFactory(role=Role.DCRB_OFFICER)

    with pytest.raises(PermissionDenied):
        propose(world, by=elsewhere)


def test_role_must_fit_the_office(world):
    with pytest.raises(ValidationError):
        services.open_posting(user=UserFactory(), role=Role.CWC_CHAIR, office=world["station"])


def test_refused_proposal_stays_closed(world):
    posting = services.refuse_posting(posting=propose(world), by=world["scrb"])

    with pytest.raises(ValidationError):
        services.approve_posting(posting=posting, by=world["scrb"])


def test_suspending_ends_sessions_and_resuming_opens_again(world, client):
    officer = OfficerFactory(office=world["station"])
    login(client, officer)

    services.suspend(user=officer, by=world["dcrb"])
    during = client.get(reverse("accounts:sessions")).status_code
    services.resume(user=officer, by=world["dcrb"])

    assert during == 302
    assert User.objects.get(pk=officer.pk).is_active


def test_nobody_suspends_outside_the_line(world):
    member = OfficerFactory(role=Role.CWC_CHAIR, office=world["committee"])

    with pytest.raises(PermissionDenied):
        services.suspend(user=member, by=world["dcrb"])


def test_hand_over_closes_one_posting_and_proposes_the_other(world):
    leaving = OfficerFactory(office=world["station"])
    coming = UserFactory()

    new = services.hand_over(posting=leaving.postings.get(), to=coming, by=world["dcrb"])

    assert User.objects.get(pk=leaving.pk).posting is None
    assert new.approved_at is None
    services.approve_posting(posting=new, by=world["scrb"])
    assert User.objects.get(pk=coming.pk).office == world["station"]


def test_future_posting_gives_no_right_yet(world):
    tomorrow = timezone.localdate() + timedelta(days=1)
    user = UserFactory()
    PostingFactory(user=user, office=world["station"], starts_on=tomorrow)

    assert user.posting is None
    assert not user.has_perm("directory.view_office")


def test_list_shows_only_the_line_and_the_place(world, client):
    station_officer = OfficerFactory(office=world["station"], name="Asha Verma")
    OfficerFactory(name="Far Away")
    OfficerFactory(role=Role.CWC_CHAIR, office=world["committee"], name="Chair Person")
    login(client, world["dcrb"])

    page = client.get(reverse("accounts:user-list")).content.decode()

    assert station_officer.name in page
    assert "Far Away" not in page
    assert "Chair Person" not in page


def test_proposing_and_approving_through_the_pages(world, client):
    login(client, world["dcrb"])
    client.post(
        reverse("accounts:user-new"),
        {
            "name": "New Officer",
            "username": "New.Officer",
            "phone": "९८०००००००१",
            "role": Role.STATION_OFFICER,
            "office": world["station"].code,
        },
    )
    posting = Posting.objects.get(user__username="new.officer")
    login(client, world["scrb"])

    client.post(reverse("accounts:posting-approve", args=[posting.pk]))

    posting.refresh_from_db()
    assert posting.approved_by == world["scrb"]
    assert str(posting.user.phone) == "+919800000001"


def test_list_of_users_asks_a_fixed_number_of_queries(world, client, django_assert_max_num_queries):
    for _one in range(12):
        OfficerFactory(office=world["station"])
    login(client, world["dcrb"])

    client.get(reverse("accounts:user-list"))  # the menu's counter is kept for a minute

    with django_assert_max_num_queries(10):
        client.get(reverse("accounts:user-list"))


def test_a_proposal_waits_on_the_desk_of_the_tier_above_only(world):
    propose(world)

    def waiting(user):
        return [item.count for item in worklist.items(user) if item.key == "accounts.approvals"]

    assert (waiting(world["dcrb"]), waiting(world["scrb"])) == ([], [1])
