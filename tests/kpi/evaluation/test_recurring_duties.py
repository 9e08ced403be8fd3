"""A duty that recurs, from one entry of the plan to who is late: judged, due, short, reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.questions import country
from kpi.evaluation.results import Result
from kpi.evaluation.shapes import due_json, evaluation_json
from kpi.evaluation.shortfall import list_shortfalls
from kpi.intake.form import Entry, write_form
from kpi.intake.known import Known
from kpi.intake.read_file import read_reports
from kpi.submission import Submission
from rules.verdict import Verdict
from targets.issues import Issue
from targets.periods import Period, parse_period
from targets.plan_file import read_plan
from tests.kpi.world import FIGURES, inputs, moment, plan, registry, submission

#: A report each quarter within two working days; citizens received at least once a month, figures from 15 to 14.
TEXT = """\
id: kh-2023
title: Kế hoạch công tác dân vận năm 2023
issuer: UBND huyện
unit: huyen
period: 2023
document: {name: kh.txt}
indicators:
  - {id: mo-hinh, name: Số buổi tiếp công dân, measure: count, unit: buổi}
  - {id: mo-hinh-dat, name: Số buổi có biên bản, measure: count, required: false}
  - {id: kinh-phi, name: Kinh phí, measure: amount, required: false}
  - {id: doi-thoai, name: Đã đối thoại, measure: yes_no, required: false}
form:
  title: BÁO CÁO
  indicators: [mo-hinh, mo-hinh-dat, kinh-phi, doi-thoai]
  every: [month, quarter]
  basis: administrative
duties:
  - id: bao-cao
    kind: report
    title: Báo cáo
    to: {groups: [cap-xa]}
    period: 2023
    every: quarter
    deadline: {working_days: 2, after: period-end, basis: administrative, roll: strict}
    source: {section: IV}
    group: Báo cáo
  - id: tiep-dan
    kind: event
    title: Tiếp công dân
    by: Chủ tịch UBND cấp xã
    to: {groups: [cap-xa]}
    period: 2023
    every: month
    basis: calendar
    each: {indicator: mo-hinh, min: 4}
    source: {section: III}
    severity: warning
