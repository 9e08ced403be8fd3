"""The settings of a workspace: one definition gives the file, the defaults and the documentation."""

from __future__ import annotations

from datetime import time
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from kpi import channel_settings, letterhead_settings, web_settings
from kpi.channel_settings import Mail, Webhook
from kpi.letterhead_settings import LetterheadSettings
from kpi.web_settings import Oidc, Web
from targets.file_schema import file_schema
from targets.issues import Issue
from targets.units_file import ContactEntry
from targets.wording import Language, say
from targets.written_values import Hour
from targets.yaml_file import Written, read_yaml, refuse

#: The settings file of a workspace; a folder that holds it is one.
FILE_NAME = "dondoc.yaml"


def _part(value: object) -> Fraction:
    """Return a part of a period, written as 3/4."""
    if isinstance(value, Fraction):
        return value
    above, _, below = str(value).partition("/")
    if above.isdecimal() and below.isdecimal() and 0 < int(above) < int(below) <= _MOST_PARTS:
        return Fraction(int(above), int(below))
    raise refuse(say("viết một phần của kỳ như 3/4, 11/12", "write a part of a period as 3/4 or 11/12"))


_MOST_PARTS = 100
WorkingDays = Annotated[int, Field(ge=1, le=250)]
Part = Annotated[
    Fraction,
    BeforeValidator(_part),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]?/[1-9][0-9]{0,2}$", "examples": ["3/4"]}),
]


class Hours(Written):
    """The hours of a working day in which messages may go out."""

    start: Hour = Field(time(7, 30), alias="from")
    end: Hour = Field(time(17), alias="to")  #: nothing goes out from then on

    @model_validator(mode="after")
    def _some(self) -> Hours:
        if self.start >= self.end:
            raise refuse(say("giờ “from” phải trước giờ “to”", "“from” must be before “to”"))
        return self

    def hold(self, hour: time) -> bool:
        """Say whether messages may go out at an hour."""
        return self.start <= hour < self.end


class Escalation(Written):
    """When somebody else is told of what is overdue."""

    after: WorkingDays  #: working days after the last day
    to: Literal["office", "superior"]  #: the coordinating office, or the unit above


class DutyReminders(Written):
    """What is different for one duty; a key left out is as for all."""

    before: tuple[WorkingDays, ...] | None = None
    after: tuple[WorkingDays, ...] | None = None
    then_every: WorkingDays | None = None
    pace: tuple[Part, ...] | None = None
    escalate: tuple[Escalation, ...] | None = None
    to: tuple[str, ...] | None = None
    hours: Hours | None = None


class Reminders(Written):
    """When a unit is reminded of something that is due; always on a working day."""

    before: tuple[WorkingDays, ...] = (15, 7, 3, 1)  #: working days before the last working day
    after: tuple[WorkingDays, ...] = (1, 3)  #: working days after the last day
    then_every: WorkingDays = 5  #: and again every so many working days, until it is done
    pace: tuple[Part, ...] = (Fraction(1, 2), Fraction(3, 4), Fraction(11, 12))  #: of what has only its period
    escalate: tuple[Escalation, ...] = (Escalation(after=3, to="office"), Escalation(after=8, to="superior"))
    to: tuple[str, ...] = ()  #: roles of the unit's contacts; none: its first contact with an address
    hours: Hours = Hours()
    duties: dict[str, DutyReminders] = Field(
        default_factory=dict
    )  #: by the duty's id, or "plan/duty" where two plans have the same

    def of(self, plan: str, duty: str) -> Reminders:
        """Return the settings of one duty; of one that recurs they are those of every occurrence."""
        duty = duty.partition("@")[0]
        own = self.duties.get(f"{plan}/{duty}") or self.duties.get(duty)
        if own is None:
            return self
        given = {name: getattr(own, name) for name in own.model_fields_set if getattr(own, name) is not None}
        return self.model_copy(update=given)


