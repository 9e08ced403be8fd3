"""Every revision with its state and its true time of receipt, whatever the order in which things were entered."""

from __future__ import annotations

from datetime import date

from kpi.submission import Draft, Submission
from kpi.submission_life import Report, lived, reports_of
from kpi.submission_states import Event, State, Step
from tests.kpi.world import moment, submission

END = moment("2030-01-01T00:00")
FIRST = submission("ban-bo", "2023-H1", "2023-06-03T08:00", mo_hinh=1)
SECOND = submission("ban-bo", "2023-H1", "2023-06-10T08:00", revision=2, mo_hinh=2)


def event(step: Step, at: str, revision: int = 1, received: str | None = None, unit: str = "ban-bo") -> Event:
    when = moment(at)
    right = moment(received) if received is not None else None
    return Event("kh-2023", unit, "2023-H1", revision, step, when, when, "Lan", "lý do", right)


def states(*events: Event, sent: tuple[Submission, ...] = (FIRST, SECOND)) -> list[tuple[int, State]]:
    return [(one.revision, one.state) for one in lived(sent, events, END)]


class TestStates:
    def test_nothing_was_done(self) -> None:
        assert states() == [(1, State.SUBMITTED), (2, State.SUBMITTED)]

    def test_sent_again_after_a_return(self) -> None:
        returned = event(Step.RETURN, "2023-06-05T08:00")
        assert states(returned) == [(1, State.RETURNED), (2, State.RESUBMITTED)]
        accepted = event(Step.ACCEPT, "2023-06-11T08:00", 2)
        assert states(returned, accepted) == [(1, State.RETURNED), (2, State.ACCEPTED)]

    def test_the_step_is_at_hand(self) -> None:
        returned = event(Step.RETURN, "2023-06-05T08:00")
        first, second = lived((FIRST, SECOND), (returned,), END)
        assert (first.step, second.step) == (returned, None)

    def test_a_step_on_another_report_is_no_matter(self) -> None:
        assert states(event(Step.RETURN, "2023-06-05T08:00", unit="ban-hon")) == states()


class TestTimeOfReceipt:
    def test_a_correction_counts_and_the_last_one(self) -> None:
        one = event(Step.REDATE, "2023-06-20T08:00", received="2023-06-02T08:00")
        two = event(Step.REDATE, "2023-06-21T08:00", received="2023-06-04T08:00")
        assert lived((FIRST,), (one, two), END)[0].received_at == moment("2023-06-04T08:00")

    def test_what_was_received_later_is_left_out_by_its_true_time(self) -> None:
        later = event(Step.REDATE, "2023-06-20T08:00", received="2023-06-07T08:00")
        assert lived((FIRST,), (later,), moment("2023-06-06T00:00")) == ()
        assert len(lived((FIRST,), (later,), moment("2023-06-07T08:00"))) == 1

    def test_it_decides_which_revision_followed_a_return(self) -> None:
        """Revision 2 had really come before revision 1, which was returned: nothing was sent again."""
        returned = event(Step.RETURN, "2023-06-15T08:00")
        earlier = event(Step.REDATE, "2023-06-20T08:00", 2, received="2023-06-01T08:00")
        assert states(returned, earlier) == [(1, State.RETURNED), (2, State.SUBMITTED)]


class TestReports:
    def test_live_and_first_are_the_last_and_first_received(self) -> None:
        report = Report(FIRST.slot, (SECOND, FIRST), ())
        assert (report.live, report.first) == (SECOND, FIRST)
        twin = submission("ban-bo", "2023-H1", "2023-06-10T08:00", revision=3)
        assert Report(FIRST.slot, (twin, SECOND), ()).live == twin  # received at once: the later number
        assert Report(FIRST.slot, (), ()).live is None

    def test_each_report_with_what_is_its_own(self) -> None:
        other = submission("ban-hon", "2023-H1", "2023-06-01T08:00")
        unlocked = Event(
            "kh-2023", "then-sin", "2023-H1", 0, Step.UNLOCK, END, END, "Lan", "Gửi muộn", until=date(2023, 7, 1)
        )
        returned = event(Step.RETURN, "2023-06-05T08:00")
        assert reports_of((other, FIRST, SECOND), (unlocked, returned)) == (
            Report(FIRST.slot, (FIRST, SECOND), (returned,)),
            Report(other.slot, (other,), ()),
            Report(("kh-2023", "then-sin", "2023-H1"), (), (unlocked,)),
        )

    def test_a_draft_is_where_it_stands_until_something_is_submitted(self) -> None:
        at = moment("2023-06-01T08:00")
        draft = Draft(*FIRST.slot, at, at, "nhap.xlsx", "a" * 64, (), ())
        [waiting] = reports_of([], [], [draft])
        assert (waiting.state, waiting.live) == (State.DRAFT, None)
        [sent] = reports_of([FIRST], [], [draft])
        assert sent.state is State.SUBMITTED
        assert Report(FIRST.slot, (), ()).state is None
