"""The audit trail: insert-only, and every way of falsifying it is found."""

from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import InternalError, connection, transaction

from trackchild.core import audit
from trackchild.core.models import AuditEntry, AuditHead, AuditRoot

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(officer):
    """Ten entries in one chain, under a signed root."""
    entries = [audit.write("VIEW", actor=officer, subject=officer, facts={"n": n}) for n in range(10)]
    audit.sign_root()
    return AuditEntry.objects.filter(pk__in=[e.pk for e in entries]).order_by("seq")


def run(*statements: str, table: str = "core_auditentry") -> None:
    """As somebody who owns the database and switches the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_untouched_trail_is_sound(trail):
    result = audit.verify()

    assert result.is_sound, result.problem
    assert (result.rows, result.roots) == (10, 1)


def test_entry_says_who_what_and_from_where(officer, rf):
    request = rf.get("/", REMOTE_ADDR="203.0.113.9")
    request.user = officer

    audit.write("EXPORT", request=request, subject=officer, purpose="monthly return", facts={"rows": 3})

    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.address, entry.purpose) == (officer, "203.0.113.9", "monthly return")
    assert entry.subject_type == "accounts.user"


def test_visitor_leaves_an_entry_without_a_name(rf):
    request = rf.get("/")
    request.user = AnonymousUser()

    audit.write("REFUSED", request=request, result="refused")

    assert AuditEntry.objects.get().actor is None


@pytest.mark.parametrize(
    "statement", ["UPDATE core_auditentry SET purpose = 'x'", "DELETE FROM core_auditentry"]
)
def test_entries_are_insert_only(trail, statement):
    with pytest.raises(InternalError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_heads_are_moved_by_the_chain_only(trail):
    with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
        AuditHead.objects.update(seq=0)


def test_trail_is_never_emptied(trail):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL trackchild.may_truncate = 'no'")
        with pytest.raises(InternalError, match="never emptied"), transaction.atomic():
            cursor.execute("TRUNCATE core_auditentry")


def test_edit_is_found_and_the_first_broken_row_named(trail):
    run(f"UPDATE core_auditentry SET purpose = 'nothing' WHERE id IN ({trail[3].pk}, {trail[7].pk})")

    assert audit.verify().entry_id == trail[3].pk


def test_deletion_is_found(trail):
    after = trail[5].pk
    run(f"DELETE FROM core_auditentry WHERE id = {trail[4].pk}")

    assert audit.verify().entry_id == after


def test_cut_tail_is_found(trail):
    run(f"DELETE FROM core_auditentry WHERE id = {trail[9].pk}")

    assert "ends at place 9" in audit.verify().problem


def test_cut_tail_is_found_even_when_the_head_is_moved_back(trail):
    before = trail[8]
    run(f"DELETE FROM core_auditentry WHERE id = {trail[9].pk}")
    run(
        f"UPDATE core_audithead SET seq = 9, digest = '\\x{bytes(before.digest).hex()}'",
        table="core_audithead",
    )

    assert "signed root 1" in audit.verify().problem


def test_inserted_row_is_found(trail):
    columns = ", ".join(f.column for f in AuditEntry._meta.concrete_fields if f.name != "id")
    run(
        f"INSERT INTO core_auditentry ({columns})"
        f" SELECT {columns} FROM core_auditentry WHERE id = {trail[2].pk}"
    )

    assert not audit.verify().is_sound


def test_swapped_rows_are_found(trail):
    first, second = trail[2], trail[3]
    run(
        f"UPDATE core_auditentry SET seq = {second.seq + 1000} WHERE id = {first.pk}",
        f"UPDATE core_auditentry SET seq = {first.seq} WHERE id = {second.pk}",
        f"UPDATE core_auditentry SET seq = {second.seq} WHERE id = {first.pk}",
    )

    assert not audit.verify().is_sound


def test_everything_gone_is_found(trail):
    run("DELETE FROM core_auditentry")

    assert "ends at place 0" in audit.verify().problem


def test_trail_rewritten_from_the_start_is_found_by_the_signed_root(officer, trail):
    run("DELETE FROM core_auditentry")
    run("DELETE FROM core_audithead", table="core_audithead")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('trackchild.audit_shard', '', true)")
    for number in range(10):
        audit.write("VIEW", actor=officer, facts={"n": number})

    assert "signed root 1" in audit.verify().problem


def test_removed_root_is_found(trail):
    audit.sign_root()
    run("DELETE FROM core_auditroot WHERE number = 1", table="core_auditroot")

    assert "root" in audit.verify().problem


def test_forged_root_is_found(trail):
    run("UPDATE core_auditroot SET heads = '{}'", table="core_auditroot")

    assert "changed" in audit.verify().problem


def test_clock_set_back_is_found(trail):
    shifted = trail[6]
    run(
        f"UPDATE core_auditentry SET at = at - interval '1 day' WHERE id = {shifted.pk}",
        f"UPDATE core_auditentry e SET digest = {audit.digest_sql('e')} WHERE id = {shifted.pk}",
        "UPDATE core_auditentry e SET previous = p.digest FROM core_auditentry p"
        f" WHERE p.shard = e.shard AND p.seq = e.seq - 1 AND p.id = {shifted.pk}",
        f"UPDATE core_auditentry e SET digest = {audit.digest_sql('e')} WHERE id = {trail[7].pk}",
    )

    assert "time is before" in audit.verify().problem


def test_root_is_signed_once_an_hour(trail):
    assert audit.sign_root_if_due() is None
    assert AuditRoot.objects.count() == 1


def test_command_succeeds_on_a_sound_trail(trail):
    out = StringIO()

    call_command("verify_audit", stdout=out)

    assert out.getvalue().startswith("Sound: 10 rows")


def test_command_fails_and_names_the_broken_row(trail):
    run(f"UPDATE core_auditentry SET result = 'x' WHERE id = {trail[0].pk}")
    out = StringIO()

    with pytest.raises(SystemExit) as exit_:
        call_command("verify_audit", stdout=out)

    assert exit_.value.code == 1
    assert f"Row {trail[0].pk} " in out.getvalue()
