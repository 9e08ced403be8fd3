"""The audit trail as people read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboards.views.trail import Wanted, trail_lines, trail_page
from kpi.audit import Head, Link, Record, What, chained
from tests.dashboards.world import moment


def record(at: str, actor: str, what: What, **row: Any) -> Record:
    """Return a change."""
    return Record(moment(at), actor, what, {"row": {"id": 1, **row}})


LINKS = tuple(
    chained(
        Head(),
        [
            record("2023-01-05T08:00", "Lan", What.UNITS, file_name="units.yaml"),
            record("2023-06-02T10:00", "Hòa", What.SUBMISSION, plan="kh", unit="ban-bo", period="2023-H1"),
            record("2023-06-05T23:30", "Lan", What.STEP, plan="kh", unit="ban-bo", step="return", reason="Thiếu"),
        ],
    )
)


def numbers(**wanted: Any) -> list[int]:
    """Return the numbers of the entries looked for."""
    return [line.number for line in trail_lines(LINKS, Wanted(**wanted))]


def test_an_entry_tells_who_what_when_and_about_what() -> None:
    line = next(iter(trail_lines(LINKS[2:], Wanted())))
    assert (line.number, line.at, line.actor) == (3, moment("2023-06-05T23:30"), "Lan")
    assert (line.label.vi, line.about, line.unit) == ("Xử lý báo cáo", "kh · ban-bo · return · Thiếu", "ban-bo")
    assert line.content == '{"row":{"id":1,"plan":"kh","reason":"Thiếu","step":"return","unit":"ban-bo"}}'
    assert line.hash == LINKS[2].hash


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [1, 2, 3]),
        ({"actor": "hoa"}, [2]),
        ({"actor": "LAN"}, [1, 3]),
        ({"what": What.STEP}, [3]),
        ({"unit": "ban-bo"}, [2, 3]),
        ({"unit": "ban"}, []),
        ({"since": date(2023, 6, 2)}, [2, 3]),
        ({"until": date(2023, 6, 2)}, [1, 2]),
        ({"since": date(2023, 6, 5), "until": date(2023, 6, 5)}, [3]),
        ({"actor": "lan", "since": date(2023, 2, 1)}, [3]),
    ],
)
def test_entries_are_found_by_who_what_and_when(wanted: dict[str, Any], found: list[int]) -> None:
    """Days are Vietnam's: 23:30 on 5/6 there is the 5th."""
    assert numbers(**wanted) == found


def test_an_entry_that_was_changed_is_always_shown() -> None:
    changed = replace(LINKS[1], content=LINKS[1].content.replace("ban-bo", "na-tam"))
    (line,) = trail_lines([changed], Wanted(actor="ai đó"))
    assert (line.at, line.what, line.label.vi) == (None, None, "Đã bị sửa sau khi ghi")
    assert "na-tam" in line.content


def test_pages_follow_one_another() -> None:
    back = tuple(reversed(LINKS))
    first = trail_page(back, Wanted(), 2)
    assert ([line.number for line in first.lines], first.older) == ([3, 2], 2)
    second = trail_page([link for link in back if link.number < 2], Wanted(), 2)
    assert ([line.number for line in second.lines], second.older) == ([1], None)
    assert trail_page([], Wanted(), 2) == trail_page(iter(()), Wanted(actor="x"), 2)


def test_only_as_much_is_read_as_is_shown() -> None:
    def endless() -> Any:
        yield from reversed(LINKS)
        raise AssertionError

    assert trail_page(endless(), Wanted(), 2).older == 2


def test_every_kind_of_change_is_read() -> None:
    for what in What:
        (link,) = chained(Head(), [record("2023-01-05T08:00", "Lan", what)])
        assert isinstance(link, Link)
        assert [line.what for line in trail_lines([link], Wanted(what=what))] == [what]
