"""The audit trail: chained row by row by the database, signed every hour, verified on demand."""

import hashlib
import hmac
import json
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from trackchild.core.crypto import derive
from trackchild.core.models import AuditEntry, AuditHead, AuditRoot
from trackchild.core.models.audit import digest_sql
from trackchild.core.request_ids import current_request_id
from trackchild.core.throttle import client_address

logger = logging.getLogger(__name__)

Action = AuditEntry.Action
_CLOCK_TOLERANCE = "5 minutes"  # a clock set back further than this is reported


def write(
    action: str,
    *,
    request=None,
    actor=None,
    subject: models.Model | None = None,
    purpose: str = "",
    result: str = "ok",
    facts: dict[str, Any] | None = None,
) -> AuditEntry:
    """One row for one view, search, export, change, log-in or refusal. Facts hold no secrets and no names."""
    actor = actor if actor is not None else getattr(request, "user", None)
    known = actor is not None and getattr(actor, "is_authenticated", False) and actor.pk is not None
    posting = getattr(actor, "posting", None) if known else None
    return AuditEntry.objects.create(
        action=str(action),
        result=result[:20],
        actor=actor if known else None,
        actor_label=actor.get_username()[:150] if known else "",
        role=str(getattr(posting, "role", "") or "")[:40],
        posting_id=getattr(posting, "pk", None),
        office_id=getattr(posting, "office_id", None),
        subject_type=subject._meta.label_lower if subject is not None else "",
        subject_id=subject.pk if subject is not None else None,
        subject_reference=str(getattr(subject, "reference", "") or "")[:40],
        purpose=purpose[:300],
        address=client_address(request) if request is not None else None,
        request_id=current_request_id(),
        facts=facts or {},
    )


@transaction.atomic
def sign_root() -> AuditRoot:
    """Sign where every chain ends now. Its signature also goes to the log, which leaves this machine."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE core_auditroot IN SHARE ROW EXCLUSIVE MODE")
    last = AuditRoot.objects.order_by("-number").first()
    heads = {
        str(head.shard): [head.seq, bytes(head.digest).hex()] for head in AuditHead.objects.order_by("shard")
    }
    root = AuditRoot(
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        heads=heads,
        previous=last.signature if last else "",
    )
    root.signature = _signature(root)
    root.save(force_insert=True)
    logger.info("Audit root %s signed: %s", root.number, root.signature)
    return root


def sign_root_if_due(every: timedelta = timedelta(hours=1)) -> AuditRoot | None:
    last = AuditRoot.objects.order_by("-number").only("at").first()
    if last is not None and last.at > timezone.now() - every:
        return None
    return sign_root()


def _signature(root: AuditRoot) -> str:
    signed = json.dumps([root.number, root.at.timestamp(), root.heads, root.previous], sort_keys=True)
    return hmac.new(derive("audit root"), signed.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class VerifyResult:
    rows: int
    roots: int
    problem: str = ""  # plain sentence; empty when sound
    entry_id: int | None = None  # the first broken row, where there is one

    @property
    def is_sound(self) -> bool:
        return not self.problem


# The database recomputes every hash in one pass along the chain index; only broken rows reach us.
_BROKEN_ROW = f"""
SELECT id, shard, seq,
       CASE WHEN seq <> coalesce(seq_before, 0) + 1 THEN 'missing'
            WHEN previous <> coalesce(digest_before, decode(repeat('00', 32), 'hex')) THEN 'link'
            WHEN digest <> computed THEN 'content'
            ELSE 'clock' END
FROM (
    SELECT e.id, e.shard, e.seq, e.at, e.previous, e.digest,
           {digest_sql("e")} AS computed,
           lag(e.seq) OVER chain AS seq_before,
           lag(e.digest) OVER chain AS digest_before,
           lag(e.at) OVER chain AS at_before
    FROM core_auditentry e
    WINDOW chain AS (PARTITION BY e.shard ORDER BY e.seq)
) AS rows
WHERE seq <> coalesce(seq_before, 0) + 1
   OR previous <> coalesce(digest_before, decode(repeat('00', 32), 'hex'))
   OR digest <> computed
   OR at < at_before - interval '{_CLOCK_TOLERANCE}'
ORDER BY shard, seq
LIMIT 1
"""  # noqa: S608 - made of constants of this project only

_CUT_TAIL = """
SELECT coalesce(h.shard, e.shard), h.seq, e.seq
FROM core_audithead h
FULL JOIN (
    SELECT DISTINCT ON (shard) shard, seq, digest FROM core_auditentry ORDER BY shard, seq DESC
) e ON e.shard = h.shard
WHERE h.shard IS NULL
   OR coalesce(e.seq, 0) <> h.seq
   OR coalesce(e.digest, decode(repeat('00', 32), 'hex')) <> h.digest
ORDER BY 1
LIMIT 1
"""

_WHY = {
    "missing": "a row before it is missing or was inserted twice",
    "link": "it does not follow the row before it",
    "content": "its content was changed",
    "clock": "its time is before that of the row before it",
}


def verify() -> VerifyResult:
    """Check every row, the ends of the chains and the signed roots."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not connection.in_atomic_block or len(connection.savepoint_ids) == 0:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT count(*) FROM core_auditentry")
        rows = cursor.fetchone()[0]
        roots = AuditRoot.objects.count()
        cursor.execute(_BROKEN_ROW)
        if broken := cursor.fetchone():
            entry, shard, seq, why = broken
            return VerifyResult(rows, roots, f"Row {entry} (chain {shard}, place {seq}): {_WHY[why]}.", entry)
        cursor.execute(_CUT_TAIL)
        if cut := cursor.fetchone():
            shard, expected, found = cut
            problem = f"Chain {shard} should end at place {expected or 0} but ends at place {found or 0}."
            return VerifyResult(rows, roots, problem)
        return VerifyResult(rows, roots, _broken_root(cursor))


def _broken_root(cursor) -> str:
    """Whether a signed root is forged, missing, or no longer agrees with the rows it covers."""
    previous = ""
    for number, root in enumerate(AuditRoot.objects.order_by("number").iterator(), start=1):
        if root.number != number or root.previous != previous:
            return f"Signed root {number} is missing or out of order."
        if not hmac.compare_digest(root.signature, _signature(root)):
            return f"Signed root {number} was changed."
        previous = root.signature
        cursor.execute(
            "SELECT w.shard, w.seq FROM jsonb_each(%s::jsonb) r"
            " CROSS JOIN LATERAL"
            " (SELECT r.key::int AS shard, (r.value->>0)::bigint AS seq, r.value->>1 AS digest) w"
            " LEFT JOIN core_auditentry e ON e.shard = w.shard AND e.seq = w.seq"
            " WHERE w.seq > 0 AND encode(e.digest, 'hex') IS DISTINCT FROM w.digest ORDER BY 1 LIMIT 1",
            [json.dumps(root.heads)],
        )
        if wrong := cursor.fetchone():
            shard, seq = wrong
            return f"Chain {shard} was rewritten up to place {seq}: signed root {number} says otherwise."
    return ""
