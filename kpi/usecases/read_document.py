"""Reads what a plan's document promises, and what is doubtful in it; nothing is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from kpi.errors import IllegibleError
from kpi.intake.read_document import Tell, read_document
from targets.documents.clashes import doubts
from targets.documents.reading import Reading, read
from targets.documents.text import Text
from targets.issues import Issue
from targets.workdays import WorkCalendar, vietnam_calendar


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document read."""

    text: Text
    reading: Reading
    issues: tuple[Issue, ...]
    calendar: WorkCalendar
    sha256: str  #: of the file's bytes


def read_plan_document(content: bytes, file_name: str, tell: Tell | None = None) -> ReadDocument:
    """Return what a document promises.

    Raises:
        IllegibleError: the file cannot be read; the error carries why, and what to do.
    """
    text, issues = read_document(content, file_name, tell)
    if text is None:
        raise IllegibleError(file_name, issues)
    reading = read(text)
    issues = (*issues, *doubts(reading, text, file_name))
    return ReadDocument(text, reading, issues, vietnam_calendar(), sha256(content).hexdigest())
