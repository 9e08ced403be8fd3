"""What changed from one plan to another, or from one revision to the next, said part by part.

Parts are matched by id. One whose id was changed is said to be the same only where that is certain: it has the title it
had, or asks in figures all that it asked, and no other could be meant. Else one part is dropped and another added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from targets.change_words import Detail, details
from targets.names import match_key
from targets.plan import Indicator, Plan, Promise, TotalTarget
from targets.provenance import Source
from targets.report_checks import ReportCheck
from targets.wording import Language, Sentence, say


class ChangeKind(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Part(StrEnum):
    """Which part of a plan changed, by the key of the plan file that holds it; they are told in this order."""

    PLAN = "plan"
    INDICATOR = "indicators"
    FORM = "form"
    CHECK = "checks"
    TARGET = "targets"
    TOTAL = "totals"
    DUTY = "duties"


@dataclass(frozen=True, slots=True)
class Change:
    """One part that is not what it was."""

    kind: ChangeKind
    part: Part
    id: str | None = None  #: as it is now, or was last; None for the plan itself and its form
    title: str = ""
    details: tuple[Detail, ...] = ()  #: what changed in it
    old_id: str | None = None  #: when it was called otherwise
    before: tuple[Source, ...] = ()  #: where it stood in the earlier plan's documents
    after: tuple[Source, ...] = ()  #: where it stands in the later one's

    @property
    def text(self) -> Sentence:
        """What became of the part: "sửa chỉ tiêu “II.4”"."""
        name = say(" “{id}”", " “{id}”", id=self.id) if self.id is not None else _NOTHING
        once = say(" (trước là “{id}”)", " (“{id}” before)", id=self.old_id) if self.old_id is not None else _NOTHING
        facts = {"verb": _VERBS[self.kind], "part": _PARTS[self.part], "name": name, "once": once}
        return say("{verb} {part}{name}{once}", "{verb} {part}{name}{once}", **facts)

    def as_json(self, language: Language = "vi") -> dict[str, object]:
        """Return the change for JSON, its words in one language."""
        return {
            "kind": self.kind.value,
            "part": self.part.value,
            "id": self.id,
            "old_id": self.old_id,
            "title": self.title,
            "text": self.text.text(language),
            "details": [detail.as_json(language) for detail in self.details],
            "before": [source.as_json() for source in self.before],
            "after": [source.as_json() for source in self.after],
        }


def compare_plans(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Return every part that differs, and in what; in the later plan's order, what it no longer has at the end.

    The order of indicators, targets and duties in their lists says nothing and is not compared.
    """
    return tuple(change for part in Part for change in _compared(part, before, after))


_Item = Indicator | ReportCheck | Promise
_NOTHING = Sentence("", "")
_VERBS = {
    ChangeKind.ADDED: Sentence("thêm", "added:"),
    ChangeKind.REMOVED: Sentence("bỏ", "dropped:"),
    ChangeKind.CHANGED: Sentence("sửa", "changed:"),
}
_PARTS = {
    Part.PLAN: Sentence("kế hoạch", "the plan"),
    Part.INDICATOR: Sentence("chỉ số", "the indicator"),
    Part.FORM: Sentence("biểu mẫu", "the form"),
    Part.CHECK: Sentence("điều kiểm tra", "the check"),
    Part.TARGET: Sentence("chỉ tiêu", "the target"),
    Part.TOTAL: Sentence("chỉ tiêu tổng cộng", "the total"),
    Part.DUTY: Sentence("nhiệm vụ", "the duty"),
}


def _compared(part: Part, before: Plan, after: Plan) -> Iterator[Change]:
    if part is Part.PLAN:
        parts = tuple(part.value for part in Part)
        if found := tuple(details(before, after, skip=parts)):
            yield Change(ChangeKind.CHANGED, part, title=after.title, details=found)
    elif part is Part.FORM:
        yield from _form(before, after)
    else:
        yield from _items(part, before, after)


def _form(before: Plan, after: Plan) -> Iterator[Change]:
    old, new = before.form, after.form
    if old is not None and new is not None:
        if found := tuple(details(old, new)):
            yield Change(ChangeKind.CHANGED, Part.FORM, title=new.title, details=found)
    elif new is not None:
        yield Change(ChangeKind.ADDED, Part.FORM, title=new.title)
    elif old is not None:
        yield Change(ChangeKind.REMOVED, Part.FORM, title=old.title)


def _items(part: Part, before: Plan, after: Plan) -> Iterator[Change]:
    """Yield the changes of one list of parts with ids."""
    olds: dict[str, _Item] = {item.id: item for item in getattr(before, part.value)}
    news: dict[str, _Item] = {item.id: item for item in getattr(after, part.value)}
    pairs = {id_: olds[id_] for id_ in news if id_ in olds}
    pairs |= _renamed([o for i, o in olds.items() if i not in news], [n for i, n in news.items() if i not in olds])
    for id_, new in news.items():
        old = pairs.get(id_)
        if old is None:
            yield Change(ChangeKind.ADDED, part, id_, _title(new), after=_sources(after, new))
            continue
        found = tuple(details(old, new, skip=("id",)))
        if found or old.id != id_:
            old_id = old.id if old.id != id_ else None
            places = _sources(before, old), _sources(after, new)
            yield Change(ChangeKind.CHANGED, part, id_, _title(new), found, old_id, *places)
    kept = {old.id for old in pairs.values()}
    for id_, old in olds.items():
        if id_ not in kept:
            yield Change(ChangeKind.REMOVED, part, id_, _title(old), before=_sources(before, old))


def _renamed(olds: Sequence[_Item], news: Sequence[_Item]) -> dict[str, _Item]:
    """Return, by the new id, what is certainly the same part under another id."""
    found: dict[str, _Item] = {}
    for same in (_same_title, _same_figures):
        left = [old for old in olds if old not in found.values()], [new for new in news if new.id not in found]
        found |= {new.id: old for old, new in _only_matches(*left, same)}
    return found


def _only_matches(
    olds: Sequence[_Item], news: Sequence[_Item], same: Callable[[_Item, _Item], bool]
) -> Iterator[tuple[_Item, _Item]]:
    """Yield the pairs of which neither side could be paired otherwise."""
    for old in olds:
        matches = [new for new in news if same(old, new)]
        if len(matches) == 1 and [one for one in olds if same(one, matches[0])] == [old]:
            yield old, matches[0]


def _same_title(old: _Item, new: _Item) -> bool:
    return match_key(_title(old)) == match_key(_title(new)) and _period(old) == _period(new)


def _same_figures(old: _Item, new: _Item) -> bool:
    """Say whether two promises ask the same of the same units; a report asks no figure, and many are alike."""
    if not _has_figure(old):
        return False
    return not list(details(old, new, skip=("id", "title", "source", "assumption")))


def _has_figure(item: _Item) -> bool:
    return isinstance(item, TotalTarget) or (isinstance(item, Promise) and item.each is not None)


def _title(item: _Item) -> str:
    return item.name if isinstance(item, Indicator) else item.title


def _period(item: _Item) -> object:
    return item.period if isinstance(item, Promise) else None


def _sources(plan: Plan, item: _Item) -> tuple[Source, ...]:
    return plan.sources(item) if isinstance(item, Promise) else ()
