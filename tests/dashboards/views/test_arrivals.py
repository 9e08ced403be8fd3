"""Which files arrived, and which was first."""

from __future__ import annotations

from dataclasses import replace

from dashboards.views.arrivals import arrivals, first_files
from kpi.evaluation.oddities import Oddity, OddityKind
from kpi.submission_states import Event, State, Step
from targets.provenance import Source
from targets.wording import Sentence
from tests.dashboards.world import SUBMISSIONS, inputs, moment, sent


def test_a_correction_does_not_replace_the_first_file() -> None:
    corrected = sent("thi-tran", "2023-06-20T10:00", 1, 1, 1, revision=2)
    for submissions in ((*SUBMISSIONS, corrected), (corrected, *SUBMISSIONS)):
        assert first_files(submissions)["kh", "thi-tran", "2023-H1"].revision == 1


def test_each_unit_has_its_own_first_file() -> None:
    assert {key[1] for key in first_files(SUBMISSIONS)} == {"thi-tran", "ta-leng", "son-binh"}


def test_every_file_of_a_unit_is_listed_the_oldest_first() -> None:
    corrected = sent("thi-tran", "2023-06-20T10:00", 1, 1, 1, revision=2)
    found = arrivals(inputs((corrected, *SUBMISSIONS)), "thi-tran")
    assert [arrival.at for arrival in found] == [moment("2023-06-02T10:00"), moment("2023-06-20T10:00")]
    assert [arrival.outcome.vi for arrival in found] == ["đã tiếp nhận, lần 1", "đã tiếp nhận, lần 2"]


def test_a_refused_file_is_listed_too() -> None:
    (arrival,) = arrivals(inputs(), "ban-bo")
    assert (arrival.file_name, arrival.period.vi, arrival.accepted) == ("ban-bo.xlsx", "6 tháng đầu năm 2023", False)


def test_what_was_done_to_a_report_is_said_and_a_returned_one_is_marked() -> None:
    first = sent("thi-tran", "2023-06-02T10:00", 1, 1, 1)
    at = moment("2023-06-05T09:00")
    back = Event(*first.slot, 1, Step.RETURN, at, at, "Lan", "Thiếu biên bản")
    (arrival,) = arrivals(inputs((replace(first, state=State.RETURNED, step=back),)), "thi-tran")
    assert arrival.outcome.vi == "đã tiếp nhận, lần 1; đã trả lại lúc 09:00 ngày 05/6/2023: Thiếu biên bản"
    assert not arrival.accepted


def test_what_is_odd_stands_with_its_own_file() -> None:
    first, second = (
        sent("thi-tran", "2023-06-02T10:00", 1, 1, 1),
        sent("thi-tran", "2023-06-20T10:00", 0, 0, 0, revision=2),
    )
    note = Sentence("Mọi ô đều trống.", "Every cell is blank.")
    odd = Oddity(OddityKind.EMPTY, second.slot, note, (Source(second.file_name, second.sha256),))
    found = arrivals(inputs((first, second)), "thi-tran", [odd])
    assert [arrival.notes for arrival in found] == [(), (note,)]


def test_a_unit_that_sent_nothing_has_no_files() -> None:
    assert arrivals(inputs(), "khun-ha") == ()
