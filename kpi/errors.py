"""What can go wrong through the caller's doing, each with the sentence a person reads.

Mistakes inside documents are not here: they are `targets.issues.Issue` values. `Refused` carries them where a use case
cannot go on.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from datetime import datetime

from targets.issues import Issue, Severity
from targets.wording import Language, Sentence, say


class DondocError(Exception):
    """The caller's mistake, or a circumstance the caller can change. Exit code 2, or as the subclass says."""

    exit_code = 2

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.vi)
        self.sentence = sentence

    def say(self, language: Language = "vi") -> str:
        """Return the message in one language."""
        return self.sentence.text(language)


class NoWorkspaceError(DondocError):
    """There is no workspace where one was expected."""

    def __init__(self, place: str) -> None:
        super().__init__(
            say(
                "Không thấy không gian làm việc ở {place}. Tạo mới bằng “dondoc init THƯ_MỤC”, "
                "hoặc chỉ ra thư mục đã có bằng “--workspace”.",
                "There is no workspace at {place}. Make one with “dondoc init DIR”, or name one with “--workspace”.",
                place=place,
            )
        )


class WorkspaceExistsError(DondocError):
    """A workspace stands where a new one was to be made."""

    def __init__(self, place: str) -> None:
        super().__init__(
            say(
                "Thư mục {place} đã có không gian làm việc; không thay đổi gì. Hãy chọn thư mục khác.",
                "{place} already holds a workspace; nothing was changed. Choose another folder.",
                place=place,
            )
        )


class NothingAskedError(DondocError):
    """A list or paper was to be written of something that no plan asks of anybody."""

    def __init__(self, filters: Iterable[Sentence] = ()) -> None:
        asked = tuple(filters)
        super().__init__(
            say(
                "Không có chỉ tiêu, nhiệm vụ nào thuộc phạm vi được hỏi{asked}; không ghi tệp nào. "
                "Xem các kế hoạch và kỳ bằng “dondoc plan list”.",
                "No target or duty falls in what was asked{asked}; nothing was written. "
                "See the plans and periods with “dondoc plan list”.",
                asked=Sentence(
                    f" ({'; '.join(one.vi for one in asked)})" if asked else "",
                    f" ({'; '.join(one.en for one in asked)})" if asked else "",
                ),
            )
        )


class ChangedPackError(DondocError):
    """A pack for a meeting cannot be made again: what it was made of is not there any more as it was."""

    def __init__(self, pack: str, changed: Iterable[str]) -> None:
        super().__init__(
            say(
                "Không lập lại được hồ sơ {pack}: dữ liệu gốc đã khác khi lập ({changed}); không ghi tệp nào. "
                "Kiểm tra bằng “dondoc audit verify”, hoặc mở bản sao lưu.",
                "Pack {pack} cannot be made again: what it was made of has changed ({changed}); nothing was written. "
                "Look into it with “dondoc audit verify”, or open a backup.",
                pack=pack,
                changed=", ".join(changed),
            )
        )


class EitherOrError(DondocError):
    """Of two options exactly one must be given."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            say(
                "Cần đúng một trong hai: {one} hoặc {other}.",
                "Exactly one of {one} and {other} must be given.",
                one=one,
                other=other,
            )
        )


class EngineOptionError(DondocError):
    """Options are given that an engine of the evaluation does not know how to take."""

    def __init__(self, engine: str, options: Sequence[str]) -> None:
        super().__init__(
            say(
                "--engine {engine} đánh giá mọi chỉ tiêu của mọi đơn vị, không nhận {options}. "
                "Bỏ lựa chọn ấy, hoặc bỏ --engine.",
                "--engine {engine} evaluates every target of every unit and does not take {options}. "
                "Leave that out, or leave --engine out.",
                engine=engine,
                options=", ".join(options),
            )
        )


class UnreadableError(DondocError):
    """A file or folder cannot be read or written."""

    def __init__(self, place: str, reason: str | Sentence) -> None:
        super().__init__(
            say(
                "Không mở được {place} ({reason}). Kiểm tra đường dẫn, quyền, và tệp có đang mở ở nơi khác không.",
                "{place} cannot be opened ({reason}). Check path, permissions, and whether it is open elsewhere.",
                place=place,
                reason=reason,
            )
        )


def why_not(error: OSError) -> Sentence:
    """Return why the system could not open or write something, in words; the system's own where it is rare."""
    if getattr(error, "winerror", None) in _SHARED:
        return _SYSTEM_REASONS[errno.EBUSY]
    known = _SYSTEM_REASONS.get(error.errno or 0)
    other = error.strerror or type(error).__name__
    return known or Sentence(other, other)


