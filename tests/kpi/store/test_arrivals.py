"""When reports came: the first acceptable one of each, corrected times and returns told, as of when and known when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from kpi.store.arrivals import arrivals
from kpi.store.engine import reading, writing
from kpi.store.steps import add_event
from kpi.submission_states import Event, Step
from tests.kpi.store.test_submissions import accept
from tests.kpi.world import moment, submission

FIRST = submission("ban-bo", "2023-H1", "2023-06-03T08:00", mo_hinh=1)
SECOND = submission("ban-bo", "2023-H1", "2023-06-10T08:00", revision=2, mo_hinh=2)
OTHER = submission("ban-hon", "2023-9M", "2023-09-03T08:00", mo_hinh=5)


def stored(engine: Engine, *steps: Event) -> None:
    accept(engine, FIRST, SECOND, OTHER)
    with writing(engine) as connection:
        for step in steps:
            add_event(connection, step)


def step(kind: Step, revision: int, at: str, received: str | None = None) -> Event:
    right = moment(received) if received is not None else None
    return Event("kh-2023", "ban-bo", "2023-H1", revision, kind, moment(at), moment(at), "Lan", "lý do", right)


def came(engine: Engine, as_of: str = "2030-01-01", known_at: str = "2030-01-01") -> dict[tuple[str, str], datetime]:
    with reading(engine) as connection:
        found = arrivals(connection, moment(as_of), moment(known_at), "kh-2023")
    return {(period, unit): at for period, units in found.items() for unit, at in units.items()}


def test_the_first_sending_counts_however_often_it_is_corrected(engine: Engine) -> None:
    stored(engine)
    assert came(engine) == {
        ("2023-H1", "ban-bo"): moment("2023-06-03T08:00"),
        ("2023-9M", "ban-hon"): moment("2023-09-03T08:00"),
    }


def test_as_of_a_day_and_as_known_then(engine: Engine) -> None:
    stored(engine)
    assert set(came(engine, as_of="2023-08-01")) == {("2023-H1", "ban-bo")}
    assert came(engine, known_at="2023-06-03T07:59") == {}


def test_what_was_returned_has_not_come_until_it_is_sent_again(engine: Engine) -> None:
    stored(engine, step(Step.RETURN, 1, "2023-06-05T08:00"))
    assert ("2023-H1", "ban-bo") not in came(engine, as_of="2023-06-06")
    assert came(engine)["2023-H1", "ban-bo"] == moment("2023-06-03T08:00")  # the second revision is there


def test_a_corrected_time_of_receipt_holds(engine: Engine) -> None:
    stored(engine, step(Step.REDATE, 1, "2023-06-20T08:00", "2023-06-01T08:00"))
    assert came(engine)["2023-H1", "ban-bo"] == moment("2023-06-01T08:00")


def test_another_plan_has_none(engine: Engine) -> None:
    stored(engine)
    with reading(engine) as connection:
        assert arrivals(connection, moment("2030-01-01"), moment("2030-01-01"), "kh-khac") == {}
