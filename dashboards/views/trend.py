"""How many units fulfil a promise, day by day: by when the report came that shows it.

A figure that was corrected counts from the day of the correction it is read from; a report, from its first arrival.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from dashboards.views.lines import Line
from dashboards.views.plans import Whole
from kpi.evaluation.inputs import Inputs
from targets.workdays import VIETNAM

#: When each report came, by the unit and the SHA-256 of its file.
Came = Mapping[tuple[str, str], datetime]


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which some units were shown to fulfil a promise."""

    day: date
    units: tuple[Line, ...]  #: in the office's order
    met: int  #: units that fulfil it by the end of this day


@dataclass(frozen=True, slots=True)
class Trend:
    """The way to where a promise stands now."""

    steps: tuple[Step, ...]
    needed: int | None  #: units that must fulfil it
    last_day: date
    today: date


def came(inputs: Inputs) -> Came:
    """Return when each report was received."""
    return {(sent.unit, sent.sha256): sent.received_at for sent in inputs.submissions}


def trend(whole: Whole, arrivals: Came, today: date) -> Trend:
    """Return the way of one promise; a unit of which no report shows that it fulfils it is in no step."""
    dated = [(day, line) for line in whole.lines if line.verdict.fulfilled and (day := _shown(line, arrivals))]
    steps: list[Step] = []
    for day, found in groupby(sorted(dated, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        units = tuple(line for _, line in found)
        steps.append(Step(day, units, len(units) + (steps[-1].met if steps else 0)))
    return Trend(tuple(steps), whole.needed, whole.promise.deadline.last_day, today)


def _shown(line: Line, arrivals: Came) -> date | None:
    """Return the day on which a unit was shown to fulfil it; None where nothing shows when."""
    if line.sent is not None:
        return line.sent.date()
    parts = (
        [(part.unit.id, part.source) for part in line.passed.parts] if line.passed else [(line.unit_id, line.figure)]
    )
    keys = [(unit, source.sha256) for unit, source in parts if source is not None and source.sha256 is not None]
    days = [arrivals[key] for key in keys if key in arrivals]
    return max(days).astimezone(VIETNAM).date() if days else None
