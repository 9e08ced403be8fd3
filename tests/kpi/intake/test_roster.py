"""Whose the lines of a list of units are."""

from __future__ import annotations

import pytest

from kpi.intake.cells import grid_of
from kpi.intake.guard import Cell, Sheet
from kpi.intake.indicators import asked_of
from kpi.intake.known import Known
from kpi.intake.roster import UnitLine, roster_lines
from kpi.intake.table import find_table
from targets.plan_file import read_plan
from targets.units_file import read_units
from tests.kpi.world import PLAN, UNITS, moment, period

#: One commune is called as a sum begins: "Cộng".
NAMED = (
    UNITS + '  - {id: cong-hoa, name: Cộng Hòa, kind: xã, code: "10000", parent: huyen, groups: [cap-xa], order: 4}\n'
)
REGISTRY, _ = read_units(NAMED, "units.yaml")
assert REGISTRY is not None
KH, _ = read_plan(PLAN, "kh.yaml", REGISTRY)
assert KH is not None
KNOWN = Known({"kh-2023": KH}, REGISTRY, moment("2023-07-01T08:00"))
HEAD: tuple[Cell, ...] = ("Mã đơn vị", "Tên đơn vị", "Số mô hình đăng ký", "Kinh phí")


def lines(*rows: tuple[Cell, ...], head: tuple[Cell, ...] = HEAD) -> list[UnitLine]:
    assert KH is not None
    grid = grid_of(Sheet("Tổng hợp", (head, *rows)), "th.xlsx", "ab")
    table = find_table(grid, asked_of(KH), lambda text: text in KNOWN.names or text in KNOWN.by_code)
    assert table is not None
    assert table.roster
    return list(roster_lines(table, KH, period("2023-H1"), KNOWN))


def units(found: list[UnitLine]) -> list[tuple[int, str | None, list[str]]]:
    return [(one.line, one.unit.id if one.unit else None, [issue.code for issue in one.issues]) for one in found]


def test_each_line_is_its_units() -> None:
    found = lines(("03424", "Bản Bo", 2.0, 1.0), ("03415", "Bản Hon", 1.0, None))
    assert units(found) == [(1, "ban-bo", []), (2, "ban-hon", [])]


def test_names_alone_are_enough() -> None:
    head = ("Tên đơn vị", "Số mô hình đăng ký", "Kinh phí")
    assert units(lines(("Bản Bo", 2.0, 1.0), ("xã Bản Hon", 1.0, 2.0), head=head)) == [
        (1, "ban-bo", []),
        (2, "ban-hon", []),
    ]


@pytest.mark.parametrize("word", ["Tổng", "TỔNG CỘNG", "Cộng", "Toàn huyện"])
@pytest.mark.parametrize("place", [0, 1])
def test_sums_are_passed_over(word: str, place: int) -> None:
    above = (word, None) if place == 0 else (None, word)
    assert units(lines(("03424", "Bản Bo", 2.0, 1.0), (*above, 2.0, 1.0))) == [(1, "ban-bo", [])]


def test_a_commune_called_as_a_sum_begins_is_no_sum() -> None:
    found = lines(("03424", "Bản Bo", 2.0, 1.0), ("10000", "Cộng Hòa", 3.0, 1.0), (None, "Cộng", 5.0, 2.0))
    assert units(found) == [(1, "ban-bo", []), (2, "cong-hoa", [])]


def test_a_line_without_figures_is_no_report() -> None:
    assert units(lines(("03424", "Bản Bo", 2.0, 1.0), ("03415", "Bản Hon", None, None))) == [(1, "ban-bo", [])]


def test_figures_without_a_unit_are_told_of() -> None:
    found = lines(("03424", "Bản Bo", 2.0, 1.0), (None, None, 1.0, 1.0))
    assert units(found) == [(1, "ban-bo", []), (2, None, ["unknown-unit"])]


def test_a_unit_with_two_lines() -> None:
    found = lines(("03424", "Bản Bo", 2.0, 1.0), ("03415", "Bản Hon", 1.0, 1.0), ("03424", "Bản Bo", 3.0, 1.0))
    assert units(found)[2] == (3, "ban-bo", ["repeated-unit"])
    assert found[2].issues[0].text.vi == "xã Bản Bo có hai dòng, dòng trước ở ô A2"


def test_a_code_and_a_name_that_differ_are_asked_about() -> None:
    [(_, unit, codes)] = units(lines(("03424", "Bản Hon", 2.0, 1.0)))
    assert (unit, codes) == (None, ["unclear-unit"])
