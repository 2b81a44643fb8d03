"""PDF pages: our fonts and files only, and a clear word when the machine cannot draw them."""

import pytest
from django.test import RequestFactory

from trackchild.core import pdf

HTML = "<!doctype html><html lang='hi'><body><p>आशा দেবী Asha</p>{}</body></html>"


@pytest.fixture
def pango():
    if not pdf.is_available():
        pytest.skip("this machine has no Pango")


def test_page_becomes_a_pdf(pango):
    assert pdf.render(HTML.format("")).startswith(b"%PDF")


def test_pdf_fetches_nothing_from_outside(pango):
    assert pdf.render(HTML.format("<img src='http://example.org/x.png' alt=''>")).startswith(b"%PDF")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/static/x.css",
        "file:///etc/passwd",
        "http://trackchild.invalid/static/../trackchild/settings.py",
        "http://trackchild.invalid/office/",
        "ftp://trackchild.invalid/static/x",
    ],
)
def test_foreign_addresses_are_refused(url):
    with pytest.raises(ValueError, match="outside"):
        pdf.local_path(url)


def test_missing_pango_gives_a_clear_page(monkeypatch):
    def broken():
        raise pdf.PdfUnavailable("no Pango")

    monkeypatch.setattr(pdf, "engine", broken)
    monkeypatch.setattr(pdf, "render_to_string", lambda template, *_args, **_kwargs: template)

    answer = pdf.response(RequestFactory().get("/"), "core/print.html", {}, "x.pdf")

    assert answer.status_code == 503
    assert b"pdf_unavailable" in answer.content


def test_the_print_style_sheet_is_applied(pango, tmp_path, settings):
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, tmp_path]
    (tmp_path / "leaf.css").write_text("p { break-after: page }")
    link = "<link rel=stylesheet href='http://trackchild.invalid/static/leaf.css'>"

    drawn = pdf.engine().HTML(
        string=f"{link}<p>One</p><p>Two</p>", base_url=pdf.HOST, url_fetcher=pdf.fetcher_class()()
    )

    assert len(drawn.render().pages) == 2
