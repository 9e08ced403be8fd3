"""Which files arrived, and which was first."""

from __future__ import annotations

from dashboards.views.arrivals import arrivals, first_files
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


def test_a_unit_that_sent_nothing_has_no_files() -> None:
    assert arrivals(inputs(), "khun-ha") == ()
