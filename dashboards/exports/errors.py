"""What can go wrong when something is written for people, through the caller's doing."""

from __future__ import annotations

from collections.abc import Iterable

from kpi.errors import DondocError
from targets.wording import Sentence, say


class UnknownFormatError(DondocError):
    """A file was asked for in a format that is not written."""

    def __init__(self, name: str, formats: Iterable[str]) -> None:
        super().__init__(
            say(
                "Không ghi được “{name}”: chỉ có các dạng {formats}.",
                "“{name}” cannot be written: the formats are {formats}.",
                name=name,
                formats=", ".join(formats),
            )
        )


class ForeignFolderError(DondocError):
    """The folder named for the pages holds something else, which would be lost."""

    def __init__(self, place: str, found: str) -> None:
        super().__init__(
            say(
                "Thư mục {place} có “{found}”, không phải do Đôn Đốc ghi; không thay đổi gì. "
                "Hãy chọn thư mục mới hoặc thư mục trống.",
                "{place} holds “{found}”, which Đôn Đốc did not write; nothing was changed. "
                "Choose a new or an empty folder.",
                place=place,
                found=found,
            )
        )


class HeldOpenError(DondocError):
    """A file that is to be replaced is open in an office program; nothing was written."""

    def __init__(self, place: str, program: str, person: str, mark: str) -> None:
        super().__init__(
            say(
                "Không ghi {place}: tệp đang mở trong {program}{person}; không thay đổi gì. Đóng tệp rồi làm lại. "
                "Nếu không còn ai mở, xóa tệp “{mark}” ở cùng thư mục.",
                "{place} was not written: it is open in {program}{person}; nothing was changed. Close it and try "
                "again. If nobody has it open, delete “{mark}” beside it.",
                place=place,
                program=program,
                person=f" ({person})" if person else "",
                mark=mark,
            )
        )


class NothingToCompileError(DondocError):
    """A report was to be compiled of a period of which no unit has reported anything."""

    def __init__(self, period: Sentence) -> None:
        super().__init__(
            say(
                "Chưa có báo cáo nào của đơn vị cho {period}; không ghi tệp nào. Xem kỳ báo cáo của từng kế hoạch bằng "
                "“dondoc plan list”, báo cáo đã nhận bằng “dondoc due”.",
                "No unit has reported for {period}; nothing was written. See the periods of each plan with "
                "“dondoc plan list”, what has come with “dondoc due”.",
                period=period,
            )
        )
