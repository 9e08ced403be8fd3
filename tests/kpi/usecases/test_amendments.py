"""A plan amended with effect from a day: the old rules go on judging the days before, byte for byte."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Engine

from kpi.errors import RefusedError
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.results import Result
from kpi.evaluation.shapes import evaluation_json
from kpi.submission import Outcome
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import Registered, register_plan
from targets.issues import Severity
from tests.kpi.world import PLAN, UNITS, moment, workbook

AMENDED = PLAN.replace("share: 95%", "share: 90%").replace(
    "period: 2023\n", "period: 2023\nin_force_from: 2023-07-01\n", 1
)
NOW = moment("2024-02-01T08:00")


@pytest.fixture
def office(engine: Engine) -> Engine:
    """The plan of January, and the half-year reports of two communes."""
    record_units(engine, UNITS, "units.yaml", moment("2023-01-10T08:00"), "Lan")
    register(engine, PLAN, "2023-01-10T08:00")
    for unit in ("ban-bo", "ban-hon"):
        at = moment("2023-06-01T08:00")
        receipt = receive_submission(engine, workbook(unit), f"{unit}.xlsx", received_at=at, now=at, actor="Lan")
        assert receipt.outcome is Outcome.ACCEPTED
    return engine


def register(office: Engine, text: str, at: str = "2023-06-20T08:00") -> Registered:
    return register_plan(office, text, "kh.yaml", moment(at), "Lan")


def results(office: Engine, as_of: str, known_at: str | None = None) -> tuple[Result, ...]:
    return evaluate(load_inputs(office, moment(as_of), moment(known_at) if known_at else NOW))


def share(office: Engine, as_of: str, known_at: str | None = None) -> object:
    """Return the share of the communes that the target asks for, in percent."""
    (whole,) = (r for r in results(office, as_of, known_at) if r.promise.id == "II.4" and r.whole)
    return whole.judgement.required


def printed(office: Engine, as_of: str) -> bytes:
    """Return the list a program is given."""
    at = moment(as_of)
    return json.dumps(evaluation_json(results(office, as_of), at, "vi"), ensure_ascii=False).encode()


def test_each_day_is_judged_by_the_rules_then_in_force(office: Engine) -> None:
    assert register(office, AMENDED).revision == 2
    assert share(office, "2023-06-30T23:59:59") == 95
    assert share(office, "2023-07-01T00:00") == 90
    assert share(office, "2024-01-05T08:00") == 90


def test_the_day_is_vietnams(office: Engine) -> None:
    register(office, AMENDED)
    assert share(office, "2023-06-30T23:59:59") == 95  # 16:59:59 UTC, of the same day
    assert share(office, "2023-07-01T06:00") == 90  # 23:00 UTC of the day before


def test_an_old_list_is_the_same_to_the_byte_after_the_amendment(office: Engine) -> None:
    before = {day: printed(office, day) for day in ("2023-06-04T23:59", "2023-06-30T23:59:59", "2023-07-01T00:00")}
    register(office, AMENDED)
    after = {day: printed(office, day) for day in before}
    assert [day for day in before if before[day] != after[day]] == ["2023-07-01T00:00"]


def test_what_was_not_recorded_yet_is_not_known(office: Engine) -> None:
    register(office, AMENDED, "2023-07-15T08:00")  # recorded a fortnight after its first day
    assert share(office, "2023-07-10T08:00", known_at="2023-07-14T08:00") == 95
    assert share(office, "2023-07-10T08:00", known_at="2023-07-15T08:00") == 90


def test_a_correction_of_the_amendment_leaves_the_days_before_it_alone(office: Engine) -> None:
    register(office, AMENDED)
    corrected = register(office, AMENDED.replace("share: 90%", "share: 30%"), "2023-08-01T08:00")
    assert corrected.issues == ()
    assert [share(office, day) for day in ("2023-06-30T08:00", "2023-07-01T08:00")] == [95, 30]


def test_a_revision_from_the_beginning_replaces_the_amendment_and_says_so(office: Engine) -> None:
    register(office, AMENDED)
    again = register(office, PLAN + "notes: [sửa lỗi chữ]\n", "2023-08-01T08:00")
    (issue,) = again.issues
    assert (issue.code, issue.severity) == ("replaces-amendment", Severity.WARNING)
    assert issue.text.vi == "bản này có hiệu lực từ đầu kế hoạch, nên thay cả bản 2 có hiệu lực từ ngày 01/7/2023"
    assert issue.hint is not None
    assert issue.hint.vi == "Nếu chỉ sửa bản ấy, ghi “in_force_from: 2023-07-01”."
    assert share(office, "2023-08-02T08:00") == 95
    assert register(office, PLAN + "notes: [lần nữa]\n").issues == ()  # there is nothing left to replace


def test_an_earlier_amendment_replaces_a_later_one_and_says_so(office: Engine) -> None:
    register(office, AMENDED)
    (issue,) = register(office, AMENDED.replace("2023-07-01", "2023-04-01")).issues
    assert "có hiệu lực từ ngày 01/4/2023, nên thay cả bản 2 có hiệu lực từ ngày 01/7/2023" in issue.text.vi
    assert issue.source.line == 6  # at its “in_force_from”


def test_a_report_is_read_by_the_form_in_force_when_it_came(office: Engine) -> None:
    # From July on the form asks only for the models.
    shorter = AMENDED.replace("[mo-hinh, mo-hinh-dat, kinh-phi, doi-thoai]", "[mo-hinh]")
    register(office, shorter)

    def received(unit: str, at: str) -> tuple[Outcome, set[str]]:
        file = workbook(unit, mo_hinh=3)
        receipt = receive_submission(office, file, "a.xlsx", received_at=moment(at), now=NOW, actor="Lan")
        return receipt.outcome, {issue.code for issue in receipt.issues}

    assert received("then-sin", "2023-06-30T23:00") == (Outcome.ACCEPTED, set())
    assert received("ban-bo", "2023-07-01T08:00") == (Outcome.REFUSED, {"unknown-indicator"})


def test_figures_that_an_amendment_no_longer_asks_for_do_no_harm(office: Engine) -> None:
    dropped = "  - {id: kinh-phi, name: Kinh phí, measure: amount, unit: triệu đồng, required: false}\n"
    assert dropped in AMENDED
    register(office, AMENDED.replace(dropped, "").replace("kinh-phi, ", ""))
    before, after = (results(office, day) for day in ("2023-06-30T08:00", "2023-07-01T08:00"))
    assert [r.promise.id for r in before] == [r.promise.id for r in after]
    sent = load_inputs(office, NOW, NOW).submissions
    assert {cell.indicator for s in sent for cell in s.values} >= {"kinh-phi"}  # and nothing is lost


def test_units_that_only_the_rules_of_june_name_may_not_vanish(office: Engine) -> None:
    named = PLAN.replace("to: {groups: [cap-xa]}", "to: {groups: [cap-xa], exclude: [hoi-nong-dan]}", 1)
    register(office, named)
    register(office, AMENDED)  # names it no more, from July on
    without = "".join(line for line in UNITS.splitlines(keepends=True) if "hoi-nong-dan" not in line)
    with pytest.raises(RefusedError) as caught:
        record_units(office, without, "units.yaml", NOW, "Lan")
    assert [issue.code for issue in caught.value.issues] == ["unknown-unit"]
    register(office, PLAN)  # from the beginning: now nothing names it
    record_units(office, without, "units.yaml", NOW, "Lan")
    assert "hoi-nong-dan" not in load_inputs(office, NOW, NOW).registry
