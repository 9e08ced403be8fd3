"""Drafts in the database: what could be read is kept, and none of it counts."""

from __future__ import annotations

from sqlalchemy import Engine

from kpi.store.drafts import drafts
from kpi.store.engine import reading, writing
from kpi.store.figures import figures
from kpi.store.submissions import accepted_before, add_receipts, keep_file, refused_files, submissions
from kpi.submission import Draft, Outcome, Receipt
from tests.kpi.store.test_submissions import LATER, MISTAKE
from tests.kpi.world import moment, submission

AT = moment("2023-06-01T08:00")
SENT = submission("ban-bo", "2023-H1", "2023-06-01T08:00", doi_thoai=None, mo_hinh=2)


def keep(engine: Engine, recorded: str = "2023-06-01T09:00") -> None:
    answer = Receipt("nhap.xlsx", "a" * 64, AT, Outcome.DRAFT, *SENT.slot, issues=(MISTAKE,))
    with writing(engine) as connection:
        keep_file(connection, answer.sha256, b"x")
        add_receipts(connection, [answer], moment(recorded), "Lan", {0: SENT.values})


def test_what_goes_in_comes_out(engine: Engine) -> None:
    keep(engine)
    with reading(engine) as connection:
        assert drafts(connection, LATER, LATER) == (
            Draft(
                *SENT.slot,
                AT,
                moment("2023-06-01T09:00"),
                "nhap.xlsx",
                "a" * 64,
                SENT.values,
                ("a.xlsx, Báo cáo!E8: là số âm",),
            ),
        )
        assert drafts(connection, LATER, moment("2023-06-01T08:30")) == ()  # not entered yet
        assert drafts(connection, moment("2023-06-01T07:59"), LATER) == ()


def test_none_of_it_counts_and_the_file_is_told_of(engine: Engine) -> None:
    keep(engine)
    with reading(engine) as connection:
        assert submissions(connection, LATER, LATER) == ()
        assert figures(connection, LATER, LATER) == ()
        assert accepted_before(connection, ["a" * 64]) == {}  # the same file may still be submitted
        [file] = refused_files(connection, LATER, LATER)
    assert str(file.reason) == "bản nháp nhận lúc 08:00 ngày 01/6/2023, chưa nộp"
