"""The JSON that other programs rely on, of ``evaluate`` and ``due``. Fields may be added, none taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from kpi.evaluation.results import Result
from kpi.evaluation.scores import UnitScore
from targets.plan import Duty
from targets.provenance import Source
from targets.wording import Language

Json = dict[str, object]


def evaluation_json(
    results: Iterable[Result], as_of: datetime, language: Language = "vi", revisions: Mapping[str, int] | None = None
) -> Json:
    """Return the shape of ``evaluate``: the results as they stand; ``revisions`` are those of the plans, by id."""
    versions = revisions or {}
    rows = [{**result_json(r, language), "plan_revision": versions.get(r.plan.id)} for r in results]
    return {"as_of": as_of.isoformat(), "results": rows}


def result_json(result: Result, language: Language = "vi") -> Json:
    """Return one result. ``source`` is the promise's place; ``figure_source`` the figure's, null when there is none."""
    judgement = result.judgement
    return {
        "plan": result.plan.id,
        "target": result.promise.id,
        "title": result.promise.title,
        "kind": result.promise.kind.value if isinstance(result.promise, Duty) else "target",
        "unit": result.unit.name,
        "unit_id": result.unit.id,
        "unit_code": result.unit.code,
        "whole": result.whole,
        "period": result.period.key,
        "last_day": result.deadline.last_day.isoformat(),
        "verdict": judgement.verdict.value,
        "verdict_text": judgement.verdict.label.text(language),
        "value": number(judgement.value),
        "required": number(judgement.required),
        "numerator": judgement.numerator,
        "denominator": judgement.denominator,
        "exempt": judgement.exempt,
        "missing": number(judgement.missing),
        "why": judgement.why.text(language),
        "remedy": judgement.remedy.text(language) if judgement.remedy else None,
        "notes": [note.text(language) for note in judgement.noted],
        "source": source_json(result.sources[0]),
        "sources": [source_json(source) for source in result.sources],
        "figure_source": source_json(judgement.source) if judgement.source else None,
    }


def due_json(results: Iterable[Result], as_of: datetime, language: Language = "vi") -> Json:
    """Return the shape of ``due``: every duty of every unit that has a date."""
    return {
        "as_of": as_of.isoformat(),
        "duties": [
            {
                "unit": result.unit.name,
                "unit_id": result.unit.id,
                "duty": result.promise.id,
                "title": result.promise.title,
                "plan": result.plan.id,
                "period": result.period.key,
                "last_day": result.deadline.last_day.isoformat(),
                "last_working_day": result.deadline.last_working_day.isoformat(),
                "cutoff": result.deadline.cutoff.isoformat(),
                "reasoning": [step.text(language) for step in result.deadline.reasoning],
                "state": result.standing.state.value,
                "state_text": result.standing.state.label.text(language),
                "days": result.standing.days,
                "why": result.standing.why.text(language),
                "remedy": result.standing.remedy.text(language) if result.standing.remedy else None,
                "source": source_json(result.sources[0]),
            }
            for result in results
            if result.standing is not None
        ],
    }


def scores_json(found: Iterable[UnitScore], as_of: datetime, language: Language = "vi") -> Json:
    """Return the shape of ``score``: ``points`` is null while some criterion is not evaluable."""
    return {
        "as_of": as_of.isoformat(),
        "scores": [
            {
                "plan": one.plan.id,
                "unit": one.unit.name,
                "unit_id": one.unit.id,
                "points": None if one.score.points is None else float(one.score.points),
                "known": float(one.score.known),
                "full": number(one.score.full),
                "band": one.score.band,
                "why": one.score.why.text(language),
            }
            for one in found
        ],
    }


def source_json(source: Source) -> Json:
    """Return a source with the place as people cite it."""
    return dict(source.as_json())


def number(value: Decimal | None) -> int | float | None:
    """Return a figure as JSON's number: a whole one without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
