"""A reading as a plan file to be edited: every proposal with its words and place, waiting for a person to confirm it.

What a document says is filled in; what it cannot say (which units, which indicator is which) is left for the person,
with the document's own words beside it. A proposal counts only once its ``confirm`` says true: `targets.plan_file`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from targets.deadlines import DeadlineKind
from targets.documents.answer import number_of
from targets.documents.goal import Goal, Operator
from targets.documents.owed import Owed
from targets.documents.reading import FoundDue, FoundGoal, Reading
from targets.names import loose_key
from targets.periods import Period, PeriodKind
from targets.written_days import RecurringDay, when_key


def draft_of(reading: Reading, document: str, sha256: str) -> str:
    """Return the text of the draft plan file.

    Args:
        reading: what was read.
        document: the document's file name.
        sha256: of its bytes.
    """
    return f"{_HEADING.format(document=document)}\n{plan_text(draft_plan(reading, document, sha256))}"


def draft_plan(reading: Reading, document: str, sha256: str) -> dict[str, Any]:
    """Return the draft as plain values, by the keys of a plan file."""
    head = reading.head
    year = head.year or head.until
    goals = [(f"chi-tieu-{n}", found) for n, found in enumerate(reading.goals, 1)]
    dues = [(f"nhiem-vu-{n}", found) for n, found in enumerate(reading.dues, 1)]
    kept = [(id_, found, duty) for id_, found in dues if (duty := _duty(id_, found, year)) is not None]
    return {
        "id": _id(head.number, year),
        "title": head.title or document,
        "number": head.number,
        "issued": head.issued,
        "issuer": head.issuer or "",
        "unit": "",
        "period": str(year or ""),
        "document": {"name": head.title or document, "file": document, "sha256": sha256},
        "indicators": [_indicator(id_, found.goal) for id_, found in goals],
        "targets": [_target(id_, found, year) for id_, found in goals if _is_share(found.goal)],
        "totals": [_total(id_, found, year) for id_, found in goals if not _is_share(found.goal)],
        "duties": [duty for _, _, duty in kept],
        "notes": [f"Dòng {f.place.line}: {f.quote}" for id_, f in dues if id_ not in {one for one, _, _ in kept}],
    }


def plan_text(plan: Mapping[str, Any]) -> str:
    """Return plain values as a plan file; lists of nothing are left out."""
    written: str = yaml.safe_dump(
        {key: value for key, value in plan.items() if value not in ([], ())},
        allow_unicode=True,
        sort_keys=False,
        width=110,
    )
    return written


_HEADING = """\
# Bản nháp do máy đọc từ {document}. Với từng điều: xem “quote” và “line”, sửa cho đúng, rồi đổi confirm: false thành
# confirm: true; điều không phải thì xóa cả mục. Phải điền “unit” (mã đơn vị) và “to” (giao cho ai) theo units.yaml.
# Sau đó ghi nhận bằng: dondoc plan add TỆP"""
_PERIODS = {
    PeriodKind.HALF_YEAR: "-H1",
    PeriodKind.NINE_MONTHS: "-9M",
    PeriodKind.YEAR: "",
}
_LONGEST = 90  # characters of a title


def _id(number: str | None, year: int | None) -> str:
    words = loose_key(number or "ke hoach").replace(" ", "-")
    return f"{words}-{year}" if year and str(year) not in words else words


def _is_share(goal: Goal) -> bool:
    """Say whether a target is a share of units, each of which does something, or one thing of every unit."""
    if goal.each is not None:
        return True
    share = goal.unit == "%" and goal.operator in {Operator.EQ, Operator.GE} and 0 < goal.value <= 100  # noqa: PLR2004
    return share and bool(goal.subject and goal.object) and goal.change is None


def _indicator(id_: str, goal: Goal) -> dict[str, Any]:
    name = goal.object or goal.subject
    if goal.each is not None:
        return {"id": f"so-{id_}", "name": _short(name), "measure": "count", "unit": goal.each.unit}
    if _is_share(goal):
        return {"id": f"so-{id_}", "name": _short(name), "measure": "yes_no"}
    measure = "amount" if goal.unit.startswith(("%", "‰")) or goal.value % 1 else "count"
    return {
        "id": f"so-{id_}",
        "name": _short(f"{goal.subject} {goal.object}".strip()),
        "measure": measure,
        "unit": goal.unit,
    }


