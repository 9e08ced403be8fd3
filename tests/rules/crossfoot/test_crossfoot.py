"""Reports made by machine: one that is consistent has no finding; one changed digit gives exactly that finding.

The shapes are those real reports use: a total with its parts behind "trong đó" or "gồm", in brackets, or in a footnote;
n of m with names; a fraction with its percentage; wrapped at any width.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.crossfoot.check import CheckVerdict
from rules.crossfoot.crossfoot import crossfoot, read, years_of
from rules.crossfoot.shapes import report_json
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.wording import write_number
from tests.rules.crossfoot.reports import checks, findings, report

COMMUNES = "Bản Bo|Nà Tăm|Sơn Bình|Bình Lư|Bản Hon|Giang Ma|Hồ Thầu|Tả Lèng|Khun Há|Thèn Sin|Bản Giang|Nùng Nàng".split(
    "|"
)
BODIES = ["Hội Nông dân", "Hội Phụ nữ", "Huyện đoàn", "Hội Cựu chiến binh", "Liên đoàn Lao động", "MTTQ huyện"]
COUNTS = st.lists(st.integers(2, 9_000), min_size=2, max_size=6)
FILLER = "Công tác tuyên truyền được các cấp quan tâm, thực hiện thường xuyên bằng nhiều hình thức phù hợp."


def written(number: int) -> str:
    return f"{number:02d}" if number < 10 else write_number(number)


def bracket(total: int, parts: list[int]) -> str:
    items = "; ".join(f"{body} {written(n)} lượt người" for body, n in zip(BODIES, parts, strict=False))
    return f"Các đoàn thể tuyên truyền cho {written(total)} lượt người (trong đó: {items})."


def listed(total: int, parts: list[int]) -> str:
    items = "; ".join(f"{written(n)} mô hình của {body}" for body, n in zip(BODIES, parts, strict=False))
    return f"Toàn huyện có {written(total)} mô hình, gồm: {items}."


def footnote(total: int, parts: list[int]) -> str:
    items = ". ".join(f"{body} tổ chức {written(n)} buổi" for body, n in zip(BODIES, parts, strict=False))
    return f"Đã tổ chức {written(total)} buổi tuyên truyền1 trên địa bàn huyện.\n\n1 {items}."


Shape = Callable[[int, list[int]], str]
SHAPES = st.sampled_from([bracket, listed, footnote])


def read_wrapped(text: str, width: int) -> list[CheckVerdict]:
    lines = [line for part in text.split("\n\n") for line in [*textwrap.wrap(part, width, break_on_hyphens=False), ""]]
    return [check.verdict for check in crossfoot([read(lay_out(text_lines("\n".join(lines))))])]


@given(shape=SHAPES, parts=COUNTS, width=st.integers(60, 120))
@settings(max_examples=60, deadline=None)
def test_a_consistent_report_has_no_finding(shape: Shape, parts: list[int], width: int) -> None:
    opening = " ".join([FILLER] * 4)  # enough lines to tell that they are wrapped
    text = f"{opening}\n\n{opening}\n\n{shape(sum(parts), parts)}"
    assert set(read_wrapped(text, width)) == {CheckVerdict.OK}


@given(shape=SHAPES, parts=COUNTS, digit=st.integers(0, 9), place=st.integers(0, 3))
@settings(max_examples=80, deadline=None)
def test_one_changed_digit_of_a_total_is_exactly_one_finding(
    shape: Shape, parts: list[int], digit: int, place: int
) -> None:
    total = sum(parts)
    digits = list(str(total))
    at = min(place, len(digits) - 1)
    if digits[at] == str(digit) or (at == 0 and digit == 0):
        return
    digits[at] = str(digit)
    found = findings(f"{FILLER}\n{shape(int(''.join(digits)), parts)}".replace("\n\n", "\n"))
    assert found == [("sum", "fail")]


@given(shape=SHAPES, parts=COUNTS, which=st.integers(0, 5), digit=st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_one_changed_digit_of_a_part_is_exactly_one_finding(
    shape: Shape, parts: list[int], which: int, digit: int
) -> None:
    changed = list(parts)
    at = which % len(parts)
    changed[at] = int(f"{digit}{str(parts[at])[1:]}")
    if changed == parts:
        return
    text = f"{FILLER}\n{shape(sum(parts), changed)}".replace("\n\n", "\n")
    assert findings(text) == [("sum", "fail")]


@given(names=st.lists(st.sampled_from(COMMUNES), min_size=2, max_size=8, unique=True), off=st.integers(-1, 1))
@settings(max_examples=40, deadline=None)
def test_names_are_counted(names: list[str], off: int) -> None:
    text = f"Còn {len(names) + off}/13 xã chưa tổ chức đối thoại ({', '.join(names)})."
    assert findings(text) == ([("ratio", "fail")] if off else [])


@given(of=st.integers(2, 20_000), share=st.floats(0.01, 1), places=st.integers(0, 2))
@settings(max_examples=60, deadline=None)
def test_a_percentage_rounded_from_its_fraction_agrees(of: int, share: float, places: int) -> None:
    part = max(1, round(of * share))
    percent = write_number(round(part / of * 100, places), places=places)
    assert findings(f"Có {written(part)}/{written(of)} hộ đăng ký, đạt {percent}%.") == []


def test_worst_first_then_by_place() -> None:
    text = (
        "Có 118/126 khu dân cư.\nTại 04 xã: Tả Lèng, Thèn Sin, Nùng Nàng.\nCó 05 mô hình,"
        " gồm: 02 mô hình A; 01 mô hình B."
    )
    assert [check.verdict.value for check in checks(text)] == ["fail", "fail", "ok"]


def test_the_years_of_a_heading() -> None:
    assert years_of(report("BÁO CÁO\nTổng kết năm 2022, nhiệm vụ năm 2023").text) == (2022, 2023)
    assert years_of(report("Bình Lư, ngày tháng 6 năm 2026\nBÁO CÁO").text) == (2026,)
    assert years_of(report("BÁO CÁO").text) == ()


def test_nothing_in_nothing_out() -> None:
    assert checks("BÁO CÁO") == []
    assert report_json({"a.txt": report("BÁO CÁO")}, []) == {"figures": [], "ratios": [], "checks": []}
