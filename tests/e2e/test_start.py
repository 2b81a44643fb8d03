"""`make run` from outside: what it answers, and that it leaves nothing behind."""

import json
import time
import urllib.request


def ask(url: str) -> tuple[int, dict, float]:
    began = time.perf_counter()
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.status, json.load(answer), time.perf_counter() - began


def test_health_addresses_answer_within_50_ms(stack):
    ask(f"{stack.url}/readyz/")

    timings = sorted(ask(f"{stack.url}/readyz/")[2] for _ in range(9))

    assert ask(f"{stack.url}/healthz/")[:2] == (200, {"status": "ok"})
    assert ask(f"{stack.url}/readyz/")[1] == {
        "ready": True, "database": "ok", "redis": "ok",
        "worker": "ok", "worker_fast": "ok", "worker_bulk": "ok",
    }  # fmt: skip
    assert timings[4] < 0.05


def test_the_log_names_the_address_and_the_demo_accounts(stack):
    stack.wait_for(lambda: "Ctrl-C stops everything." in stack.log.read_text(), 30)

    log = stack.log.read_text()
    assert f"TrackChild answers at {stack.url}/" in log
    assert "ps.kotwali.lucknow" in log


def test_the_doctor_finds_nothing_missing(stack):
    assert "Nothing is missing." in stack.manage("doctor")


def test_the_home_page_sets_no_cookie_and_asks_no_other_host(stack):
    with urllib.request.urlopen(f"{stack.url}/", timeout=10) as answer:
        page = answer.read().decode()

    assert answer.headers["Set-Cookie"] is None
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert 'src="http' not in page
