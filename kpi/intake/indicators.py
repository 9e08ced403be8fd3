"""Which indicator of a form a written id or name means: matched inside the form's own list only, never by a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from targets.names import loose_key, match_key
from targets.plan import Indicator, Plan


@dataclass(frozen=True, slots=True)
class Matched:
    """What came of looking for one indicator."""

    id: str | None = None
    repaired: bool = False  #: found, though neither its id nor its name stood there as the form has it
    near: tuple[str, ...] = ()  #: when it was not found: ids that were perhaps meant, best first


@dataclass(frozen=True)  # without slots, for what was looked up before: forms hold the same words
class Asked:
    """The indicators that a form asks for, ready to be looked up."""

    indicators: Mapping[str, Indicator]  #: by id, in the form's order
    ids: Mapping[str, str]  #: id by what is left of it in small letters
    names: Mapping[str, tuple[str, ...]]  #: ids by the name's match key
    loose_names: Mapping[str, tuple[str, ...]]  #: ids by the name's loose key

    def by_id(self, text: str) -> Matched:
        """Return the indicator whose id this is, however its letters and hyphens were changed."""
        if text in self.indicators:
            return Matched(text)
        found = self.ids.get(_as_id(text))
        return Matched(found, repaired=True) if found else Matched()

    def by_name(self, text: str) -> Matched:
        """Return the indicator whose name this is, numbered or with its unit behind it, or misspelt beyond doubt."""
        if text not in self._by_name:
            self._by_name[text] = self._named(text)
        return self._by_name[text]

    @cached_property
    def _by_name(self) -> dict[str, Matched]:
        return {}

    def _named(self, text: str) -> Matched:
        exact = self.names.get(match_key(text), ())
        if len(exact) == 1:
            return Matched(exact[0])
        bare = _bare(text)
        loose = self.loose_names.get(bare, ())
        if len(exact or loose) > 1:
            return Matched(near=exact or loose)
        if loose:
            return Matched(loose[0], repaired=True)
        return self._nearly(bare)

    def known(self, text: str) -> tuple[str, bool] | None:
        """Return the id that a text means beyond doubt, and whether by the id itself: else by the name."""
        if text not in self._known:
            if len(text) > self._longest:
                return None
            by_id = self.by_id(text).id
            found = by_id or self.by_name(text).id
            self._known[text] = (found, by_id is not None) if found is not None else None
        return self._known[text]

    @cached_property
    def _known(self) -> dict[str, tuple[str, bool] | None]:
        return {}

    @cached_property
    def _longest(self) -> int:
        """The length of a text beyond which it names nothing, however numbered and measured."""
        return 2 * max((len(text) for one in self.indicators.values() for text in (one.id, one.name)), default=0) + 100

    def _nearly(self, bare: str) -> Matched:
        if len(bare) < _SHORTEST:
            return Matched()
        close = process.extract(bare, list(self.loose_names), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=4)
        if not close:
            return Matched()
        ids = tuple(id_ for name, _, _ in close for id_ in self.loose_names[name])
        alone = len(ids) == 1 or close[0][1] - close[1][1] >= _APART
        if alone and close[0][1] >= _SURE and len(self.loose_names[close[0][0]]) == 1:
            return Matched(ids[0], repaired=True)
        return Matched(near=ids)


def asked_of(plan: Plan) -> Asked:
    """Return the indicators of a plan's form; none when it has no form."""
    ids = plan.form.indicators if plan.form is not None else ()
    found = {id_: indicator for id_ in ids if (indicator := plan.indicator(id_)) is not None}
    return Asked(
        indicators=found,
        ids={key: ids[0] for key, ids in _grouped((_as_id(id_), id_) for id_ in found).items() if len(ids) == 1},
        names=_grouped((match_key(one.name), id_) for id_, one in found.items()),
        loose_names=_grouped((loose_key(one.name), id_) for id_, one in found.items()),
    )


_ALIKE, _SURE, _APART = 80, 90, 8  # of 100
_SHORTEST = 4  # characters; of less nothing can be told
_NUMBERED = re.compile(r"^\W*(?:(?:[ivx]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s*|[-–+•*]\s*)?", re.IGNORECASE)
_UNIT_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")


def _as_id(text: str) -> str:
    """Return a text as an id in small letters with hyphens; "mô hình" is no id, whatever it would be unaccented."""
    return "-".join(text.casefold().replace("_", " ").replace("-", " ").split())


def _bare(text: str) -> str:
    """Return a name's loose key without a number before it and a unit of measure in brackets behind it."""
    return loose_key(_UNIT_BEHIND.sub("", _NUMBERED.sub("", text, count=1)))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, id_ in pairs:
        groups[key].append(id_)
    return {key: tuple(ids) for key, ids in groups.items() if key}
