"""Pages in the states nobody plans for: with a mistake, empty, refused, not found, two at once."""

from uuid import uuid4

import pytest

from tests.e2e.watched import Watched

SAVE = "main .tc-buttons button[name=action][value=save]"
CASE, FOUND, MATCHES = "/office/missing-reports/?status=OPEN", "/office/recovery-reports/", "/office/matches/"
ANJALI = {
    "full_name": "Anjali Kumari", "sex": "F", "age_years": "13", "father_name": "Ramesh Kumar",
    "missing_from": "12-11-2026", "place_line": "Charbagh railway station", "place_district": "Lucknow",
    "reporter_name": "Ramesh Kumar", "reporter_phone": "+919999811155", "reporter_language": "hi",
}  # fmt: skip
LANGUAGES = ("en", "hi", "bn")


@pytest.fixture
def officer(visitor):
    return lambda language="en": visitor("ps.kotwali.lucknow", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_with_mistakes(officer, language):
    person = officer(language)
    case = person.first_of(CASE)

    person.open("/office/missing-reports/new/")
    person.look_at_mistake()
    person.open(person.first_of(MATCHES))
    person.answer(verdict="REJECT")
    person.look_at_mistake("main form[action$='/review/'] .btn-primary")
    if language == "en":
        person.open(f"{case}edit/family/")
        person.answer(father_name="")
        person.look_at_mistake(SAVE)
        for step in ("trace", "transfer"):
            person.open(f"{case}transitions/{step}/")
            person.look_at_mistake()
        person.open(f"{case}publication/")
        person.look_at_mistake()

    assert person.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_and_prints(officer, language):
    person = officer(language)
    case, found, match = (person.first_of(path) for path in (CASE, FOUND, MATCHES))

    person.look_at(match)
    person.look_at(f"{case}transitions/trace/")
    person.look_at(f"{case}print/")
    if language == "en":
        for path in (f"{case}acknowledgement/", f"{found}print/", f"{match}print/", f"{case}cancellation/"):
            person.look_at(path)

    assert person.faults == []


@pytest.mark.parametrize("language", ["en", "bn"])
def test_nothing_there_nothing_allowed(officer, language):
    person = officer(language)

    person.look_at("/office/missing-reports/?q=Nobody+of+this+name")
    person.look_at("/office/matches/?status=ACCEPTED&band=POSSIBLE")
    person.look_at_refusal("/office/feedback/", 403)
    person.look_at_refusal("/office/missing-reports/0000-0000-0000-0/", 404)

    assert person.faults == []


def test_the_same_child_reported_twice(officer):
    person = officer()
    person.open("/office/missing-reports/new/")
    person.answer(**ANJALI)
    person.press("main form .btn-primary")
    draft = person.path.removesuffix("tasks/")

    person.look_at(f"{draft}duplicates/")

    assert person.page.locator("main form [name=same_as]").count()
    assert person.faults == []


def test_two_officers_at_one_section(officer):
    one, other = officer(), officer()
    section = f"{one.first_of(CASE)}edit/person/"
    for person, work in ((one, "Sells tea"), (other, "Mends shoes")):
        person.open(section)
        person.answer(occupation=f"{work} {uuid4().hex[:6]}", amend_reason="Said by the uncle")
    one.press(SAVE)

    other.look_at_mistake(SAVE, status=409)

    assert other.page.locator("main .tc-merge").count()
    assert other.faults == []


@pytest.mark.parametrize("language", ["en", "hi"])
def test_citizens_mistakes(visitor, language):
    person: Watched = visitor(language=language)

    person.open("/status/")
    person.look_at_mistake(status=200)
    person.open("/report/sighting/details/?state=IN-UP")
    person.look_at_mistake(status=200)
    person.open("/accounts/login/")
    person.answer(username="ps.kotwali.patna", password="not the password", captcha_1="PASSED")
    person.look_at_mistake("main form [type=submit]", status=200)
    person.look_at_refusal("/missing/0000-0000-0000-0/", 404)

    assert person.faults == []


def test_a_wrong_code(visitor):
    person: Watched = visitor()
    person.open("/accounts/login/")
    person.answer(username="ps.kotwali.patna", password="TrackChild-demo-1", captcha_1="PASSED")
    person.press("main form [type=submit]")
    person.answer(code="000000")

    person.look_at_mistake("main form [type=submit]", status=200)

    assert person.faults == []
