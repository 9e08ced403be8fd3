"""A report against its deadline, to the minute; everyone's reports together; and what had to be held."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rules.condition import Term
from rules.duty_rule import Standing, State, judge_report, judge_reports, standing_of
from rules.verdict import Judgement, Verdict
from targets.deadlines import Deadline, DeadlineKind, DeadlineRule, Roll, deadline_of
from targets.periods import Period, PeriodKind
from targets.wording import Sentence
from targets.workdays import VIETNAM, vietnam_calendar

CALENDAR = vietnam_calendar()
FIRST_HALF = Period(PeriodKind.HALF_YEAR, 2023)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def before(day: date) -> Deadline:
    rule = DeadlineRule(kind=DeadlineKind.BEFORE, roll=Roll.STRICT, when=day)
    deadline = deadline_of(rule, FIRST_HALF, CALENDAR)
    assert deadline is not None
    return deadline


#: "trước ngày 05/6/2023": the last day is Sunday the 4th, the last working day Friday the 2nd.
BEFORE_5_JUNE = before(date(2023, 6, 5))


class TestReport:
    @pytest.mark.parametrize(
        ("sent", "state", "days"),
        [
            ("2023-01-01T00:00", State.DONE, 0),
            ("2023-06-04T23:59", State.DONE, 0),
            ("2023-06-04T23:59:59", State.DONE, 0),
            ("2023-06-05T00:00", State.LATE, 1),
            ("2023-06-05T23:59", State.LATE, 1),
            ("2023-06-06T00:00", State.LATE, 2),
            ("2023-07-04T08:00", State.LATE, 30),
        ],
    )
    def test_what_was_sent_is_judged_by_the_moment_it_arrived(self, sent: str, state: State, days: int) -> None:
        standing = judge_report(BEFORE_5_JUNE, moment(sent), moment("2024-01-01"))
        assert (standing.state, standing.days) == (state, days)

    @pytest.mark.parametrize(
        ("as_of", "state", "days"),
        [
            ("2023-06-01T08:00", State.OPEN, 3),
            ("2023-06-04T23:59", State.OPEN, 0),
            ("2023-06-05T00:00", State.OVERDUE, 1),
            ("2023-06-06T12:00", State.OVERDUE, 2),
        ],
    )
    def test_what_was_not_sent_is_judged_by_the_moment_asked_about(self, as_of: str, state: State, days: int) -> None:
        standing = judge_report(BEFORE_5_JUNE, None, moment(as_of))
        assert (standing.state, standing.days) == (state, days)

    def test_the_same_moment_on_another_clock(self) -> None:
        # 16:59 UTC is 23:59 in Vietnam
        assert (
            judge_report(BEFORE_5_JUNE, datetime(2023, 6, 4, 16, 59, tzinfo=UTC), moment("2024-01-01")).state
            is State.DONE
        )
        standing = judge_report(BEFORE_5_JUNE, datetime(2023, 6, 4, 17, 0, tzinfo=UTC), moment("2024-01-01"))
        assert standing.state is State.LATE
        assert "00:00 ngày 05/6/2023" in standing.why.vi

    def test_the_words(self) -> None:
        open_ = judge_report(BEFORE_5_JUNE, None, moment("2023-06-01T08:00"))
        assert open_.why.vi == "Chưa nộp; hạn cuối là hết ngày 04/6/2023, còn 3 ngày."
        assert open_.remedy is not None
        assert open_.remedy.vi == "Nộp chậm nhất trong ngày làm việc 02/6/2023."
        late = judge_report(BEFORE_5_JUNE, moment("2023-06-06T09:30"), moment("2024-01-01"))
        assert late.why.vi == "Đã nộp lúc 09:30 ngày 06/6/2023, chậm 2 ngày so với hạn cuối là hết ngày 04/6/2023."
        overdue = judge_report(BEFORE_5_JUNE, None, moment("2023-06-06T09:30"))
        assert overdue.why.vi == "Chưa nộp; hạn cuối là hết ngày 04/6/2023, đã quá hạn 2 ngày."

    def test_a_refused_file_does_not_count_and_is_said(self) -> None:
        refused = datetime(2023, 6, 2, 3, 0, tzinfo=UTC)  # 10:00 in Vietnam
        standing = judge_report(BEFORE_5_JUNE, None, moment("2023-06-06"), refused)
        assert standing.state is State.OVERDUE
        assert standing.why.vi.endswith("Tệp nhận lúc 10:00 ngày 02/6/2023 có lỗi, chưa được tiếp nhận.")
        accepted = judge_report(BEFORE_5_JUNE, moment("2023-06-03"), moment("2023-06-06"), refused)
        assert accepted.state is State.DONE
        assert "lỗi" not in accepted.why.vi

    @given(
        st.dates(date(2022, 1, 1), date(2024, 12, 31)),
        st.datetimes(datetime(2021, 12, 1), datetime(2025, 2, 1), timezones=st.sampled_from([UTC, VIETNAM])),  # noqa: DTZ001
    )
    def test_never_overdue_before_the_deadline_never_open_after(self, day: date, as_of: datetime) -> None:
        """A system in wide use says "overdue" five days before the end of the period."""
        deadline = before(day)
        standing = judge_report(deadline, None, as_of)
        assert (standing.state is State.OVERDUE) is (as_of >= datetime(day.year, day.month, day.day, tzinfo=VIETNAM))
        assert standing.days >= (1 if standing.state is State.OVERDUE else 0)
        distance = abs((as_of.astimezone(VIETNAM).date() - (day - timedelta(days=1))).days)
        assert standing.days == distance


class TestEverybody:
    states = (("A", State.DONE), ("B", State.LATE), ("C", State.OVERDUE), ("D", State.OPEN), ("E", State.EXEMPT))

    def test_who_has_sent_and_who_has_not(self) -> None:
        judgement = judge_reports(self.states, BEFORE_5_JUNE)
        assert (judgement.numerator, judgement.denominator, judgement.missing) == (2, 4, Decimal(2))
        assert judgement.why.vi == (
            "2/4 đơn vị đã nộp, đúng hạn 1 (hạn cuối là hết ngày 04/6/2023). Nộp chậm: B. Quá hạn chưa nộp: C. "
            "Chưa nộp, còn hạn: D."
        )

    @pytest.mark.parametrize(
        ("states", "verdict"),
        [
            ({State.DONE}, Verdict.MET),
            ({State.DONE, State.LATE}, Verdict.LATE),
            ({State.DONE, State.OPEN, State.LATE}, Verdict.NOT_DUE),
            ({State.DONE, State.OVERDUE}, Verdict.OVERDUE),
            ({State.EXEMPT}, Verdict.NOT_EVALUABLE),
            ({State.EXEMPT, State.DONE}, Verdict.MET),
            (set(), Verdict.NOT_EVALUABLE),
        ],
    )
    def test_the_worst_of_them_is_the_verdict(self, states: set[State], verdict: Verdict) -> None:
        assert judge_reports([(state.value, state) for state in states], BEFORE_5_JUNE).verdict is verdict


class TestHeld:
    """A dialogue, at least so many times a year: judged by its figure, told as a duty."""

    @staticmethod
    def standing(verdict: Verdict, over: bool, today: date) -> Standing:
        judgement = Judgement(verdict, Sentence("vì …", "because …"), remedy=Sentence("làm", "do"))
        return standing_of(judgement, Term(date(2023, 12, 31), over), today)

    @pytest.mark.parametrize(
        ("verdict", "over", "today", "state", "days"),
        [
            (Verdict.MET, False, date(2023, 10, 1), State.DONE, 0),
            (Verdict.EXEMPT, True, date(2024, 1, 9), State.EXEMPT, 0),
            (Verdict.NOT_DUE, False, date(2023, 12, 1), State.OPEN, 30),
            (Verdict.NOT_EVALUABLE, False, date(2023, 12, 31), State.OPEN, 0),
            (Verdict.SHORT, True, date(2024, 1, 1), State.OVERDUE, 1),
            (Verdict.NOT_EVALUABLE, True, date(2024, 1, 10), State.OVERDUE, 10),  # no figure shows that it was held
            (Verdict.SHORT, True, date(2023, 12, 31), State.OVERDUE, 1),  # past its hour on the last day
        ],
    )
    def test_where_it_stands(self, verdict: Verdict, over: bool, today: date, state: State, days: int) -> None:
        standing = self.standing(verdict, over, today)
        assert (standing.state, standing.days) == (state, days)
        assert standing.why.vi == "vì …"

    @given(st.sampled_from(Verdict), st.booleans(), st.dates(date(2023, 1, 1), date(2024, 12, 31)))
    def test_overdue_only_when_its_time_is_over(self, verdict: Verdict, over: bool, today: date) -> None:
        assume(over or today <= date(2023, 12, 31))
        standing = self.standing(verdict, over, today)
        assert standing.state is not State.OVERDUE or over
        assert standing.days >= 0


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_words_and_its_verdict(state: State) -> None:
    assert state.label.vi
    assert [other for other in State if other.label == state.label] == [state]
    assert state.verdict.fulfilled is (state in {State.DONE, State.LATE})
