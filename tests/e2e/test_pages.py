"""Every page as people meet it: accessible, quiet, of one house, on a small telephone, without script."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.pages import Person

PUBLIC = (
    "/", "/missing/", "/found/", "/search/", "/status/", "/report/missing/", "/report/sighting/",
    "/directory/", "/feedback/", "/help/", "/accounts/login/", "/accounts/password-reset/",
)  # fmt: skip
STATION = (
    "/office/", "/office/missing-reports/", "/office/missing-reports/new/", "/office/recovery-reports/",
    "/office/recovery-reports/new/", "/office/sightings/", "/office/matches/", "/office/search/",
    "/office/transfers/", "/office/alerts/", "/accounts/sessions/", "/office/style/",
)  # fmt: skip
# From a list to the first record on it, and to the pages of that record.
RECORDS = {
    "/office/missing-reports/?status=OPEN": (
        "", "tasks/", "edit/person/", "edit/description/", "photographs/", "risk/", "publication/", "diary/",
    ),
    "/office/recovery-reports/": ("", "tasks/", "edit/condition/"),
    "/office/matches/": ("",),
}  # fmt: skip
OTHERS = {
    "dcrb.lucknow": ("/office/", "/office/authentication/"),
    "cwc.howrah": ("/office/", "/office/recovery-reports/"),
    "cci.howrah": ("/office/", "/office/alerts/"),
    "helpdesk": ("/office/", "/office/feedback/", "/office/users/"),
    "scrb.up": ("/office/", "/office/users/", "/office/users/new/"),
    "auditor": ("/office/", "/office/roles/"),
}
SMALL, LARGE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
COUNTED = ("critical", "serious", "moderate")


class Watched(Person):
    """A person whose browser reports what it did not like."""

    def __init__(self, page: Page, url: str, language: str = "en") -> None:
        super().__init__(page, url, language)
        self.faults: list[str] = []
        page.on("console", self.note_console)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", self.note_request)

    def note_console(self, message) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{self.page.url}: {message.text}")

    def note_request(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.url).netloc:
            self.faults.append(f"{self.page.url}: asks {request.url}")

    def look_at(self, path: str) -> None:
        """Open a page and write down everything that is wrong with it, in the small and the large size."""
        self.open(path)
        for size in (SMALL, LARGE):
            self.page.set_viewport_size(size)
            found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
            self.faults += [
                f"{path} at {size['width']}: {fault['id']} {node['html'][:120]}"
                for fault in found
                if fault["impact"] in COUNTED
                for node in fault["nodes"][:3]
            ]
            width = self.page.evaluate("document.documentElement.scrollWidth")
            if width > size["width"]:
                self.faults.append(f"{path} at {size['width']}: {width} px wide")

    def first_of(self, path: str) -> str:
        """The address of the first record of a list."""
        self.open(path)
        stem = f"{self.prefix}{path.partition('?')[0]}"
        found = self.page.locator(f"main a[href^='{stem}']:not([href$='/new/']):not([href*='?'])")
        return found.first.get_attribute("href").removeprefix(self.prefix)


@pytest.fixture(scope="module")
def context_of(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    opened: list[BrowserContext] = []

    def make(**options) -> BrowserContext:
        # The checker itself is put into the page, which the portal's policy forbids to others.
        opened.append(browser.new_context(locale="en-IN", **options))
        return opened[-1]

    yield make
    for context in opened:
        context.close()


@pytest.fixture(scope="module")
def visitor(stack, context_of) -> Callable[..., Watched]:
    """`visitor(username, language)`; one log-in for all pages of a person."""
    states: dict[str, dict] = {}

    def enter(username: str = "", language: str = "en", **options) -> Watched:
        context = context_of(storage_state=states.get(username), **options)
        someone = Watched(context.new_page(), stack.url, language)
        if username and username not in states:
            phone = stack.query("SELECT phone FROM accounts_user WHERE username = %s", username)[0][0]
            someone.log_in(username, phone)
            states[username] = context.storage_state()
        return someone

    return enter


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
