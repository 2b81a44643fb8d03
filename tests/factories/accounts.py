"""Users with postings, and logging them in past both factors."""

import time
from datetime import timedelta

import factory
from django.test import Client
from django.utils import timezone

from directory.choices import ROLE_OFFICE_KINDS, OfficeKind, Role
from tests.factories.directory import OfficeFactory
from trackchild.accounts.models import Posting, SignedInSession, User
from trackchild.accounts.services import sessions

PASSWORD = "river-lantern-mango-42"

_KINDS = {
    Role.STATION_OFFICER: OfficeKind.PS,
    Role.STATION_OPERATOR: OfficeKind.PS,
    Role.SUPERINTENDENT_OF_POLICE: OfficeKind.SP,
    Role.LEGAL_SERVICES: OfficeKind.LEGAL_SERVICES,
    Role.OVERSIGHT: OfficeKind.OVERSIGHT,
    Role.INFORMANT: OfficeKind.INFORMANT,
    Role.HELPDESK_AGENT: OfficeKind.HELPDESK,
    Role.SYSTEM_ADMINISTRATOR: OfficeKind.CPSU,
    Role.AUDITOR: OfficeKind.CPSU,
}


def kind_for(role: Role | str) -> OfficeKind:
    """The kind of office at which this role is held."""
    role = Role(role)
    return _KINDS.get(role) or next(iter(ROLE_OFFICE_KINDS[role]))


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"officer{n}")
    name = factory.Sequence(lambda n: f"Officer {n}")
    phone = factory.Sequence(lambda n: f"+9198{n:08d}")
    password = factory.django.Password(PASSWORD)


class PostingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Posting

    user = factory.SubFactory(UserFactory)
    role = Role.STATION_OFFICER
    office = factory.LazyAttribute(
        lambda posting: None if posting.role == Role.CITIZEN else OfficeFactory(kind=kind_for(posting.role))
    )
    starts_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30))
    approved_at = factory.LazyFunction(timezone.now)


class OfficerFactory(UserFactory):
    """A user with one posting in force: `OfficerFactory(role=Role.DCRB_OFFICER, office=…)`."""

    class Params:
        role = Role.STATION_OFFICER
        office = None

    @classmethod
    def _generate(cls, strategy, params):
        role, office = params.pop("role", Role.STATION_OFFICER), params.pop("office", None)
        user = super()._generate(strategy, params)
        extra = {"office": office} if office is not None else {}
        PostingFactory(user=user, role=role, **extra)
        return user


def login(client: Client, user: User) -> Client:
    """As if password and code had been right."""
    client.force_login(user, backend=sessions.BACKEND)
    session = client.session
    now = time.time()
    for key in (sessions.SECOND_FACTOR_AT, sessions.FRESH_AT, sessions.SEEN_AT, sessions.STARTED_AT):
        session[key] = now
    postings = user.current_postings
    if postings:
        session[sessions.POSTING] = postings[0].pk
    session.save()
    SignedInSession.objects.create(
        user=user,
        session_key=session.session_key,
        started_at=timezone.now(),
        last_seen_at=timezone.now(),
        address="127.0.0.1",
        device="test",
    )
    return client
