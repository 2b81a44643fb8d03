"""Which queue a task waits in and which worker serves it: a long queue delays its own worker only.

Why so: docs/decisions/2026-11-22-queues.md. Tasks that are not named here wait in `default`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Worker:
    queues: tuple[str, ...]
    processes: int

    @property
    def arguments(self) -> list[str]:
        return ["--queues", ",".join(self.queues), "--concurrency", str(self.processes)]


WORKERS = {
    "fast": Worker(("otp", "matching", "outbox"), processes=2),  # somebody waits at a screen
    "bulk": Worker(("default", "messages", "bulk"), processes=2),  # it is done when it is done
}
DEFAULT_QUEUE = "default"

QUEUES = {
    "otp": ["trackchild.core.tasks.deliver_codes", "trackchild.core.tasks.heartbeat"],
    "matching": ["matching.tasks.rank", "matching.tasks.close", "matching.tasks.ask_agents"],
    "outbox": ["trackchild.core.tasks.sweep", "alerts.tasks.notify", "matching.tasks.rank_imported"],
    "messages": ["trackchild.core.tasks.deliver_messages", "trackchild.core.tasks.recover_messages"],
    "bulk": [
        "matching.tasks.rank_unranked",
        "matching.tasks.recount",
        "matching.tasks.expire",
        "matching.tasks.escalate_unopened",
        "matching.tasks.report_drift",
        "matching.tasks.read_face",
        "matching.tasks.read_unread_faces",
        "matching.tasks.end_agents",
        "matching.tasks.rank_clues",
        "matching.tasks.read_clues",
    ],
}
ROUTES = {task: {"queue": queue} for queue, tasks in QUEUES.items() for task in tasks}
