"""Every failed check becomes a sentence at its cell, with what to do."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kpi.intake import explain
from kpi.intake.cells import Written
from kpi.intake.schema import EVIDENCE, NOT_ABOVE, NOT_NEGATIVE, REQUIRED, WHOLE, Failure
from targets.plan import Indicator, Measure
from targets.provenance import Source

MODELS = Indicator(id="mo-hinh", name="Số mô hình", measure=Measure.COUNT)
GOOD = Indicator(id="dat", name="Số mô hình đạt", measure=Measure.COUNT, not_above="mo-hinh")
ASKED = {"mo-hinh": MODELS, "dat": GOOD}


def written(value: str | float | None, cell: str) -> Written:
    return Written(value, Source("bc.xlsx", sheet="Báo cáo", cell=cell))


ROW = written("dat", "B9")


@pytest.mark.parametrize(
    ("failure", "value", "code", "said"),
    [
        (Failure(0, "dat", REQUIRED), None, "required", "“Số mô hình đạt” bị để trống. Ghi số liệu; nếu không có hoạt"),
        (
            Failure(0, "dat", EVIDENCE),
            "3",
            "evidence-missing",
            "“Số mô hình đạt” là 3 mà chưa ghi căn cứ. Ghi số, ngày văn bản hoặc biên bản ở cột",
        ),
        (Failure(0, "dat", NOT_NEGATIVE), "-3", "negative", "“Số mô hình đạt” là -3; không thể là số âm. Kiểm tra lại"),
        (Failure(0, "dat", WHOLE), "2.5", "not-whole", "“Số mô hình đạt” là 2,5; cần số nguyên. Kiểm tra lại số liệu"),
        (
            Failure(0, "dat", NOT_ABOVE, "mo-hinh"),
            "3",
            "not-above",
            "“Số mô hình đạt” là 3, lớn hơn “Số mô hình” là 1.234. Kiểm tra lại cả hai số.",
        ),
    ],
)
def test_a_failed_check(failure: Failure, value: str | None, code: str, said: str) -> None:
    values = {"dat": Decimal(value) if value is not None else None, "mo-hinh": Decimal(1234)}
    issue = explain.explain(failure, written(3.0, "E9").source, ASKED, values)
    assert issue.code == code
    assert issue.value == value  # as a value too, for programs
    assert issue.say().startswith(f"bc.xlsx, Báo cáo!E9: {said}")


def test_a_check_without_words_is_our_bug() -> None:
    with pytest.raises(ValueError, match="unheard-of"):
        explain.explain(Failure(0, "dat", "unheard-of"), ROW.source, ASKED, {})


def test_rows_that_are_missing_unknown_or_there_twice() -> None:
    assert explain.missing_row(GOOD, written("2023-H1", "C5").source).say() == (
        "bc.xlsx, Báo cáo!C5: thiếu dòng “Số mô hình đạt” (mã dat). Khôi phục dòng này từ biểu mẫu."
    )
    assert explain.unknown_row(ROW, ("dat-1",)).say() == (
        "bc.xlsx, Báo cáo!B9: không có chỉ số mã “dat” trong biểu. Có phải: “dat-1”? Không sửa cột “Mã” của biểu mẫu."
    )
    assert explain.repeated_row(ROW, "dat").say() == "bc.xlsx, Báo cáo!B9: chỉ số “dat” có hai dòng. Giữ lại một dòng."
