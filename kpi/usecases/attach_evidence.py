"""Attaches a file to what a unit reports for a period: minutes, a written report."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from kpi.errors import BadEvidenceError, FutureMomentError
from kpi.evidence import Evidence, EvidenceKind, fault_of
from kpi.intake.child import MAX_BYTES
from kpi.store.engine import writing
from kpi.store.evidence import add_evidence, attached_files
from kpi.store.submissions import keep_file
from kpi.submission import Slot
from kpi.usecases.report_standing import EVER
from targets.wording import say


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it comes."""

    kind: EvidenceKind
    file_name: str
    content: bytes
    received_at: datetime  #: when it reached the office


def attach_evidence(engine: Engine, slot: Slot, attachment: Attachment, now: datetime, actor: str) -> Evidence:
    """Keep a file and attach it to a report, whether its figures have come or not.

    Raises:
        BadEvidenceError: it is no .docx or .pdf, too large, or attached to this report already.
        FutureMomentError: it is said to have been received later than now.
    """
    name = attachment.file_name.encode("utf-8", "replace").decode()[-_LONGEST_NAME:]  # as every database can keep it
    content = attachment.content
    fault = fault_of(content, MAX_BYTES, attachment.kind)
    if fault is not None:
        raise BadEvidenceError(name, fault)
    if attachment.received_at > now:
        raise FutureMomentError(attachment.received_at)
    sha256 = hashlib.sha256(content).hexdigest()
    attached = Evidence(*slot, attachment.kind, name, sha256, attachment.received_at, now, actor)
    with writing(engine) as connection:
        for one in attached_files(connection, EVER, EVER):
            if (one.slot, one.kind, one.sha256) == (slot, attached.kind, sha256):
                raise BadEvidenceError(
                    name, say("đã đính kèm lúc {at}", "it was attached at {at} already", at=one.recorded_at)
                )
        keep_file(connection, sha256, content)
        add_evidence(connection, attached)
    return attached


_LONGEST_NAME = 255
