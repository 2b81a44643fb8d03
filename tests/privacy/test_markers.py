"""Nobody reads a field whose class no grant of theirs opens: not on a page, in a file, in a list."""

import pytest
from django.test import Client
from django.urls import reverse

from cases import permissions as p
from cci.permissions import VIEW_CHILD
from directory import grants
from directory.choices import Role
from matching.permissions import VIEW_MATCH
from tests.factories.accounts import OfficerFactory, login

pytestmark = pytest.mark.django_db

VIEW = {
    "M": (p.VIEW_MISSING, p.EDIT_MISSING),
    "R": (p.VIEW_RECOVERY, p.EDIT_RECOVERY),
    "S": (p.VIEW_SIGHTING,),
    "H": (VIEW_CHILD,),
}
NAMES = {"full_name", "name_local", "aliases"}
READERS = sorted(
    {grant.role for grant in grants.all_grants() if grant.permission.startswith(("cases.", "matching."))}
)


PAGES = {
    "missing": ("detail", "print", "tasks", "diary", "publication", "risk", "photographs", "authentication"),
    "recovery": ("detail", "print", "tasks", "authentication"),
}
SECTIONS = {
    "missing": ("person", "family", "disappearance", "closure"),
    "recovery": ("person", "custody", "condition", "offence"),
}


def pages(world) -> list[str]:
    found = [
        reverse("portal:desk"),
        reverse("cases:own-reports"),
        reverse("portal:district"),
        reverse("cases:authentication-list"),
        f"{reverse('cases:authentication-list')}?form=R",
        reverse("cases:transfer-list"),
        reverse("cases:sighting-detail", args=[world.sighting.reference]),
        reverse("matching:match-list"),
        *(reverse(f"matching:match-{name}", args=[world.match.reference]) for name in ("detail", "print")),
        reverse("alerts:message-list"),
        reverse("alerts:delivery-list"),
        reverse("cci:child-file-list"),
        world.child.get_absolute_url(),
    ]
    for stem, record in (("missing", world.missing), ("recovery", world.recovery)):
        prefix, reference = f"cases:{stem}-report", record.reference
        found += [reverse(f"{prefix}-{name}", args=[reference]) for name in PAGES[stem]]
        found += [reverse(f"{prefix}-edit", args=[reference, key]) for key in SECTIONS[stem]]
        for name in ("search", "search-suggestions"):
            found.append(f"{reverse(f'cases:{name}')}?q={record.number}")
    for stem in ("missing-report", "recovery-report", "sighting"):
        found += [f"{reverse(f'cases:{stem}-list')}?place={place}" for place in ("own", "area", "shared")]
    return found


def exports() -> list[str]:
    return [reverse("cases:missing-report-export"), reverse("cases:recovery-report-export")]


def text_of(response) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode()
    return response.content.decode()


def leaks(world, user, url: str, text: str) -> list[tuple]:
    """(where, class, field) of every marker that no grant of this person opens."""
    records = {"M": world.missing, "R": world.recovery, "S": world.sighting, "H": world.child}
    is_match, found = "/matches/" in url, []
    for letter, audience, name in world.markers.found_in(text).values():
        if letter == "X":
            allowed = user.has_perm(p.VIEW_DIARY, world.missing)
        else:
            classes = set()
            for permission in VIEW[letter]:
                classes |= {one.value for one in grants.audience_for(user, records[letter], permission)}
            allowed = audience in classes
            # Whoever may compare the two reads of both what a match opens; its panel names the other person.
            classes = {one.value for one in grants.audience_for(user, world.match, VIEW_MATCH)}
            allowed |= letter in "MR" and audience in classes and (is_match or name in NAMES)
        if not allowed:
            found.append((url, audience, letter, name))
    return found


