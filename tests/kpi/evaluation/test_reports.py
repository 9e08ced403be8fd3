"""The half-year report due before 05/6/2023, of three communes: who sent it, when, and who has not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import reduce

import pytest

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.rates import Rates
from kpi.evaluation.reports import report_results
from kpi.evaluation.results import Result
from kpi.submission import Submission
from kpi.submission_states import Event, Step
from kpi.submission_states import State as Life
from rules.duty_rule import State
from rules.exemption import Grant, GrantKind
from rules.verdict import Verdict
from targets.plan import Duty
from targets.plan_file import read_plan
from targets.units_file import read_units
from targets.workdays import vietnam_calendar
from tests.kpi.world import inputs, moment, plan, refused, submission

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


V1_UNITS = """\
units:
  - {id: huyen, name: Huyện, kind: huyện}
  - {id: a, name: A, kind: xã, parent: huyen, groups: [cap-xa], to: 2025-07-01}
  - {id: b, name: B, kind: xã, parent: huyen, groups: [cap-xa], to: 2025-07-01}
  - {id: m, name: M, kind: xã, parent: huyen, groups: [cap-xa], from: 2025-07-01}
  - {id: c, name: C, kind: xã, parent: huyen, groups: [cap-xa]}
events:
  - {kind: merge, day: 2025-07-01, before: [a, b], after: [m], document: NQ}
"""
V1_PLAN = """\
id: kh-2023
title: Báo cáo tháng và năm
issuer: UBND huyện
unit: huyen
period: 2025
document: {name: kh.txt}
duties:
  - id: thang
    kind: report
    title: Báo cáo tháng
    to: {groups: [cap-xa]}
    period: 2025
    every: month
    deadline: {working_days: 5, after: period-end, roll: strict}
    source: {section: I}
  - id: nam
    kind: report
    title: Báo cáo năm
    to: {groups: [cap-xa]}
    period: 2025
    deadline: {by: 2025-12-31, roll: strict}
    part_of_period: last_day
    source: {section: I}
