"""One duty, and what the words around its day say of it."""

from __future__ import annotations

from datetime import date

from targets.deadlines import DeadlineKind
from targets.documents.dates import Named, days_in
from targets.documents.owed import owed_of, quoted, recipient_of, what_of
from targets.periods import PeriodKind

TEXT = "Các xã (gồm cả bản, thôn) gửi báo cáo quý về Phòng Nội vụ trước ngày 15/3/2024; việc khác làm sau."


def day() -> Named:
    return next(iter(days_in(TEXT, 0, len(TEXT), 2024)))


def test_a_duty_holds_its_day_its_period_and_its_recipient() -> None:
    owed = owed_of(TEXT, 0, len(TEXT), 0, day(), DeadlineKind.BEFORE)
    assert (owed.when, owed.period, owed.recipient) == (date(2024, 3, 15), PeriodKind.QUARTER, "Phòng Nội vụ")
    assert (owed.kind, owed.recurrent, owed.has_year) == (DeadlineKind.BEFORE, False, True)
    assert owed.what == "Các xã gửi báo cáo quý về Phòng Nội vụ trước ngày 15/3/2024"  # without the brackets


def test_the_words_quoted_end_at_a_mark_that_stands_in_no_bracket() -> None:
    start, end = quoted(TEXT, 0, len(TEXT), day().start, day().end)
    assert TEXT[start:end] == TEXT[: TEXT.index(";")]  # the comma in the brackets does not part it


def test_what_and_to_whom() -> None:
    assert what_of(" gửi báo cáo (lần đầu) đúng hạn ;") == "gửi báo cáo đúng hạn"
    assert recipient_of("Làm đúng hạn.", 0, 13) is None
