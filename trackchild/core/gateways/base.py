"""The contract of a gateway: send one message, and say later what became of it."""

from dataclasses import dataclass
from enum import StrEnum

from trackchild.core.models import Message


class Outcome(StrEnum):
    ACCEPTED = "accepted"  # the provider has it
    DELIVERED = "delivered"  # the recipient has it
    RETRY = "retry"  # surely not taken; later perhaps
    REJECTED = "rejected"  # surely not taken, and never will be
    UNKNOWN = "unknown"  # it may have been taken: ask before sending again


@dataclass(frozen=True)
class GatewayResult:
    outcome: Outcome
    reference: str = ""  # the provider's
    error: str = ""
    retry_after: float = 0  # seconds the provider asked for


class CannotAsk(Exception):  # noqa: N818 - says what it means
    """This gateway keeps no list that could be asked."""


class Gateway:
    def send(self, message: Message) -> GatewayResult:
        raise NotImplementedError

    def find(self, message: Message) -> GatewayResult | None:  # noqa: ARG002 - the contract
        """What became of a message whose answer was lost; None when the gateway surely never had it."""
        raise CannotAsk
