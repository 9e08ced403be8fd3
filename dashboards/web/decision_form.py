"""An exemption or extension as a person writes it, and the decision it stands for; mistakes at their fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dashboards.views.decidable import Choices, Decidable
from rules.exemption import Grant, GrantKind
from targets.finding import find
from targets.units import Unit
from targets.wording import Sentence, say
from targets.workdays import VIETNAM
from targets.written_days import parse_when

#: What is wrong, by the field's name.
Faults = dict[str, Sentence]
#: The most letters of a reason, and of a line.
LONGEST_REASON, LONGEST_LINE = 2000, 300


@dataclass(frozen=True, slots=True)
class Signed:
    """What every decision says of itself, and the taking back of one too."""

    ly_do: str = ""
    nguoi: str = ""  #: who accepted it: an office or a role
    van_ban: str = ""

    def faults(self) -> Faults:
        """Return what is wrong with it, by field."""
        return dict(self._faults())

    def _faults(self) -> Iterator[tuple[str, Sentence]]:
        if not self.ly_do:
            yield "ly_do", say("ghi lý do", "give the reason")
        if not self.nguoi:
            yield "nguoi", say("ghi người hoặc cơ quan chấp thuận", "say who accepted it")
        for field, text, most in (
            ("ly_do", self.ly_do, LONGEST_REASON),
            ("nguoi", self.nguoi, LONGEST_LINE),
            ("van_ban", self.van_ban, LONGEST_LINE),
        ):
            if len(text) > most:
                yield field, say("dài quá {n} ký tự", "more than {n} characters", n=most)


@dataclass(frozen=True, slots=True)
class Written:
    """The fields of the form, as typed."""

    loai: str = ""  #: a kind of `GrantKind`
    viec: str = ""  #: the key of a promise
    don_vi: str = ""  #: the id or the name of a unit
    den_ngay: str = ""
    signed: Signed = Signed()


def decision_of(written: Written, choices: Choices, now: datetime) -> tuple[Grant | None, Faults]:
    """Return the decision that a form stands for, taken now; None with what is wrong at each field."""
    faults = written.signed.faults()
    if written.loai not in set(GrantKind):
        faults["loai"] = say("chọn miễn hay gia hạn", "choose exemption or extension")
    promise = choices.by_key.get(written.viec)
    if promise is None:
        faults["viec"] = say("chọn chỉ tiêu hoặc nhiệm vụ", "choose a target or duty")
    unit = _unit(written.don_vi, promise, choices, faults)
    day = parse_when(written.den_ngay) if written.den_ngay else None
    if written.den_ngay and not isinstance(day, date):
        faults["den_ngay"] = say("ghi ngày như 2025-07-01", "write a day as 2025-07-01")
    if faults or promise is None or unit is None or not (day is None or isinstance(day, date)):
        return None, faults
    kind = GrantKind(written.loai)
    faults = dict(_unfit(kind, promise, day, now.astimezone(VIETNAM).date()))
    signed = written.signed
    grant = Grant(
        kind, promise.plan_id, promise.id, unit.id, signed.ly_do, signed.nguoi, now, day, signed.van_ban or None
    )
    return (None, faults) if faults else (grant, {})


def _unit(text: str, promise: Decidable | None, choices: Choices, faults: Faults) -> Unit | None:
    """Return the unit that is meant, of those that a promise is asked of; several are never chosen among."""
    if not text:
        faults["don_vi"] = say("chọn đơn vị", "choose a unit")
    if not text or promise is None:
        return None
    by_id = {unit.id: unit for unit in promise.units}
    if text in by_id:
        return by_id[text]
    asked_of_others = dict(choices.units).get(text)
    if asked_of_others is not None:
        faults["don_vi"] = say("việc này không giao cho {unit}", "this is not asked of {unit}", unit=asked_of_others)
        return None
    found = find(text, None, promise.units)
    if found.unit is None:
        faults["don_vi"] = _not_found(text, tuple(unit.id for unit in found.candidates), found.near)
    return found.unit


def _not_found(text: str, several: tuple[str, ...], near: tuple[str, ...]) -> Sentence:
    if several:
        ids = ", ".join(several)
        return say("nhiều đơn vị tên là “{text}”; ghi mã: {ids}", "several are called “{text}”; give the id: {ids}",
                   text=text, ids=ids)  # fmt: skip
    if near:
        return say("không có đơn vị “{text}”; có phải: {near}?", "there is no unit “{text}”; did you mean: {near}?",
                   text=text, near=", ".join(near))  # fmt: skip
    return say("không có đơn vị “{text}” trong số được giao", "no unit it is asked of is called “{text}”", text=text)


def _unfit(kind: GrantKind, promise: Decidable, day: date | None, today: date) -> Iterator[tuple[str, Sentence]]:
    """Yield what does not fit together."""
    if kind is GrantKind.EXEMPTION:
        if day is not None and day < today:
            yield "den_ngay", say("ngày này đã qua: miễn như vậy không có hiệu lực", "this day is over: without effect")
        return
    if not promise.duty:
        yield (
            "viec",
            say("chỉ gia hạn nhiệm vụ; với chỉ tiêu thì miễn", "only a duty is extended; a target is exempted"),
        )
    elif day is None:
        yield "den_ngay", say("gia hạn thì ghi hạn mới", "an extension needs its new day")
    elif day <= promise.last_day:
        yield "den_ngay", say("hạn mới phải sau hạn của kế hoạch: {day}", "choose a day after the plan’s own: {day}",
                              day=promise.last_day)  # fmt: skip
