"""What changed: from what to what, and the report, the decision or the day that made it so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from dashboards.views.changes import Change, Changes, changes
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.submission_states import Event, State, Step
from rules.exemption import Grant, GrantKind
from rules.verdict import Verdict
from tests.dashboards.world import PLAN, SUBMISSIONS, inputs, moment, plan, sent

EVE, AFTER = moment("2023-06-04T12:00"), moment("2023-06-08T12:00")


def known(at: datetime) -> Inputs:
    """Return what had been received at a moment."""
    return inputs(tuple(sent for sent in SUBMISSIONS if sent.received_at <= at), at)


def between(earlier: Inputs, later: Inputs) -> Changes:
    """Return what changed, each moment judged by itself."""
    return changes(earlier, evaluate(earlier), later, evaluate(later))


def told(found: Changes) -> dict[tuple[str, str], Change]:
    """Return the changes of single units by unit and promise."""
    return {(change.unit_id, change.promise.key.removeprefix("kh--")): change for change in found.units}


def test_nothing_changes_between_a_moment_and_itself() -> None:
    found = between(known(EVE), known(EVE))
    assert (found.units, found.wholes, found.received, found.moves) == ((), (), 0, {})


def test_four_days_around_the_deadline() -> None:
    # Tả Lèng sends on the last evening, Sơn Bình three days late; Bản Bo and Khun Há let the day pass.
    found = between(known(EVE), known(AFTER))
    assert {place: (change.before, change.after) for place, change in told(found).items()} == {
        ("ta-leng", "II.2"): (Verdict.NOT_EVALUABLE, Verdict.MET),
        ("son-binh", "II.2"): (Verdict.NOT_EVALUABLE, Verdict.NOT_DUE),
        ("ta-leng", "II.4"): (Verdict.NOT_EVALUABLE, Verdict.MET),
        ("son-binh", "II.4"): (Verdict.NOT_EVALUABLE, Verdict.NOT_DUE),
        ("ta-leng", "bao-cao-6-thang"): (Verdict.NOT_DUE, Verdict.MET),
        ("son-binh", "bao-cao-6-thang"): (Verdict.NOT_DUE, Verdict.LATE),
        ("ban-bo", "bao-cao-6-thang"): (Verdict.NOT_DUE, Verdict.OVERDUE),
        ("khun-ha", "bao-cao-6-thang"): (Verdict.NOT_DUE, Verdict.OVERDUE),
        ("ta-leng", "doi-thoai"): (Verdict.NOT_EVALUABLE, Verdict.NOT_DUE),
    }
    assert found.received == 2
    assert found.moves[Verdict.NOT_EVALUABLE, Verdict.NOT_DUE] == 3
    assert sum(found.moves.values()) == 9


def test_each_change_names_what_made_it() -> None:
    found = told(between(known(EVE), known(AFTER)))
    arrived = found["ta-leng", "II.4"].cause
    assert arrived.words.vi == "nhận báo cáo lúc 23:59 ngày 04/6/2023, lần 1"
    assert arrived.source is not None
    assert arrived.source.place() == "ta-leng.xlsx, Báo cáo!E9"
    passed = found["ban-bo", "bao-cao-6-thang"].cause
    assert (passed.words.vi, passed.source) == ("hết hạn ngày 04/6/2023", None)
    assert found["son-binh", "bao-cao-6-thang"].cause.words.vi == "nhận báo cáo lúc 08:30 ngày 07/6/2023, lần 1"


def test_what_became_better_and_what_worse() -> None:
    found = told(between(known(EVE), known(AFTER)))
    assert found["ta-leng", "II.4"].better is True
    assert found["ban-bo", "bao-cao-6-thang"].better is False
    back = told(between(known(AFTER), known(EVE)))
    assert back["ta-leng", "II.4"].better is False


def test_the_whole_changes_too() -> None:
    found = between(known(EVE), known(AFTER))
    assert [(change.promise.key, change.before, change.after) for change in found.wholes] == [
        ("kh--bao-cao-6-thang", Verdict.NOT_DUE, Verdict.OVERDUE)
    ]
    assert found.wholes[0].cause.words.vi == "hết hạn ngày 04/6/2023"
    started = between(known(moment("2023-05-01T00:00")), known(EVE))
    assert [change.cause.words.vi for change in started.wholes] == ["nhận 1 báo cáo"] * 3  # the town's


def test_a_decision_is_named() -> None:
    later = known(AFTER)
    grant = Grant(
        GrantKind.EXEMPTION, "kh", "bao-cao-6-thang", "ban-bo", "mưa lũ", "UBND huyện", moment("2023-06-05T08:00")
    )
    change = told(between(known(EVE), replace(later, grants=(grant,))))["ban-bo", "bao-cao-6-thang"]
    assert (change.after, change.better) == (Verdict.EXEMPT, None)
    assert change.cause.words.vi == "Miễn: mưa lũ"


@pytest.mark.parametrize(("reason", "said"), [("thiếu chữ ký", ": thiếu chữ ký"), ("", "")])
def test_a_report_sent_back_is_named(reason: str, said: str) -> None:
    at = moment("2023-06-08T09:00")
    step = Event("kh", "thi-tran", "2023-H1", 1, Step.RETURN, at, at, "can-bo", reason)
    returned = tuple(
        replace(one, state=State.RETURNED, step=step) if one.unit == "thi-tran" else one for one in SUBMISSIONS
    )
    change = told(between(known(AFTER), inputs(returned, AFTER)))["thi-tran", "II.4"]
    assert (change.before, change.after) == (Verdict.MET, Verdict.NOT_EVALUABLE)
    assert change.cause.words.vi == f"trả lại báo cáo lúc 09:00 ngày 08/6/2023{said}"


def test_a_figure_that_came_for_another_plan_is_named_with_it() -> None:
    """Two plans ask for the same figure; Khun Há writes it into the other plan's form only."""
    other = plan(PLAN.replace("id: kh\n", "id: kh-tinh\n", 1).replace("Công tác dân vận năm 2023", "Kế hoạch của tỉnh"))
    late = replace(sent("khun-ha", "2023-06-09T10:00", 1, 1, 0), plan="kh-tinh")
    earlier = replace(known(AFTER), plans=(*known(AFTER).plans, other))
    later = replace(inputs((*known(AFTER).submissions, late), moment("2023-06-10T00:00")), plans=earlier.plans)
    causes = {
        change.promise.key: change.cause for change in between(earlier, later).units if change.unit_id == "khun-ha"
    }
    through = causes["kh--II.4"]
    assert through.words.vi == "nhận báo cáo theo kế hoạch “Kế hoạch của tỉnh” lúc 10:00 ngày 09/6/2023, lần 1"
    assert through.words.en == "a report for the plan “Kế hoạch của tỉnh” came at 10:00 9 Jun 2023, revision 1"
    assert through.source is not None
    assert causes["kh-tinh--II.4"].words.vi == "nhận báo cáo lúc 10:00 ngày 09/6/2023, lần 1"


