"""The values of a plan: what they refuse by themselves, and what they tell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from targets.addressed import PartPolicy
from targets.carry import Policy
from targets.passing import Passing
from targets.plan import Cited, Duty, Each, Indicator, Plan, Target, conditions
from targets.plan_values import is_exact
from targets.provenance import Source

TARGET = {"id": "II.4", "title": "Mô hình", "to": {"groups": ["cap-xa"]}, "period": "2023", "source": {"section": "II"}}
EACH = {"indicator": "mo-hinh", "min": 1}
REPORT = {**TARGET, "kind": "report", "deadline": {"before": "2023-06-05", "roll": "strict"}}
EVENT = {**TARGET, "kind": "event", "each": EACH}


def target(**values: Any) -> Target:
    return Target.model_validate({**TARGET, "each": EACH, **values})


class TestShare:
    @pytest.mark.parametrize(
        ("written", "share"),
        [
            (95, "95"),
            ("95%", "95"),
            ("95,5 %", "95.5"),
            (66.67, "66.67"),
            ("100%", "100"),
            ("0,01%", "0.01"),
        ],
    )
    def test_as_plans_write_it(self, written: object, share: str) -> None:
        assert target(share=written).share == Decimal(share)

    @pytest.mark.parametrize(
        "written",
        [
            0,
            "0%",
            -5,
            100.01,
            "120%",
            "NaN",
            "inf",
            "1e2",
            "1e-999999",
            "",
            None,
            True,
            "95 phần trăm",
            "94,996",
            [95],
            "９５%",
        ],
    )
    def test_anything_else_is_refused(self, written: object) -> None:
        with pytest.raises(ValidationError, match="tỷ lệ"):
            target(share=written)

    def test_every_unit_where_nothing_is_said(self) -> None:
        assert target().share == 100


class TestEach:
    def test_a_bound_is_needed_and_they_must_leave_room(self) -> None:
        with pytest.raises(ValidationError, match="cần “min” hoặc “max”"):
            Each.model_validate({"indicator": "a"})
        with pytest.raises(ValidationError, match="“min” lớn hơn “max”"):
            Each.model_validate({"indicator": "a", "min": 2, "max": 1})
        assert Each.model_validate({"indicator": "a", "min": 1, "max": 1}).above_max == "fail"

    @pytest.mark.parametrize(
        "figure", ["NaN", "Infinity", "-Infinity", True, "1e30", "0.1000000000000000001", "9" * 400]
    )
    def test_a_bound_that_cannot_be_compared_exactly_is_refused(self, figure: object) -> None:
        with pytest.raises(ValidationError):
            Each.model_validate({"indicator": "a", "min": figure})


FIGURES = st.decimals(allow_nan=False, allow_infinity=False).filter(is_exact) | st.decimals(
    0, 10, places=14, allow_nan=False
)


@given(FIGURES, FIGURES)
def test_exact_figures_compare_alike_as_floats(a: Decimal, b: Decimal) -> None:
    assert (float(a) < float(b), float(a) == float(b)) == (a < b, a == b)


def test_one_digit_more_would_not_do() -> None:
    # 2**53 = 9007199254740992: the next whole number has no float of its own
    a, b = Decimal(9007199254740992), Decimal(9007199254740993)
    assert float(a) == float(b)
    assert not is_exact(a)
    assert not is_exact(Decimal("NaN"))
    assert not is_exact(Decimal("Infinity"))
    assert is_exact(Decimal(999999999999999))


class TestDuty:
    def test_a_report_needs_a_deadline_and_an_event_a_number(self) -> None:
        assert Duty.model_validate(REPORT).deadline is not None
        assert Duty.model_validate(EVENT).deadline is None  # its period's end
        with pytest.raises(ValidationError, match="cần “deadline”"):
            Duty.model_validate({**REPORT, "deadline": None})
        with pytest.raises(ValidationError, match="cần “each”"):
            Duty.model_validate({**EVENT, "each": None})

    def test_who_reports_of_part_of_a_period_is_said_of_reports_only(self) -> None:
        assert Duty.model_validate(REPORT).part_of_period is PartPolicy.LAST_DAY
        assert Duty.model_validate(REPORT | {"part_of_period": "whole"}).part_of_period is PartPolicy.WHOLE
        with pytest.raises(ValidationError):
            Duty.model_validate(EVENT | {"part_of_period": "whole"})

    def test_a_number_that_nothing_would_judge_is_refused(self) -> None:
        for duty in (REPORT, {**REPORT, "kind": "ad_hoc"}):
            with pytest.raises(ValidationError, match="cần “each”"):
                Duty.model_validate({**duty, "each": EACH})


class TestIds:
    @pytest.mark.parametrize(("written", "read"), [("II.4", "II.4"), (5, "5"), ("bao-cao_6", "bao-cao_6")])
    def test_short_names(self, written: object, read: str) -> None:
        assert target(id=written).id == read

    @pytest.mark.parametrize("written", ["", "Mục II", "đối-thoại", "-a", "a/b", "a" * 61, "a\nb", "a:b"])
    def test_anything_else_is_refused(self, written: str) -> None:
        with pytest.raises(ValidationError):
            target(id=written)


class TestPassing:
    """How an indicator's figures pass through mergers and splits."""

    @pytest.mark.parametrize(
        ("measure", "unit", "merged"),
        [
            ("count", "mô hình", Policy.SUM),
            ("amount", "triệu đồng", Policy.SUM),
            ("yes_no", "", Policy.KEEP_BOTH),
            ("amount", "%", Policy.KEEP_BOTH),
            ("amount", "‰ dân số", Policy.KEEP_BOTH),
        ],
    )
    def test_where_nothing_is_chosen(self, measure: str, unit: str, merged: Policy) -> None:
        written = {"id": "a", "name": "A", "measure": measure, "unit": unit}
        assert Indicator.model_validate(written).passing == Passing(merged, Policy.KEEP_BOTH)

    def test_what_is_computed_does_not_pass(self) -> None:
        ratio = {"id": "c", "name": "C", "measure": "amount", "formula": "a / b * 100"}
        assert Indicator.model_validate(ratio).passing is None

    @pytest.mark.parametrize(
        "wrong",
        [
            {"measure": "yes_no", "on_merge": "sum"},
            {"measure": "amount", "unit": "%", "on_merge": "sum"},
            {"measure": "amount", "unit": "%", "on_split": "apportion"},
            {"measure": "count", "on_merge": "apportion"},
            {"measure": "count", "on_split": "sum"},
            {"measure": "amount", "formula": "a / b", "on_merge": "sum"},
            {"measure": "count", "on_merge": "divide"},
        ],
    )
    def test_what_has_no_meaning_is_refused(self, wrong: dict[str, str]) -> None:
        with pytest.raises(ValidationError):
            Indicator.model_validate({"id": "a", "name": "A"} | wrong)