"""


def merged_in_july(*sent: tuple[str, str, str], policy: str = "last_day") -> dict[str, Result]:
    """Judge the plan of test vectors V1 and V8 in 2026; return its wholes by duty."""
    registry, issues = read_units(V1_UNITS, "units.yaml")
    assert registry is not None
    assert issues == ()
    written, issues = read_plan(V1_PLAN.replace("last_day", policy), "kh.yaml", registry)
    assert written is not None
    assert issues == ()
    reports = tuple(submission(unit, key, f"{day}T08:00") for unit, key, day in sent)
    known = Inputs(registry, (written,), reports, (), vietnam_calendar(), moment("2026-02-01T08:00"))
    return {result.promise.id: result for result in evaluate(known) if result.whole}


class TestUnitsThatComeAndGo:
    def test_of_a_year_of_monthly_reports_the_one_that_never_sends_shows(self) -> None:
        # Test vector V1: a and b 6 months each, m 6, c 12: 30 expected, 18 came, 60%.
        first, last = [f"2025-{n:02d}" for n in range(1, 7)], [f"2025-{n:02d}" for n in range(7, 13)]
        months = [*((unit, key) for unit in "ab" for key in first), *(("m", key) for key in last)]
        wholes = merged_in_july(*((unit, key, f"{key}-28") for unit, key in months))
        counted = [whole.rates for id_, whole in wholes.items() if id_.startswith("thang") and whole.rates]
        assert len(counted) == 12
        total = reduce(Rates.plus, counted)
        assert total == Rates(expected=30, received=18, on_time=18, unexpected=0)
        assert str(total.received_of_expected()) == "đã nộp 18/30 báo cáo phải nộp (60%)"

    @pytest.mark.parametrize(("policy", "expected"), [("any_day", 4), ("last_day", 2), ("whole", 1)])
    def test_of_part_of_a_period_the_duty_says_who_reports_and_it_is_never_silent(
        self, policy: str, expected: int
    ) -> None:
        # Test vector V8: a and b were there until June, m from July on, c all the year.
        whole = merged_in_july(policy=policy)["nam"]
        assert whole.rates == Rates(expected, 0, 0, 0)
        said = [str(note) for note in whole.judgement.noted if "một phần" in str(note)]
        assert [note.split(" chỉ")[0] for note in said] == [
            "xã A (trước 01/7/2025)",
            "xã B (trước 01/7/2025)",
            "xã M (từ 01/7/2025)",
        ]
        assert sum(note.endswith(": tính là phải báo cáo") for note in said) == expected - 1

    def test_a_report_that_nobody_had_to_send_is_told_and_raises_no_rate(self) -> None:
        whole = merged_in_july(("a", "2025", "2025-06-20"), ("m", "2025", "2025-12-20"))["nam"]
        assert whole.rates == Rates(expected=2, received=1, on_time=1, unexpected=1)
        assert "Đã nhận cả báo cáo của đơn vị không phải nộp, không tính vào tỷ lệ: xã A." in map(
            str, whole.judgement.noted
        )

    def test_what_a_unit_is_exempt_from_is_not_expected_of_it(self) -> None:
        grant = Grant(GrantKind.EXEMPTION, "kh-2023", REPORT.id, "ban-bo", "x", "UBND", moment("2023-01-02T08:00"))
        known = replace(inputs(submission("ban-hon", "2023-H1", "2023-06-02T08:00")), grants=(grant,))
        whole = judge(known)["whole"]
        assert whole.rates == Rates(expected=2, received=1, on_time=1, unexpected=0)
        assert whole.judgement.exempt == 1


class TestReturned:
    """The half-year report is due before 5 June. It came on the 3rd and was returned on the 4th."""

    first = submission("ban-bo", "2023-H1", "2023-06-03T08:00", mo_hinh=1)
    back = Event(*first.slot, 1, Step.RETURN, moment("2023-06-04T09:00"), moment("2023-06-04T09:00"), "Lan", "Thiếu")
    returned = replace(first, state=Life.RETURNED, step=back)
    again = replace(submission("ban-bo", "2023-H1", "2023-06-12T08:00", revision=2, mo_hinh=2), state=Life.RESUBMITTED)

    @pytest.mark.parametrize(("as_of", "state"), [("2023-06-04T10:00", "open"), ("2023-06-07T08:00", "overdue")])
    def test_until_it_is_sent_again_it_is_not_sent_and_that_it_had_come_in_time_is_said(
        self, as_of: str, state: str
    ) -> None:
        found = ban_bo(self.returned, as_of=as_of)
        assert found.standing is not None
        assert found.standing.state == state
        assert str(found.judgement.why).endswith(
            "Lần đầu nộp trong hạn; báo cáo nhận lúc 08:00 ngày 03/6/2023 đã được trả lại "
            "lúc 09:00 ngày 04/6/2023 (Thiếu), chờ nộp lại."
        )

    def test_sent_again_it_is_in_time_by_the_first_sending(self) -> None:
        found = ban_bo(self.returned, self.again, as_of="2023-07-01T08:00")
        assert found.standing is not None
        assert found.standing.state == "done"
        assert [str(note) for note in found.judgement.noted] == [
            "Đã được trả lại, nộp lại lúc 08:00 ngày 12/6/2023; hạn tính theo lần nộp đầu."
        ]

    def test_a_report_that_came_late_stays_late(self) -> None:
        late = replace(self.returned, received_at=moment("2023-06-06T08:00"))
        found = ban_bo(late, self.again, as_of="2023-07-01T08:00")
        assert found.standing is not None
        assert (found.standing.state, found.standing.days) == ("late", 2)  # 6 June, after the 4th
        assert "Lần đầu nộp trong hạn" not in str(ban_bo(late, as_of="2023-07-01T08:00").judgement.why)

    def test_its_figures_wait_as_well(self) -> None:
        results = evaluate(inputs(self.returned, as_of="2023-07-01T08:00"))
        [figure] = [one for one in results if one.promise.id == "II.4" and one.unit.id == "ban-bo" and not one.whole]
        assert figure.judgement.value is None
        assert "đã được trả lại" in str(figure.judgement.why)


def ban_bo(*sent: Submission, as_of: str) -> Result:
    return judge(inputs(*sent, as_of=as_of))["ban-bo"]
