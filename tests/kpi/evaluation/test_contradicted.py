"""A written report against the cells of the form it belongs to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kpi.evaluation.contradicted import Contradiction, Narrative, contradicted_cells
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.plan import Indicator, Measure
from tests.kpi.world import submission

INDICATORS = (
    Indicator(id="ho", name="Số hộ đăng ký gia đình văn hóa", measure=Measure.COUNT, unit="hộ"),
    Indicator(id="mo-hinh", name="Số mô hình đăng ký", measure=Measure.COUNT, unit="mô hình"),
    Indicator(id="tien", name="Số tiền vận động quỹ Vì người nghèo", measure=Measure.AMOUNT, unit="triệu đồng"),
    Indicator(id="ty-le", name="Tỷ lệ hộ dùng nước sạch", measure=Measure.AMOUNT, unit="%"),
    Indicator(id="co", name="Có kế hoạch dân vận", measure=Measure.YES_NO),
)


def found(text: str, **cells: int | str) -> list[Contradiction]:
    sent = submission("ban-bo", "2023-H1", "2023-06-01T08:00", 1, **cells)
    narrative = Narrative("bc.docx", lay_out(text_lines(text)))
    return list(contradicted_cells(sent, INDICATORS, [narrative]))


def test_the_cell_the_sentence_and_the_line_are_told() -> None:
    [one] = found(
        "BÁO CÁO\n\nTrong kỳ có 101 hộ đăng ký gia đình văn hóa. Công tác khác được quan tâm.", ho=98, mo_hinh=2
    )
    assert (one.indicator.id, one.cell.cell, one.cell.value, one.value, one.stated) == (
        "ho",
        "E8",
        Decimal(98),
        Decimal(101),
        "101 hộ",
    )
    assert one.quote == "Trong kỳ có 101 hộ đăng ký gia đình văn hóa."
    assert one.issue.text.vi == (
        "“Số hộ đăng ký gia đình văn hóa” là 98; báo cáo bằng văn bản nêu 101 hộ (bc.docx, dòng 3):"
        " “Trong kỳ có 101 hộ đăng ký gia đình văn hóa.”"
    )
    assert one.as_json()["line"] == 3
    assert (one.issue.source.sheet, one.issue.source.cell) == ("Báo cáo", "E8")


@pytest.mark.parametrize(
    ("stated", "cell", "contradicts"),
    [
        ("98 hộ", 98, False),
        ("101 hộ", 98, True),
        ("trên 100 hộ", 98, True),  # the bound excludes it
        ("trên 100 hộ", 104, False),
        ("trên 100 hộ", 250, False),  # far above, yet not excluded
        ("gần 100 hộ", 98, False),
        ("gần 100 hộ", 104, True),
        ("khoảng 100 hộ", 40, False),  # an estimate claims nothing
    ],
)
def test_a_bound_contradicts_only_what_it_excludes(stated: str, cell: int, contradicts: bool) -> None:
    assert bool(found(f"Có {stated} đăng ký gia đình văn hóa.", ho=cell)) is contradicts


@pytest.mark.parametrize(
    ("stated", "cell", "contradicts"),
    [
        ("1,2 tỷ đồng", "1200", False),
        ("1,2 tỷ đồng", "1234.5", False),  # 1,2345 tỷ, rounded
        ("1,2 tỷ đồng", "1300", True),
        ("1,2 tỷ đồng", "1334", True),
        ("1.200 triệu đồng", "1234", True),
    ],
)
def test_a_larger_unit_leaves_room_for_rounding(stated: str, cell: str, contradicts: bool) -> None:
    assert bool(found(f"Vận động quỹ “Vì người nghèo” với số tiền {stated}.", tien=cell)) is contradicts


def test_a_share_is_compared_as_it_is_rounded() -> None:
    assert not found("Tỷ lệ hộ dùng nước sạch đạt 95,4%.", ty_le="95.37")
    assert found("Tỷ lệ hộ dùng nước sạch đạt 95,4%.", ty_le="94.5")


@pytest.mark.parametrize(
    "text",
    [
        "Có 12 hộ đăng ký.",  # too few of the indicator's words
        "Có 101 hộ đăng ký gia đình văn hóa. Trong năm 120 hộ đăng ký gia đình văn hóa.",  # two that differ
        "Bản Nà Tăm có 21 hộ đăng ký gia đình văn hóa.",  # a village
        "Toàn huyện có 9.101 hộ đăng ký gia đình văn hóa.",  # another body
        "Phấn đấu có 120 hộ đăng ký gia đình văn hóa.",  # a plan
        "Cùng kỳ năm trước có 77 hộ đăng ký gia đình văn hóa.",
        "Tăng 12 hộ đăng ký gia đình văn hóa.",
        "Chỉ đạo ít nhất 120 hộ đăng ký gia đình văn hóa.",
        "BÁO CÁO\n\nI. KẾT QUẢ\n\nTốt.\n\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ\n\nCó 120 hộ đăng ký gia đình văn hóa.",
        "",
    ],
)
def test_what_is_not_sure_says_nothing(text: str) -> None:
    assert found(text or "BÁO CÁO", ho=98) == []


def test_a_blank_cell_and_one_that_is_yes_or_no_are_left_alone() -> None:
    sent = submission("ban-bo", "2023-H1", "2023-06-01T08:00", ho=None, co=1)
    narrative = Narrative("bc.docx", lay_out(text_lines("Có 101 hộ đăng ký gia đình văn hóa, 05 kế hoạch dân vận.")))
    assert contradicted_cells(sent, INDICATORS, [narrative]) == ()


def test_of_two_written_reports_the_last_one_counts() -> None:
    sent = submission("ban-bo", "2023-H1", "2023-06-01T08:00", ho=98)
    first, last = (
        Narrative(f"{n}.docx", lay_out(text_lines(f"Có {n} hộ đăng ký gia đình văn hóa."))) for n in (101, 98)
    )
    assert contradicted_cells(sent, INDICATORS, [first, last]) == ()
    assert [one.file_name for one in contradicted_cells(sent, INDICATORS, [last, first])] == ["101.docx"]