def _promise(id_: str, found: FoundGoal | FoundDue, title: str, period: str) -> dict[str, Any]:
    place = {"section": found.section, "page": found.place.page, "line": found.place.line, "quote": found.quote}
    subject = found.goal.subject if isinstance(found, FoundGoal) else ""
    return {
        "id": id_,
        "confirm": False,
        "title": _short(title),
        "to": {"groups": [], **({"note": subject} if subject else {})},
        "period": period,
        "source": {key: value for key, value in place.items() if value},
    }


def _target(id_: str, found: FoundGoal, year: int | None) -> dict[str, Any]:
    goal, each = found.goal, found.goal.each
    share = number_of(goal.value) if goal.unit == "%" else 100
    bounds: dict[str, Any] = {"indicator": f"so-{id_}", "min": number_of(each.low) if each else 1}
    if each is not None and each.high is not None:
        bounds |= {"max": number_of(each.high), "above_max": "note"}
    return {**_promise(id_, found, found.quote, goal.by or str(year or "")), "share": share, "each": bounds}


def _total(id_: str, found: FoundGoal, year: int | None) -> dict[str, Any]:
    goal = found.goal
    bounds: dict[str, Any] = {"indicator": f"so-{id_}"}
    if goal.operator in {Operator.LE, Operator.LT}:
        bounds["max"] = number_of(goal.value)
    else:
        bounds["min"] = number_of(goal.value)
        if goal.high is not None:
            bounds |= {"max": number_of(goal.high), "above_max": "note"}
    assumed = dict(_assumed(goal))
    return {**_promise(id_, found, found.quote, goal.by or str(year or "")), "total": bounds, **assumed}


def _assumed(goal: Goal) -> Iterator[tuple[str, str]]:
    """Yield what a bound cannot say: that its own value is not enough, that a change is meant, that it is hoped for."""
    said = [
        "văn bản nói “trên”/“dưới”: đúng mức ấy chưa đạt" if goal.operator in {Operator.GT, Operator.LT} else "",
        "đây là mức tăng, giảm so với kỳ gốc" if goal.change else "",
        "văn bản nói “phấn đấu”" if goal.soft else "",
        "văn bản nói “khoảng”" if goal.operator is Operator.APPROX else "",
    ]
    words = "; ".join(part for part in said if part)
    if words:
        yield "assumption", f"{words[0].upper()}{words[1:]}."


def _duty(id_: str, found: FoundDue, year: int | None) -> dict[str, Any] | None:
    """Return a duty for the plan file; None for one whose deadline the file cannot say: it becomes a note."""
    owed = found.owed
    period = f"{year or ''}{_PERIODS.get(owed.period, '') if owed.period else ''}"
    common = _promise(id_, found, owed.what or found.quote, period)
    recipient = {"recipient": owed.recipient} if owed.recipient else {}
    if owed.kind is DeadlineKind.AD_HOC:
        return {**common, "kind": "ad_hoc", **recipient}
    due = _due(owed)
    return {**common, "kind": "report", "deadline": due, **recipient} if due else None


def _due(owed: Owed) -> dict[str, Any] | None:
    when = owed.when
    if owed.kind is DeadlineKind.RELATIVE and owed.count is not None:
        unit = "working_days" if owed.unit.value == "working-day" else "days"
        return {unit: owed.count, "after": "event", "roll": "strict"}
    if when is None or (isinstance(when, RecurringDay) and when.month is None):
        return None
    if owed.kind is DeadlineKind.FROM:
        return {"from": when_key(when), "to": when_key(owed.until), "roll": "strict"} if owed.until else None
    key = "during" if isinstance(when, Period) and owed.kind is DeadlineKind.ON else owed.kind.value
    return {key: when_key(when), "roll": "strict"}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"
