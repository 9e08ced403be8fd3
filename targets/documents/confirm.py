"""A draft plan as a person confirmed it: what is kept, what was changed, what is refused; then a plan file like any.

A refused proposal is left out with the indicator that only it uses. The form asks for what the kept targets need, for
the periods of the kept reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from targets.documents.draft import plan_text

#: Where proposals stand in a draft.
PARTS = ("targets", "totals", "duties")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing a document promises, as a person is asked about it."""

    id: str
    part: str  #: one of `PARTS`
    title: str
    quote: str
    line: int | None
    section: str
    number: str  #: what must be reached, to be changed: "95", "1"; empty: there is none
    unit: str  #: of the number: "%", "mô hình"
    day: str  #: the day of a deadline as the plan file has it: "2023-06-05"; empty: there is none
    when: str  #: how the day is meant: before, by, on, during; empty: there is none


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says to one proposal."""

    kept: bool
    title: str
    number: str
    day: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a person says of the plan as a whole."""

    id: str
    title: str
    unit: str  #: the id of the unit whose plan it is
    period: str  #: its key
    groups: tuple[str, ...]  #: whom everything is addressed to
    form: bool = True  #: whether units report by a form


def proposals(draft: Mapping[str, Any]) -> tuple[Proposal, ...]:
    """Return what a draft proposes, targets before duties."""
    units = {one["id"]: one.get("unit", "") for one in draft.get("indicators", ())}
    return tuple(_proposal(part, one, units) for part in PARTS for one in draft.get(part, ()))


def confirmed(draft: Mapping[str, Any], head: Head, choices: Mapping[str, Choice]) -> str:
    """Return the plan file of what was kept.

    Args:
        draft: of `targets.documents.draft.draft_plan`.
        head: of the plan as a whole.
        choices: by the proposals' ids; one without a choice is refused.
    """
    plan: dict[str, Any] = deepcopy(dict(draft)) | {
        "id": head.id,
        "title": head.title,
        "unit": head.unit,
        "period": head.period,
    }
    for part in PARTS:
        kept = [one for one in plan.get(part, ()) if (choice := choices.get(one["id"])) is not None and choice.kept]
        for one in kept:
            _change(one, choices[one["id"]], head)
        plan[part] = kept
    used = {indicator for part in PARTS for one in plan[part] for indicator in _indicators(one)}
    plan["indicators"] = [one for one in plan.get("indicators", ()) if one["id"] in used]
    if head.form and plan["indicators"]:
        plan["form"] = {
            "title": f"KẾT QUẢ: {head.title}",
            "indicators": [one["id"] for one in plan["indicators"]],
            "periods": list(_periods(plan["duties"], head.period)),
        }
    order = ("id", "title", "number", "issued", "issuer", "unit", "period", "document", "indicators", "form", *PARTS)
    return plan_text({key: plan[key] for key in (*order, *(key for key in plan if key not in order)) if key in plan})


def _proposal(part: str, one: Mapping[str, Any], units: Mapping[str, str]) -> Proposal:
    source = one.get("source", {})
    bounds = one.get("total") or {}
    share = part == "targets"
    number = one.get("share") if share else bounds.get("min", bounds.get("max"))
    when, day = next(((key, value) for key, value in one.get("deadline", {}).items() if key in _DAYS), ("", ""))
    return Proposal(
        id=one["id"],
        part=part,
        title=one.get("title", ""),
        quote=source.get("quote", ""),
        line=source.get("line"),
        section=str(source.get("section", "")),
        number="" if number is None else str(number),
        unit="%" if share else units.get(bounds.get("indicator", ""), ""),
        day=str(day),
        when=when,
    )


#: The keys of a deadline whose value is a day or a period.
_DAYS = ("before", "by", "on", "during")


def _change(one: dict[str, Any], choice: Choice, head: Head) -> None:
    """Put what a person said into a proposal. A number or day that is none stays as it was typed: reading tells."""
    one["confirm"] = True
    one["title"] = choice.title.strip() or one["title"]
    one["to"] = one.get("to", {}) | {"groups": list(head.groups)}
    if choice.number.strip():
        if "share" in one:
            one["share"] = _number(choice.number)
        elif "total" in one:
            key = "min" if "min" in one["total"] else "max"
            one["total"][key] = _number(choice.number)
    for key in _DAYS:
        if key in one.get("deadline", {}) and choice.day.strip():
            one["deadline"][key] = choice.day.strip()


def _number(text: str) -> int | float | str:
    plain = text.strip().removesuffix("%").strip()
    try:
        return int(plain)
    except ValueError:
        try:
            return float(plain.replace(",", "."))
        except ValueError:
            return text.strip()


def _indicators(one: Mapping[str, Any]) -> Iterator[str]:
    for key in ("each", "total"):
        if "indicator" in one.get(key, {}):
            yield one[key]["indicator"]


def _periods(duties: list[dict[str, Any]], period: str) -> dict[str, None]:
    """Return the periods that reports are due for, each once, and the plan's own."""
    own = [str(one["period"]) for one in duties if one.get("kind") == "report" and "deadline" in one]
    return dict.fromkeys([*own, period])
