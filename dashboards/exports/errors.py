"""What can go wrong when something is written for people, through the caller's doing."""

from __future__ import annotations

from collections.abc import Iterable

from kpi.errors import DondocError
from targets.wording import say


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
