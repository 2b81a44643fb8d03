"""Gateways that misbehave in every way a provider can."""

from trackchild.core.gateways.base import CannotAsk, Gateway, GatewayResult, Outcome


class FakeProvider(Gateway):
    """Keeps what it accepted. `script` says how the next calls go; afterwards everything works."""

    def __init__(self) -> None:
        self.accepted: list[str] = []  # keys, in order; one twice is a message sent twice
        self.calls = 0
        self.script: list[str] = []
        self.can_be_asked = True

    def send(self, message) -> GatewayResult:
        self.calls += 1
        step = self.script.pop(0) if self.script else "ok"
        key = str(message.key)
        if step in {"ok", "lost reply", "worker killed"}:
            self.accepted.append(key)
        if step in {"hang", "lost reply"}:
            raise TimeoutError("no answer in time")
        if step == "worker killed":
            raise SystemExit("kill -9")
        if step == "killed before":
            raise SystemExit("kill -9")
        if step == "500":
            return GatewayResult(Outcome.UNKNOWN, error="HTTP 500")
        if step == "429":
            return GatewayResult(Outcome.RETRY, error="HTTP 429", retry_after=90)
        if step == "bad number":
            return GatewayResult(Outcome.REJECTED, error="no such number")
        return GatewayResult(Outcome.ACCEPTED, reference=f"ref-{key}")

    def find(self, message) -> GatewayResult | None:
        if not self.can_be_asked:
            raise CannotAsk
        step = self.script.pop(0) if self.script and self.script[0].startswith("find") else ""
        if step == "find fails":
            raise TimeoutError
        key = str(message.key)
        return GatewayResult(Outcome.ACCEPTED, reference=f"ref-{key}") if key in self.accepted else None
