"""A person whose browser reports what is wrong with a page: for those who see it, hear it or type it."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.pages import Person

SMALL, LARGE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
COUNTED = ("critical", "serious", "moderate")
REFUSED = "Failed to load resource"  # how the browser notes that a page answered with an error


class Watched(Person):
    def __init__(self, page: Page, url: str, language: str = "en") -> None:
        super().__init__(page, url, language)
        self.faults: list[str] = []
        self.wrong_is_right = False  # while a page is asked for that is to answer with an error
        page.on("console", self.note_console)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", self.note_request)

    def note_console(self, message) -> None:
        if self.wrong_is_right and message.text.startswith(REFUSED):
            return
        if message.type in ("error", "warning"):
            self.faults.append(f"{self.page.url}: {message.text} {message.location['url']}")

    def note_request(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.url).netloc:
            self.faults.append(f"{self.page.url}: asks {request.url}")

    def look_at(self, path: str) -> None:
        """Open a page and write down everything that is wrong with it."""
        self.open(path)
        self.look(path)

    def look(self, name: str) -> None:
        """Everything that is wrong with the page that is open, in the small and the large size."""
        for size in (SMALL, LARGE):
            self.page.set_viewport_size(size)
            found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
            self.faults += [
                f"{name} at {size['width']}: {fault['id']} {node['html'][:120]}"
                for fault in found
                if fault["impact"] in COUNTED
                for node in fault["nodes"][:3]
            ]
            width = self.page.evaluate("document.documentElement.scrollWidth")
            if width > size["width"]:
                self.faults.append(f"{name} at {size['width']}: {width} px wide")

    def look_at_refusal(self, path: str, status: int) -> None:
        """A page that answers with an error, as somebody meets it."""
        self.wrong_is_right = True
        answer = self.page.goto(f"{self.url}{self.prefix}{path}")
        assert answer.status == status, f"{path}: {answer.status}"
        self.look(path)
        self.wrong_is_right = False

    def look_at_mistake(self, button: str = "main form[method=post] .btn-primary", status: int = 422) -> None:
        """Send the form that is open with what is wrong in it."""
        self.wrong_is_right = True
        with self.page.expect_navigation() as navigation:
            self.page.locator(button).first.click()
        assert navigation.value.status == status, f"{navigation.value.url}: {navigation.value.status}"
        self.look(f"mistake at {self.path}")
        self.wrong_is_right = False

    def first_of(self, path: str) -> str:
        """The address of the first record of a list."""
        self.open(path)
        stem = f"{self.prefix}{path.partition('?')[0]}"
        found = self.page.locator(f"main a[href^='{stem}']:not([href$='/new/']):not([href*='?'])")
        return found.first.get_attribute("href").removeprefix(self.prefix)
