"""What happened to a report, told in the order in which it was recorded."""

from __future__ import annotations

from dataclasses import replace

from dashboards.views.report_history import history
from kpi.evidence import Evidence, EvidenceKind
from kpi.submission import Draft
from kpi.submission_life import Report
from kpi.submission_states import Event, Step
from tests.dashboards.world import moment, sent

FIRST = sent("ban-bo", "2023-06-02T10:00", 1, 2, None)
RETURNED = Event(
    *FIRST.slot, 1, Step.RETURN, moment("2023-06-03T08:00"), moment("2023-06-03T08:00"), "Lan", "Thiếu biên bản"
)
DRAFT = Draft(
    *FIRST.slot, moment("2023-06-01T08:00"), moment("2023-06-01T08:00"), "nhap.xlsx", "ab", FIRST.values, ("E9: sai",)
)
MINUTES = Evidence(
    *FIRST.slot, EvidenceKind.MINUTES, "bb.pdf", "cd", moment("2023-06-04T08:00"), moment("2023-06-04T08:00"), "Lan"
)


def test_in_the_order_in_which_it_was_recorded() -> None:
    told = history(Report(FIRST.slot, (FIRST,), (RETURNED,), (DRAFT,), (MINUTES,)))
    assert [line.vi for line in told] == [
        "Bản nháp nhận lúc 08:00 ngày 01/6/2023: đọc được 2 số, 1 vấn đề; tệp nhap.xlsx",
        "Lần 1: nhận lúc 10:00 ngày 02/6/2023; ghi vào lúc 10:00 ngày 02/6/2023; tệp ban-bo.xlsx",
        "08:00 ngày 03/6/2023: Lan trả lại lần 1: Thiếu biên bản",
        "Đính kèm biên bản nhận lúc 08:00 ngày 04/6/2023: bb.pdf",
    ]


def test_what_was_entered_late_stands_where_it_was_entered() -> None:
    late = replace(FIRST, recorded_at=moment("2023-06-05T08:00"))
    told = history(Report(FIRST.slot, (late,), (RETURNED,)))
    assert told[0].vi.startswith("08:00 ngày 03/6/2023: Lan trả lại")
    assert "ghi vào lúc 08:00 ngày 05/6/2023" in told[1].vi


def test_a_corrected_receipt_and_an_unlocking() -> None:
    redated = replace(
        RETURNED,
        step=Step.REDATE,
        received_at=moment("2023-06-01T16:00"),
        received_before=moment("2023-06-02T10:00"),
    )
    opened = replace(RETURNED, step=Step.UNLOCK, until=moment("2023-06-20T00:00").date())
    told = [line.vi for line in history(Report(FIRST.slot, (), (redated, opened)))]
    assert "sửa thời điểm nhận lần 1 từ 10:00 ngày 02/6/2023 thành 16:00 ngày 01/6/2023" in told[0]
    assert "mở khóa lần 1 đến hết ngày 20/6/2023" in told[1]
