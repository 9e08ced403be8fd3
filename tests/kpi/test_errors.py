"""What a person reads when something is the matter: what, where, and what to do next; and the command's exit code."""

from __future__ import annotations

import pytest

from kpi import errors
from kpi.errors import (
    BackupExistsError,
    BackupFailedError,
    BadAccountError,
    BadEvidenceError,
    BadGrantError,
    BadMomentError,
    ChangedPackError,
    DatabaseError,
    DecidedError,
    DondocError,
    EitherOrError,
    EngineOptionError,
    FutureMomentError,
    HoldsDataError,
    IllegibleError,
    MissingExtraError,
    NothingAskedError,
    NoWorkspaceError,
    OvertakenError,
    PortError,
    RefusedError,
    UnknownNameError,
    UnreadableError,
    WorkspaceExistsError,
    WrongStepError,
)
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Sentence
from tests.kpi.world import moment

PLACE = Source("kh.yaml", line=3)


SAID: list[tuple[DondocError, str]] = [
    (NoWorkspaceError("/a"), "Không thấy không gian làm việc ở /a. Tạo mới bằng “dondoc init THƯ_MỤC”"),
    (OvertakenError("units.yaml"), "units.yaml đã được người khác sửa sau khi bạn mở; chưa ghi gì của bạn."),
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
    (DecidedError(Sentence("Đang có quyết định.", "One stands.")), "Đang có quyết định. Chưa ghi gì của bạn."),
    (BadGrantError(Sentence("thiếu lý do", "no reason")), "Chưa ghi được quyết định: thiếu lý do."),
    (
        WrongStepError(Sentence("duyệt", "accept"), Sentence("chưa nộp", "nothing was sent")),
        "Không thể duyệt: chưa nộp. Xem: dondoc submission show",
    ),
    (
        BackupFailedError("/a.db", Sentence("đĩa đã đầy", "the disk is full")),
        "Chưa sao lưu được ra /a.db (đĩa đã đầy). Dữ liệu đang dùng còn nguyên, không để lại tệp dở.",
    ),
    (
        EngineOptionError("country", ["--target", "--unit"]),
        "--engine country đánh giá mọi chỉ tiêu của mọi đơn vị, không nhận --target, --unit. Bỏ lựa chọn ấy",
    ),
    (BackupExistsError("/a.db"), "Đã có tệp /a.db; bản sao lưu không ghi đè lên tệp nào."),
    (HoldsDataError("/a.db"), "/a.db đang có dữ liệu; chưa thay đổi gì."),
    (BadEvidenceError("a.txt", Sentence("không phải .docx", "no .docx")), "Chưa đính kèm a.txt: không phải .docx."),
    (
        PortError("127.0.0.1", 8000, Sentence("đang dùng", "in use"), taken=True),
        "Không mở được cổng 8000 trên 127.0.0.1 (chương trình khác đang dùng). Chọn cổng khác bằng “--port”.",
    ),
    (BadAccountError(Sentence("mật khẩu yếu.", "weak.")), "Chưa thay đổi tài khoản: mật khẩu yếu."),
    (MissingExtraError("scale"), "Cần cài thêm: pip install 'dondoc[scale]'."),
    (
        NothingAskedError((Sentence("kỳ 2030", "period 2030"),)),
        "Không có chỉ tiêu, nhiệm vụ nào thuộc phạm vi được hỏi (kỳ 2030); không ghi tệp nào.",
    ),
    (
        ChangedPackError("20230606-ab", ("plans", "units")),
        "Không lập lại được hồ sơ 20230606-ab: dữ liệu gốc đã khác khi lập (plans, units); không ghi tệp nào.",
    ),
    (EitherOrError("--date", "--id"), "Cần đúng một trong hai: --date hoặc --id."),
    (FutureMomentError(moment("2033-06-01T08:00")), "Thời điểm nhận 08:00 ngày 01/6/2033 ở tương lai"),
]


@pytest.mark.parametrize(("error", "said"), SAID)
def test_the_words(error: DondocError, said: str) -> None:
    assert error.say().startswith(said)
    assert str(error) == error.say("vi") == error.sentence.vi
    assert error.say("en") != error.say("vi")
    assert error.exit_code == 2


def test_every_error_of_the_room_has_its_words_here() -> None:
    told = {type(error) for error, _ in SAID} | {DondocError, RefusedError, IllegibleError}
    assert {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DondocError)} == told


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


def test_a_document_that_cannot_be_read_is_a_wrong_use_not_a_finding() -> None:
    error = IllegibleError("kh.txt", (Issue("empty", Sentence("tệp rỗng", "empty"), PLACE),))
    assert (error.say(), error.exit_code) == ("kh.txt: có 1 lỗi, chưa ghi nhận gì.", 2)


def test_what_the_system_says_is_said_in_words() -> None:
    import errno

    from kpi.errors import why_not

    assert why_not(FileNotFoundError(errno.ENOENT, "No such file")).vi == "không có tệp hoặc thư mục này"
    assert why_not(OSError(errno.ENOSPC, "No space left")).en == "the disk is full"
    assert why_not(OSError(errno.ELOOP, "Too many links")).vi == "Too many links"  # rare: as the system says it
    assert why_not(OSError()).vi == "OSError"
    shared = PermissionError(errno.EACCES, "Access denied")
    setattr(shared, "winerror", 32)  # noqa: B010  which only Windows gives it
    assert why_not(shared).vi == "tệp đang được dùng ở nơi khác"
