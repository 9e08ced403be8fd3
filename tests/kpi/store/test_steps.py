"""Steps in the database: what goes in comes out, and what was known when; figures of what was returned do not count."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from kpi.store.engine import reading, writing
from kpi.store.figures import figures
from kpi.store.steps import add_event, corrected, events, last_steps
from kpi.store.submissions import submissions
from kpi.submission_states import Event, State, Step
from tests.kpi.store.test_submissions import accept, known
from tests.kpi.world import moment, submission

END = moment("2030-01-01T00:00")
FIRST = submission("ban-bo", "2023-H1", "2023-06-03T08:00", mo_hinh=1)
SECOND = submission("ban-bo", "2023-H1", "2023-06-10T08:00", revision=2, mo_hinh=2)
OTHER = submission("ban-hon", "2023-H1", "2023-06-03T08:00", mo_hinh=5)


def event(step: Step, at: str, revision: int = 1, recorded: str | None = None, received: str | None = None) -> Event:
    right = moment(received) if received is not None else None
    entered = moment(recorded or at)
    return Event("kh-2023", "ban-bo", "2023-H1", revision, step, moment(at), entered, "Lan", "lý do", right)


def record(engine: Engine, *taken: Event) -> None:
    with writing(engine) as connection:
        for one in taken:
            add_event(connection, one)


def read(engine: Engine, as_of: str = "2030-01-01", known_at: str = "2030-01-01") -> tuple[Event, ...]:
    with reading(engine) as connection:
        return events(connection, moment(as_of), moment(known_at))


def counting(engine: Engine, as_of: str = "2030-01-01", strict: tuple[str, ...] = ()) -> dict[str, float]:
    """Return the figure that counts of each unit, as a country is read."""
    with reading(engine) as connection:
        found = figures(connection, moment(as_of), END, accepted_only=strict)
    return {unit: float(value) for one in found for unit, [value] in zip(one.units, one.values, strict=True)}


class TestEvents:
    def test_what_goes_in_comes_out_in_order(self, engine: Engine) -> None:
        accept(engine, FIRST)
        unlocked = Event(
            "kh-2023", "then-sin", "2023-H1", 0, Step.UNLOCK, END, END, "Lan", "Gửi muộn", until=date(2023, 7, 1)
        )
        taken = (
            event(Step.REDATE, "2023-06-05T08:00", received="2023-06-01T08:00"),
            event(Step.RETURN, "2023-06-04T08:00"),
            unlocked,
        )
        record(engine, *taken)
        assert read(engine) == taken

    @pytest.mark.parametrize(
        ("as_of", "known_at", "seen"),
        [
            ("2023-06-04T07:59", "2030-01-01", 0),
            ("2023-06-04T08:00", "2030-01-01", 1),
            ("2023-06-04T08:00", "2023-06-04T23:59", 0),  # done, but not entered yet
            ("2030-01-01", "2023-06-05T08:00", 1),
        ],
    )
    def test_what_was_known_when(self, engine: Engine, as_of: str, known_at: str, seen: int) -> None:
        accept(engine, FIRST)
        record(engine, event(Step.RETURN, "2023-06-04T08:00", recorded="2023-06-05T08:00"))
        assert len(read(engine, as_of, known_at)) == seen

    def test_only_of_one_report_or_of_some_kinds(self, engine: Engine) -> None:
        accept(engine, FIRST, OTHER)
        record(engine, event(Step.ACCEPT, "2023-06-05T08:00"), event(Step.UNLOCK, "2023-06-06T08:00"))
        with reading(engine) as connection:
            assert events(connection, END, END, of=("kh-2023", "ban-hon")) == ()
            assert len(events(connection, END, END, of=("kh-2023", "ban-bo"))) == 2
            assert [one.step for one in events(connection, END, END, steps=(Step.UNLOCK,))] == [Step.UNLOCK]
            assert last_steps(connection, END, END) == {(FIRST.slot, 1): Step.UNLOCK}
            assert corrected(connection, END) == {}


class TestWhatCounts:
    def test_what_was_returned_does_not_and_what_it_replaced_does_not_come_back(self, engine: Engine) -> None:
        accept(engine, FIRST, SECOND, OTHER)
        assert counting(engine) == {"ban-bo": 2.0, "ban-hon": 5.0}
        record(engine, event(Step.RETURN, "2023-06-12T08:00", 2))
        assert counting(engine) == {"ban-hon": 5.0}
        assert counting(engine, "2023-06-11T00:00") == {"ban-bo": 2.0, "ban-hon": 5.0}  # before it was returned
        accept(engine, submission("ban-bo", "2023-H1", "2023-06-15T08:00", revision=3, mo_hinh=7))
        assert counting(engine) == {"ban-bo": 7.0, "ban-hon": 5.0}

    def test_only_what_was_accepted_where_a_plan_says_so(self, engine: Engine) -> None:
        accept(engine, FIRST, OTHER)
        assert counting(engine, strict=("kh-2023",)) == {}
        record(engine, event(Step.ACCEPT, "2023-06-12T08:00"))
        assert counting(engine, strict=("kh-2023",)) == {"ban-bo": 1.0}
        assert counting(engine, strict=("kh-khac",)) == {"ban-bo": 1.0, "ban-hon": 5.0}
        record(engine, event(Step.UNLOCK, "2023-06-13T08:00"))
        assert counting(engine, strict=("kh-2023",)) == {}

    def test_a_corrected_time_of_receipt_decides_which_revision_counts_and_when(self, engine: Engine) -> None:
        accept(engine, FIRST, SECOND)
        record(engine, event(Step.REDATE, "2023-06-20T08:00", 2, received="2023-06-01T08:00"))
        assert counting(engine) == {"ban-bo": 1.0}  # the first was received last
        assert counting(engine, "2023-06-02T00:00") == {"ban-bo": 2.0}  # the second was already there
        assert counting(engine, "2023-05-31T00:00") == {}

    def test_one_at_a_time_says_the_same(self, engine: Engine) -> None:
        """The cells, revision by revision, and the rows for a country agree on what counts at every moment."""
        from kpi.evaluation.frame import counted

        accept(engine, FIRST, SECOND, OTHER)
        record(
            engine,
            event(Step.RETURN, "2023-06-05T08:00"),
            event(Step.REDATE, "2023-06-20T08:00", 2, received="2023-06-04T08:00"),
            event(Step.ACCEPT, "2023-06-21T08:00", 2),
        )
        for as_of in ("2023-06-03T09:00", "2023-06-04T09:00", "2023-06-06T00:00", "2023-06-22T00:00"):
            for strict in ((), ("kh-2023",)):
                with reading(engine) as connection:
                    found = counted(submissions(connection, moment(as_of), END), strict)
                expected = {one.unit: float(one.values[0].value or 0) for one in found}
                assert counting(engine, as_of, strict) == expected, as_of


def test_revisions_come_out_with_their_states(engine: Engine) -> None:
    accept(engine, FIRST, SECOND)
    record(engine, event(Step.RETURN, "2023-06-05T08:00"), event(Step.ACCEPT, "2023-06-11T08:00", 2))
    assert [one.state for one in known(engine)] == [State.RETURNED, State.ACCEPTED]
    assert [one.state for one in known(engine, as_of="2023-06-10T12:00")] == [State.RETURNED, State.RESUBMITTED]
    assert [one.state for one in known(engine, as_of="2023-06-04T12:00")] == [State.SUBMITTED]
