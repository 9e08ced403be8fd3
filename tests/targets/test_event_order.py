"""Events that cannot follow each other as they are written, each told at its line with what to do."""

from __future__ import annotations

import pytest

from targets.issues import Issue, Severity
from targets.units_file import read_units


def issues(text: str) -> list[Issue]:
    return list(read_units(text, "units.yaml")[1])


def unit(id_: str, name: str = "", start: str = "", end: str = "") -> str:
    days = (f", from: {start}" if start else "") + (f", to: {end}" if end else "")
    return f"  - {{id: {id_}, name: {name or id_.upper()}, kind: xã{days}}}\n"


MERGER = "  - {kind: merge, day: 2025-07-01, before: [a, b], after: [c], document: NQ}\n"


def test_a_merger_dated_before_its_source_existed() -> None:
    units = (
        unit("a", start="2026-01-01", end="2026-06-01") + unit("b", end="2025-07-01") + unit("c", start="2025-07-01")
    )
    found = {issue.code: issue for issue in issues(f"units:\n{units}events:\n{MERGER}")}
    early = found["event-before-unit"]
    assert early.say() == (
        "units.yaml, dòng 6: sự kiện ngày 01/7/2025 nói đến xã A (từ 01/01/2026, trước 01/6/2026), khi ấy chưa có. "
        "Sửa ngày của sự kiện, hoặc from của đơn vị."
    )
    assert early.severity is Severity.ERROR


@pytest.mark.parametrize("start", ["", "2025-06-30"])
def test_a_source_that_was_there_a_day_before_is_right(start: str) -> None:
    units = unit("a", start=start, end="2025-07-01") + unit("b", end="2025-07-01") + unit("c", start="2025-07-01")
    assert issues(f"units:\n{units}events:\n{MERGER}") == []


def test_a_unit_ends_once() -> None:
    units = "".join(unit(name, end="2025-07-01") for name in "ab") + "".join(
        unit(name, start="2025-07-01") for name in "cd"
    )
    again = "  - {kind: rename, day: 2025-07-01, before: [a], after: [d], document: NQ 2}\n"
    (issue,) = issues(f"units:\n{units}events:\n{MERGER}{again}")
    assert (issue.code, issue.source.line) == ("ended-twice", 8)
    assert str(issue.text) == "xã A (trước 01/7/2025) đã kết thúc theo sự kiện ngày 01/7/2025 (units.yaml, dòng 7)"


def test_events_in_a_circle_cannot_be_written() -> None:
    # a becomes b and b becomes a: whatever their days, one of them ends before it begins, or ends on two days.
    units = unit("a", start="2025-07-01", end="2024-07-01") + unit("b", start="2024-07-01", end="2025-07-01")
    circle = (
        "  - {kind: rename, day: 2024-07-01, before: [a], after: [b], document: NQ}\n"
        "  - {kind: rename, day: 2025-07-01, before: [b], after: [a], document: NQ}\n"
    )
    assert {issue.code for issue in issues(f"units:\n{units}events:\n{circle}")} >= {
        "ends-before-start",
        "event-before-unit",
    }


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("", ""), ("", ""), True),
        (("", "2025-07-01"), ("2025-06-30", ""), True),  # one day together
        (("", "2025-07-01"), ("2025-07-01", ""), False),
        (("2020-01-01", "2021-01-01"), ("2022-01-01", ""), False),
        (("2020-01-01", ""), ("2010-01-01", ""), True),
    ],
)
def test_one_unit_entered_twice_under_two_ids(first: tuple[str, str], second: tuple[str, str], told: bool) -> None:
    found = issues("units:\n" + unit("a", "Bản Bo", *first) + unit("a-2", "BẢN BO", *second))
    twice = [issue for issue in found if issue.code == "name-borne-twice"]
    assert bool(twice) is told
    assert all((issue.severity, issue.source.line) == (Severity.WARNING, 3) for issue in twice)


def test_one_name_below_two_parents_is_two_units() -> None:
    hamlets = "".join(f"  - {{id: {p}-1, name: Bản Mới, kind: bản, parent: {p}}}\n" for p in "ab")
    assert issues("units:\n" + unit("a") + unit("b") + hamlets) == []
