"""Returning, accepting, unlocking, correcting a time of receipt: what may be done, what is kept, on both databases."""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import Engine

from kpi.errors import FutureMomentError, WrongStepError
from kpi.store.engine import open_engine, writing
from kpi.store.submissions import add_receipt, add_submission, keep_file
from kpi.submission import Outcome, Receipt, Slot
from kpi.submission_life import Report
from kpi.submission_states import Role, State, Step
from kpi.usecases.read_reports import read_reports
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_grant import record_grant
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from kpi.usecases.take_step import Wish, take_step
from kpi.usecases.verify_audit import verify_audit
from rules.exemption import Grant, GrantKind
from tests.kpi.world import PLAN, UNITS, moment, submission, workbook

JANUARY = moment("2023-01-10T08:00")
SLOT: Slot = ("kh-2023", "ban-bo", "2023-H1")
END = moment("2030-01-01T00:00")
CLOSING = PLAN.replace(
    "periods: [2023-H1, 2023-9M, 2023]",
    "periods: [2023-H1, 2023-9M, 2023]\n  closings: [{period: 2023-H1, last_day: 2023-06-20}]",
)


@pytest.fixture
def office(engine: Engine) -> Engine:
    """An office that has recorded its units and its plan, and received a report on 3 June."""
    record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
    register_plan(engine, PLAN, "kh.yaml", JANUARY, "Lan")
    receive(engine, "2023-06-03T08:00")
    return engine


def receive(
    engine: Engine, at: str, now: str | None = None, key: str = "2023-H1", **figures: float | str | None
) -> Receipt:
    received = moment(at)
    return receive_submission(
        engine, workbook("ban-bo", key, **figures), "bc.xlsx", received_at=received, now=moment(now or at), actor="Lan"
    )


def take(engine: Engine, step: Step, at: str = "2023-06-05T08:00", reason: str = "lý do", **more: object) -> None:
    take_step(engine, SLOT, Wish(step, reason, **more), moment(at), "Lan")  # type: ignore[arg-type]  # as tests give


def report(engine: Engine, as_of: datetime = END) -> Report:
    return next(one for one in read_reports(engine, as_of, END) if one.slot == SLOT)


def state(engine: Engine) -> State | None:
    live = report(engine).live
    return live.state if live is not None else None


class TestALife:
    def test_returned_sent_again_accepted(self, office: Engine) -> None:
        assert state(office) is State.SUBMITTED
        take(office, Step.RETURN)
        assert state(office) is State.RETURNED
        assert receive(office, "2023-06-08T08:00", mo_hinh=4).revision == 2
        assert state(office) is State.RESUBMITTED
        take(office, Step.ACCEPT, "2023-06-09T08:00", "")
        assert state(office) is State.ACCEPTED
        assert [one.state for one in report(office).revisions] == [State.RETURNED, State.ACCEPTED]

    def test_what_is_accepted_takes_nothing_more_until_it_is_unlocked(self, office: Engine) -> None:
        take(office, Step.ACCEPT)
        answer = receive(office, "2023-06-08T08:00", mo_hinh=4)
        assert answer.outcome is Outcome.REFUSED
        assert [issue.code for issue in answer.issues] == ["report-locked"]
        assert "dondoc submission unlock ban-bo --period 2023-H1" in answer.issues[0].say()
        take(office, Step.UNLOCK, "2023-06-09T08:00")
        assert state(office) is State.SUBMITTED
        assert receive(office, "2023-06-09T09:00", mo_hinh=4).revision == 2

    def test_a_step_needs_its_reason(self, office: Engine) -> None:
        for step in (Step.RETURN, Step.UNLOCK, Step.REDATE):
            with pytest.raises(WrongStepError, match="cần ghi lý do"):
                take(office, step, reason="  ")
        take(office, Step.ACCEPT, reason="")

    def test_a_step_that_does_not_follow_changes_nothing(self, office: Engine) -> None:
        take(office, Step.RETURN)
        before = verify_audit(office).head
        with pytest.raises(WrongStepError, match="Không thể duyệt: báo cáo đã trả lại"):
            take(office, Step.ACCEPT)
        with pytest.raises(WrongStepError, match="Không thể trả lại"):
            take(office, Step.RETURN)
        assert verify_audit(office).head == before

    def test_a_reporter_does_not_accept(self, office: Engine) -> None:
        with pytest.raises(WrongStepError, match="chỉ cán bộ"):
            take_step(office, SLOT, Wish(Step.ACCEPT), moment("2023-06-05T08:00"), "xã", Role.REPORTER)

    def test_what_is_returned_already_is_known_when_it_comes_again(self, office: Engine) -> None:
        take(office, Step.RETURN)
        assert receive(office, "2023-06-08T08:00").outcome is Outcome.DUPLICATE
        assert state(office) is State.RETURNED

    def test_two_officers_at_once(self, office: Engine) -> None:
        """Both want to act on what they see; the second finds that the first was there."""

        def act(step: Step) -> str:
            try:
                take(office, step)
            except WrongStepError:
                return "refused"
            return "done"

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(act, (Step.RETURN, Step.ACCEPT))) == ["done", "refused"]
        assert len(report(office).events) == 1


