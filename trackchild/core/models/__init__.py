"""The models of the common parts."""

from .attachment import Attachment, AttachmentPart
from .audit import AuditEntry, AuditHead, AuditRoot
from .base import TimestampedModel
from .counter import Counter, Submission
from .event import Event, EventDelivery
from .heartbeat import Heartbeat
from .image import ImageBlob
from .message import DemoMessage, Message
from .section_draft import SectionDraft
from .versioned import StaleVersion, VersionedModel, save_versioned

__all__ = [
    "Attachment",
    "AttachmentPart",
    "AuditEntry",
    "AuditHead",
    "AuditRoot",
    "Counter",
    "DemoMessage",
    "Event",
    "EventDelivery",
    "Heartbeat",
    "ImageBlob",
    "Message",
    "SectionDraft",
    "StaleVersion",
    "Submission",
    "TimestampedModel",
    "VersionedModel",
    "save_versioned",
]
