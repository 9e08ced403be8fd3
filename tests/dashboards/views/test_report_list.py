"""The list of reports in the small world: who is asked, where each stands, whose rows a viewer gets."""

from __future__ import annotations

from dataclasses import replace

from dashboards.views.report_list import period_named, report_list
from kpi.submission_states import State
from tests.dashboards.world import inputs, moment, sent


def everyone(_unit: str) -> bool:
    return True


def test_a_row_for_each_who_is_asked_in_the_offices_order() -> None:
    rows = report_list(inputs(), everyone).rows
    assert [(row.unit.id, row.state, row.refused) for row in rows] == [
        ("thi-tran", State.SUBMITTED, 0),
        ("ta-leng", State.SUBMITTED, 0),
        ("son-binh", State.SUBMITTED, 0),
        ("ban-bo", None, 1),  # refused on 03/6
        ("khun-ha", None, 0),
    ]
    assert [row.word.vi for row in rows[3:]] == ["Gửi lỗi, chưa tiếp nhận", "Chưa nộp"]
    assert {str(row.last_day) for row in rows} == {"2023-06-04"}  # "trước ngày 05/6/2023"


def test_first_and_last_are_by_receipt_and_the_live_one_gives_the_state() -> None:
    again = sent("thi-tran", "2023-06-06T09:00", 1, 1, 1, revision=2)
    known = inputs()
    row = report_list(replace(known, submissions=(again, *known.submissions)), everyone).rows[0]
    assert (row.first, row.last) == (moment("2023-06-02T10:00"), moment("2023-06-06T09:00"))
    assert row.revisions == 2


def test_whoever_sent_unasked_is_there_too() -> None:
    stranger = sent("hoi-nong-dan", "2023-06-02T10:00", 1, 1, 1)
    known = inputs()
    rows = report_list(replace(known, submissions=(*known.submissions, stranger)), everyone).rows
    assert rows[-1].unit.id == "hoi-nong-dan"
    assert len(rows) == 6


def test_a_viewer_gets_their_own() -> None:
    found = report_list(inputs(), lambda unit: unit == "ban-bo")
    assert [row.unit.id for row in found.rows] == ["ban-bo"]


def test_a_period_that_has_not_begun_is_not_listed() -> None:
    found = report_list(inputs((), moment("2022-12-31T12:00")), everyone)
    assert (found.rows, found.periods) == ((), ())


def test_periods_in_words() -> None:
    assert period_named("2023-9M").vi == "9 tháng năm 2023"
    assert period_named("<b>").vi == "<b>"
