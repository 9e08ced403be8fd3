"""The documents that plans were taken from, where their files are at hand: have they changed since?"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from kpi.intake.read_document import read_document
from targets.documents.source_check import changed_sources
from targets.issues import Issue
from targets.plan import Plan


def source_issues(plan: Plan, folder: Path) -> tuple[Issue, ...]:
    """Return what to look at again because a plan's document has changed; nothing where its file is not at hand.

    Args:
        plan: the plan.
        folder: of the plan's file, from which it names its document's.
    """
    if plan.document.file is None or plan.document.sha256 is None:
        return ()
    path = folder / plan.document.file
    try:
        content = path.read_bytes()
    except OSError:  # the document is not kept here
        return ()
    digest = sha256(content).hexdigest()
    if digest == plan.document.sha256:
        return ()
    text, issues = read_document(content, path.name)
    return tuple(changed_sources(plan, text, digest, path.name)) if text is not None else issues
