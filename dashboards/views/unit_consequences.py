"""What comes of a change of units, told before it is recorded: who ends and begins, and how figures pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kpi.evaluation.succession import policy_at
from kpi.usecases.change_units import Changed
from targets.carry import Policy
from targets.finding import tell_apart
from targets.issues import Issue
from targets.plan import Plan
from targets.succession import describe
from targets.units import Event
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a change does."""

    came: tuple[Sentence, ...]  #: changes that are added
    gone: tuple[Sentence, ...]  #: changes that are taken back
    ended: tuple[Sentence, ...]  #: units that end
    opened: tuple[Sentence, ...]  #: units that begin
    resumed: tuple[Sentence, ...]  #: units that go on again, or are gone as if they had never been
    passing: tuple[tuple[Sentence, tuple[str, ...]], ...]  #: how figures pass, and the indicators that do so
    warnings: tuple[Issue, ...]


def consequences(done: Changed, plans: Iterable[Plan]) -> Consequences:
    """Return what a change does, in words; ``plans`` are those whose indicators pass."""
    before, after = done.before, done.after
    came, gone = after.events[len(before.events) :], before.events[len(after.events) :]
    return Consequences(
        came=tuple(describe(event, after) for event in came),
        gone=tuple(describe(event, before) for event in gone),
        ended=tuple(
            tell_apart(unit, after)
            for unit in after.units
            if unit.id in before and unit.valid_to != before.unit(unit.id).valid_to and unit.valid_to is not None
        ),
        opened=tuple(tell_apart(unit, after) for unit in after.units if unit.id not in before),
        resumed=tuple(tell_apart(after.unit(unit), after) for event in gone for unit in event.before),
        passing=_passing(came[-1], plans) if came else (),
        warnings=done.issues,
    )


def _passing(event: Event, plans: Iterable[Plan]) -> tuple[tuple[Sentence, tuple[str, ...]], ...]:
    names: dict[Sentence, dict[str, None]] = {}
    for plan in plans:
        for indicator in plan.indicators:
            if indicator.passing is None:
                words = _COMPUTED
            else:
                policy = policy_at(event, indicator.passing)
                unweighed = policy is Policy.APPORTION and event.weights is None
                words = _UNWEIGHED if unweighed else WORDS[policy]
            names.setdefault(words, {})[indicator.name] = None
    return tuple((words, tuple(found)) for words, found in names.items())


#: How figures pass, by policy; None: along with the unit.
WORDS: dict[Policy | None, Sentence] = {
    None: Sentence("đi theo đơn vị sang tên mới", "go along with the unit"),
    Policy.SUM: Sentence("cộng số của các đơn vị cũ", "are added up"),
    Policy.APPORTION: Sentence("chia theo tỷ lệ đã ghi", "are divided by the weights"),
    Policy.KEEP_BOTH: Sentence(
        "giữ riêng theo đơn vị cũ, hiện cạnh đơn vị mới", "stay with the old units, shown beside"
    ),
    Policy.START_FRESH: Sentence("đơn vị mới tính lại từ đầu", "begin afresh"),
}
_COMPUTED = Sentence("tính lại từ các số đã chuyển", "are computed again")
_UNWEIGHED = Sentence("phải chia nhưng chưa ghi tỷ lệ: sẽ thiếu số liệu", "are to be divided, and no weights are told")
