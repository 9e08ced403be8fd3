"""The half-year report due before 05/6/2023, of three communes: who sent it, when, and who has not."""

from __future__ import annotations

from datetime import date

import pytest

from kpi.evaluation.inputs import Inputs
from kpi.evaluation.reports import report_results
from kpi.evaluation.results import Result
from rules.duty_rule import State
from rules.verdict import Verdict
from targets.plan import Duty
from tests.kpi.world import inputs, plan, refused, submission

REPORT = plan().duties[0]
AD_HOC = plan().duties[2]


def judge(known: Inputs, duty: Duty = REPORT) -> dict[str, Result]:
    """Return the results by unit, the whole under its own name."""
    return {"whole" if result.whole else result.unit.id: result for result in report_results(known, plan(), duty)}


def states(known: Inputs) -> list[State | None]:
    found = judge(known)
    return [
        result.standing.state if result.standing else None
        for result in (found[unit] for unit in ("ban-bo", "ban-hon", "then-sin"))
    ]


class TestDeadline:
    @pytest.mark.parametrize(
        ("as_of", "state"),
        [
            ("2023-06-04T23:59", State.OPEN),
            ("2023-06-04T23:59:59", State.OPEN),
            ("2023-06-05T00:00", State.OVERDUE),
        ],
    )
    def test_nobody_has_sent_it(self, as_of: str, state: State) -> None:
        assert states(inputs(as_of=as_of)) == [state] * 3

    def test_one_minute_makes_the_difference(self) -> None:
        sent = [
            submission("ban-bo", "2023-H1", "2023-06-04T23:59"),
            submission("ban-hon", "2023-H1", "2023-06-05T00:00"),
        ]
        assert states(inputs(*sent, as_of="2023-06-06T08:00")) == [State.DONE, State.LATE, State.OVERDUE]

    def test_late_and_overdue_are_told_in_days(self) -> None:
        found = judge(inputs(submission("ban-bo", "2023-H1", "2023-06-09T08:00"), as_of="2023-06-12T08:00"))
        days = [result.standing.days for result in found.values() if result.standing]
        assert days == [5, 8, 8]  # from Sunday the 4th to Friday the 9th, and to Monday the 12th
        assert found["ban-bo"].deadline.last_day == date(2023, 6, 4)
        assert found["ban-bo"].deadline.last_working_day == date(2023, 6, 2)


class TestWhatCounts:
    def test_a_correction_after_the_deadline_keeps_the_first_day(self) -> None:
        first = submission("ban-bo", "2023-H1", "2023-06-02T08:00")
        second = submission("ban-bo", "2023-H1", "2023-06-20T08:00", revision=2)
        for sent in ([first, second], [second, first]):
            found = judge(inputs(*sent, as_of="2023-07-01"))["ban-bo"]
            assert found.verdict is Verdict.MET
            assert "08:00 ngày 02/6/2023" in found.judgement.why.vi

    def test_a_report_for_another_period_is_another_report(self) -> None:
        sent = [submission("ban-bo", key, "2023-06-01") for key in ("2023-9M", "2023", "2022-H1")]
        assert states(inputs(*sent, as_of="2023-06-06"))[0] is State.OVERDUE

    def test_a_refused_file_does_not_count_and_is_said(self) -> None:
        failed = (refused("ban-bo", "2023-H1", "2023-06-01T10:00"), refused("ban-bo", "2023-H1", "2023-06-02T11:00"))
        found = judge(inputs(as_of="2023-06-06", failed=failed))["ban-bo"]
        assert found.verdict is Verdict.OVERDUE
        assert found.judgement.why.vi.endswith("Tệp nhận lúc 11:00 ngày 02/6/2023 có lỗi, chưa được tiếp nhận.")

    def test_once_a_report_is_accepted_the_refused_one_is_forgotten(self) -> None:
        failed = (refused("ban-bo", "2023-H1", "2023-06-01T10:00"),)
        sent = submission("ban-bo", "2023-H1", "2023-06-03T08:00")
        found = judge(inputs(sent, as_of="2023-06-06", failed=failed))["ban-bo"]
        assert "lỗi" not in found.judgement.why.vi

    def test_what_is_asked_for_only_now_and_then_is_not_expected(self) -> None:
        assert report_results(inputs(as_of="2024-01-01"), plan(), AD_HOC) == ()


class TestEverybody:
    def test_the_whole_says_who(self) -> None:
        sent = [submission("ban-bo", "2023-H1", "2023-06-01"), submission("ban-hon", "2023-H1", "2023-06-07")]
        whole = judge(inputs(*sent, as_of="2023-06-08"))["whole"]
        assert (whole.unit.id, whole.verdict) == ("huyen", Verdict.OVERDUE)
        assert (whole.judgement.numerator, whole.judgement.denominator) == (2, 3)
        assert whole.judgement.why.vi == (
            "2/3 đơn vị đã nộp, đúng hạn 1 (hạn cuối là hết ngày 04/6/2023). Nộp chậm: Bản Hon. "
            "Quá hạn chưa nộp: Thèn Sin."
        )

    def test_a_report_sent_is_one_of_one(self) -> None:
        found = judge(inputs(submission("ban-bo", "2023-H1", "2023-06-01"), as_of="2023-06-08"))
        sent, missing = found["ban-bo"].judgement, found["ban-hon"].judgement
        assert [[j.value, j.required, j.missing] for j in (sent, missing)] == [[1, 1, 0], [0, 1, 1]]
        assert missing.remedy is not None
        assert missing.remedy.vi == "Nộp ngay báo cáo còn thiếu."
