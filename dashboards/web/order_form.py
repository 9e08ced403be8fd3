"""A change of units as a person writes it in a form, and the order it stands for; every mistake told at its field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel

from targets.finding import find, tell_apart
from targets.unit_change import Order, Successor
from targets.units import EventKind, Registry, Unit
from targets.wording import Sentence, say
from targets.written_days import parse_when


class Written(BaseModel):
    """The fields of the form, as typed; of lists a line each."""

    loai: Literal["merge", "split", "rename", "undo"] = "merge"
    don_vi: str = ""  #: the units before
    thanh: str = ""  #: the units after: "xã Bình Lư; 03390; 5200", code and weight may be left out
    tu_ngay: str = ""  #: the first day of the new state
    van_ban: str = ""
    ban_hanh: str = ""  #: the document's day
    cap_tren: str = ""  #: what the new units are under, if not what those before were
    ben_ngoai: str = ""  #: units that take part and are not in the list
    ty_le_la: str = ""  #: what the weights of a split are
    ty_le_theo: str = ""  #: the document that has them
    ghi_chu: str = ""
    da_xem: str = ""  #: the SHA-256 of the list that the person saw
    buoc: Literal["xem", "sua", "ghi"] = (
        "xem"  #: "xem" to look at what would come of it, "sua" to mend it, "ghi" to record it
    )


#: What is wrong, by the field's name.
Faults = dict[str, Sentence]


def order_of(written: Written, registry: Registry) -> tuple[Order | None, Faults]:
    """Return what a form orders; None with what is wrong at each field."""
    faults: Faults = {}
    day = _day(written.tu_ngay, "tu_ngay", faults)
    issued = _day(written.ban_hanh, "ban_hanh", faults) if written.ban_hanh.strip() else None
    before = [_unit(text, day, registry, "don_vi", faults) for text in _lines(written.don_vi)] if day else []
    parent = _unit(written.cap_tren, day, registry, "cap_tren", faults) if day and written.cap_tren.strip() else None
    into = [_successor(line, faults) for line in _lines(written.thanh)]
    kind = EventKind(written.loai)
    faults |= dict(_missing(written, kind))
    weighed = (written.ty_le_la.strip(), written.ty_le_theo.strip())
    if any(one.weight is not None for one in into) is not all(weighed) or any(weighed) is not all(weighed):
        faults.setdefault("ty_le_la", _WEIGHTS)
    if faults or day is None:
        return None, faults
    return (
        Order(
            kind=kind,
            day=day,
            before=tuple(unit.id for unit in before if unit is not None),
            into=tuple(into),
            document=written.van_ban.strip(),
            issued=issued,
            parent=parent.id if parent is not None else None,
            outside=tuple(_lines(written.ben_ngoai)),
            note=written.ghi_chu.strip() or None,
            weighed_by=weighed if all(weighed) else None,
        ),
        {},
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _missing(written: Written, kind: EventKind) -> Iterator[tuple[str, Sentence]]:
    """Yield the fields that this kind of change needs otherwise."""
    before, after = len(_lines(written.don_vi)), len(_lines(written.thanh))
    if not before:
        yield "don_vi", say("ghi tên đơn vị", "name the unit")
    elif before > 1 and kind is not EventKind.MERGE:
        yield "don_vi", say("chỉ ghi một đơn vị", "name one unit only")
    if not after:
        yield "thanh", say("ghi tên đơn vị mới, cả loại", "name the new unit, with its kind")
    elif after > 1 and kind is not EventKind.SPLIT:
        yield "thanh", say("chỉ ghi một đơn vị mới", "name one new unit only")
    elif after == 1 and kind is EventKind.SPLIT:
        yield "thanh", say("chia thì phải thành ít nhất hai đơn vị", "a split makes two units at least")
    if not written.van_ban.strip():
        yield "van_ban", say("ghi số, ký hiệu văn bản quyết định", "name the document that orders it")


def _day(text: str, field: str, faults: Faults) -> date | None:
    day = parse_when(text.strip())
    if isinstance(day, date):
        return day
    faults[field] = say("ghi ngày như 2025-07-01", "write a day as 2025-07-01")
    return None


def _unit(text: str, day: date | None, registry: Registry, field: str, faults: Faults) -> Unit | None:
    """Return the unit that a name means on the day before a change; several are never chosen among."""
    if text.strip() in registry:
        return registry.unit(text.strip())
    found = find(text, day - timedelta(days=1) if day else None, registry)
    if found.unit is not None and found.in_force:
        return found.unit
    told = found.note or say("không có đơn vị “{text}”", "there is no unit “{text}”", text=text)
    if found.candidates:
        which = [(tell_apart(unit, registry), unit.id) for unit in found.candidates]
        told = Sentence(
            *(
                f"{told.text(language)} [{'; '.join(f'{words.text(language)}: {id_}' for words, id_ in which)}]"
                for language in ("vi", "en")
            )
        )
    elif found.near:
        told = say("{told}; có phải: {near}?", "{told}; did you mean: {near}?", told=told, near=", ".join(found.near))
    faults[field] = told
    return None


def _successor(line: str, faults: Faults) -> Successor:
    name, code, weight, *more = [*(part.strip() for part in line.split(";")), "", ""]
    if any(more) or (weight and not _NUMBER.fullmatch(weight)):
        faults["thanh"] = _LINE
        return Successor(name)
    return Successor(name, code or None, Decimal(weight.replace(",", ".")) if weight else None)


_NUMBER = re.compile(r"\d{1,12}([.,]\d{1,3})?")
_LINE = say("mỗi dòng viết: tên; mã số; số để chia", "write each line as: name; code; weight")
_WEIGHTS = say(
    "chia số liệu thì ghi cả ba: số của từng đơn vị, số ấy là gì, theo văn bản nào",
    "to divide figures give all three: each unit's weight, what the weights are, and their document",
)
