"""How a plan file writes a deadline, and what is refused: two ways at once, none, an unsaid roll."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from targets.deadlines import DeadlineKind, deadline_of
from targets.due import Due
from targets.periods import Period, PeriodKind
from targets.workdays import vietnam_calendar
from targets.yaml_file import read_yaml

FIRST_HALF = Period(PeriodKind.HALF_YEAR, 2023)


def due(text: str) -> Due:
    loaded = read_yaml(text, "kh.yaml", Due)
    assert loaded.issues == ()
    assert loaded.value is not None
    return loaded.value


@pytest.mark.parametrize(
    ("written", "kind", "last_day"),
    [
        ("{before: 2023-06-05, roll: strict}", DeadlineKind.BEFORE, "2023-06-04"),  # the 5th is too late
        ("{by: 2023-06-05, roll: strict}", DeadlineKind.BY, "2023-06-05"),
        ("{by: 05/6/2023, roll: strict}", DeadlineKind.BY, "2023-06-05"),
        ("{by: --11-15, roll: strict}", DeadlineKind.BY, "2023-11-15"),
        ("{on: 2023-06-02, roll: strict}", DeadlineKind.ON, "2023-06-02"),
        ("{during: 2023-Q4, roll: strict}", DeadlineKind.DURING, "2023-12-31"),
        ("{from: 2023-06-01, to: 2023-06-09, roll: strict}", DeadlineKind.FROM, "2023-06-09"),
        ("{from: 2023-06-01, days: 10, roll: strict}", DeadlineKind.FROM, "2023-06-11"),  # the 1st is not counted
        ("{after: period-end, days: 5, roll: strict}", DeadlineKind.RELATIVE, "2023-07-05"),
        (
            "{after: period-end, working_days: 5, roll: strict}",
            DeadlineKind.RELATIVE,
            "2023-07-07",
        ),  # 3, 4, 5, 6, 7 July
        ("{after: period-end, days: -26, roll: strict}", DeadlineKind.RELATIVE, "2023-06-04"),
        ("{after: period-end, days: 5, basis: administrative, roll: strict}", DeadlineKind.RELATIVE, "2023-06-19"),
        ("{by: 2023-06-04, roll: next-working-day}", DeadlineKind.BY, "2023-06-05"),  # the 4th is a Sunday
    ],
)
def test_ways_to_say_a_deadline(written: str, kind: DeadlineKind, last_day: str) -> None:
    rule = due(written).rule()
    assert rule.kind is kind
    deadline = deadline_of(rule, FIRST_HALF, vietnam_calendar())
    assert deadline is not None
    assert deadline.last_day == date.fromisoformat(last_day)


def test_the_hour_itself_is_too_late() -> None:
    deadline = deadline_of(
        due("{before: 2023-06-05, hour: 17:00, roll: strict}").rule(), FIRST_HALF, vietnam_calendar()
    )
    assert deadline is not None
    assert deadline.cutoff.isoformat() == "2023-06-05T17:00:00+07:00"


@pytest.mark.parametrize(
    "written",
    [
        "{roll: strict}",
        "{before: 2023-06-05}",  # whether it rolls is never assumed
        "{before: 2023-06-05, roll: maybe}",
        "{before: 2023-06-05, by: 2023-06-04, roll: strict}",
        "{before: 2023-06-05, after: period-end, roll: strict}",
        "{before: 2023-06-05, days: 3, roll: strict}",
        "{before: 2023-06-05, to: 2023-06-07, roll: strict}",
        "{days: 5, roll: strict}",
        "{after: period-end, roll: strict}",
        "{after: period-end, days: 5, working_days: 5, roll: strict}",
        "{after: period-end, working_days: 99999999999, roll: strict}",  # counted day by day for ever
        "{after: christmas, days: 5, roll: strict}",
        "{before: 2023-06-31, roll: strict}",
        "{before: 2023-13-01, roll: strict}",
        "{before: !!timestamp 2023-06-05T10:00:00Z, roll: strict}",
        "{before: [2023-06-05], roll: strict}",
        "{before: 5, roll: strict}",
        "{on: 2023-Q4, roll: strict}",
        "{by: 2023-06-05, hour: 00:00, roll: strict}",
        "{by: 2023-06-05, hour: 25:00, roll: strict}",
    ],
)
def test_what_is_refused(written: str) -> None:
    loaded = read_yaml(written, "kh.yaml", Due)
    assert loaded.value is None
    assert {issue.code for issue in loaded.issues} <= {"bad-value", "missing-key"}
    assert all(issue.source.line == 1 for issue in loaded.issues)


def test_the_reason_names_the_ways_there_are() -> None:
    (issue,) = read_yaml("{roll: strict}", "kh.yaml", Due).issues
    assert "before, by, on, during, from … to" in issue.text.vi
    (issue,) = read_yaml("{before: hôm qua, roll: strict}", "kh.yaml", Due).issues
    assert issue.text.vi.startswith("“before”: không hiểu ngày “hôm qua”; viết như 2023-06-05")


def test_a_deadline_does_not_change() -> None:
    with pytest.raises(ValidationError):
        due("{before: 2023-06-05, roll: strict}").before = date(2024, 1, 1)  # type: ignore[misc]
