"""Lines of the ledger of reminders as people read them: who was told what, when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kpi.delivery import MessageState
from kpi.outbox import CONSOLE, MAIL, WEBHOOK
from kpi.store.ledger import Entry
from targets.wording import Sentence
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class Reminded:
    """One thing that was said to one recipient, or would have been."""

    number: int | None  #: of the message; None: none was made, a later reminder took its place
    day: date
    unit_id: str
    unit: str  #: name
    title: str  #: of the duty or target
    why: Sentence
    to: str  #: the address; where there is no message, whose contact it would have been
    before: tuple[str, ...]  #: addresses it had before it was sent again by hand
    channel: Sentence
    state: Sentence
    group: str  #: "failed", "waiting", "sent", "dropped"
    mark: str  #: the state as one sign
    attempts: int
    next_at: datetime | None  #: when it is tried next, of one that waits; in Vietnam's time
    sent_at: datetime | None  #: in Vietnam's time
    answer: str | None  #: what the server said last

    @property
    def failed(self) -> bool:
        """Say whether it was given up, so that someone must see to it."""
        return self.group == "failed"


def reminded(entries: Iterable[Entry]) -> tuple[Reminded, ...]:
    """Return lines of the ledger in their order."""
    return tuple(_line(entry) for entry in entries)


def grouped(lines: Iterable[Reminded]) -> Mapping[str, tuple[Reminded, ...]]:
    """Return lines by their group, the latest day first; every group is there."""
    ordered = latest_first(lines)
    names = dict.fromkeys(name for name, _ in GROUPS.values())
    return {name: tuple(line for line in ordered if line.group == name) for name in names}


def advice(line: Reminded) -> Sentence:
    """Say what to do about a message that failed, by what the server said of it."""
    code = (line.answer or "").strip()[:3]
    if line.channel == CHANNELS[WEBHOOK]:
        return _GATEWAY
    if code in {"501", "510", "511", "550", "551", "553", "556"}:
        return _ADDRESS
    return _SIGN_IN if code in {"530", "534", "535"} else _CONNECTION


_ADDRESS = Sentence(
    "Máy chủ không nhận địa chỉ này: sửa địa chỉ trong danh sách đơn vị, rồi gửi lại.",
    "The server does not take this address: mend it in the list of units, then send again.",
)
_SIGN_IN = Sentence(
    "Máy chủ thư không cho đăng nhập: xem tài khoản và mật khẩu gửi thư, rồi gửi lại.",
    "The mail server does not let us in: look at its account and password, then send again.",
)
_GATEWAY = Sentence(
    "Xem lại số điện thoại và cổng tin nhắn ở trang Thiết lập, rồi gửi lại.",
    "Look at the telephone number and the gateway in the settings, then send again.",
)
_CONNECTION = Sentence(
    "Xem lại đường mạng và máy chủ thư ở trang Thiết lập, rồi gửi lại.",
    "Look at the network and the mail server in the settings, then send again.",
)


def latest_first(lines: Iterable[Reminded]) -> tuple[Reminded, ...]:
    """Return lines by their day, the latest first; of one day, as they were."""
    return tuple(sorted(lines, key=lambda line: line.day, reverse=True))


#: What each state counts as, and its sign.
GROUPS = {
    MessageState.FAILED: ("failed", "✗"),
    MessageState.PENDING: ("waiting", "…"),
    MessageState.LEASED: ("waiting", "…"),
    MessageState.SENDING: ("waiting", "…"),
    MessageState.UNKNOWN: ("waiting", "?"),
    MessageState.SENT: ("sent", "✓"),
    MessageState.CANCELLED: ("dropped", "–"),
    MessageState.SUPERSEDED: ("dropped", "–"),
}
CHANNELS = {
    MAIL: Sentence("thư điện tử", "e-mail"),
    WEBHOOK: Sentence("tin nhắn", "text message"),
    CONSOLE: Sentence("màn hình", "screen"),
}


def _line(entry: Entry) -> Reminded:
    matter, (group, mark) = entry.matter, GROUPS[entry.state]
    return Reminded(
        number=entry.message,
        day=matter.day,
        unit_id=matter.unit,
        unit=matter.unit_name,
        title=matter.title,
        why=matter.why,
        to=entry.address or matter.recipient,
        before=entry.before,
        channel=CHANNELS.get(matter.channel, Sentence(matter.channel, matter.channel)),
        state=entry.state.label,
        group=group,
        mark=mark,
        attempts=entry.attempt,
        next_at=entry.next_at.astimezone(VIETNAM) if entry.next_at is not None and group == "waiting" else None,
        sent_at=entry.sent_at.astimezone(VIETNAM) if entry.sent_at is not None else None,
        answer=entry.answer,
    )
