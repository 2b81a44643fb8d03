"""Limits, and the address they count by."""

import pytest
from django.http import HttpResponse

from trackchild.core import throttle

pytestmark = pytest.mark.django_db  # the limit store is emptied after each


@pytest.mark.parametrize(
    ("hops", "forwarded", "address"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "6.6.6.6, 203.0.113.7", "203.0.113.7"),
        (2, "6.6.6.6, 203.0.113.7, 10.0.0.9", "203.0.113.7"),
        (1, "", "10.0.0.1"),
        (1, "nonsense", "10.0.0.1"),
        (1, "203.0.113.7:4711", "203.0.113.7"),
        (1, "[2001:db8::1]:443", "2001:db8::1"),
    ],
)
def test_address_is_what_the_trusted_proxy_saw(rf, settings, hops, forwarded, address):
    settings.TRUSTED_PROXY_HOPS = hops

    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)

    assert throttle.client_address(request) == address


def test_local_socket_has_the_local_address(rf):
    assert throttle.client_address(rf.get("/", REMOTE_ADDR="")) == "127.0.0.1"


def test_network_is_the_neighbourhood(rf):
    assert throttle.client_network(rf.get("/", REMOTE_ADDR="203.0.113.7")) == "203.0.113.0/24"
    assert throttle.client_network(rf.get("/", REMOTE_ADDR="2001:db8:1:2ff::1")) == "2001:db8:1:200::/56"


def test_sixth_use_is_refused_and_says_when_to_come_back():
    answers = [throttle.limit("status", "ref", "5/h") for _ in range(6)]

    assert [a.ok for a in answers] == [True] * 5 + [False]
    assert 0 < answers[5].retry_after <= 3600


def test_others_are_not_limited():
    for _ in range(6):
        throttle.limit("status", "one", "5/h")

    assert throttle.limit("status", "other", "5/h")
    assert throttle.limit("search", "one", "5/h")


def test_limit_holds_across_the_edge_of_a_window(time_machine):
    time_machine.move_to("2026-01-01T10:59:50Z", tick=False)
    for _ in range(5):
        assert throttle.limit("status", "ref", "5/h")

    time_machine.move_to("2026-01-01T11:00:10Z", tick=False)

    assert not throttle.limit("status", "ref", "5/h")


def test_slowing_lets_one_pass_each_minute_and_never_locks(time_machine):
    time_machine.move_to("2026-01-01T11:00:20Z", tick=False)
    answers = [throttle.slow_down("status", "ref", "2/h", "1/m") for _ in range(4)]
    time_machine.move_to("2026-01-01T11:01:00Z", tick=False)

    assert [a.ok for a in answers] == [True, True, True, False]
    assert answers[3].retry_after == 40
    assert throttle.slow_down("status", "ref", "2/h", "1/m")
    assert throttle.slow_down("status", "other", "2/h", "1/m")


def test_slowing_without_the_store_lets_nobody_pass(monkeypatch):
    def fail(*_args, **_kwargs):
        raise ConnectionError

    monkeypatch.setattr(throttle.cache, "get", fail)
    monkeypatch.setattr(throttle.cache, "add", fail)

    assert not throttle.slow_down("status", "ref", "2/h", "1/m")


@pytest.mark.parametrize(("fail_closed", "allowed"), [(True, False), (False, True)])
def test_when_the_store_is_down(monkeypatch, fail_closed, allowed):
    def fail(*_args, **_kwargs):
        raise ConnectionError

    monkeypatch.setattr(throttle.cache, "get", fail)

    assert throttle.limit("login", "x", "5/h", fail_closed=fail_closed).ok is allowed


def test_exempt_network_is_freed_from_general_limits_but_not_from_lock_outs(settings):
    settings.THROTTLE_EXEMPT = ["10.0.0.0/8"]

    general = [throttle.limit("search", "10.1.2.3", "1/m").ok for _ in range(3)]
    lock_out = [throttle.limit("login-network", "10.1.2.0/24", "1/m").ok for _ in range(3)]

    assert general == [True, True, True]
    assert lock_out == [True, False, False]


def test_view_answers_429_with_retry_after(rf, monkeypatch):
    monkeypatch.setattr(throttle, "render", lambda *_args, status: HttpResponse(status=status))
    view = throttle.throttled("search", "1/m")(lambda _request: HttpResponse())

    assert view(rf.get("/")).status_code == 200
    refused = view(rf.get("/"))

    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 60