class TestTimeOfReceipt:
    def test_a_wrong_moment_is_corrected_and_both_are_kept(self, office: Engine) -> None:
        take(office, Step.REDATE, received_at=moment("2023-06-01T16:30"))
        found = report(office)
        assert found.live is not None
        assert found.live.received_at == moment("2023-06-01T16:30")
        assert (found.events[0].received_before, found.events[0].received_at) == (
            moment("2023-06-03T08:00"),
            moment("2023-06-01T16:30"),
        )
        assert report(office, moment("2023-06-02T00:00")).live is not None  # it had been there by then

    def test_not_into_the_future_not_to_the_same_not_without_one(self, office: Engine) -> None:
        with pytest.raises(FutureMomentError):
            take(office, Step.REDATE, received_at=moment("2023-06-05T08:00:01"))
        with pytest.raises(WrongStepError, match="như cũ"):
            take(office, Step.REDATE, received_at=moment("2023-06-03T08:00"))
        with pytest.raises(WrongStepError, match="cần ghi thời điểm"):
            take(office, Step.REDATE)

    def test_not_of_what_was_accepted(self, office: Engine) -> None:
        take(office, Step.ACCEPT)
        with pytest.raises(WrongStepError, match="mở khóa"):
            take(office, Step.REDATE, received_at=moment("2023-06-01T16:30"))


class TestFinalFigures:
    @pytest.fixture
    def closing(self, engine: Engine) -> Engine:
        """The half-year is open to the end of 20 June."""
        record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
        register_plan(engine, CLOSING, "kh.yaml", JANUARY, "Lan")
        return engine

    def test_judged_by_when_it_was_received_not_by_when_it_was_entered(self, closing: Engine) -> None:
        late = receive(closing, "2023-06-21T00:00")
        assert (
            late.issues[0]
            .say()
            .startswith("bc.xlsx: số liệu đã chốt hết ngày 20/6/2023; cần mở khóa trước khi nhận thêm.")
        )
        assert receive(closing, "2023-06-20T23:59", now="2023-06-23T08:00").outcome is Outcome.ACCEPTED

    def test_other_periods_stay_open(self, closing: Engine) -> None:
        answer = receive(closing, "2023-10-01T08:00", key="2023-9M")
        assert answer.outcome is Outcome.ACCEPTED

    def test_unlocked_for_one_report(self, closing: Engine) -> None:
        take(closing, Step.UNLOCK, "2023-06-25T08:00")
        assert receive(closing, "2023-06-25T09:00").revision == 1
        assert receive(closing, "2023-06-25T10:00", mo_hinh=5).outcome is Outcome.REFUSED

    def test_unlocked_until_the_end_of_a_day(self, closing: Engine) -> None:
        take(closing, Step.UNLOCK, "2023-06-25T08:00", until=date(2023, 6, 26))
        assert receive(closing, "2023-06-25T09:00").revision == 1
        assert receive(closing, "2023-06-26T23:59", mo_hinh=5).revision == 2
        assert receive(closing, "2023-06-27T00:00", mo_hinh=6).outcome is Outcome.REFUSED

    def test_an_extension_of_the_deadline_moves_the_last_day(self, closing: Engine) -> None:
        at = moment("2023-06-18T08:00")
        grant = Grant(GrantKind.EXTENSION, "kh-2023", "bao-cao-6-thang", "ban-bo", "Lũ", "Ban", at, date(2023, 6, 30))
        record_grant(closing, grant, at, "Lan")
        assert receive(closing, "2023-06-30T23:59").outcome is Outcome.ACCEPTED
        assert receive(closing, "2023-07-01T00:00", mo_hinh=5).outcome is Outcome.REFUSED

    def test_what_was_returned_may_be_sent_again(self, closing: Engine) -> None:
        receive(closing, "2023-06-19T08:00")
        take(closing, Step.RETURN, "2023-06-22T08:00")
        assert receive(closing, "2023-06-24T08:00", mo_hinh=5).revision == 2

    def test_what_is_open_needs_no_unlocking(self, closing: Engine) -> None:
        with pytest.raises(WrongStepError, match="không bị khóa"):
            take(closing, Step.UNLOCK, "2023-06-20T23:59")


