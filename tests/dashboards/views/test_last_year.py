"""Figures beside those of the same period a year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from dashboards.views.district import district_view
from dashboards.views.last_year import LastYear
from dashboards.views.unit_page import common, unit_view
from kpi.evaluation.evaluate import evaluate
from kpi.submission import Submission
from tests.dashboards.merged import MERGED_UNITS
from tests.dashboards.world import AS_OF, OFFICE, PLAN, SUBMISSIONS, UNITS, inputs, moment, sent


def a_year_before(unit: str, *figures: int | None, period: str = "2022-H1") -> Submission:
    """Return a report under the plan of the year before."""
    told = sent(unit, "2022-06-02T10:00", *figures)
    return replace(told, plan="kh-2022", period=period, sha256=f"sha-{unit}-{period}")


def compared(
    unit: str, *submissions: Submission, as_of: datetime = AS_OF, units: str = UNITS, text: str = PLAN
) -> Mapping[str, LastYear]:
    """Return what a unit's figures are compared with, by the promise's id."""
    known = inputs((*SUBMISSIONS, *submissions), as_of, units=units, text=text)
    (part,) = unit_view(common(known, district_view(known, evaluate(known), OFFICE)), unit).plans
    return {key.removeprefix("kh--"): found for key, found in part.last_year.items()}


def test_a_figure_stands_beside_that_of_the_same_six_months() -> None:
    """Thị trấn: 2 now, 3 then: one less, 1/3 = 33,33%."""
    found = compared("thi-tran", a_year_before("thi-tran", 1, 3, 1))
    assert found["II.4"].words.vi == "6 tháng đầu năm 2022: 3 mô hình; giảm 1 (33,33%)"
    assert found["II.4"].words.en == "Jan–Jun 2022: 3 mô hình; 1 less (33.33%)"
    assert (found["II.4"].value, found["II.4"].period.key) == (Decimal(3), "2022-H1")
    assert found["doi-thoai"].words.vi == "6 tháng đầu năm 2022: 1 cuộc; bằng cùng kỳ"


def test_its_cell_is_told() -> None:
    source = compared("thi-tran", a_year_before("thi-tran", 1, 3, 1))["II.4"].source
    assert source is not None
    assert (source.place(), source.sha256) == ("thi-tran.xlsx, Báo cáo!E9", "sha-thi-tran-2022-H1")


def test_from_nothing_no_percentage_follows() -> None:
    """Tả Lèng: 3 now, 0 then; a share of nothing is not said."""
    assert compared("ta-leng", a_year_before("ta-leng", 1, 0, 0))["II.4"].words.vi == (
        "6 tháng đầu năm 2022: 0 mô hình; tăng 3"
    )


def test_yes_and_no_have_no_difference() -> None:
    assert compared("thi-tran", a_year_before("thi-tran", 0, 3, 1))["II.2"].words.vi == "6 tháng đầu năm 2022: chưa"


@pytest.mark.parametrize("period", ["2022", "2022-9M", "2022-Q1", "2022-H2", "2021-H1"])
def test_another_basis_is_no_comparison(period: str) -> None:
    """Six months are not compared with three, nine or twelve, nor with other six."""
    assert compared("thi-tran", a_year_before("thi-tran", 1, 3, 1, period=period)) == {}


def test_what_is_not_known_now_or_then_is_not_compared() -> None:
    assert compared("khun-ha", a_year_before("khun-ha", 1, 3, 1)) == {}
    assert compared("thi-tran", a_year_before("ta-leng", 1, 3, 1)) == {}
    assert "II.4" not in compared("thi-tran", a_year_before("thi-tran", 1, None, 1))


def test_a_merged_unit_is_compared_with_the_sum_of_those_before() -> None:
    """2023: Sơn Bình 0 and Bản Bo 4 models make 4; the commune of 2024 has 5: one more, 25%.

    "Có" and "chưa" do not add up, so phân công has no figure of the year before.
    """
    text = PLAN.replace("2023-H1", "2024-H1").replace("2023", "2024")
    then = replace(sent("ban-bo", "2023-06-03T08:00", 1, 4, 1), period="2023-H1")
    now = replace(sent("ban-bo-2024", "2024-06-03T08:00", 1, 5, 2), period="2024-H1")
    found = compared("ban-bo-2024", then, now, as_of=moment("2024-07-01T00:00"), units=MERGED_UNITS, text=text)
    assert found["II.4"].words.vi == "6 tháng đầu năm 2023: 4 mô hình; tăng 1 (25%)"
    assert "II.2" not in found
