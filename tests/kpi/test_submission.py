"""The values of a report: what they claim by themselves is little, and it does not change."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from kpi.submission import CellValue, Outcome, Receipt, ReportName
from tests.dashboards.world import plan, registry
from tests.kpi.world import moment, period, submission


def test_the_names_that_the_database_keeps() -> None:
    assert [outcome.value for outcome in Outcome] == ["accepted", "refused", "draft", "duplicate"]


def test_a_receipt_claims_nothing_it_was_not_told() -> None:
    bare = Receipt("a.xlsx", "0" * 64, moment("2023-06-01"), Outcome.REFUSED)
    assert (bare.plan, bare.unit, bare.period, bare.revision, bare.issues) == (None, None, None, None, ())


def test_a_draft_says_that_it_was_not_submitted() -> None:
    kept = Receipt("a.xlsx", "0" * 64, moment("2023-06-01"), Outcome.DRAFT, "kh-2023", "ban-bo", "2023-H1")
    assert kept.words().vi == "a.xlsx: giữ làm bản nháp của ban-bo, kỳ 2023-H1, có 0 vấn đề; chưa nộp, chưa tính."


def test_what_was_reported_does_not_change() -> None:
    sent = submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=1)
    with pytest.raises(FrozenInstanceError):
        sent.revision = 2  # type: ignore[misc]
    assert CellValue("a", None, "Báo cáo", "E8") != CellValue("a", sent.values[0].value, "Báo cáo", "E8")


def test_a_report_is_known_by_its_plan_unit_and_period() -> None:
    named = ReportName(plan(), registry().unit("ban-bo"), period("2023-H1"))
    assert named.slot == ("kh", "ban-bo", "2023-H1")
    assert (named.words.vi, named.words.en) == (
        "xã Bản Bo, 6 tháng đầu năm 2023 (kh)",
        "xã Bản Bo, Jan–Jun 2023 (kh)",
    )
