"""Checks that compare with the year before, made when the report arrives, with what the unit reported then."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from kpi.intake.form import Entry, write_form
from kpi.intake.report import Report
from kpi.submission import Outcome, Receipt
from kpi.submission_states import Step
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from kpi.usecases.take_step import Wish, take_step
from kpi.usecases.year_before import year_before
from tests.kpi.world import PLAN, UNITS, moment, period, plan, registry

CHECKS = """\
checks:
  - {id: tang, title: Phải hơn cùng kỳ một nửa, left: mo-hinh, operator: greater_than,
     right: last_year(mo-hinh) * 1.5}
  - {id: moi, title: Có thể chưa có năm trước, left: mo-hinh, operator: greater_than,
     right: last_year(mo-hinh-dat), missing: zero}
"""
BEFORE = PLAN.replace("2023", "2022").replace(
    "{before: 2022-06-05, roll: strict}", "{before: 2022-07-05, roll: strict}"
)
NOW = PLAN.replace("targets:\n", CHECKS + "targets:\n", 1)


@pytest.fixture
def office(engine: Engine) -> Engine:
    """An office with a plan for 2022, and one for 2023 whose checks compare with the year before."""
    record_units(engine, UNITS, "units.yaml", moment("2022-01-10T08:00"), "Lan")
    register_plan(engine, BEFORE, "truoc.yaml", moment("2022-01-10T09:00"), "Lan")
    register_plan(engine, NOW, "nay.yaml", moment("2023-01-10T09:00"), "Lan")
    return engine


def send(
    office: Engine, year: int, models: int, key: str = "H1", unit: str = "ban-bo", at: str | None = None
) -> Receipt:
    of, text = period(f"{year}-{key}"), BEFORE if year == 2022 else NOW
    entries = {"mo-hinh": Entry(models), "mo-hinh-dat": Entry(0)}
    content = write_form(plan(text), registry().unit(unit), of, entries)
    sent = moment(at or (f"{year}-07-01T08:00" if key == "H1" else f"{year}-10-01T08:00"))
    return receive_submission(office, content, f"{year}-{models}.xlsx", received_at=sent, now=sent, actor="Lan")


def codes(receipt: Receipt) -> list[str]:
    return [issue.code for issue in receipt.issues]


def test_what_falls_short_of_the_year_before_is_told_with_its_arithmetic(office: Engine) -> None:
    """4 models in the first half of 2022: 6 are not more than 4 x 1.5 = 6, and 7 are."""
    assert codes(send(office, 2022, 4)) == []
    short = send(office, 2023, 6)
    assert (short.outcome, codes(short)) == (Outcome.REFUSED, ["check-failed"])
    assert short.issues[0].text.vi == "Phải hơn cùng kỳ một nửa: 6 = 6 phải lớn hơn 4 × 1,5 = 6"
    assert short.issues[0].source.cell == "E8"
    assert codes(send(office, 2023, 7)) == []


def test_of_another_period_or_unit_nothing_is_taken(office: Engine) -> None:
    send(office, 2022, 100, key="9M")
    send(office, 2022, 100, unit="ban-hon")
    receipt = send(office, 2023, 1)
    assert receipt.outcome is Outcome.ACCEPTED
    [note] = receipt.issues
    assert note.code == "check-not-made"
    assert note.text.vi == (
        "Phải hơn cùng kỳ một nửa: cần số liệu năm trước hoặc số gốc mà chưa có "
        "(thiếu số liệu “mo-hinh” cùng kỳ năm trước); chưa đối chiếu"
    )


def test_the_last_figure_of_the_year_before_counts_and_none_that_was_returned(office: Engine) -> None:
    send(office, 2022, 100)
    send(office, 2022, 2, at="2022-07-02T08:00")
    assert codes(send(office, 2023, 4)) == []  # above 2 x 1.5 = 3
    slot = ("kh-2022", "ban-bo", "2022-H1")
    take_step(office, slot, Wish(Step.RETURN, "Kiểm tra lại số mô hình."), moment("2023-07-02T08:00"), "Lan")
    again = send(office, 2023, 5, at="2023-07-03T08:00")
    assert codes(again) == ["check-not-made"]


def test_a_plan_that_compares_with_nothing_asks_nothing() -> None:
    """There is no database at all, and it is not missed."""
    unopened: Engine = None  # type: ignore[assignment]
    alone = Report(plan(PLAN), registry().unit("ban-bo"), period("2023-H1"))
    assert year_before(unopened, [alone, Report()], moment("2023-07-01T08:00"), ()) == {}
