"""The figures that were reported, as one frame; and for a condition, the figure of every unit.

A figure is that of its period, from its first day on. What adds up over a promise's period is therefore read off the
longest report that begins with it: a year's promise looked at in October is judged by the nine-month figure, never by
that of a single month. A state is read off the latest report. A correction replaces what it corrects.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import isnan, nan
from operator import itemgetter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kpi.submission import CellValue, RefusedFile, Submission
from kpi.submission_states import State
from targets.carry import Policy
from targets.periods import Period, parse_period
from targets.units import Unit
from targets.wording import Sentence, say
from targets.workdays import VIETNAM

#: Of one condition, a unit a row: the figures (NaN: none) and the rows of the facts they come from (-1: none).
Figures = tuple[NDArray[np.float64], NDArray[np.int64]]


#: A cell, and the report it stands in.
Origin = tuple[Submission, CellValue]


@dataclass(frozen=True, slots=True)
class Given:
    """What one unit reported, as part of the figure of a unit that followed it."""

    unit: Unit
    sent: Submission
    cell: CellValue


@dataclass(frozen=True, slots=True)
class Composed:
    """A figure that nobody reported as such: it passed from earlier units (`kpi.evaluation.succession`)."""

    value: Fraction | None  #: exact; None: a part of it is missing
    parts: tuple[Given, ...]  #: the cells it is made of
    said: Sentence  #: what was done, by which event, and what is missing
    policies: tuple[Policy, ...]  #: by which it passed, the oldest event first; none for a mere change of name


@dataclass(frozen=True, slots=True)
class Facts:
    """What was reported, one row a cell; row n of the frame was read from ``origins[n]``."""

    frame: pd.DataFrame  #: unit, indicator, period (key), end (of the period, as a day number), value (NaN: blank)
    origins: tuple[Origin | Composed, ...]


def live(submissions: Iterable[Submission]) -> tuple[Submission, ...]:
    """Return the revision that counts of each plan, unit and period: the last received."""
    last: dict[tuple[str, str, str], Submission] = {}
    for sent in submissions:
        key = (sent.plan, sent.unit, sent.period)
        if key not in last or (sent.received_at, sent.revision) > (last[key].received_at, last[key].revision):
            last[key] = sent
    return tuple(last[key] for key in sorted(last))


def counted(submissions: Iterable[Submission], accepted_only: Collection[str] = ()) -> tuple[Submission, ...]:
    """Return the reports that count: those whose live revision was not returned (docs/decisions/0008).

    ``accepted_only`` are the plans whose reports count only when they are accepted.
    """
    return tuple(sent for sent in live(submissions) if _counts(sent, accepted_only))


def uncounted(submissions: Iterable[Submission], accepted_only: Collection[str] = ()) -> tuple[RefusedFile, ...]:
    """Return the reports that were received and do not count, each with the reason."""
    return tuple(
        RefusedFile(sent.plan, sent.unit, sent.period, sent.received_at, sent.file_name, why_uncounted(sent))
        for sent in live(submissions)
        if not _counts(sent, accepted_only)
    )


def why_uncounted(sent: Submission) -> Sentence:
    """Say why a report that was received does not count."""
    at = sent.received_at.astimezone(VIETNAM)
    if sent.state is State.RETURNED and sent.step is not None:
        return say(
            "báo cáo nhận lúc {at} đã được trả lại lúc {back} ({reason}), chờ nộp lại",
            "the report received at {at} was returned at {back} ({reason}) and is to be sent again",
            at=at,
            back=sent.step.at.astimezone(VIETNAM),
            reason=sent.step.reason,
        )
    return say("báo cáo nhận lúc {at} chưa được duyệt", "the report received at {at} was not accepted yet", at=at)


def _counts(sent: Submission, accepted_only: Collection[str]) -> bool:
    if sent.plan in accepted_only:
        return sent.state is State.ACCEPTED
    return sent.state is not State.RETURNED


def facts(submissions: Iterable[Submission], accepted_only: Collection[str] = ()) -> Facts:
    """Return the figures of the reports that count, shorter periods before longer ones."""
    ends: dict[str, int] = {}
    rows = []
    for sent in counted(submissions, accepted_only):
        end = ends.get(sent.period) or ends.setdefault(sent.period, period_of(sent.period).end.toordinal())
        place = end, sent.received_at, sent.plan, sent.unit
        rows += [((*place, value.indicator), sent, value) for value in sent.values]
    rows.sort(key=itemgetter(0))
    frame = pd.DataFrame(
        {
            "unit": [sent.unit for _, sent, _ in rows],
            "indicator": [value.indicator for _, _, value in rows],
            "period": [sent.period for _, sent, _ in rows],
            "end": np.array([place[0] for place, _, _ in rows], dtype=np.int64),
            "value": [float("nan") if value.value is None else float(value.value) for _, _, value in rows],
        }
    )
    return Facts(frame, tuple((sent, value) for _, sent, value in rows))


def tells(reported: Period, within: Period, *, state: bool) -> bool:
    """Say whether a report for a period gives the figure of another: of what adds up, one from the same first day."""
    return within.contains(reported) and (state or reported.start == within.start)


def figures(known: Facts, indicator: str, within: Period, units: list[str], *, state: bool = False) -> Figures:
    """Return the latest figure of an indicator within a period for each unit; ``state``: it does not add up.

    Where every report of a unit left the cell blank, the value is NaN and the number that of the last blank cell.
    """
    rows = known.frame[known.frame["indicator"] == indicator]
    fitting = {key for key in rows["period"].unique() if tells(period_of(key), within, state=state)}
    given, blank = dict[str, tuple[float, int]](), dict[str, tuple[float, int]]()
    columns = (rows[name].tolist() for name in ("unit", "period", "value"))
    for number, unit, period, value in zip(rows.index.tolist(), *columns, strict=True):
        if period in fitting:
            (blank if isnan(value) else given)[unit] = value, number
    found = [given.get(unit) or blank.get(unit, _NOTHING) for unit in units]
    values, numbers = zip(*found, strict=True) if found else ((), ())
    return np.array(values, dtype=np.float64), np.array(numbers, dtype=np.int64)


#: What is found of a unit that reported nothing.
_NOTHING = (nan, -1)


def period_of(key: str) -> Period:
    """Return the period of a key that we wrote."""
    period = parse_period(key)
    if period is None:
        raise ValueError(key)
    return period
