"""What a start in service refuses. Each start is a new process, as in service."""

import os
import subprocess
import sys

import pytest

from trackchild.devstack.places import ROOT

SERVICE = {
    "SECRET_KEY": "x" * 60,
    "FIELD_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OTAxMjM0NTY=",
    "DATABASE_URL": "postgresql://trackchild@localhost/trackchild",
    "REDIS_URL": "redis://localhost",
}
KNOWN = {*SERVICE, "DEMO", "DEMO_CAPTCHA", "DEBUG", "HTTPS"}


def start(**variables: str) -> subprocess.CompletedProcess:
    kept = {name: value for name, value in os.environ.items() if name not in KNOWN}
    show = (
        "from trackchild import settings as s; print(s.DEMO, s.CAPTCHA_TEST_MODE, s.MESSAGE_GATEWAYS['sms'])"
    )
    return subprocess.run(
        [sys.executable, "-c", show], cwd=ROOT, env=kept | variables, capture_output=True, text=True
    )


@pytest.mark.parametrize("missing", SERVICE)
def test_a_missing_secret_stops_the_start(missing):
    without = {name: value for name, value in SERVICE.items() if name != missing}

    started = start(**without)

    assert started.returncode != 0
    assert missing in started.stderr


def test_service_knows_no_demo():
    started = start(**SERVICE)

    assert started.stdout.split() == ["False", "False", "trackchild.core.gateways.sms.TwilioGateway"]


def test_the_demo_captcha_is_refused_without_the_demo():
    started = start(**SERVICE, DEMO_CAPTCHA="PASSED")

    assert started.returncode != 0
    assert "DEMO_CAPTCHA" in started.stderr


def test_the_demo_alone_does_not_open_the_captcha():
    assert start(**SERVICE, DEMO="1").stdout.split()[:2] == ["True", "False"]
    assert start(**SERVICE, DEMO="1", DEMO_CAPTCHA="PASSED").stdout.split()[:2] == ["True", "True"]
