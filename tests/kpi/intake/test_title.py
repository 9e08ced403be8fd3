"""What stands above a table: labels with what stands behind or beside them, and the other lines."""

from __future__ import annotations

import pytest

from kpi.intake.cells import grid_of
from kpi.intake.guard import Cell, Sheet
from kpi.intake.headings import Role
from kpi.intake.title import Title, find_title
from targets.provenance import Source


def title(*rows: tuple[Cell, ...], upto: int = 100) -> Title:
    return find_title([(grid_of(Sheet("Báo cáo", rows), "bc.xlsx", "ab"), upto)])


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (("Đơn vị: xã Bản Bo",), "A1"),  # behind the colon, in the label's own cell
        (("Đơn vị", None, "xã Bản Bo"), "C1"),  # in the next filled cell of the row
        (("Đơn vị báo cáo:", "xã Bản Bo"), "B1"),
        ((None, "ĐƠN VỊ  BÁO CÁO", "xã Bản Bo"), "C1"),
        (("(Đơn vị: xã Bản Bo)",), "A1"),
    ],
)
def test_what_stands_behind_a_label(row: tuple[Cell, ...], cell: str) -> None:
    found = title(row).get(Role.UNIT)
    assert found is not None
    assert (found.text, found.source.cell) == ("xã Bản Bo", cell)


def test_a_label_with_nothing_behind_it_says_where_something_should_stand() -> None:
    """In the form it stands two columns on; another label is no content."""
    found = title(("Đơn vị", "Kỳ báo cáo", "2023-H1"))
    assert found.get(Role.UNIT) is None
    assert found.place(Role.UNIT, Source("khác.xlsx")).cell == "C1"
    period = found.get(Role.PERIOD)
    assert period is not None
    assert period.text == "2023-H1"
    assert found.place(Role.PLAN, Source("khác.xlsx")) == Source("khác.xlsx")


def test_of_two_labels_the_first_that_says_something_counts() -> None:
    found = title(("Đơn vị:",), ("Đơn vị: xã Bản Bo",), ("Đơn vị: xã Bản Hon",)).get(Role.UNIT)
    assert found is not None
    assert found.text == "xã Bản Bo"


def test_what_stands_in_the_table_is_no_title() -> None:
    assert title(("Kỳ báo cáo: 2023-H1",), ("Đơn vị: xã Bản Bo",), upto=1).get(Role.UNIT) is None


def test_other_lines_may_name_the_unit_or_the_period() -> None:
    found = title(("UBND XÃ BẢN BO",), ("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023",), ("Số: 12/BC",), (5.0, True))
    assert [line.text for line in found.naming_a_kind()] == ["UBND XÃ BẢN BO"]
    assert [line.source.cell for line in found.naming_a_period()] == ["A2"]
    assert [line.text for line in found.lines] == ["UBND XÃ BẢN BO", "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023", "Số: 12/BC"]
