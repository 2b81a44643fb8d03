"""Looks at everything the portal needs and says in plain sentences what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from trackchild.core import health, pdf
from trackchild.queues import WORKERS


@dataclass(frozen=True)
class Finding:
    """One sentence about one thing."""

    is_well: bool
    sentence: str
    remedy: str = ""


class Command(BaseCommand):
    help = "Check database, Redis, worker, fonts, PDF, mail, SMS and migrations."

    def handle(self, *_args: Any, **_options: Any) -> None:
        failed = 0
        for finding in findings():
            self.stdout.write(self.line(finding))
            failed += not finding.is_well
        if failed:
            raise CommandError(f"{failed} of these must be put right.")
        self.stdout.write(self.style.SUCCESS("Nothing is missing."))

    def line(self, finding: Finding) -> str:
        if finding.is_well:
            return self.style.SUCCESS("well     ") + finding.sentence
        return self.style.ERROR("wrong    ") + f"{finding.sentence} {finding.remedy}".rstrip()


def findings() -> Iterator[Finding]:
    database = health.database_answers()
    yield choose(database, "The database answers.", "The database does not answer.", "Look at DATABASE_URL.")
    if database:
        yield migrations()
    yield choose(health.redis_answers(), "Redis answers.", "Redis does not answer.", "Look at REDIS_URL.")
    yield choose(
        database and health.beat_is_answered(),
        "Beat asks and a worker answers.",
        "No worker has answered the beat in the last minute.",
        "Start the Celery workers and beat.",
    )
    for name, worker in WORKERS.items():
        yield choose(
            health.worker_is_here(name),
            f"The worker «{name}» is at work.",
            f"The worker «{name}» has not reported in the last minute.",
            f"Start it: celery worker --hostname {name}@%h {' '.join(worker.arguments)}.",
        )
    yield choose(
        pdf.is_available(),
        "PDFs can be drawn.",
        "PDFs cannot be drawn: the Pango library is missing.",
        "On Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0.",
    )
    yield choose(
        pdf.font_sheet().is_file(),
        "The fonts of the printed papers are there.",
        "The fonts of the printed papers are missing.",
        "Run: make setup.",
    )
    yield mail()
    yield sms()


def choose(is_well: bool, well: str, wrong: str, remedy: str) -> Finding:
    return Finding(True, well) if is_well else Finding(False, wrong, remedy)


def migrations() -> Finding:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return Finding(False, f"The migrations cannot be read: {error}")
    if not waiting:
        return Finding(True, "Every migration has been applied.")
    return Finding(False, f"{len(waiting)} migrations have not been applied.", "Run: manage.py migrate.")


def mail() -> Finding:
    if settings.DEMO:
        return Finding(True, "E-mail goes to /demo/phone/, because this is a demonstration.")
    if settings.EMAIL_HOST in ("", "localhost"):
        return Finding(False, "No mail server is named.", "Set EMAIL_URL: smtp+tls://user:password@host:587.")
    return Finding(True, f"E-mail goes through {settings.EMAIL_HOST}.")


def sms() -> Finding:
    if settings.DEMO:
        return Finding(True, "SMS go to /demo/phone/, because this is a demonstration.")
    named = {
        "TWILIO_ACCOUNT_SID": settings.TWILIO_ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": settings.TWILIO_AUTH_TOKEN,
        "SMS_SENDER": settings.SMS_SENDER,
        "SMS_DLT_ENTITY_ID": settings.SMS_DLT_ENTITY_ID,
        "SMS_DLT_TEMPLATES": settings.SMS_DLT_TEMPLATES,
    }
    missing = [name for name, value in named.items() if not value]
    if missing:
        return Finding(False, "SMS cannot be sent.", f"Set {', '.join(missing)}.")
    return Finding(True, f"SMS are sent under the header {settings.SMS_SENDER}.")