_SHARED = frozenset({32, 33})  # what Windows says of a file that another program has open, as "permission denied"
_SYSTEM_REASONS = {
    errno.ENOENT: Sentence("không có tệp hoặc thư mục này", "there is no such file or folder"),
    errno.EACCES: Sentence("không được phép", "permission denied"),
    errno.EPERM: Sentence("không được phép", "permission denied"),
    errno.EISDIR: Sentence("đây là thư mục, không phải tệp", "it is a folder, not a file"),
    errno.ENOTDIR: Sentence("một phần của đường dẫn không phải thư mục", "part of the path is not a folder"),
    errno.EEXIST: Sentence("đã có tệp hoặc thư mục tên này", "something of this name is there"),
    errno.ENOSPC: Sentence("đĩa đã đầy", "the disk is full"),
    errno.EROFS: Sentence("nơi này chỉ cho đọc", "the place is read-only"),
    errno.ENAMETOOLONG: Sentence("tên quá dài", "the name is too long"),
    errno.EBUSY: Sentence("tệp đang được dùng ở nơi khác", "it is in use elsewhere"),
}


class DatabaseError(DondocError):
    """The database cannot be reached or is not ours."""

    def __init__(self, place: str, reason: str | Sentence) -> None:
        super().__init__(
            say(
                "Không dùng được cơ sở dữ liệu {place}: {reason}. Chạy “dondoc doctor” để kiểm tra.",
                "The database {place} cannot be used: {reason}. Run “dondoc doctor” to look into it.",
                place=place,
                reason=reason,
            )
        )


class BackupExistsError(DondocError):
    """A backup was to be written where a file is."""

    def __init__(self, place: str) -> None:
        super().__init__(
            say(
                "Đã có tệp {place}; bản sao lưu không ghi đè lên tệp nào. Hãy chọn tên khác.",
                "{place} is there already; a backup overwrites nothing. Choose another name.",
                place=place,
            )
        )


class BackupFailedError(DondocError):
    """A backup could not be written to its end."""

    def __init__(self, place: str, reason: str | Sentence) -> None:
        super().__init__(
            say(
                "Chưa sao lưu được ra {place} ({reason}). Dữ liệu đang dùng còn nguyên, không để lại tệp dở. "
                "Dọn bớt đĩa hoặc chọn nơi khác, rồi sao lưu lại.",
                "No backup was written to {place} ({reason}). The data in use are whole, nothing half-written is left. "
                "Make room or choose another place, then back up again.",
                place=place,
                reason=reason,
            )
        )


class HoldsDataError(DondocError):
    """A backup was to be put back over data that are there."""

    def __init__(self, place: str) -> None:
        super().__init__(
            say(
                "{place} đang có dữ liệu; chưa thay đổi gì. Muốn thay bằng bản sao lưu: thêm “--force” "
                "(dữ liệu đang có được cất riêng trước).",
                "{place} holds data; nothing was changed. To replace them add “--force” (they are put aside first).",
                place=place,
            )
        )


class UnknownNameError(DondocError):
    """A plan, target, unit or period was named that does not exist."""

    def __init__(self, what: Sentence, name: str, near: tuple[str, ...] = ()) -> None:
        vi = f" Có phải: {', '.join(near)}?" if near else ""
        en = f" Did you mean: {', '.join(near)}?" if near else ""
        super().__init__(
            say(
                "Không có {what} “{name}”.{near}",
                "There is no {what} “{name}”.{near}",
                what=what,
                name=name,
                near=Sentence(vi, en),
            )
        )
        self.near = near


