"""A person at the portal: logs in, answers the questions of a page by their names, presses a button."""

import json
import re
import urllib.parse
import urllib.request
from typing import Any

from playwright.sync_api import Locator, Page

PASSWORD = "TrackChild-demo-1"


class Person:
    """One browser page of the running portal, in one language."""

    def __init__(self, page: Page, url: str, language: str = "en") -> None:
        self.page = page
        self.url = url
        self.prefix = "" if language == "en" else f"/{language}"

    def open(self, path: str) -> None:
        """A page by its address, in the person's own language."""
        answer = self.page.goto(f"{self.url}{self.prefix}{path}")
        assert answer.status == 200, f"{path}: {answer.status}"

    def log_in(self, username: str, phone: str) -> None:
        self.open("/accounts/login/")
        self.answer(username=username, password=PASSWORD, captcha_1="PASSED")
        before = len(sms_to(self.url, phone))
        self.press("main form [type=submit]")
        self.page.wait_for_url("**/accounts/verify/")
        self.answer(code=self.one_time_code(phone, before))
        self.press("main form [type=submit]")
        self.page.wait_for_url(lambda url: "/accounts/" not in url)

    def one_time_code(self, phone: str, before: int) -> str:
        for _ in range(100):
            messages = sms_to(self.url, phone)
            # An alert may arrive beside it.
            for message in messages[: len(messages) - before]:
                if code := re.search(r"\b\d{6}\b", message["body"]):
                    return code.group()
            self.page.wait_for_timeout(100)
        raise AssertionError("no code arrived within 10 s")

    def answer(self, **answers: Any) -> None:
        """Fill in fields by name: text, a choice, several choices, a date in its parts, a place."""
        for name, value in answers.items():
            self.answer_one(name, value)

    def answer_one(self, name: str, value: Any) -> None:
        fields = self.fields(name)
        if fields.count():
            self.put(fields, value)
        elif self.fields(f"{name}_0").count():
            for number, part in enumerate(re.split(r"[- ]", value)):
                self.fields(f"{name}_{number}").fill(part)
        else:
            raise AssertionError(f"there is no question {name} at {self.page.url}")

    def fields(self, name: str) -> Locator:
        return self.page.locator(f'main [name="{name}"]')

    def put(self, fields: Locator, value: Any) -> None:
        match fields.first.evaluate("field => field.type"):
            case "radio" | "checkbox" if value is True:
                fields.check()
            case "radio" | "checkbox":
                for one in [value] if isinstance(value, str) else value:
                    fields.and_(self.page.locator(f'[value="{one}"]')).check()
            case "select-one" if fields.first.evaluate("field => !!field.closest('[data-lookup]')"):
                self.look_up(fields, value)
            case "select-one":
                fields.select_option(value)
            case "file":
                fields.set_input_files(value)
            case _:
                fields.fill(str(value))

    def look_up(self, fields: Locator, words: str) -> None:
        """Type the name of a place and take the first that is offered."""
        box = fields.locator("xpath=ancestor::*[@data-lookup]")
        box.locator("input").press_sequentially(words)
        option = box.locator("option:not([value=''])").first
        option.wait_for(state="attached")
        fields.select_option(option.get_attribute("value"))

    def press(self, selector: str) -> None:
        """Press a button or follow a link, and look at what comes."""
        with self.page.expect_navigation() as navigation:
            self.page.locator(selector).first.click()
        answer = navigation.value
        assert answer.status < 400, f"{answer.status} at {answer.url}: {self.problems()}"

    def problems(self) -> list[str]:
        return self.page.locator(".tc-error-summary li, .invalid-feedback").all_inner_texts()

    @property
    def path(self) -> str:
        return urllib.parse.urlsplit(self.page.url).path.removeprefix(self.prefix)


def sms_to(url: str, phone: str) -> list[dict]:
    """What a telephone of the demonstration has received, newest first."""
    with urllib.request.urlopen(
        f"{url}/demo/phone.json?to={urllib.parse.quote(phone)}", timeout=10
    ) as answer:
        return [message for message in json.load(answer)["messages"] if message["channel"] == "sms"]