class Settings(Written):
    """What an office decides for its workspace."""

    office: str = ""  #: the coordinating office, as it stands on pages and lists
    contacts: tuple[ContactEntry, ...] = ()  #: of the coordinating office
    leaders: tuple[ContactEntry, ...] = ()  #: who get the weekly summary
    language: Language = "vi"
    letterhead: LetterheadSettings = LetterheadSettings()
    web: Web = Web()
    oidc: Oidc | None = None  #: None: people sign in with a password only
    reminders: Reminders = Reminders()
    mail: Mail | None = None  #: None: no mail can go out
    webhook: Webhook | None = None  #: None: nothing can go out to telephones


def read_settings(text: str, document: str) -> tuple[Settings | None, tuple[Issue, ...]]:
    """Return the settings of a workspace's file, and every mistake in it."""
    loaded = read_yaml(text, document, Settings)
    return loaded.value, loaded.issues


def changed_keys(before: Settings | None, after: Settings | None) -> tuple[str, ...]:
    """Return the keys that mean something else than before, in the order of the file's description.

    >>> changed_keys(Settings(office="Phòng Nội vụ"), Settings(office="Sở Nội vụ"))
    ('office',)
    """
    return tuple(name for name in Settings.model_fields if getattr(before, name, None) != getattr(after, name, None))


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of a workspace's settings file."""
    return file_schema(Settings, _WORDS)


_WORDS = (
    channel_settings.WORDS
    | letterhead_settings.WORDS
    | web_settings.WORDS
    | {
        "Settings": "Thiết lập của không gian làm việc.",
        "office": "Tên cơ quan điều phối, in trên trang và danh sách.",
        "contacts": "Nơi liên hệ của cơ quan điều phối: nhận tin báo việc quá hạn và chỉ tiêu có nguy cơ.",
        "leaders": "Lãnh đạo nhận bản tổng hợp hằng tuần, viết như contacts.",
        "language": "Ngôn ngữ hiển thị: vi hoặc en.",
        "reminders": "Khi nào thì nhắc, nhắc ai.",
        "Reminders": "Khi nào thì nhắc một đơn vị; luôn vào ngày làm việc.",
        "before": "Nhắc trước ngày làm việc cuối cùng của hạn bấy nhiêu ngày làm việc.",
        "after": "Nhắc lại sau hạn bấy nhiêu ngày làm việc.",
        "then_every": "Rồi cứ bấy nhiêu ngày làm việc lại nhắc, đến khi xong.",
        "pace": "Với việc chỉ có kỳ, không có ngày hạn: nhắc khi đã qua bấy nhiêu phần của kỳ mà chưa kịp tiến độ.",
        "escalate": "Việc quá hạn được báo thêm cho ai, từ bao giờ.",
        "Reminders.to": "Nhắc người giữ chức danh nào ở đơn vị; để trống là nơi liên hệ đầu tiên có địa chỉ.",
        "DutyReminders.to": "Nhắc người giữ chức danh nào ở đơn vị, viết như mục role của nơi liên hệ.",
        "hours": "Giờ được gửi, trong ngày làm việc.",
        "duties": "Thiết lập riêng của từng nhiệm vụ, theo mã nhiệm vụ, hoặc kế-hoạch/nhiệm-vụ.",
        "DutyReminders": "Thiết lập riêng của một nhiệm vụ; khóa không ghi thì theo thiết lập chung.",
        "Escalation": "Một bước báo lên.",
        "Escalation.after": "Sau hạn bấy nhiêu ngày làm việc.",
        "Escalation.to": "office: cơ quan điều phối; superior: đơn vị cấp trên trực tiếp.",
        "Hours": "Giờ được gửi, trong ngày làm việc.",
        "from": "Từ giờ này.",
        "Hours.to": "Đến trước giờ này.",
        "ContactEntry": "Nơi liên hệ: chức danh trước, tên người chỉ khi cơ quan đã cung cấp.",
        "role": "Chức danh: Văn thư, Chuyên viên theo dõi.",
        "name": "Tên người, nếu có.",
        "email": "Địa chỉ thư.",
        "phone": "Số điện thoại.",
        "channel": "Kênh nhận tin: mail (thư) hoặc webhook (cổng tin nhắn); không ghi thì thư nếu có địa chỉ thư.",
        "note": "Ghi “số liệu minh họa” nếu địa chỉ không có thật.",
    }
)
