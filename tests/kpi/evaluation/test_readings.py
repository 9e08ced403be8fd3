"""A figure with its cell, or why there is none: not received, left blank, or in a file that was refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kpi.evaluation.frame import facts
from kpi.evaluation.readings import reading
from targets.provenance import Source
from tests.kpi.world import period, refused, registry, submission

UNIT = registry().unit("ban-bo")
YEAR = period("2023")


def test_a_figure_with_the_cell_it_stands_in() -> None:
    sent = submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh="2.50")
    known = facts([replace(sent, values=(sent.values[0]._replace(note="QĐ 5"),))])
    found = reading(known, 0, UNIT, YEAR, [])
    assert str(found.value) == "2.50"  # the decimal that was reported, not a float
    assert found.missing is None
    assert found.source == Source("ban-bo-2023-H1-1.xlsx", sent.sha256, sheet="Báo cáo", cell="E8", note="QĐ 5")


def test_a_cell_left_blank() -> None:
    sent = submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh=None)
    known = facts([replace(sent, values=(sent.values[0]._replace(note="chưa tổng hợp"),))])
    found = reading(known, 0, UNIT, YEAR, [])
    assert (found.value, found.source and found.source.cell) == (None, "E8")
    assert found.missing is not None
    assert found.missing.vi == "báo cáo 6 tháng đầu năm 2023 để trống số liệu này (chưa tổng hợp)"
    assert found.missing.en == "the report for Jan–Jun 2023 leaves this figure blank (chưa tổng hợp)"


def test_no_report() -> None:
    found = reading(facts([]), -1, UNIT, YEAR, [refused("ban-hon", "2023-H1", "2023-06-01")])
    assert (found.value, found.source) == (None, None)
    assert found.missing is not None
    assert found.missing.vi == "chưa nhận được báo cáo nào của xã Bản Bo trong năm 2023 có chỉ số này"


def test_a_file_that_was_refused_is_named() -> None:
    files = [
        refused("ban-bo", "2023-H1", "2023-06-01T08:00", "mot.xlsx"),
        refused("ban-bo", "2023-9M", "2023-10-02T09:30", "hai.xlsx"),
        refused("ban-bo", "2024-H1", "2024-05-30", "moi.xlsx"),  # of another year
    ]
    found = reading(facts([]), -1, UNIT, YEAR, files)
    assert found.missing is not None
    assert found.missing.vi == "tệp “hai.xlsx” nhận lúc 09:30 ngày 02/10/2023 có lỗi, chưa được tiếp nhận"


def test_a_figure_outweighs_a_refused_file() -> None:
    known = facts([submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh=1)])
    found = reading(known, 0, UNIT, YEAR, [refused("ban-bo", "2023-9M", "2023-10-02")])
    assert (found.value, found.missing) == (Decimal(1), None)
