"""What a person reads when something is the matter: what, where, and what to do next; and the command's exit code."""

from __future__ import annotations

import pytest

from kpi.errors import (
    BadMomentError,
    DatabaseError,
    DondocError,
    NoWorkspaceError,
    RefusedError,
    UnknownNameError,
    UnreadableError,
    WorkspaceExistsError,
)
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Sentence

PLACE = Source("kh.yaml", line=3)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NoWorkspaceError("/a"), "Không thấy không gian làm việc ở /a. Tạo mới bằng “dondoc init THƯ_MỤC”"),
        (WorkspaceExistsError("/a"), "Thư mục /a đã có không gian làm việc; không thay đổi gì."),
        (UnreadableError("/a/kh.yaml", "không có tệp"), "Không mở được /a/kh.yaml (không có tệp)."),
        (DatabaseError("sqlite:///a", "locked"), "Không dùng được cơ sở dữ liệu sqlite:///a: locked."),
        (BadMomentError("hôm qua"), "Không hiểu thời điểm “hôm qua”. Viết như 2023-06-04"),
        (UnknownNameError(Sentence("đơn vị", "unit"), "Ban Po"), "Không có đơn vị “Ban Po”."),
        (
            UnknownNameError(Sentence("đơn vị", "unit"), "Ban Po", ("Bản Bo", "Bản Hon")),
            "Không có đơn vị “Ban Po”. Có phải: Bản Bo, Bản Hon?",
        ),
        (UnreadableError("{n}", "{}"), "Không mở được {n} ({})."),  # what people wrote is no blank of ours
    ],
)
def test_the_words(error: DondocError, said: str) -> None:
    assert error.say().startswith(said)
    assert str(error) == error.say("vi") == error.sentence.vi
    assert error.say("en") != error.say("vi")
    assert error.exit_code == 2


def test_a_reason_may_be_said_in_both_languages() -> None:
    assert (
        DatabaseError("a", Sentence("của chương trình khác", "another program's"))
        .say("en")
        .startswith("The database a cannot be used: another program's.")
    )


def test_a_refusal_carries_its_issues_and_counts_the_mistakes_alone() -> None:
    text = Sentence("sai", "wrong")
    issues = (Issue("a", text, PLACE), Issue("b", text, PLACE, severity=Severity.WARNING), Issue("c", text, PLACE))
    error = RefusedError("kh.yaml", issues)
    assert error.issues == issues
    assert error.say() == "kh.yaml: có 2 lỗi, chưa ghi nhận gì."
    assert error.exit_code == 1
