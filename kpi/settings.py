"""The settings of a workspace: one definition gives the file, the defaults and the documentation."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from targets.file_schema import file_schema
from targets.issues import Issue
from targets.wording import Language
from targets.yaml_file import Written, read_yaml

#: The settings file of a workspace; a folder that holds it is one.
FILE_NAME = "dondoc.yaml"

WorkingDays = Annotated[int, Field(ge=1, le=250)]


class Reminders(Written):
    """When a unit is reminded of something that is due; always on a working day."""

    before: tuple[WorkingDays, ...] = (15, 7, 3, 1)  #: working days before the last working day
    after: tuple[WorkingDays, ...] = (1, 3)  #: working days after the last day
    then_every: WorkingDays = 5  #: and again every so many working days, until it is done


class Settings(Written):
    """What an office decides for its workspace."""

    office: str = ""  #: the coordinating office, as it stands on pages and lists
    language: Language = "vi"
    reminders: Reminders = Reminders()


def read_settings(text: str, document: str) -> tuple[Settings | None, tuple[Issue, ...]]:
    """Return the settings of a workspace's file, and every mistake in it."""
    loaded = read_yaml(text, document, Settings)
    return loaded.value, loaded.issues


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of a workspace's settings file."""
    return file_schema(Settings, _WORDS)


_WORDS = {
    "Settings": "Thiết lập của không gian làm việc.",
    "office": "Tên cơ quan điều phối, in trên trang và danh sách.",
    "language": "Ngôn ngữ hiển thị: vi hoặc en.",
    "reminders": "Khi nào thì nhắc.",
    "Reminders": "Khi nào thì nhắc một đơn vị; luôn vào ngày làm việc.",
    "before": "Nhắc trước ngày làm việc cuối cùng của hạn bấy nhiêu ngày làm việc.",
    "after": "Nhắc lại sau hạn bấy nhiêu ngày làm việc.",
    "then_every": "Rồi cứ bấy nhiêu ngày làm việc lại nhắc, đến khi xong.",
}
