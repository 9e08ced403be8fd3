"""The JSON that other programs rely on, of ``evaluate`` and ``due``. Fields may be added, none taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from functools import reduce

from kpi.evaluation.inputs import Inputs
from kpi.evaluation.rates import Rates
from kpi.evaluation.results import Passed, Result
from kpi.evaluation.scores import UnitScore
from kpi.evaluation.view import View
from rules.pace import Pace
from rules.target_rule import percent
from rules.verdict import WEIGHTS
from targets.issues import Severity
from targets.plan import Duty
from targets.provenance import Source
from targets.wording import Language

Json = dict[str, object]


def evaluation_json(
    results: Iterable[Result],
    as_of: datetime,
    language: Language = "vi",
    revisions: Mapping[str, int] | None = None,
    view: View = View.AS_THEN,
) -> Json:
    """Return the shape of ``evaluate``: the results as they stand; ``revisions`` are those of the plans, by id."""
    versions = revisions or {}
    rows = [{**result_json(r, language), "plan_revision": versions.get(r.plan.id)} for r in results]
    return {"as_of": as_of.isoformat(), "view": view.value, "results": rows}


def with_known_at(shape: Json, inputs: Inputs, asked: str | None) -> Json:
    """Add until when entries were taken into account, where that was asked for.

    Without it a list of a past day has the same bytes whatever was entered since, so long as nothing in it changed.
    """
    if asked is None:
        return shape
    known_at = inputs.known_at.isoformat() if inputs.known_at is not None else None
    return {"as_of": shape["as_of"], "known_at": known_at, **shape}


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
        "group": result.promise.group,
        **severity_json(result.promise.severity, language),
        "period": result.period.key,
        "window": window_json(result),
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
        "pace": pace_json(result.pace, language) if result.pace is not None else None,
        "notes": [note.text(language) for note in judgement.noted],
        "source": source_json(result.sources[0]),
        "sources": [source_json(source) for source in result.sources],
        "figure_source": source_json(judgement.source) if judgement.source else None,
        "rates": rates_json(result.rates, language) if result.rates else None,
        "passed": passed_json(result.passed, language) if result.passed else None,
    }


def passed_json(passed: Passed, language: Language = "vi") -> Json:
    """Return how a result came from the units before, with the source of each part."""
    return {
        "policies": [policy.value for policy in passed.policies],
        "said": passed.said.text(language),
        "parts": [
            {
                "unit": part.unit.label,
                "unit_id": part.unit.id,
                "indicator": part.indicator,
                "value": number(part.value),
                "period": part.period,
                "verdict": part.verdict.value if part.verdict is not None else None,
                "source": source_json(part.source) if part.source is not None else None,
            }
            for part in passed.parts
        ],
    }


def rates_json(rates: Rates, language: Language = "vi") -> Json:
    """Return counts of reports with both rates on time, in percent; null where there is nothing to divide by."""
    return {
        "expected": rates.expected,
        "received": rates.received,
        "on_time": rates.on_time,
        "unexpected": rates.unexpected,
        "received_of_expected": _percent(rates.received, rates.expected),
        "on_time_of_expected": _percent(rates.on_time, rates.expected),
        "on_time_of_received": _percent(rates.on_time, rates.received),
        "said": rates.said().text(language),
    }


def _percent(part: int, whole: int) -> int | float | None:
    return number(percent(part, whole)) if whole else None


def due_json(results: Iterable[Result], as_of: datetime, language: Language = "vi") -> Json:
    """Return the shape of ``due``: every duty of every unit that has a date, and the rates of reports as wholes."""
    found = list(results)
    wholes = [(result, result.rates) for result in found if result.rates is not None]
    total = reduce(Rates.plus, (rates for _, rates in wholes), Rates(0, 0, 0, 0))
    return {
        "as_of": as_of.isoformat(),
        "rates": [
            {"plan": one.plan.id, "duty": one.promise.id, "period": one.period.key, **rates_json(rates, language)}
            for one, rates in wholes
        ],
        "rates_total": rates_json(total, language),
        "duties": [
            {
                "unit": result.unit.name,
                "unit_id": result.unit.id,
                "duty": result.promise.id,
                "title": result.promise.title,
                "plan": result.plan.id,
                "group": result.promise.group,
                **severity_json(result.promise.severity, language),
                "period": result.period.key,
                "window": window_json(result),
                "last_day": result.deadline.last_day.isoformat(),
                "last_working_day": result.deadline.last_working_day.isoformat(),
                "cutoff": result.deadline.cutoff.isoformat(),
                "reasoning": [step.text(language) for step in result.deadline.reasoning],
                "state": result.standing.state.value,
                "state_text": result.standing.state.label.text(language),
                "days": result.standing.days,
                "pace": pace_json(result.pace, language) if result.pace is not None else None,
                "why": result.standing.why.text(language),
                "remedy": result.standing.remedy.text(language) if result.standing.remedy else None,
                "source": source_json(result.sources[0]),
            }
            for result in found
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


def window_json(result: Result) -> Json:
    """Return the days the figures of a result are taken from: the first and the last."""
    first, end = result.plan.window(result.promise)
    return {"first": first.isoformat(), "last": (end - timedelta(days=1)).isoformat()}


def pace_json(found: Pace, language: Language = "vi") -> Json:
    """Return how far a period has come, as a share from 0 to 1, and what is done of what is needed."""
    return {
        "elapsed": round(float(found.elapsed), 4),
        "done": number(found.done),
        "needed": number(found.needed),
        "behind": found.behind,
        "text": found.words.text(language),
    }


def severity_json(severity: Severity, language: Language = "vi") -> Json:
    """Return how much a promise weighs, as a word for programs and one for people."""
    return {"severity": severity.value, "severity_text": WEIGHTS[severity].text(language)}


def source_json(source: Source) -> Json:
    """Return a source with the place as people cite it."""
    return dict(source.as_json())


def number(value: Decimal | None) -> int | float | None:
    """Return a figure as JSON's number: a whole one without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
