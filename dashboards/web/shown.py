"""What a visitor is shown of everything: the part that they asked for, of what they may see."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fastapi import HTTPException

from dashboards.views.changes import Changes, changes
from dashboards.views.part import Part, part_of, whole_part
from dashboards.web.asked import Asked
from dashboards.web.evaluated import Evaluated, Evaluations
from dashboards.web.visit import Visit


def shown_part(visit: Visit, body: str | None = None) -> Part:
    """Return the part of the day asked for: below a body, by id, or wherever; never beyond what the visitor may see.

    Raises:
        HTTPException: 404, nothing lies below such a body.
    """
    found = _part(visit, visit.evaluated(), body)
    if found is None:
        raise HTTPException(404)
    return found


def changed_since(visit: Visit, body: str | None, day: date) -> Changes:
    """Return what changed in a part since the end of an earlier day."""
    evaluations: Evaluations = visit.request.app.state.evaluations
    as_of = Asked(day=day).as_of(visit.now)
    before, after = evaluations.at(as_of, visit.now, visit.asked.period), visit.evaluated()

    def compare() -> Changes:
        later = shown_part(visit, body)
        if later.whole:  # nothing is drawn of the earlier day
            return changes(before.inputs, before.results, later.inputs, later.results)
        earlier = _part(visit, before, body)
        known = before.inputs if earlier is None else earlier.inputs
        return changes(known, earlier.results if earlier is not None else (), later.inputs, later.results)

    return after.view(("changes", body, visit.person.scope, day, visit.asked.period), compare)


def asked_number(query: Mapping[str, str], name: str) -> int:
    """Return a whole number of a query; 1 where there is none that can be read."""
    text = query.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else 1


_DIGITS = 9


def _part(visit: Visit, evaluated: Evaluated, body: str | None) -> Part | None:
    scope = visit.person.scope
    if body is not None and body not in evaluated.inputs.registry:
        return None  # whatever is asked for is not kept
    if body is None and scope is None:
        return evaluated.view("part", lambda: whole_part(evaluated.inputs, evaluated.results, evaluated.district))
    return evaluated.view(
        ("part", body, scope), lambda: part_of(evaluated.inputs, evaluated.results, evaluated.office, body, scope)
    )
