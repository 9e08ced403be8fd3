"""The ways documents have of saying a deadline, as `docs/ke-hoach.md` lists them: each ends on the day it says.

The days worked by hand: ten working days after Monday 24/4/2023 are Tue 25, Wed 26, Thu 27, Fri 28; 29/4 to 03/5 are
off (10/3 lunar on Saturday 29/4 and 30/4 on Sunday, made up on 02 and 03/5; 01/5); Thu 04/5, Fri 05, Mon 08, Tue 09,
Wed 10, Thu 11/5. Thirty days after Friday 05/5/2023 are Sunday 04/6, so Monday 05/6. Figures of June run to Wednesday
14/6/2023: Thu 15, Fri 16. The others are read off a calendar.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from targets.deadlines import DeadlineKind, deadline_of
from targets.due import Due
from targets.periods import parse_period
from targets.wording import write_date
from targets.workdays import vietnam_calendar
from tests.architecture.code import ROOT

_ROW = re.compile(r"^\| (?P<words>.+?) \| `(?P<due>\{.+?\})` \| (?P<period>\S+) \| (?P<day>\S+) \|$", re.MULTILINE)
ROWS = [found.groups() for found in _ROW.finditer((ROOT / "docs" / "ke-hoach.md").read_text(encoding="utf-8"))]


def due(written: str) -> Due:
    # as plan files are read: a day stays the text it is
    values: dict[str, Any] = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506  text only
    counts = {key: int(value) for key, value in values.items() if key in {"days", "working_days"}}
    return Due.model_validate(values | counts)


@pytest.mark.parametrize(("words", "written", "key", "day"), ROWS, ids=[row[0] for row in ROWS])
def test_each_ends_on_the_day_the_page_says(words: str, written: str, key: str, day: str) -> None:
    period = parse_period(key)
    assert period is not None, words
    deadline = deadline_of(due(written).rule(), period, vietnam_calendar())
    assert deadline is not None
    assert write_date(deadline.last_day) == day


def test_every_kind_of_deadline_that_has_a_day_is_on_the_page() -> None:
    kinds = {due(written).rule().kind for _, written, _, _ in ROWS}
    # a recurrent one without a day is "days: 0, after: period-end"; an ad hoc one has no deadline until it is asked for
    assert kinds == set(DeadlineKind) - {DeadlineKind.RECURRENT, DeadlineKind.AD_HOC}
    assert len(ROWS) >= 17