def test_a_correction_is_named_by_its_revision() -> None:
    again = sent("son-binh", "2023-06-09T10:00", 1, 1, 0, revision=2)
    later = inputs((*SUBMISSIONS, again), moment("2023-06-10T00:00"))
    change = told(between(known(AFTER), later))["son-binh", "II.4"]
    assert change.cause.words.vi == "nhận báo cáo lúc 10:00 ngày 09/6/2023, lần 2"


def test_a_plan_that_was_amended_is_named() -> None:
    earlier = replace(known(AFTER), revisions={"kh": 1})
    stricter = inputs(known(AFTER).submissions, AFTER, text=PLAN.replace("min: 1, max: 2", "min: 3, max: 4"))
    change = told(between(earlier, replace(stricter, revisions={"kh": 2})))["thi-tran", "II.4"]
    assert (change.before, change.after) == (Verdict.MET, Verdict.NOT_DUE)
    assert change.cause.words.vi == "kế hoạch được sửa, bản 2"


def test_what_was_not_asked_before_is_new() -> None:
    fewer = inputs(known(AFTER).submissions, AFTER, text=PLAN.replace("units: [thi-tran, ta-leng,", "units: [ta-leng,"))
    change = told(between(fewer, known(AFTER)))["thi-tran", "doi-thoai"]
    assert (change.before, change.better) == (None, None)
    assert change.cause.words.vi == "mới được giao, hoặc kỳ mới bắt đầu"


def test_what_has_no_other_cause_was_recorded_anew() -> None:
    """The same report with another figure: the database was mended by hand."""
    first, *rest = known(AFTER).submissions
    other = replace(first, values=sent("thi-tran", "2023-06-02T10:00", 1, 0, 1).values)
    change = told(between(known(AFTER), inputs((other, *rest), AFTER)))["thi-tran", "II.4"]
    assert change.cause.words.vi == "số liệu được ghi nhận lại"


def test_the_moments_are_vietnams() -> None:
    found = between(known(EVE), known(AFTER))
    assert (found.since, found.until) == (EVE, AFTER)
    assert found.since.date() == date(2023, 6, 4)