"""


def known(*submissions: Submission, as_of: str) -> Inputs:
    return inputs(*submissions, as_of=as_of, text=TEXT)


def of(results: tuple[Result, ...], id_: str, unit: str = "ban-bo") -> Result:
    (found,) = [r for r in results if r.promise.id == id_ and r.unit.id == unit and not r.whole]
    return found


#: Figures of the first quarter run to 14/3/2023 (Tuesday); two working days later is Thursday 16/3.
IN_TIME = submission("ban-bo", "2023-Q1", "2023-03-16T17:00", mo_hinh=9)
LATE = submission("ban-hon", "2023-Q1", "2023-03-17T00:00", mo_hinh=9)
MONTHS = [submission("ban-bo", f"2023-0{month}", f"2023-0{month}-28", mo_hinh=n) for month, n in ((1, 4), (2, 3))]


class TestJudged:
    def test_each_report_by_the_deadline_of_its_own_quarter(self) -> None:
        results = evaluate(known(IN_TIME, LATE, as_of="2023-07-01"))
        assert of(results, "bao-cao@2023-Q1").verdict is Verdict.MET
        assert of(results, "bao-cao@2023-Q1", "ban-hon").verdict is Verdict.LATE
        assert of(results, "bao-cao@2023-Q1", "then-sin").verdict is Verdict.OVERDUE
        second = of(results, "bao-cao@2023-Q2")  # figures to 14/6 (Wed), so due on Friday 16/6/2023
        assert (second.verdict, second.deadline.last_day) == (Verdict.OVERDUE, date(2023, 6, 16))
        assert of(results, "bao-cao@2023-Q3").verdict is Verdict.NOT_DUE

    def test_each_month_by_what_was_held_in_it(self) -> None:
        results = evaluate(known(*MONTHS, as_of="2023-07-01"))
        assert of(results, "tiep-dan@2023-01").verdict is Verdict.MET
        assert of(results, "tiep-dan@2023-02").verdict is Verdict.SHORT
        assert of(results, "tiep-dan@2023-03").verdict is Verdict.NOT_EVALUABLE

    def test_a_month_within_the_year_is_asked_for_by_its_period(self) -> None:
        found = evaluate(known(*MONTHS, as_of="2023-07-01"), period=MONTH)
        assert {result.promise.id for result in found} == {"tiep-dan@2023-02"}

    def test_many_units_at_once_are_asked_the_same_questions(self) -> None:
        asked = country(known(as_of="2023-07-01"))
        months = [question.promise for questions in asked.questions for question in questions.columns]
        assert months == [f"tiep-dan@2023-{month:02}" for month in range(1, 13)]


class TestTold:
    def test_what_is_to_be_held_says_how_far_its_month_has_come(self) -> None:
        known_ = known(submission("ban-bo", "2023-04", "2023-04-10", mo_hinh=1), as_of="2023-04-16T08:00")
        april = of(evaluate(known_), "tiep-dan@2023-04")
        assert april.pace is not None
        assert april.pace.words.vi == "đã qua 15/30 ngày của tháng 4/2023, mới được 1/4"
        assert april.pace.behind  # half the month, a quarter of the meetings
        assert of(evaluate(known_), "bao-cao@2023-Q2").pace is None
        rows = due_json([r for r in evaluate(known_) if r.standing], known_.as_of)["duties"]
        assert isinstance(rows, list)
        (row,) = [row for row in rows if (row["duty"], row["unit_id"]) == ("tiep-dan@2023-04", "ban-bo")]
        assert row["pace"] == {
            "elapsed": 0.5,
            "done": 1,
            "needed": 4,
            "behind": True,
            "text": "đã qua 15/30 ngày của tháng 4/2023, mới được 1/4",
        }

    def test_the_window_is_the_forms_or_the_dutys_own_and_never_the_deadlines(self) -> None:
        inputs_ = known(IN_TIME, as_of="2023-07-01")
        rows = evaluation_json(evaluate(inputs_), inputs_.as_of)["results"]
        assert isinstance(rows, list)
        windows = {row["target"]: row["window"] for row in rows}
        assert windows["bao-cao@2023-Q2"] == {"first": "2023-03-15", "last": "2023-06-14"}
        assert windows["tiep-dan@2023-02"] == {"first": "2023-02-01", "last": "2023-02-28"}

    def test_group_and_severity_stand_beside_each(self) -> None:
        inputs_ = known(IN_TIME, as_of="2023-07-01")
        rows = due_json([r for r in evaluate(inputs_) if r.standing], inputs_.as_of)["duties"]
        assert isinstance(rows, list)
        labels = {row["duty"]: (row["group"], row["severity"], row["severity_text"]) for row in rows}
        assert labels["bao-cao@2023-Q2"] == ("Báo cáo", "error", "Nghiêm trọng")
        assert labels["tiep-dan@2023-02"] == (None, "warning", "Cảnh báo")

    def test_what_is_due_for_a_time_to_come_is_no_shortfall(self) -> None:
        rows = [r for r in list_shortfalls(evaluate(known(IN_TIME, as_of="2023-05-10"))) if r.unit_id == "ban-bo"]
        assert [row.promise for row in rows] == [
            "bao-cao@2023-Q2",  # its quarter has begun
            *(f"tiep-dan@2023-0{month}" for month in range(1, 6)),
        ]
        ended = {row.promise: row.since for row in rows}
        assert ended["tiep-dan@2023-04"] == date(2023, 5, 1)  # not known, and its month is over
        assert ended["tiep-dan@2023-05"] is None

    def test_what_has_not_begun_is_still_to_come(self) -> None:
        results = evaluate(known(as_of="2023-05-10"))
        to_come = {result.promise.id for result in results if result.to_come}
        assert to_come == {"bao-cao@2023-Q3", "bao-cao@2023-Q4", *(f"tiep-dan@2023-{n:02}" for n in range(6, 13))}
        # of what does not recur nothing is: a year not begun is shown all the same
        assert not any(result.to_come for result in evaluate(inputs(as_of="2022-06-01")))


class TestReported:
    def test_the_form_is_taken_for_every_period_that_recurs_and_no_other(self) -> None:
        for key, codes in (("2023-Q3", []), ("2023-11", []), ("2023-H1", ["wrong-period"])):
            content = write_form(plan(TEXT), registry().unit("ban-bo"), _period(key), _entries())
            known = Known({"kh-2023": plan(TEXT)}, registry(), moment("2023-12-01T08:00"))
            (report,) = read_reports(content, "bc.xlsx", "0" * 64, known)
            assert [issue.code for issue in report.issues if issue.severity == "error"] == codes

    def test_a_quarter_that_the_form_does_not_take_is_told_when_the_plan_is_read(self) -> None:
        text = TEXT.replace("every: [month, quarter]", "every: month")
        issues = _issues(text)
        assert [issue.code for issue in issues] == ["period-not-in-form"]
        assert "2023-Q1, 2023-Q2, 2023-Q3, 2023-Q4" in issues[0].text.vi


def test_the_same_in_any_order() -> None:
    first = known(IN_TIME, LATE, *MONTHS, as_of="2023-07-01")
    assert evaluate(first) == evaluate(replace(first, submissions=tuple(reversed(first.submissions))))


def _period(key: str) -> Period:
    found = parse_period(key)
    assert found is not None
    return found


def _entries() -> dict[str, Entry]:
    return {name: Entry(figure) for name, figure in FIGURES.items()}


def _issues(text: str) -> tuple[Issue, ...]:
    return read_plan(text, "kh.yaml", registry())[1]


MONTH = _period("2023-02")
