"""The last day on which a report is taken: the form's, or that of a later extension of one of its duties."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from kpi.store.engine import reading, writing
from kpi.store.steps import add_event
from kpi.submission_states import Event, Standing, State, Step
from kpi.usecases.report_standing import closing_day, load_report, standing_of
from rules.exemption import Grant, GrantKind
from tests.kpi.store.test_submissions import accept
from tests.kpi.usecases.test_take_step import CLOSING, SLOT
from tests.kpi.world import moment, plan, submission

NOW = moment("2023-06-25T08:00")


def extension(until: date, promise: str = "bao-cao-6-thang", unit: str = "ban-bo") -> Grant:
    return Grant(GrantKind.EXTENSION, "kh-2023", promise, unit, "Lũ", "Ban", moment("2023-06-01T08:00"), until)


@pytest.mark.parametrize(
    ("grants", "day"),
    [
        ([], date(2023, 6, 20)),
        ([extension(date(2023, 6, 30))], date(2023, 6, 30)),
        ([extension(date(2023, 6, 10))], date(2023, 6, 20)),  # an earlier day takes nothing away
        ([extension(date(2023, 6, 30), unit="ban-hon")], date(2023, 6, 20)),
        ([extension(date(2023, 12, 30), promise="doi-thoai")], date(2023, 6, 20)),  # a duty of the whole year
    ],
)
def test_the_last_day(grants: list[Grant], day: date) -> None:
    assert closing_day(plan(CLOSING), SLOT, grants, NOW) == day


def test_there_is_none_without_a_closing_or_a_plan() -> None:
    assert closing_day(plan(), SLOT, [extension(date(2023, 6, 30))], NOW) is None
    assert closing_day(plan(CLOSING), ("kh-2023", "ban-bo", "2023-9M"), [], NOW) is None
    assert closing_day(None, SLOT, [], NOW) is None


def test_where_a_report_stands(engine: Engine) -> None:
    """Unlocked on 22 June for one report, which came on the 23rd: on the 25th it is closed again."""

    def standing() -> Standing:
        with reading(engine) as connection:
            return standing_of(connection, plan(CLOSING), load_report(connection, SLOT), NOW)

    assert standing() == Standing(None, date(2023, 6, 20))
    at = moment("2023-06-22T08:00")
    with writing(engine) as connection:
        add_event(connection, Event(*SLOT, 0, Step.UNLOCK, at, at, "Lan", "Gửi muộn"))
    assert standing() == Standing(None, None)
    accept(engine, submission("ban-bo", "2023-H1", "2023-06-23T08:00"))
    assert standing() == Standing(State.SUBMITTED, date(2023, 6, 20))
