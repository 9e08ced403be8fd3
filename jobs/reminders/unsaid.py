"""What cannot be said to anyone, and what must be mended."""

from __future__ import annotations

from kpi.evaluation.results import Result
from kpi.outbox import Unaddressed
from targets.units import Registry
from targets.wording import Sentence, say


def unsaid(code: str, result: Result, registry: Registry, roles: tuple[str, ...] = ()) -> Unaddressed:
    """Return that something cannot be said; of the office and of a unit above it is one thing, whatever it is about.

    Args:
        code: "unit-ended", "no-address-own", "no-address-office" or "no-address-superior".
        result: what is to be told.
        registry: of the unit above.
        roles: of the contacts looked for.
    """
    unit = result.unit
    above = registry.by_id.get(unit.parent or "")
    place = {"no-address-office": "office", "no-address-superior": unit.parent or unit.id}
    words = _WORDS[code]
    why = say(
        words.vi,
        words.en,
        unit=unit.label,
        above=above.label if above is not None else "",
        title=result.promise.title,
        roles=f" ({', '.join(roles)})" if roles else "",
    )
    return Unaddressed(code, place.get(code, f"{result.plan.id}/{result.promise.id}/{unit.id}"), why)


_WORDS = {
    "unit-ended": Sentence(
        "{unit} đã kết thúc hoạt động; “{title}” còn để ngỏ: cần quyết định miễn hoặc giao cho đơn vị kế tục.",
        "{unit} is no longer in force; “{title}” is open: exempt it or pass it on.",
    ),
    "no-address-own": Sentence(
        "{unit}: chưa có địa chỉ để nhắc{roles} về “{title}”. Bổ sung “contacts” trong units.yaml.",
        "{unit}: no address{roles} to remind of “{title}”. Add “contacts” in units.yaml.",
    ),
    "no-address-office": Sentence(
        "Cơ quan điều phối chưa có địa chỉ để nhận tin về việc quá hạn. Bổ sung “contacts” trong dondoc.yaml.",
        "The coordinating office has no address to be told what is overdue. Add “contacts” in dondoc.yaml.",
    ),
    "no-address-superior": Sentence(
        "Cấp trên của {unit} ({above}) chưa có địa chỉ để nhận tin quá hạn. Bổ sung “contacts” trong units.yaml.",
        "The unit above {unit} ({above}) has no address to be told what is overdue. Add “contacts” in units.yaml.",
    ),
}
