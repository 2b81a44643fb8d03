"""Every page as people meet it: accessible, quiet, of one house, on a small telephone, without script."""

import pytest

PUBLIC = (
    "/", "/missing/", "/found/", "/search/", "/status/", "/report/missing/", "/report/sighting/",
    "/directory/", "/feedback/", "/help/", "/accounts/login/", "/accounts/password-reset/",
)  # fmt: skip
STATION = (
    "/office/", "/office/missing-reports/", "/office/missing-reports/new/", "/office/recovery-reports/",
    "/office/recovery-reports/new/", "/office/sightings/", "/office/matches/", "/office/search/",
    "/office/transfers/", "/office/alerts/", "/accounts/sessions/", "/office/style/",
    "/office/search/?q=Kumari", "/office/agents/", "/office/agents/new/",
)  # fmt: skip
# From a list to the first record on it, and to the pages of that record.
RECORDS = {
    "/office/missing-reports/?status=OPEN": (
        "", "tasks/", "edit/person/", "edit/disappearance/", "edit/description/", "photographs/",
        "files/video/",
        "risk/", "publication/", "diary/",
    ),
    "/office/recovery-reports/": ("", "tasks/", "edit/place/", "edit/condition/", "files/medical-report/"),
    "/office/matches/": ("",),
}  # fmt: skip
OTHERS = {
    "dcrb.lucknow": ("/office/", "/office/authentication/"),
    "cwc.howrah": ("/office/", "/office/recovery-reports/"),
    "cci.howrah": ("/office/", "/office/children/", "/office/alerts/"),
    "helpdesk": ("/office/", "/office/feedback/", "/office/users/"),
    "ncrb": ("/office/matches/weights/",),
    "scrb.up": ("/office/", "/office/users/", "/office/users/new/"),
    "auditor": ("/office/", "/office/access-log/", "/office/access-log/entries/", "/office/roles/"),
    "dm.lucknow": ("/office/", "/office/district/"),
    "citizen.demo": ("/my-reports/",),
}


@pytest.mark.parametrize("language", ["en", "hi"])
def test_public_pages(visitor, language):
    person = visitor(language=language)

    for path in PUBLIC:
        person.look_at(path)
    person.look_at(person.first_of("/missing/"))

    assert person.faults == []


@pytest.mark.parametrize("language", ["en", "hi"])
def test_pages_of_a_police_station(visitor, language):
    person = visitor("ps.kotwali.lucknow", language)

    for path in STATION:
        person.look_at(path)
    for listed, pages in RECORDS.items():
        record = person.first_of(listed)
        for page in pages:
            person.look_at(record + page)

    assert person.faults == []


@pytest.mark.parametrize("username", OTHERS)
def test_pages_of_other_offices(visitor, username):
    person = visitor(username)

    for path in OTHERS[username]:
        person.look_at(path)

    assert person.faults == []


def test_names_are_offered_while_they_are_typed(visitor):
    officer = visitor("ps.kotwali.lucknow")
    officer.open("/office/search/")
    box = officer.page.locator("main [data-suggest]")
    box.press_sequentially("Anjal")
    officer.page.get_by_role("option", name="Anjali").first.wait_for()
    officer.look("the search box with suggestions")
    box.focus()
    box.press("End")
    officer.page.get_by_role("option", name="Anjali").first.wait_for()
    box.press("ArrowDown")
    with officer.page.expect_navigation():
        box.press("Enter")

    assert officer.path.startswith("/office/missing-reports/")
    assert officer.faults == []


def test_a_search_is_kept_and_asked_again(visitor):
    officer = visitor("ps.kotwali.lucknow", java_script_enabled=False)
    officer.open("/office/search/?q=Meena")
    officer.press("main a[href*='/agents/new/']")
    officer.answer(name="Meena of Lucknow")
    officer.press("main form[method=post] .btn-primary")

    assert officer.page.get_by_text("The search agent is at work.").count()


def test_everything_works_without_script(visitor):
    officer = visitor("ps.kotwali.patna", java_script_enabled=False)
    officer.open("/office/missing-reports/new/")
    officer.answer(
        full_name="Invented Girl", sex="F", age_years="11", father_name="Invented Father",
        missing_from="20-11-2026 18:30", place_line="Market", place_district_text="Patna",
        reporter_name="Invented Father", reporter_phone="+919999811133", reporter_language="en",
    )  # fmt: skip
    officer.press("main form .btn-primary")

    officer.press("main .tc-task a[href*='/edit/person/']")
    officer.answer(mother_tongue="hi", age_basis="STATED", languages=["hi"])
    officer.press("main .tc-buttons button[name=action][value=save]")

    assert officer.path.endswith("/tasks/")
    officer.press("main .tc-task a[href*='/edit/person/']")
    assert officer.fields("mother_tongue").input_value() == "hi"
    assert officer.faults == []