class Life(RuleBasedStateMachine):
    """Random lives on a real SQLite file, beside a model of some lines: the states, and that nothing is lost."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        file = Path(self.folder.name) / "dondoc.db"
        shutil.copy(self.template, file)
        self.engine = open_engine(f"sqlite:///{file}")
        self.clock = moment("2023-06-01T08:00")
        self.sent: list[State] = []  # of each revision
        self.steps = 0

    def teardown(self) -> None:
        self.engine.dispose()
        self.folder.cleanup()

    @property
    def now(self) -> datetime:
        self.clock += timedelta(hours=1)
        return self.clock

    @precondition(lambda self: not self.sent or self.sent[-1] is not State.ACCEPTED)
    @rule()
    def send(self) -> None:
        now = self.now
        one = submission("ban-bo", "2023-H1", f"{now:%Y-%m-%dT%H:%M}", len(self.sent) + 1, mo_hinh=len(self.sent))
        with writing(self.engine) as connection:
            keep_file(connection, one.sha256, b"x")
            answer = Receipt(one.file_name, one.sha256, now, Outcome.ACCEPTED, *SLOT)
            add_submission(connection, add_receipt(connection, answer, now, "xã"), one, "xã")
        again = bool(self.sent) and self.sent[-1] is State.RETURNED
        self.sent.append(State.RESUBMITTED if again else State.SUBMITTED)

    @rule(step=st.sampled_from([Step.RETURN, Step.ACCEPT, Step.UNLOCK]))
    def act(self, step: Step) -> None:
        last = self.sent[-1] if self.sent else None
        waiting = last in {State.SUBMITTED, State.RESUBMITTED}
        may = last is State.ACCEPTED if step is Step.UNLOCK else waiting
        try:
            take_step(self.engine, SLOT, Wish(step, "lý do"), self.now, "Lan")
        except WrongStepError:
            assert not may
            return
        assert may
        self.steps += 1
        again = len(self.sent) > 1 and self.sent[-2] is State.RETURNED
        opened = State.RESUBMITTED if again else State.SUBMITTED
        self.sent[-1] = {Step.RETURN: State.RETURNED, Step.ACCEPT: State.ACCEPTED}.get(step, opened)

    @invariant()
    def the_database_says_the_same_and_the_trail_holds(self) -> None:
        found = next((one for one in read_reports(self.engine, END, END)), Report(SLOT, (), ()))
        assert [one.state for one in found.revisions] == self.sent
        assert len(found.events) == self.steps
        verified = verify_audit(self.engine)
        assert verified.breaks == ()
        assert verified.head.count == 2 * len(self.sent) + self.steps


def test_random_lives(migrated_sqlite: Path) -> None:
    Life.template = migrated_sqlite
    run_state_machine_as_test(Life, settings=settings(max_examples=5, stateful_step_count=12, deadline=None))
    assert migrated_sqlite.stat().st_size > 0  # each life had a copy of its own
