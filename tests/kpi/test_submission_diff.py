"""Two revisions side by side: what changed, from which cell to which, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kpi.submission import CellValue
from kpi.submission_diff import CellChange, cell_changes
from tests.kpi.world import submission

BEFORE = replace(
    submission("ban-bo", "2023-H1", "2023-06-01T08:00"),
    values=(
        CellValue("mo-hinh", Decimal(1), "Báo cáo", "E8"),
        CellValue("kinh-phi", Decimal("12.50"), "Báo cáo", "E9"),
        CellValue("doi-thoai", None, "Báo cáo", "E10", "chưa có"),
        CellValue("cu", Decimal(4), "Báo cáo", "E11"),
    ),
)


def changed(*values: CellValue) -> tuple[CellChange, ...]:
    return cell_changes(BEFORE, replace(BEFORE, revision=2, values=values))


def test_nothing_differs_from_itself() -> None:
    assert changed(*BEFORE.values) == ()


def test_a_cell_that_only_moved_is_no_change_and_neither_is_a_trailing_zero() -> None:
    moved = tuple(value._replace(sheet="Trang 2", cell="B3") for value in BEFORE.values)
    assert changed(*moved) == ()
    assert changed(*BEFORE.values[:1], CellValue("kinh-phi", Decimal("12.5"), "S", "A1"), *BEFORE.values[2:]) == ()


def test_old_and_new_with_their_places() -> None:
    two = CellValue("mo-hinh", Decimal(2), "Bảng", "C4")
    zero = CellValue("doi-thoai", Decimal(0), "Bảng", "C6")  # blank was not zero
    added = CellValue("moi", None, "Bảng", "C9")
    found = changed(two, BEFORE.values[1], zero, added)
    assert found == (
        CellChange("mo-hinh", BEFORE.values[0], two),
        CellChange("doi-thoai", BEFORE.values[2], zero),
        CellChange("moi", None, added),
        CellChange("cu", BEFORE.values[3], None),
    )
    assert found[0].as_json() == {
        "indicator": "mo-hinh",
        "before": {"value": "1", "note": None, "sheet": "Báo cáo", "cell": "E8"},
        "after": {"value": "2", "note": None, "sheet": "Bảng", "cell": "C4"},
    }
    assert found[3].as_json()["after"] is None


def test_a_note_is_part_of_what_was_said() -> None:
    noted = BEFORE.values[0]._replace(note="theo QĐ 5")
    assert changed(noted, *BEFORE.values[1:]) == (CellChange("mo-hinh", BEFORE.values[0], noted),)
