"""The frame of the public pages: open, small, without cookies, in every language, sound HTML."""

import gzip
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.public.people import missing, with_photograph

pytestmark = pytest.mark.django_db

PLAIN = (
    "/",
    "/about/",
    "/privacy/",
    "/terms/",
    "/accessibility/",
    "/contact/",
    "/help/",
    "/report/",
    "/report/missing/",
    "/sitemap/",
    "/missing/",
    "/found/",
    "/search/",
    "/report/sighting/",
)
FORMS = ("/status/", "/feedback/")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Sanity(HTMLParser):
    """Tags closed in order, no id twice, one h1, every picture with an alternative text and a size."""

    def __init__(self) -> None:
        super().__init__()
        self.open, self.ids, self.problems, self.headings = [], set(), [], 0
        self.labelled, self.fields = set(), []

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag not in VOID and not self.in_svg():
            self.open.append(tag)
        self.headings += tag == "h1"
        if facts.get("id") in self.ids:
            self.problems.append(f"id {facts['id']} twice")
        self.ids.add(facts.get("id") or object())
        is_captcha = "captcha" in facts.get("src", "")
        if tag == "img" and ("alt" not in facts or ("width" not in facts and not is_captcha)):
            self.problems.append(f"img without alt or size: {facts}")
        if "style" in facts or any(name.startswith("on") for name in facts):
            self.problems.append(f"inline style or script on {tag}")
        if tag == "label":
            self.labelled.add(facts.get("for"))
        if tag in {"input", "select", "textarea"} and facts.get("type") != "hidden":
            self.fields.append(facts)

    def in_svg(self) -> bool:
        return "svg" in self.open

    def handle_endtag(self, tag):
        if tag in VOID or (self.in_svg() and tag != "svg"):
            return
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def unlabelled(self) -> list[dict]:
        named = [field for field in self.fields if "aria-label" not in field]
        return [field for field in named if field.get("id") not in self.labelled]


def read(client, path) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("path", PLAIN)
def test_page_without_a_form_sets_no_cookie_and_may_be_cached(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"].startswith("public, max-age=")
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"


def test_the_address_alone_says_the_language(client):
    plain, preferred = client.get("/about/"), client.get("/about/", headers={"accept-language": "hi"})

    assert plain.content == preferred.content
    assert preferred["Content-Language"] == "en"
    assert client.get("/hi/about/")["Content-Language"] == "hi"


@pytest.mark.parametrize("path", PLAIN + FORMS)
def test_html_is_sound(client, path):
    missing()
    sanity = Sanity()

    sanity.feed(read(client, path))

    assert sanity.problems == []
    assert sanity.open == []
    assert sanity.headings == 1
    assert sanity.unlabelled() == []


@pytest.mark.parametrize("path", PLAIN + FORMS)
def test_page_is_small(client, path):
    for _number in range(12):
        with_photograph(missing())

    page = read(client, path)

    assert len(page.encode()) <= 25 * 1024


def test_style_sheet_and_scripts_stay_within_the_budget():
    sheet = Path(finders.find("css/trackchild.css")).read_bytes()
    scripts = [Path(finders.find(f"js/{name}.js")).read_bytes() for name in ("menu", "print")]

    assert len(gzip.compress(sheet)) <= 15 * 1024
    assert sum(len(gzip.compress(script)) for script in scripts) <= 20 * 1024
    assert b"data:" not in sheet
    assert b"http" not in sheet


def test_switching_the_language_keeps_the_page(client):
    page = read(client, "/missing/?sex=F&amp;page=1")

    assert 'href="/hi/missing/?sex=F' in page
    assert 'href="/bn/missing/?sex=F' in page


def test_language_of_the_page_is_stated(client):
    assert '<html lang="en" dir="ltr">' in read(client, "/about/")


def test_every_page_has_the_helplines_and_the_pages_of_the_guidelines(client):
    page = read(client, "/terms/")

    pages = ("privacy", "accessibility", "sitemap", "help", "feedback", "contact")
    for address in ("tel:112", "tel:1098", *(f"/{page}/" for page in pages)):
        assert f'href="{address}"' in page


def test_skip_link_comes_first(client):
    page = read(client, "/")

    first = page[page.index("<body") :].split("<a ", 1)[1]
    assert first.startswith('class="tc-skip" href="#main"')
    assert 'id="main"' in page


def test_a_log_in_changes_no_byte_of_a_public_page(client):
    before = client.get("/missing/").content
    client.cookies["session"] = "x" * 32

    assert client.get("/missing/").content == before


def test_robots_keep_out_of_what_is_private(client):
    text = read(client, "/robots.txt")

    assert "Disallow: /office/" in text
    assert "Disallow: /status/" in text


def test_writing_to_a_reading_page_is_refused(client):
    assert client.post("/missing/").status_code == 405


def test_home_counts_are_rounded_and_small_ones_hidden(client):
    missing()

    assert "fewer than 5" in read(client, "/")
