"""How units stand with one promise."""

from __future__ import annotations

from dashboards.views.promise_tally import PromiseTally, is_share, promise_tallies
from kpi.evaluation.evaluate import evaluate
from tests.dashboards.world import PLAN, inputs, results, sent


def tally(promise: str) -> PromiseTally:
    return next(one for one in promise_tallies(results()) if one.whole.promise.id == promise)


def names(units: object) -> list[str]:
    return [unit.id for unit in units]  # type: ignore[attr-defined]


def test_who_has_done_it_who_has_not_and_of_whom_nothing_is_known() -> None:
    one = tally("doi-thoai")
    assert (names(one.done), names(one.undone)) == (["thi-tran"], ["ta-leng"])
    assert names(one.silent) == ["son-binh", "ban-bo", "khun-ha"]
    assert (one.counted, one.exempt, one.above, one.within, one.begun) == (5, (), (), (), False)


def test_a_report_is_done_also_when_it_came_late() -> None:
    one = tally("bao-cao-6-thang")
    assert (names(one.done), names(one.late)) == (["thi-tran", "ta-leng", "son-binh"], ["son-binh"])
    assert (one.reports, tally("II.4").reports) == (True, False)


def test_a_share_of_less_than_all_is_told_from_one_of_all() -> None:
    assert (is_share(tally("II.4")), is_share(tally("II.2"))) == (True, False)


def test_a_limit_can_be_kept_so_far_or_passed() -> None:
    text = PLAN.replace(
        "each: {indicator: mo-hinh, min: 1, max: 2, above_max: note}", "each: {indicator: mo-hinh, max: 2}"
    )
    known = inputs(
        (sent("thi-tran", "2023-06-02T10:00", 1, 2, 1), sent("ta-leng", "2023-06-02T10:00", 1, 3, 1)), text=text
    )
    one = next(found for found in promise_tallies(evaluate(known)) if found.whole.promise.id == "II.4")
    assert (names(one.within), names(one.above), one.undone) == (["thi-tran"], ["ta-leng"], ())


def test_part_of_what_is_asked_is_a_beginning() -> None:
    text = PLAN.replace("min: 1, max: 2, above_max: note", "min: 2")
    known = inputs(
        (sent("thi-tran", "2023-06-02T10:00", 1, 1, 1), sent("ta-leng", "2023-06-02T10:00", 1, 0, 1)), text=text
    )
    one = next(found for found in promise_tallies(evaluate(known)) if found.whole.promise.id == "II.4")
    assert (names(one.undone), one.begun) == (["thi-tran", "ta-leng"], True)
