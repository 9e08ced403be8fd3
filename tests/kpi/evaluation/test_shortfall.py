"""The list for the meeting: who lacks what, by how much, since when, what would make it pass, and on what it rests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.shortfall import LISTED, Shortfall, list_shortfalls
from rules.verdict import Verdict
from targets.provenance import Source
from tests.kpi.world import inputs, submission

SENT = (
    submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh=2, doi_thoai=1),
    submission("ban-hon", "2023-H1", "2023-06-07", mo_hinh=0, doi_thoai=0),
)


def listed(known: Inputs) -> dict[tuple[str, str], Shortfall]:
    return {(line.promise, line.unit_id): line for line in list_shortfalls(evaluate(known))}


def test_while_there_is_time_what_is_not_done_yet_is_listed_without_a_since() -> None:
    lines = listed(inputs(*SENT, as_of="2023-10-01"))
    assert set(lines) == {
        ("II.4", "ban-hon"),
        ("II.4", "then-sin"),
        ("bao-cao-6-thang", "then-sin"),  # Bản Hon's came late, but it came
        ("doi-thoai", "ban-hon"),
        ("doi-thoai", "then-sin"),
    }
    line = lines["II.4", "ban-hon"]
    assert (line.verdict, line.since, line.last_day) == (Verdict.NOT_DUE, None, date(2023, 12, 31))
    assert (line.required, line.actual, line.missing) == (Decimal(1), Decimal(0), Decimal(1))
    assert line.remedy is not None
    assert line.remedy.vi == "Cần thêm 1 mô hình, chậm nhất hết ngày 31/12/2023."


def test_where_it_stands_in_the_plan_and_in_the_report() -> None:
    lines = listed(inputs(*SENT, as_of="2023-10-01"))
    assert lines["II.4", "ban-hon"].clause == Source("kh.txt", "ab", section="II", line=83)
    figure = lines["II.4", "ban-hon"].figure
    assert figure is not None
    assert figure.place() == "ban-hon-2023-H1-1.xlsx, Báo cáo!E9"
    assert lines["II.4", "then-sin"].figure is None


def test_what_is_not_known_is_not_zero() -> None:
    line = listed(inputs(*SENT, as_of="2023-10-01"))["II.4", "then-sin"]
    assert (line.verdict, line.actual, line.missing) == (Verdict.NOT_EVALUABLE, None, None)


def test_what_is_past_due_has_its_first_day() -> None:
    lines = listed(inputs(*SENT, as_of="2024-01-02"))
    assert lines["II.4", "ban-hon"].verdict is Verdict.SHORT
    assert lines["II.4", "ban-hon"].since == date(2024, 1, 1)
    overdue = lines["bao-cao-6-thang", "then-sin"]
    assert (overdue.verdict, overdue.since) == (Verdict.OVERDUE, date(2023, 6, 5))
    assert [overdue.required, overdue.actual, overdue.missing] == [1, 0, 1]


def test_the_order_is_that_of_the_results_and_no_whole_is_listed() -> None:
    results = evaluate(inputs(*SENT, as_of="2024-01-02"))
    lines = list_shortfalls(results)
    assert [(line.promise, line.unit_id) for line in lines] == [
        (result.promise.id, result.unit.id) for result in results if not result.whole and result.verdict in LISTED
    ]


def test_who_has_done_everything_is_not_listed() -> None:
    sent = [
        submission(unit, "2023-H1", "2023-06-01", mo_hinh=1, doi_thoai=1) for unit in ("ban-bo", "ban-hon", "then-sin")
    ]
    assert list_shortfalls(evaluate(inputs(*sent, as_of="2024-01-02"))) == ()
