"""Reports as JSON, for other programs: fields may be added, none of these changes its meaning."""

from __future__ import annotations

from collections.abc import Iterable

from kpi.evaluation.contradicted import Contradiction
from kpi.evaluation.oddities import Oddity
from kpi.submission import CellValue, Draft, Submission
from kpi.submission_life import Report


def report_json(report: Report) -> dict[str, object]:
    """Return where a report stands, without its figures."""
    plan, unit, period = report.slot
    live, first = report.live, report.first
    return {
        "plan": plan,
        "unit_id": unit,
        "period": period,
        "state": report.state.value if report.state is not None else None,
        "revision": live.revision if live is not None else None,
        "revisions": len(report.revisions),
        "first_received_at": first.received_at.isoformat() if first is not None else None,
        "received_at": live.received_at.isoformat() if live is not None else None,
    }


def full_report_json(
    report: Report, odd: Iterable[Oddity] = (), contradicted: Iterable[Contradiction] = ()
) -> dict[str, object]:
    """Return a report with its revisions, their figures and where these were read, and what was done to it.

    Args:
        report: the report.
        odd: what is odd about any report; of it, what is about this one is told.
        contradicted: cells of its live revision that a written report contradicts.
    """
    return {
        **report_json(report),
        "submissions": [revision_json(one) for one in report.revisions],
        "events": [event.as_json() for event in report.events],
        "evidence": [file.as_json() for file in report.evidence],
        "notes": [oddity.as_json() for oddity in odd if oddity.slot == report.slot],
        "contradictions": [one.as_json() for one in contradicted],
        "drafts": [draft_json(one) for one in report.drafts],
    }


def revision_json(sent: Submission) -> dict[str, object]:
    """Return one revision with its figures."""
    accepted = sent.step.at.isoformat() if sent.step is not None and sent.state == "accepted" else None
    return {
        "revision": sent.revision,
        "state": sent.state.value,
        "received_at": sent.received_at.isoformat(),
        "declared_at": sent.declared_at.isoformat() if sent.declared_at is not None else None,
        "recorded_at": sent.recorded_at.isoformat(),
        "accepted_at": accepted,
        "file": sent.file_name,
        "sha256": sent.sha256,
        "values": [_value(value) for value in sent.values],
    }


def draft_json(draft: Draft) -> dict[str, object]:
    """Return one draft with what could be read of it and what is wrong with it."""
    return {
        "received_at": draft.received_at.isoformat(),
        "recorded_at": draft.recorded_at.isoformat(),
        "file": draft.file_name,
        "sha256": draft.sha256,
        "issues": list(draft.issues),
        "values": [_value(value) for value in draft.values],
    }


def _value(value: CellValue) -> dict[str, object]:
    figure = None if value.value is None else str(value.value)
    return {
        "indicator": value.indicator,
        "value": figure,
        "sheet": value.sheet,
        "cell": value.cell,
        "note": value.note,
    }