class BadMomentError(DondocError):
    """A moment or date was written in a way that cannot be read."""

    def __init__(self, text: str) -> None:
        super().__init__(
            say(
                "Không hiểu thời điểm “{text}”. Viết như 2023-06-04, 2023-06-04T23:59 hoặc 04/6/2023.",
                "“{text}” is not a moment. Write 2023-06-04, 2023-06-04T23:59 or 04/6/2023.",
                text=text,
            )
        )


class MissingExtraError(DondocError):
    """Something was asked for that needs an extra of the distribution."""

    def __init__(self, extra: str) -> None:
        super().__init__(
            say(
                "Cần cài thêm: pip install 'dondoc[{extra}]'.",
                "This needs: pip install 'dondoc[{extra}]'.",
                extra=extra,
            )
        )


class BadGrantError(DondocError):
    """An exemption or extension that cannot be recorded as it was put."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(say("Chưa ghi được quyết định: {reason}.", "Not recorded: {reason}.", reason=reason))


class DecidedError(DondocError):
    """What stands of an exemption or extension is not what the person who decides about it was told of."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(say("{told} Chưa ghi gì của bạn.", "{told} Nothing of yours was recorded.", told=told))


class WrongStepError(DondocError):
    """A step that may not be taken on a report as it stands."""

    def __init__(self, step: Sentence, reason: Sentence) -> None:
        super().__init__(
            say(
                "Không thể {step}: {reason}. Xem: dondoc submission show",
                "Cannot {step}: {reason}. See: dondoc submission show",
                step=step,
                reason=reason,
            )
        )


class BadEvidenceError(DondocError):
    """A file that cannot be attached to a report."""

    def __init__(self, file_name: str, reason: Sentence) -> None:
        super().__init__(
            say(
                "Chưa đính kèm {file}: {reason}. Tệp đính kèm là .docx hoặc .pdf (báo cáo: cả .txt), nhiều nhất 20 MB.",
                "{file} was not attached: {reason}. Attach .docx or .pdf, of at most 20 MB.",
                file=file_name,
                reason=reason,
            )
        )


class FutureMomentError(DondocError):
    """Something was said to have been received later than now."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(
            say(
                "Thời điểm nhận {at} ở tương lai; không thể ghi nhận trước. Kiểm tra lại “--received-at”.",
                "The moment {at} is in the future and cannot be recorded. Check “--received-at”.",
                at=moment,
            )
        )


class RefusedError(DondocError):
    """A document has mistakes that forbid going on; each is an issue with its place."""

    exit_code = 1

    def __init__(self, what: str, issues: tuple[Issue, ...]) -> None:
        super().__init__(
            say(
                "{what}: có {n} lỗi, chưa ghi nhận gì.",
                "{what}: {n} mistakes, nothing was recorded.",
                what=what,
                n=sum(issue.severity is Severity.ERROR for issue in issues),
            )
        )
        self.issues = issues


class OvertakenError(DondocError):
    """Somebody else changed a thing after the person who wants to change it saw it."""

    def __init__(self, what: Sentence | str) -> None:
        super().__init__(
            say(
                "{what} đã được người khác sửa sau khi bạn mở; chưa ghi gì của bạn. Xem lại rồi ghi lần nữa.",
                "Somebody changed {what} after you opened it; nothing of yours was recorded. Look again, then record.",
                what=what,
            )
        )


class PortError(DondocError):
    """The web server cannot listen where it was asked to."""

    def __init__(self, host: str, port: int, reason: Sentence, *, taken: bool) -> None:
        if taken:
            reason = Sentence("chương trình khác đang dùng", "another program uses it")
        super().__init__(
            say(
                "Không mở được cổng {port} trên {host} ({reason}). Chọn cổng khác bằng “--port”.",
                "Port {port} on {host} cannot be opened ({reason}). Choose another with “--port”.",
                host=host,
                port=str(port),
                reason=reason,
            )
        )


class BadAccountError(DondocError):
    """An account cannot be as somebody wants it."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(
            say(
                "Chưa thay đổi tài khoản: {reason}",
                "The account was not changed: {reason}",
                reason=sentence,
            )
        )
        self.reason = sentence


class IllegibleError(RefusedError):
    """A document cannot be read at all; its issues say why, and what to do."""

    exit_code = 2
