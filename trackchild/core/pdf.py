"""PDF from the print pages, by WeasyPrint. Fonts and styles come from our own folders; nothing is fetched."""

import mimetypes
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.text import get_valid_filename

HOST = "http://trackchild.invalid/"  # stands for ourselves; never asked over the network


class PdfUnavailable(RuntimeError):  # noqa: N818 (a state of the machine)
    """The machine lacks what drawing a PDF needs (Pango)."""


def engine():
    """The weasyprint package; PdfUnavailable when the machine lacks Pango."""
    try:
        import weasyprint
    except OSError as error:
        raise PdfUnavailable("WeasyPrint needs the Pango library of the system.") from error
    return weasyprint


def is_available() -> bool:
    try:
        engine()
    except PdfUnavailable:
        return False
    return True


def font_sheet() -> Path:
    """The style sheet that lies beside the fonts and names each face."""
    return Path(settings.FONT_DIR) / "fonts.css"


def family_rule() -> str:
    """Every face in turn: each covers one script, Pango takes the first that has the letter."""
    css = font_sheet().read_text() if font_sheet().is_file() else ""
    names = list(dict.fromkeys(re.findall(r'font-family:\s*"([^"]+)"', css)))
    families = ", ".join([*(f'"{name}"' for name in names), '"Noto Sans"', "sans-serif"])
    return f"body, body * {{ font-family: {families} !important; }}"


def is_ours(path: Path) -> bool:
    roots = [Path(settings.FONT_DIR), Path(settings.STATIC_ROOT), *map(Path, settings.STATICFILES_DIRS)]
    return any(path.resolve().is_relative_to(root.resolve()) for root in roots)


def local_path(url: str) -> Path:
    """The file of ours behind an address; ValueError for everything else."""
    parts = urlsplit(url)
    path = Path(unquote(parts.path))
    if parts.scheme == "file":
        found = path
    elif url.startswith(HOST) and parts.path.startswith(static_prefix()):
        name = unquote(parts.path.removeprefix(static_prefix()))
        collected = Path(settings.STATIC_ROOT) / name
        found = collected if collected.is_file() else Path(source_file(name))
    else:
        raise ValueError("A PDF takes nothing from outside.")
    if not found.is_file() or not is_ours(found):
        raise ValueError("A PDF takes nothing from outside.")
    return found


def content_type(path: Path) -> str:
    """A style sheet without its type is not applied."""
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def source_file(name: str) -> str:
    try:
        return finders.find(name) or ""
    except SuspiciousFileOperation:
        return ""


def static_prefix() -> str:
    return settings.STATIC_URL if settings.STATIC_URL.startswith("/") else f"/{settings.STATIC_URL}"


@lru_cache(maxsize=1)
def fetcher_class():
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """Our static folders, our fonts, and pictures written into the page itself."""

        def fetch(self, url, headers=None):
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = local_path(url)
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": content_type(path)})

    return OwnFiles


def render(html: str, base_url: str = HOST) -> bytes:
    """The page as PDF."""
    weasyprint = engine()
    from weasyprint.text.fonts import FontConfiguration

    fonts, fetcher = FontConfiguration(), fetcher_class()(allowed_protocols=["data", "file", "http"])
    sheets = [weasyprint.CSS(string=family_rule(), font_config=fonts, url_fetcher=fetcher)]
    if font_sheet().is_file():
        sheets.append(weasyprint.CSS(filename=font_sheet(), font_config=fonts, url_fetcher=fetcher))
    document = weasyprint.HTML(string=html, base_url=base_url, url_fetcher=fetcher)
    return document.write_pdf(stylesheets=sheets, font_config=fonts, presentational_hints=True)


def response(request: HttpRequest | None, template: str, context: dict, filename: str) -> HttpResponse:
    """The template as a PDF, or a page that says clearly why there is none."""
    html = render_to_string(template, {**context, "is_pdf": True}, request=request)
    try:
        body = render(html)
    except PdfUnavailable:
        page = render_to_string("core/pdf_unavailable.html", context, request=request)
        return HttpResponse(page, status=503)
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{get_valid_filename(filename)}"'
    answer["Cache-Control"] = "no-store"
    return answer
