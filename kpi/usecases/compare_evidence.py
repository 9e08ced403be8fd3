"""Compares what a unit reported with the written reports attached to it.

The text of an attached file is not stored: it is read again from the bytes that are, found by their hash, in the
guarded child process, once for each hash as long as this process lives. The bytes never change, so nothing can fall out
of step with them, nothing has to be backed up or proven besides them, and a better reader reads old files better too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from sqlalchemy import Engine

from kpi.evaluation.contradicted import Contradiction, Narrative, contradicted_cells
from kpi.evidence import Evidence, EvidenceKind
from kpi.intake.read_document import read_document
from kpi.store.engine import reading
from kpi.store.evidence import slots_attached
from kpi.store.kept_files import file_content
from kpi.submission import Outcome, Receipt, Slot
from kpi.submission_life import Report
from kpi.usecases.read_plans import last_revisions
from kpi.usecases.read_reports import read_report
from kpi.usecases.report_standing import EVER
from targets.documents.text import Text
from targets.plan import Plan


def contradictions(engine: Engine, plan: Plan, report: Report) -> tuple[Contradiction, ...]:
    """Return the cells of a report's live revision that a written report attached to it contradicts."""
    live = report.live
    if live is None or plan.form is None:
        return ()
    indicators = [one for name in plan.form.indicators if (one := plan.indicator(name)) is not None]
    return contradicted_cells(live, indicators, narratives_of(engine, report.evidence))


def slots_compared(engine: Engine) -> frozenset[Slot]:
    """Return the reports that have a written report attached."""
    with reading(engine) as connection:
        return slots_attached(connection, EvidenceKind.REPORT)


def remarked(engine: Engine, receipt: Receipt) -> Receipt:
    """Return the receipt of a report that was accepted, with what a written report attached before contradicts."""
    if receipt.outcome is not Outcome.ACCEPTED or receipt.plan is None or not receipt.unit or not receipt.period:
        return receipt
    plan = next(one.plan for one in last_revisions(engine) if one.plan.id == receipt.plan)
    report = read_report(engine, (receipt.plan, receipt.unit, receipt.period), EVER, EVER)
    found = contradictions(engine, plan, report)
    return replace(receipt, issues=(*receipt.issues, *(one.issue for one in found)))


def narratives_of(engine: Engine, evidence: Iterable[Evidence]) -> tuple[Narrative, ...]:
    """Return the written reports among some files, the one received last last; a scan without text is left out."""
    reports = [one for one in evidence if one.kind is EvidenceKind.REPORT]
    read = [(one, _text(engine, one.sha256)) for one in sorted(reports, key=lambda one: one.received_at)]
    return tuple(Narrative(one.file_name, text) for one, text in read if text is not None)


@lru_cache(maxsize=32)
def _text(engine: Engine, sha256: str) -> Text | None:
    """Return the text of a kept file; None: it has none that can be read."""
    with reading(engine) as connection:
        content = file_content(connection, sha256)
    return None if content is None else read_document(content, sha256)[0]
