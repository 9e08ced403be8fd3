"""What docs/nhap-lieu.md says of figures is what the program does, line by line."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from kpi.intake.cells import Written
from kpi.intake.values import read_value
from targets.issues import Severity
from targets.plan import Indicator, Measure
from targets.provenance import Source

PAGE = Path(__file__).parents[3] / "docs" / "nhap-lieu.md"
INDICATORS = {
    "số đếm": Indicator(id="mo-hinh", name="Số mô hình", measure=Measure.COUNT, unit="mô hình"),
    "số thập phân": Indicator(id="kinh-phi", name="Kinh phí", measure=Measure.AMOUNT, unit="triệu đồng"),
    "có/không": Indicator(id="doi-thoai", name="Đã đối thoại", measure=Measure.YES_NO),
}
LINE = re.compile(
    r"^\| (?P<typed>`[^`]+`|\(để trống\)) \| (?P<kind>số đếm|số thập phân|có/không)"
    r" \| (?P<read>[^|]+) \| (?P<why>[^|]+) \|$",
    re.MULTILINE,
)


def lines() -> list[tuple[str, str, str, str]]:
    return [found.groups() for found in LINE.finditer(PAGE.read_text(encoding="utf-8"))]  # type: ignore[misc]


def test_the_table_is_found() -> None:
    assert len(lines()) == 15


@pytest.mark.parametrize(("typed", "kind", "read", "why"), lines())
def test_a_line_of_the_page(typed: str, kind: str, read: str, why: str) -> None:
    written = Written(None if typed.startswith("(") else typed.strip("`"), Source("a.xlsx", sheet="a", cell="E8"))
    number, issue = read_value(written, INDICATORS[kind])
    if read.startswith("hỏi"):
        assert issue is not None
        assert list(issue.near) == re.findall(r"`([^`]+)`", read)
    elif read == "từ chối":
        assert issue is not None
        assert (number, issue.near, issue.severity) == (None, (), Severity.ERROR)
    else:
        assert number == (None if read == "(trống)" else Decimal(read))
        assert (issue is not None and issue.severity is Severity.NOTE) is ("ghi lại" in why)
