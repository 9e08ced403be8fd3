"""Whether an indicator's id means the same thing in every plan: figures of one id are compared and added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from targets.issues import Issue, Severity
from targets.names import match_key
from targets.plan import Indicator, Plan
from targets.provenance import Source
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Defined:
    """An indicator where it is defined."""

    indicator: Indicator
    plan: Plan
    source: Source  #: in the plan's file


def differing_indicators(
    own: Sequence[Defined], others: Iterable[Defined], before: Mapping[str, Indicator]
) -> Iterator[Issue]:
    """Yield an error for each indicator that has the id of another plan's and does not mean the same.

    Args:
        own: the indicators of the plan that is added.
        others: those of the other plans.
        before: the plan's indicators until now, by id: where another plan still means what this one meant, this one is
            being changed, and it is only a warning that the other must follow.
    """
    mine = {defined.indicator.id: defined for defined in own}
    for other in others:
        here = mine.get(other.indicator.id)
        if here is None or not (parts := _differences(here.indicator, other.indicator)):
            continue
        last = before.get(here.indicator.id)
        changing = last is not None and not _differences(last, other.indicator)
        text = say(
            "chỉ số “{id}” có nghĩa khác trong kế hoạch {plan} ({place}): khác về {parts}",
            "the indicator “{id}” means something else in the plan {plan} ({place}): its {parts} differ",
            id=here.indicator.id,
            plan=other.plan.id,
            place=Sentence(other.source.place("vi"), other.source.place("en")),
            parts=Sentence(", ".join(part.vi for part in parts), ", ".join(part.en for part in parts)),
        )
        hint = _CHANGING if changing else _OTHER_ID
        severity = Severity.WARNING if changing else Severity.ERROR
        yield Issue("indicator-differs", text, here.source, hint, severity=severity)


_OTHER_ID = say(
    "Một mã chỉ có một nghĩa: sửa cho giống nhau, hoặc đặt mã khác.",
    "An id has one meaning: make them alike, or choose another id.",
)
_CHANGING = say(
    "Nghĩa vừa đổi ở đây; hãy sửa cả kế hoạch kia cho giống.",
    "The meaning was changed here; change the other plan as well.",
)


def _differences(a: Indicator, b: Indicator) -> tuple[Sentence, ...]:
    """Return in what two indicators of one id differ, as far as it changes what they mean."""
    one, other = _meaning(a), _meaning(b)
    keys = [key for key in one if _plain(one[key]) != _plain(other.get(key))]
    return tuple(_PARTS.get(key, Sentence(f"“{key}”", f"“{key}”")) for key in keys)


def _meaning(indicator: Indicator) -> dict[str, object]:
    """Return what makes an indicator what it is; a policy left open is the one that then holds."""
    passing = indicator.passing
    policies = {"on_merge": passing.on_merge, "on_split": passing.on_split} if passing is not None else {}
    written = indicator.model_dump(exclude={"required", "not_above", "assumption", "on_merge", "on_split"})
    return written | dict(policies)


_PARTS = {
    "name": Sentence("tên", "name"),
    "measure": Sentence("loại giá trị", "measure"),
    "unit": Sentence("đơn vị tính", "unit"),
    "time": Sentence("cách cộng theo thời gian", "addition over time"),
    "on_merge": Sentence("cách chuyển khi sáp nhập", "passing through mergers"),
    "on_split": Sentence("cách chuyển khi chia tách", "passing through splits"),
}


def _plain(value: object) -> object:
    return match_key(value) if isinstance(value, str) else value
