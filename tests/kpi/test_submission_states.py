"""The life of a report: every step from every state, who may take it, and when figures are final."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.submission_states import Event, Role, Standing, State, Step, is_closed, refusal, state_after
from tests.kpi.world import moment

JUNE_20 = date(2023, 6, 20)
R, A, U, D = Step.RETURN, Step.ACCEPT, Step.UNLOCK, Step.REDATE


@pytest.mark.parametrize(
    ("steps", "before", "state"),
    [
        ([], None, State.SUBMITTED),
        ([], State.SUBMITTED, State.SUBMITTED),  # a correction
        ([], State.RETURNED, State.RESUBMITTED),
        ([R], None, State.RETURNED),
        ([A], None, State.ACCEPTED),
        ([A, U], None, State.SUBMITTED),
        ([A, U], State.RETURNED, State.RESUBMITTED),
        ([A, U, R], None, State.RETURNED),
        ([A, U, A], None, State.ACCEPTED),
        ([U], None, State.SUBMITTED),  # the period was opened again: nothing changes for what was sent
        ([D], None, State.SUBMITTED),
        ([D, A], None, State.ACCEPTED),
        ([R, D], None, State.RETURNED),
    ],
)
def test_the_state_of_a_revision(steps: list[Step], before: State | None, state: State) -> None:
    assert state_after(steps, before) is state


#: What an officer may do, written out: state × step, of a report that is open.
OPEN = {
    None: {Step.SUBMIT},
    State.DRAFT: {Step.SUBMIT},
    State.SUBMITTED: {Step.SUBMIT, Step.RETURN, Step.ACCEPT, Step.REDATE},
    State.RESUBMITTED: {Step.SUBMIT, Step.RETURN, Step.ACCEPT, Step.REDATE},
    State.RETURNED: {Step.SUBMIT, Step.REDATE},
    State.ACCEPTED: {Step.UNLOCK},
}
#: The same when its figures are final: what was returned is still to be sent again.
CLOSED = {
    None: {Step.UNLOCK},
    State.DRAFT: {Step.UNLOCK},
    State.SUBMITTED: {Step.UNLOCK, Step.RETURN, Step.ACCEPT, Step.REDATE},
    State.RESUBMITTED: {Step.UNLOCK, Step.RETURN, Step.ACCEPT, Step.REDATE},
    State.RETURNED: {Step.SUBMIT, Step.REDATE},
    State.ACCEPTED: {Step.UNLOCK},
}


@pytest.mark.parametrize(("closed", "table"), [(None, OPEN), (JUNE_20, CLOSED)], ids=["open", "closed"])
def test_every_step_from_every_state(closed: date | None, table: dict[State | None, set[Step]]) -> None:
    may = {
        state: {step for step in Step if refusal(step, Standing(state, closed), Role.OFFICER) is None}
        for state in (None, *State)
    }
    assert may == table


def test_a_reporter_sends_and_does_nothing_else() -> None:
    for state, step in product((None, *State), set(Step) - {Step.SUBMIT}):
        assert refusal(step, Standing(state), Role.REPORTER) is not None
    assert refusal(Step.SUBMIT, Standing(State.RETURNED), Role.REPORTER) is None


@pytest.mark.parametrize(
    ("step", "standing", "said"),
    [
        (Step.ACCEPT, Standing(), "chưa có báo cáo nào được nộp"),
        (Step.ACCEPT, Standing(State.RETURNED), "báo cáo đã trả lại, đang chờ đơn vị nộp lại"),
        (Step.RETURN, Standing(State.ACCEPTED), "báo cáo đã được duyệt; cần mở khóa trước"),
        (Step.SUBMIT, Standing(State.ACCEPTED), "báo cáo đã được duyệt; cần mở khóa trước"),
        (Step.SUBMIT, Standing(None, JUNE_20), "số liệu đã chốt hết ngày 20/6/2023; cần mở khóa trước khi nhận thêm"),
        (Step.UNLOCK, Standing(State.SUBMITTED), "báo cáo không bị khóa"),
    ],
)
def test_a_refusal_says_what_to_do_instead(step: Step, standing: Standing, said: str) -> None:
    found = refusal(step, standing, Role.OFFICER)
    assert found is not None
    assert found.vi == said


class TestClosing:
    def unlocking(self, until: date | None = None) -> Event:
        at = moment("2023-06-25T08:00")
        return Event("kh-2023", "ban-bo", "2023-H1", 1, Step.UNLOCK, at, at, "Lan", "Sửa số", until=until)

    @pytest.mark.parametrize(
        ("received", "closed"),
        [("2023-06-20T23:59:59", False), ("2023-06-21T00:00", True), ("2023-06-21T00:00+09:00", False)],
    )
    def test_the_last_day_is_open_to_its_end_in_vietnam(self, received: str, closed: bool) -> None:
        from datetime import datetime

        at = datetime.fromisoformat(received) if "+" in received else moment(received)
        assert is_closed(JUNE_20, at, []) is closed

    def test_without_a_day_it_stays_open(self) -> None:
        assert not is_closed(None, moment("2099-01-01T00:00"), [])

    def test_an_unlocking_is_for_one_report(self) -> None:
        at = moment("2023-06-25T09:00")
        assert not is_closed(JUNE_20, at, [(self.unlocking(), False)])
        assert is_closed(JUNE_20, at, [(self.unlocking(), True)])
        assert not is_closed(JUNE_20, at, [(self.unlocking(), True), (self.unlocking(), False)])

    def test_or_until_the_end_of_a_day(self) -> None:
        until = [(self.unlocking(date(2023, 6, 27)), True)]
        assert not is_closed(JUNE_20, moment("2023-06-27T23:59"), until)
        assert is_closed(JUNE_20, moment("2023-06-28T00:00"), until)


@pytest.mark.parametrize("word", [*State, *Step])
def test_every_state_and_step_has_words(word: State | Step) -> None:
    assert word.label.vi
    assert word.label.en != word.label.vi


@given(st.lists(st.sampled_from(Step)), st.sampled_from([None, *State]))
def test_an_accepted_report_was_accepted_and_a_returned_one_returned(steps: list[Step], before: State | None) -> None:
    """What the last step says that gives a state; of an unlocked report only whether it followed a return."""
    telling = [step for step in steps if step in {R, A}]
    state = state_after(steps, before)
    if state in {State.ACCEPTED, State.RETURNED}:
        assert telling[-1] is {State.ACCEPTED: A, State.RETURNED: R}[state]
    else:
        assert (state is State.RESUBMITTED) is (before is State.RETURNED)
        assert not telling or (telling[-1] is A and U in steps)