# At the third place only roles that reach the whole country, and one of each other kind, to be refused.
AFAR = {
    *(Role.STATION_OFFICER, Role.AHTU_OFFICER, Role.NCRB_OFFICER, Role.CPSU_OFFICER),
    *(Role.DCRB_OFFICER, Role.CWC_CHAIR, Role.SCPS_OFFICER),
}
CASES = [(role, place) for role in READERS for place in "abc" if place != "c" or role in AFAR]


@pytest.mark.parametrize(("role", "place"), CASES, ids=str)
def test_officers_read_the_classes_of_their_grants_only(world, role, place):
    user = world.officer(role, place)
    client = login(Client(), user)
    user.posting = user.current_postings[0]

    leaked, opened = [], 0
    for url in pages(world):
        response = client.get(url)
        opened += response.status_code == 200
        leaked += leaks(world, user, url, text_of(response))
    for url in exports():
        response = client.post(url, {"format": "csv", "purpose": "test"})
        leaked += leaks(world, user, url, text_of(response))

    assert opened
    assert leaked == []


def test_the_markers_are_really_on_the_pages_of_those_who_may_read_them(world):
    client = login(Client(), world.officer(Role.STATION_OFFICER, "a"))

    text = "".join(text_of(client.get(url)) for url in pages(world))

    seen = {(letter, audience) for letter, audience, _name in world.markers.found_in(text).values()}
    assert {("M", letter) for letter in "PIFCHSN"} <= seen
    assert {("R", "I"), ("S", "F"), ("X", "C")} <= seen


def test_a_home_reads_the_file_of_its_child(world):
    client = login(Client(), OfficerFactory(role=Role.CCI_SUPERINTENDENT, office=world.child.office))

    text = text_of(client.get(world.child.get_absolute_url()))

    names = {name for letter, _audience, name in world.markers.found_in(text).values() if letter == "H"}
    assert {"full_name", "father_name", "mother_name"} <= names


def public_pages(world) -> list[str]:
    reference = world.missing.reference
    poster = reverse("cases:poster", args=[reference])
    details = f"{reverse('cases:sighting-details')}?state={world.missing.state.iso}"
    return [
        *("/", "/nothing-here/", poster, f"/hi{poster}", reverse("directory:office-list")),
        *(reverse(f"cases:{name}") for name in ("missing-gallery", "found-list", "recovery-status")),
        f"{reverse('cases:public-search')}?name=Q",
        reverse("cases:poster", args=[world.recovery.reference]),
        f"{reverse('cases:sighting-report')}?poster={reference}",
        f"{details}&poster={reference}",
        f"{reverse('cases:recovery-status')}?reference={reference}",
    ]


def test_citizens_read_the_poster_and_nothing_else(world):
    client, shown, wrong = Client(), set(), []
    for url in public_pages(world):
        for letter, audience, name in world.markers.found_in(text_of(client.get(url))).values():
            shown.add(name)
            if (letter, audience) != ("M", "P"):
                wrong.append((url, letter, audience, name))

    assert wrong == []
    assert {"full_name", "public_description"} <= shown


@pytest.mark.parametrize("phone", ["+919999999999", "right"])
def test_the_status_page_tells_the_reporter_no_fact_of_the_case(world, phone):
    phone = str(world.missing.reporter_phone) if phone == "right" else phone

    answers = {"reference": world.missing.reference, "phone": phone, "captcha_0": "x", "captcha_1": "PASSED"}

    response = Client().post(reverse("cases:recovery-status"), answers)

    assert world.markers.found_in(text_of(response)) == {}


def test_a_report_of_another_place_does_not_show_in_counts_or_names(world):
    """Outside the reach a search gives the same page whether or not there is such a report."""
    client = login(Client(), world.officer(Role.DCRB_OFFICER, "c"))
    real = text_of(client.get(reverse("cases:search"), {"q": world.recovery.number}))
    invented = text_of(client.get(reverse("cases:search"), {"q": "R-XX-NOBODY-2026-00001"}))

    assert world.recovery.reference not in real
    assert real.count("<tr") == invented.count("<tr")
