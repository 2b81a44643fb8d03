"""SMS by Twilio, with the sender header and the template identities that Indian operators ask for."""

import json
from datetime import timedelta

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from requests import ConnectionError as NoConnection
from requests import ConnectTimeout
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from trackchild.core.models import Message

from .base import Gateway, GatewayResult, Outcome

TIMEOUT = 5  # seconds
_BASE = "https://api.twilio.com/2010-04-01/Accounts"
_TRY_LATER = {20429, 14107, 30001, 30022, 63017}  # Twilio's own codes for «too many, too fast, queue full»
_STATES = {
    "delivered": Outcome.DELIVERED,
    "read": Outcome.DELIVERED,
    "failed": Outcome.REJECTED,
    "undelivered": Outcome.REJECTED,
    "canceled": Outcome.REJECTED,
}


class TwilioGateway(Gateway):
    def __init__(self, http_client=None) -> None:
        self._http = http_client or TwilioHttpClient(timeout=TIMEOUT, pool_connections=True)

    def send(self, message: Message) -> GatewayResult:
        if problem := _not_ready(message):
            return GatewayResult(Outcome.REJECTED, error=problem)
        try:
            answer = self._client().request("POST", self._messages(), data=_fields(message))
        except ConnectTimeout as error:  # never got through
            return GatewayResult(Outcome.RETRY, error=type(error).__name__)
        except NoConnection as error:
            return GatewayResult(_lost(error), error=type(error).__name__)
        return _read(answer)

    def find(self, message: Message) -> GatewayResult | None:
        """Twilio keeps no key of ours: the same text to the same number since we tried is this message."""
        since = message.updated_at - timedelta(minutes=10)
        answer = self._client().request(
            "GET",
            self._messages(),
            params={"To": message.to, "DateSent>": since.strftime("%Y-%m-%d"), "PageSize": 100},
        )
        if answer.status_code != 200:
            raise NoConnection(f"HTTP {answer.status_code}")
        for sent in _json(answer).get("messages", []):
            if sent.get("body") == message.body:
                return _state(sent)
        return None

    def _client(self) -> Client:
        return Client(settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN, http_client=self._http)

    def _messages(self) -> str:
        return f"{_BASE}/{settings.TWILIO_ACCOUNT_SID}/Messages.json"


def is_configured() -> bool:
    return bool(settings.TWILIO_ACCOUNT_SID and settings.TWILIO_AUTH_TOKEN)


def is_signed(address: str, fields: QueryDict, signature: str) -> bool:
    """Whether Twilio sent this: only it and we know the token the signature is made with."""
    return RequestValidator(settings.TWILIO_AUTH_TOKEN).validate(address, fields, signature)


def read_receipt(fields: QueryDict) -> GatewayResult | None:
    """What a report of Twilio says; None when the message is still on its way."""
    outcome = _STATES.get(fields.get("MessageStatus", ""))
    if outcome is None:
        return None
    code = fields.get("ErrorCode", "")
    if outcome == Outcome.REJECTED and code in map(str, _TRY_LATER):
        outcome = Outcome.RETRY
    error = f"Twilio {code[:10]}" if code.isdigit() else fields["MessageStatus"]
    return GatewayResult(outcome, reference=fields.get("MessageSid", "")[:120], error=error)


def _not_ready(message: Message) -> str:
    """Why this message must not even be tried; empty when it may."""
    if not (is_configured() and settings.SMS_SENDER):
        return "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and SMS_SENDER must be set"
    if settings.SMS_DLT_ENTITY_ID and not _template_id(message):
        return f"no approved template for {message.template} in {message.language}"
    return ""


def _template_id(message: Message) -> str:
    return settings.SMS_DLT_TEMPLATES.get(message.template, {}).get(message.language, "")


def _fields(message: Message) -> dict[str, str]:
    fields = {"To": message.to, "From": settings.SMS_SENDER, "Body": message.body}
    if settings.SMS_DLT_ENTITY_ID:
        fields |= {"DltEntityId": settings.SMS_DLT_ENTITY_ID, "DltTemplateId": _template_id(message)}
    if settings.SITE_URL.startswith("https://"):  # an address the provider can reach
        fields["StatusCallback"] = settings.SITE_URL + reverse("core:sms-receipt", args=[message.key])
    life = int((message.expires_at - message.updated_at).total_seconds())
    return fields | {"ValidityPeriod": str(min(max(life, 60), 14400))}


def _lost(error: Exception) -> Outcome:
    """Refused or unresolved connections took nothing; one that broke midway may have."""
    text = str(error)
    never_sent = any(word in text for word in ("refused", "NameResolution", "Failed to establish"))
    return Outcome.RETRY if never_sent else Outcome.UNKNOWN


def _read(answer) -> GatewayResult:
    body = _json(answer)
    code = body.get("code")
    if answer.status_code in {200, 201}:
        return _state(body)
    if answer.status_code == 429 or code in _TRY_LATER:
        headers = {name.lower(): value for name, value in (answer.headers or {}).items()}
        return GatewayResult(
            Outcome.RETRY, error=f"Twilio {code}", retry_after=_seconds(headers.get("retry-after"))
        )
    if answer.status_code >= 500:
        return GatewayResult(Outcome.UNKNOWN, error=f"HTTP {answer.status_code}")
    if answer.status_code in {401, 403}:
        return GatewayResult(
            Outcome.RETRY, error=f"Twilio {code}", retry_after=600
        )  # our account, not the message
    return GatewayResult(Outcome.REJECTED, error=f"Twilio {code}")


def _state(sent: dict) -> GatewayResult:
    outcome = _STATES.get(sent.get("status", ""), Outcome.ACCEPTED)
    code = sent.get("error_code")
    return GatewayResult(outcome, reference=sent.get("sid", ""), error=f"Twilio {code}" if code else "")


def _json(answer) -> dict:
    try:
        return json.loads(answer.text or "{}")
    except ValueError:
        return {}


def _seconds(value: str | None) -> float:
    try:
        return min(max(float(value or 0), 0), 3600)
    except ValueError:
        return 0
