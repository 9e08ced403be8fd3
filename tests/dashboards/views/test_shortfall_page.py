"""The page of shortfalls: every filter keeps its lines and no other, and is said."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.views.part import part_of, whole_part
from dashboards.views.shortfall_list import Order
from dashboards.views.shortfall_page import Filters, ShortfallPage, shortfall_page
from kpi.evaluation.shortfall import LISTED, Shortfall, list_shortfalls
from rules.verdict import Verdict
from targets.issues import Severity
from tests.dashboards.world import OFFICE, district, inputs, results


def page(filters: Filters | None = None, *scope: str) -> ShortfallPage:
    """Return the page of the small world, of everyone or of some units."""
    part = part_of(inputs(), results(), OFFICE, None, frozenset(scope)) if scope else None
    return shortfall_page(part or whole_part(inputs(), results(), district()), filters or Filters())


def lines(filters: Filters) -> set[tuple[str, str]]:
    """Return the lines that filters keep."""
    return {(entry.row.unit_id, entry.row.promise) for entry in page(filters).shown.entries}


def test_without_filters_it_is_the_list_of_shortfalls() -> None:
    # 2 overdue, 7 not evaluable, 3 in time: the same as on the overview.
    assert page().shown.counts == Counter({Verdict.NOT_EVALUABLE: 7, Verdict.NOT_DUE: 3, Verdict.OVERDUE: 2})
    assert len(page().shown.entries) == len(list_shortfalls(results())) == 12
    assert page().shown.filters == ()


UNITS = st.sampled_from([None, "thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha", "khong-co"])
TARGETS = st.sampled_from([None, "kh--II.2", "kh--II.4", "kh--bao-cao-6-thang", "kh--doi-thoai"])


@given(UNITS, TARGETS, st.sampled_from([None, *LISTED]), st.sampled_from([None, date(2023, 6, 4), date(2023, 12, 31)]))
def test_filters_keep_their_lines_and_no_other(
    unit: str | None, target: str | None, verdict: Verdict | None, until: date | None
) -> None:
    """Second route: the whole list, looked through line by line."""

    def kept(row: Shortfall) -> bool:
        return (
            unit in {None, row.unit_id}
            and target in {None, f"{row.plan}--{row.promise}"}
            and verdict in {None, row.verdict}
            and (until is None or row.last_day <= until)
        )

    expected = {(row.unit_id, row.promise) for row in list_shortfalls(results()) if kept(row)}
    assert lines(Filters(unit=unit, target=target, verdict=verdict, until=until)) == expected


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(unit="ban-bo"), "đơn vị xã Bản Bo"),
        (Filters(target="kh--II.4"), "chỉ tiêu, nhiệm vụ 95% số đơn vị đăng ký 01–02 mô hình"),
        (Filters(verdict=Verdict.OVERDUE), "kết quả Quá hạn"),
        (Filters(severity=Severity.ERROR), "mức độ Nghiêm trọng"),
        (Filters(group="Đối thoại"), "nhóm Đối thoại"),
        (Filters(until=date(2023, 6, 4)), "hạn đến hết ngày 04/6/2023"),
    ],
)
def test_a_filter_is_said(filters: Filters, said: str) -> None:
    assert [one.vi for one in page(filters).shown.filters] == [said]


def test_a_weight_and_a_group_filter_too() -> None:
    assert lines(Filters(severity=Severity.NOTE)) == lines(Filters(group="Đối thoại")) == set()
    assert len(lines(Filters(severity=Severity.ERROR))) == 12


def test_it_is_grouped_as_asked() -> None:
    by_target = page(Filters(order=Order.TARGET)).shown
    assert by_target.groups[0].heading.vi == "Mọi xã phân công lãnh đạo"
    assert [group.heading.vi for group in page().shown.groups] == [
        "Xã Tả Lèng",
        "Xã Sơn Bình",
        "Xã Bản Bo",
        "Xã Khun Há",
    ]


def test_a_long_list_comes_in_pieces_that_keep_their_headings() -> None:
    first, second = page().lines(1, 7), page().lines(2, 7)
    assert (first.pieces, len(first.items), len(second.items)) == (2, 7, 5)
    assert [heading.vi for heading, _ in second.items] == ["Xã Bản Bo"] * 1 + ["Xã Khun Há"] * 4
    assert [entry for _, entry in (*first.items, *second.items)] == list(page().shown.entries)


def test_what_could_be_asked_for() -> None:
    assert [unit.id for unit in page().units] == ["thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha"]
    assert [one.id for one in page().targets] == ["II.2", "II.4", "bao-cao-6-thang", "doi-thoai"]
    assert page().groups == ()


def test_a_reporter_sees_their_own_lines_whatever_they_ask() -> None:
    assert {entry.row.unit for entry in page(None, "son-binh").shown.entries} == {"Sơn Bình"}
    assert page(Filters(unit="ban-bo"), "son-binh").shown.entries == ()
    assert [unit.id for unit in page(None, "son-binh").units] == ["son-binh"]
