"""Behind N proxies the scheme is what the N-th from the right says; without proxies nobody is believed."""

import pytest

from trackchild import wsgi


@pytest.fixture
def scheme(monkeypatch, settings):
    """What Django would be told: `scheme(header, hops)`."""

    def ask(header: str, hops: int) -> str:
        settings.TRUSTED_PROXY_HOPS = hops
        monkeypatch.setattr(
            wsgi, "django_application", lambda environ, _start: environ["HTTP_X_FORWARDED_PROTO"]
        )
        return wsgi.application({"HTTP_X_FORWARDED_PROTO": header}, None)

    return ask


@pytest.mark.parametrize(
    ("header", "hops", "believed"),
    [
        ("https", 1, "https"),
        ("https, http", 1, "http"),
        ("https, http, http", 2, "http"),
        ("http, https, http", 2, "https"),
        ("https", 2, "https"),
    ],
)
def test_the_outermost_trusted_proxy_is_believed(scheme, header, hops, believed):
    assert scheme(header, hops) == believed


def test_without_proxies_the_settings_believe_no_header(settings):
    assert settings.TRUSTED_PROXY_HOPS == 0
    assert not settings.SECURE_PROXY_SSL_HEADER
