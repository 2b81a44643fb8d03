"""An officer without a mouse: from the log-in to a decision on a match by Tab, Enter and typing."""

import pytest

from tests.e2e.pages import PASSWORD, Person, sms_to

USER = "ps.kotwali.lucknow"
MOST_STEPS = 150
# The mark of the focus: an outline or a shadow of at least 3 px around what has it, on the screen, uncovered.
SEEN = """selector => {
    const element = document.activeElement;
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const outline = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    const widths = style.boxShadow.match(/-?[\\d.]+px/g) || [];
    const shadow = Math.max(0, ...widths.map(parseFloat));
    const x = box.left + Math.min(box.width / 2, 40), y = box.top + Math.min(box.height / 2, 12);
    const top = document.elementFromPoint(x, y);
    const label = element.labels && element.labels[0];
    return {
        here: element.matches(selector),
        mark: Math.max(outline, shadow),
        uncovered: [element, label].some(one => !!one && !!top && (one.contains(top) || top.contains(one))),
        html: element === document.body ? "" : element.outerHTML.slice(0, 120),
    };
}"""


class Typist(Person):
    def __init__(self, page, url: str) -> None:
        super().__init__(page, url)
        self.unseen: list[str] = []

    def tab_to(self, selector: str) -> None:
        """Tab until the element has the focus; every stop on the way shows it."""
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(SEEN, selector)
            if stop["html"] and (stop["mark"] < 3 or not stop["uncovered"]):
                self.unseen.append(f"{self.path}: {stop}")
            if stop["here"]:
                return
        raise AssertionError(f"Tab never comes to {selector} at {self.page.url}")

    def type(self, selector: str, words: str) -> None:
        self.tab_to(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def enter(self, selector: str) -> None:
        """Press what Tab comes to, and look at what comes."""
        self.tab_to(selector)
        with self.page.expect_navigation() as navigation:
            self.page.keyboard.press("Enter")
        assert navigation.value is None or navigation.value.status < 400, (
            f"{self.page.url}: {self.problems()}"
        )


@pytest.fixture
def typist(stack, new_context) -> Typist:
    return Typist(new_context(viewport={"width": 1280, "height": 900}).new_page(), stack.url)


def test_from_the_log_in_to_a_decision_by_keyboard(stack, typist):
    phone = stack.query("SELECT phone FROM accounts_user WHERE username = %s", USER)[0][0]
    typist.open("/accounts/login/")
    typist.page.keyboard.press("Tab")
    assert typist.page.locator(":focus").get_attribute("href") == "#main", "the way past the menu comes first"
    typist.type("[name=username]", USER)
    typist.type("[name=password]", PASSWORD)
    typist.type("[name=captcha_1]", "PASSED")
    before = len(sms_to(stack.url, phone))
    typist.enter("main form [type=submit]")
    typist.type("[name=code]", typist.one_time_code(phone, before))
    typist.enter("main form [type=submit]")
    assert typist.path == "/office/"

    typist.enter("main a[href*='status=OPEN']")
    typist.enter("main table a")
    typist.enter("main a[href$='/tasks/']")
    typist.enter("main .tc-task a[href$='/edit/publication/']")
    typist.type("[name=public_description]", "Wore a blue school uniform.")
    typist.type("[name=amend_reason]", "The family asks for it")
    typist.enter("main .tc-buttons button[value=save]")
    assert typist.path.endswith("/tasks/")

    typist.enter("nav a[href$='/matches/']")
    typist.enter("main table a")
    typist.enter("main a[href='#decision']")
    typist.tab_to("[name=verdict]")
    typist.page.keyboard.press("ArrowDown")
    typist.page.keyboard.press("ArrowDown")
    typist.type("main form[action$='/review/'] [name=text]", "Is there a scar on the chin?")
    typist.enter("main form[action$='/review/'] button")

    assert typist.page.get_by_text("Is there a scar on the chin?").count()
    assert typist.unseen == []
