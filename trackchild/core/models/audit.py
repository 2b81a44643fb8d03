"""Who saw, searched, changed or took away what. Insert-only; each row carries the hash of the one before."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .triggers import insert_only

SHARDS = 64
GENESIS = bytes(32)

# The columns that the hash covers, as SQL. `{row}` is NEW in the trigger and the table in the check.
_HASHED = (
    "{row}.shard",
    "{row}.seq",
    "(extract(epoch FROM {row}.at) * 1000000)::bigint",
    "{row}.action",
    "{row}.result",
    "{row}.actor_id",
    "{row}.actor_label",
    "{row}.role",
    "{row}.posting_id",
    "{row}.office_id",
    "{row}.subject_type",
    "{row}.subject_id",
    "{row}.subject_reference",
    "{row}.purpose",
    "host({row}.address)",
    "{row}.request_id",
    "{row}.facts",
)


def digest_sql(row: str) -> str:
    """SQL for the hash of a row: sha256 over the previous hash and every fact of the row."""
    columns = ", ".join(column.format(row=row) for column in _HASHED)
    return f"sha256({row}.previous || convert_to(jsonb_build_array({columns})::text, 'UTF8'))"


# A transaction stays with the shard it took first, so two transactions never wait for each other crosswise.
_CHAIN = f"""
head := NULL;
wanted := nullif(current_setting('trackchild.audit_shard', true), '')::int;
IF wanted IS NOT NULL THEN
    SELECT * INTO head FROM core_audithead WHERE shard = wanted FOR UPDATE;
END IF;
FOR attempt IN 1..8 LOOP
    EXIT WHEN head IS NOT NULL;
    wanted := floor(random() * {SHARDS})::int;
    SELECT * INTO head FROM core_audithead WHERE shard = wanted FOR UPDATE SKIP LOCKED;
    EXIT WHEN head IS NOT NULL;
    INSERT INTO core_audithead (shard, seq, digest, at)
        VALUES (wanted, 0, decode(repeat('00', 32), 'hex'), clock_timestamp())
        ON CONFLICT (shard) DO NOTHING
        RETURNING * INTO head;
END LOOP;
IF head IS NULL THEN
    SELECT * INTO head FROM core_audithead WHERE shard = wanted FOR UPDATE;
END IF;
PERFORM set_config('trackchild.audit_shard', head.shard::text, true);
NEW.shard := head.shard;
NEW.seq := head.seq + 1;
NEW.at := clock_timestamp();
NEW.previous := head.digest;
NEW.digest := {digest_sql("NEW")};
UPDATE core_audithead SET seq = NEW.seq, digest = NEW.digest, at = NEW.at WHERE shard = NEW.shard;
RETURN NEW;
"""  # noqa: S608 - made of constants of this module only


class AuditAction(models.TextChoices):
    VIEW = "VIEW", _("Viewed")
    SEARCH = "SEARCH", _("Searched")
    EXPORT = "EXPORT", _("Exported")
    PRINT = "PRINT", _("Printed")
    CHANGE = "CHANGE", _("Changed")
    UNMASK = "UNMASK", _("Unmasked")
    LOGIN = "LOGIN", _("Logged in")
    LOGOUT = "LOGOUT", _("Logged out")
    REFUSED = "REFUSED", _("Refused")
    ADMIN = "ADMIN", _("Administration")


class AuditEntry(models.Model):
    """The trigger fills shard, seq, at, previous and digest: whatever the caller puts there is replaced."""

    Action = AuditAction

    shard = models.PositiveSmallIntegerField(default=0, editable=False)
    seq = models.BigIntegerField(default=0, editable=False)
    at = models.DateTimeField(_("Time"), auto_now_add=True, db_index=True)
    action = models.CharField(_("Action"), max_length=12, choices=AuditAction.choices)
    result = models.CharField(_("Result"), max_length=20, default="ok")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("Who"), null=True, related_name="+"
    )
    actor_label = models.CharField(_("User name"), max_length=150, blank=True)
    role = models.CharField(_("Role"), max_length=40, blank=True)
    posting_id = models.BigIntegerField(null=True)
    office_id = models.BigIntegerField(null=True)
    subject_type = models.CharField(max_length=80, blank=True)
    subject_id = models.BigIntegerField(null=True)
    subject_reference = models.CharField(_("Record"), max_length=40, blank=True)
    purpose = models.CharField(_("Purpose"), max_length=300, blank=True)
    address = models.GenericIPAddressField(_("Network address"), null=True)
    request_id = models.CharField(_("Request"), max_length=36, blank=True)
    facts = models.JSONField(default=dict)
    previous = models.BinaryField(default=GENESIS, editable=False)
    digest = models.BinaryField(default=GENESIS, editable=False)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["shard", "seq"], name="core_auditentry_chain"),
            models.Index(fields=["subject_type", "subject_id", "-at"], name="core_auditentry_subject"),
            models.Index(fields=["actor", "-at"], name="core_auditentry_actor"),
        ]
        triggers = [
            *insert_only(),
            pgtrigger.Trigger(
                name="chain",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("head", "core_audithead"), ("wanted", "int")],
                func=_CHAIN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.actor_label} {self.subject_type} {self.subject_reference}"


class AuditHead(models.Model):
    """The end of each shard's chain. Only the chain trigger moves it."""

    shard = models.PositiveSmallIntegerField(primary_key=True)
    seq = models.BigIntegerField(default=0)
    digest = models.BinaryField(default=GENESIS)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("end of an audit chain")
        verbose_name_plural = _("ends of the audit chains")
        triggers = [
            pgtrigger.Protect(
                name="only_the_chain",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("pg_trigger_depth() = 0"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shard}: {self.seq}"


class AuditRoot(models.Model):
    """A signed picture of all heads at one moment. What it covers cannot be rewritten without the key."""

    number = models.BigIntegerField(_("Number"), unique=True)
    at = models.DateTimeField(_("Time"))
    heads = models.JSONField()  # {"12": [seq, "hex digest"], …}
    previous = models.CharField(max_length=64, blank=True)  # signature of the root before
    signature = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("signed audit root")
        verbose_name_plural = _("signed audit roots")
        ordering = ["number"]
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.number}"