class TestPlan:
    plan = Plan.model_validate(
        {
            "id": "kh",
            "title": "Kế hoạch",
            "issuer": "UBND huyện",
            "unit": "huyen",
            "period": 2023,
            "document": {"name": "kh.txt", "sha256": "ab"},
            "indicators": [{"id": "mo-hinh", "name": "Số mô hình", "measure": "count"}],
            "targets": [{**TARGET, "each": EACH}],
            "duties": [
                EVENT | {"id": "dt"},
                REPORT | {"id": "bc", "source": [{"line": 5}, {"document": "Luật", "section": "Điều 32"}]},
            ],
        }
    )

    def test_promises_come_in_the_files_order_targets_first(self) -> None:
        assert [promise.id for promise in self.plan.promises] == ["II.4", "dt", "bc"]
        assert [promise.id for promise, _ in conditions(self.plan)] == ["II.4", "dt"]

    def test_a_source_stands_in_the_plans_document_unless_it_names_another(self) -> None:
        assert self.plan.sources(self.plan.duties[1]) == (
            Source("kh.txt", sha256="ab", line=5),
            Source("Luật", sha256=None, section="Điều 32"),  # the hash is of the plan's own document
        )

    def test_an_indicator_is_found_by_its_id(self) -> None:
        assert self.plan.indicator("mo-hinh") == Indicator(id="mo-hinh", name="Số mô hình", measure="count")  # type: ignore[arg-type]
        assert self.plan.indicator("khac") is None

    def test_a_promise_without_a_source_is_no_promise(self) -> None:
        with pytest.raises(ValidationError):
            target(source=[])
        with pytest.raises(ValidationError):
            Target.model_validate({k: v for k, v in TARGET.items() if k != "source"} | {"each": EACH})

    def test_section_numbers_may_be_written_without_quotes(self) -> None:
        assert Cited.model_validate({"section": 2}).section == "2"
