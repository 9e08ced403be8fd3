"""Which letters would be written now: to which units, about how many lines, and to which groups of units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboards.views.letters import URGED, Letter, group_letter, unit_letters
from dashboards.views.shortfall_list import shortfall_list
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from targets.plan import Plan


@dataclass(frozen=True, slots=True)
class LetterList:
    """The letters of a moment, of one plan or all."""

    as_of: datetime
    plan: str | None  #: id; None: all
    plans: tuple[Plan, ...]  #: that could be asked for
    letters: Mapping[str, Letter]  #: by the unit's id, in the office's order
    groups: Mapping[str, Letter]  #: one to all units of a group that have lines, by the group

    def as_json(self) -> dict[str, object]:
        """Return the letters for JSON, each as ``dondoc letter make --json`` has it."""
        return {
            "as_of": self.as_of.isoformat(),
            "letters": [_json(letter) for letter in self.letters.values()],
            "groups": [_json(letter) for letter in self.groups.values()],
        }


def letter_list(
    inputs: Inputs, results: Sequence[Result], office: str, plan: str | None = None, *, party: bool
) -> LetterList:
    """Return the letters to be written of the results of one evaluation.

    Args:
        inputs: what the results were judged by.
        results: of everything.
        office: that writes.
        plan: only of what this plan asks, by id; None: all.
        party: whether the committees of the Party are written to.
    """
    asked = [result for result in results if plan in {None, result.plan.id}]
    view = shortfall_list(inputs, asked, office, verdicts=URGED)
    names = sorted({group for unit in inputs.registry.units for group in unit.groups})
    common = {name: group_letter(view, inputs.registry, name, party=party) for name in names}
    return LetterList(
        view.as_of,
        plan,
        inputs.plans,
        {letter.name: letter for letter in unit_letters(view, inputs.registry, party=party)},
        {name: letter for name, letter in common.items() if letter is not None},
    )


def _json(letter: Letter) -> dict[str, object]:
    return {"name": letter.name, "to": list(letter.to), "lines": len(letter.entries)}
