"""Reading reports as they were known at a moment: the same question gives the same answer, years later."""

from __future__ import annotations

from sqlalchemy import Engine

from kpi.store.engine import writing
from kpi.store.steps import add_event
from kpi.submission_states import Event, State, Step
from kpi.usecases.read_reports import read_report, read_reports
from tests.kpi.store.test_submissions import accept
from tests.kpi.world import moment, submission

END = moment("2030-01-01T00:00")
FIRST = submission("ban-bo", "2023-H1", "2023-06-03T08:00", mo_hinh=1)


def test_report_by_report_with_what_was_done(engine: Engine) -> None:
    accept(engine, submission("ban-hon", "2023-9M", "2023-09-10T08:00"), FIRST)
    at = moment("2023-06-05T08:00")
    returned = Event(*FIRST.slot, 1, Step.RETURN, at, moment("2023-06-07T08:00"), "Lan", "Thiếu biên bản")
    with writing(engine) as connection:
        add_event(connection, returned)
    first, second = read_reports(engine, END, END)
    assert (first.slot, second.slot) == (FIRST.slot, ("kh-2023", "ban-hon", "2023-9M"))
    assert first.events == (returned,)
    assert first.live is not None
    assert first.live.state is State.RETURNED


def test_as_it_was_known(engine: Engine) -> None:
    accept(engine, FIRST)
    before = read_reports(engine, moment("2023-06-06T00:00"), moment("2023-06-06T00:00"))
    at = moment("2023-06-05T08:00")
    with writing(engine) as connection:
        add_event(connection, Event(*FIRST.slot, 1, Step.RETURN, at, moment("2023-06-07T08:00"), "Lan", "Thiếu"))
    accept(engine, submission("ban-bo", "2023-H1", "2023-06-10T08:00", revision=2))
    assert read_reports(engine, moment("2023-06-06T00:00"), moment("2023-06-06T00:00")) == before
    assert read_reports(engine, moment("2023-06-06T00:00"), END) != before  # the return had been made by then


def test_one_report_is_read_as_among_all(engine: Engine) -> None:
    accept(
        engine,
        FIRST,
        submission("ban-bo", "2023-9M", "2023-09-10T08:00"),
        submission("ban-hon", "2023-H1", "2023-06-03T08:00"),
    )
    for report in read_reports(engine, END, END):
        assert read_report(engine, report.slot, END, END) == report
    nothing = read_report(engine, ("kh-2023", "ban-bo", "2024"), END, END)
    assert (nothing.state, nothing.live, nothing.revisions) == (None, None, ())
