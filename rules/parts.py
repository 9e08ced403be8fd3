"""How a unit is judged whose figure is kept apart, as those of the units before it: by what all of them have in common.

"Có" of one commune and "chưa" of another are neither of both. So the old units are judged one by one, and what all of
them say is said of the new one; where they differ, it is not evaluable, and the reason names each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rules.duty_rule import Standing, State
from rules.verdict import Judgement, Verdict
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class PartJudged:
    """One of the units before, judged by itself."""

    label: str
    judgement: Judgement


def judge_parts(parts: Sequence[PartJudged], kept: Sentence, *, divided: bool = False) -> Judgement:
    """Judge a unit by the units it came of.

    Args:
        parts: at least one.
        kept: why the figures are kept apart: the event.
        divided: the unit is only a part of the one before, whose figure is then not its own.
    """
    verdicts = {part.judgement.verdict for part in parts}
    verdict, end = _conclusion(verdicts, divided=divided)
    why = say(
        "Số liệu giữ riêng theo đơn vị cũ ({kept}). {parts} {end}",
        "Figures are kept by the units before ({kept}). {parts} {end}",
        kept=kept,
        parts=_each([(part.label, part.judgement.why) for part in parts]),
        end=end,
    )
    first = parts[0].judgement
    remedies = dict.fromkeys(p.judgement.remedy for p in parts if p.judgement.remedy and p.judgement.verdict is verdict)
    return Judgement(
        verdict,
        why,
        _common([part.judgement.value for part in parts]) if not divided else None,
        first.required,
        _common([part.judgement.missing for part in parts]) if verdict is not Verdict.NOT_EVALUABLE else None,
        remedy=next(iter(remedies), None),
        source=first.source,
    )


def standing_of_parts(parts: Sequence[tuple[str, Standing]]) -> Standing:
    """Return where a unit stands with a report that those before it had to send: as the worst of them does.

    Args:
        parts: of each, its label and where it stands; those exempt count only when all are.
    """
    counted = [part for part in parts if part[1].state is not State.EXEMPT] or parts
    worst = min(counted, key=lambda part: (_WORST_FIRST.index(part[1].state), -part[1].days))[1]
    why = say(
        "Báo cáo của các đơn vị cũ. {parts}",
        "The reports of the units before. {parts}",
        parts=_each([(label, standing.why) for label, standing in parts]),
    )
    return Standing(worst.state, worst.days, why, worst.remedy)


_WORST_FIRST = (State.OVERDUE, State.OPEN, State.LATE, State.DONE, State.EXEMPT)


def _conclusion(verdicts: set[Verdict], *, divided: bool) -> tuple[Verdict, Sentence]:
    if divided:
        return Verdict.NOT_EVALUABLE, Sentence(
            "Chưa chia số liệu này cho các đơn vị mới, nên không kết luận được.",
            "It is not divided among the units after, so nothing can be concluded.",
        )
    if verdicts == {Verdict.MET, Verdict.NOT_DUE}:
        return Verdict.NOT_DUE, Sentence("Có đơn vị cũ chưa đạt, còn thời hạn.", "Not all of them yet; there is time.")
    if len(verdicts) > 1:
        return Verdict.NOT_EVALUABLE, Sentence(
            "Các đơn vị cũ khác nhau, nên không kết luận chung được.",
            "They differ, so nothing can be concluded of them together.",
        )
    (verdict,) = verdicts
    return verdict, say(
        "Kết quả chung của các đơn vị cũ: {word}.", "All of the units before: {word}.", word=_small(verdict.label)
    )


def _small(label: Sentence) -> Sentence:
    return Sentence(label.vi[0].lower() + label.vi[1:], label.en[0].lower() + label.en[1:])


def _common(values: Sequence[Decimal | None]) -> Decimal | None:
    """Return the one value that all have; None where they differ."""
    return values[0] if len(set(values)) == 1 else None


def _each(parts: Sequence[tuple[str, Sentence]]) -> Sentence:
    said = [say("{label}: {why}", "{label}: {why}", label=label, why=why) for label, why in parts]
    return Sentence(" ".join(one.vi for one in said), " ".join(one.en for one in said))
