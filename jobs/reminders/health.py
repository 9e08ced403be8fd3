"""What an officer must mend so that reminders reach whom they should: told by doctor and by a preview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from jobs.reminders.planning import out_of_reach
from jobs.reminders.situation import Situation
from kpi.evaluation.inputs import Inputs
from kpi.settings import FILE_NAME, Settings
from targets.issues import Issue, Severity
from targets.names import near_names
from targets.plan import Duty
from targets.provenance import Source
from targets.wording import Sentence, say


def reach_findings(situation: Situation, now: datetime, most: int = 5) -> tuple[Sentence, ...]:
    """Return of whom and of what nobody is told, in words; of many only the first, and how many more."""
    found = [one.why for one in out_of_reach(situation, now)]
    rest = len(found) - most
    more = say("Và {n} trường hợp nữa: dondoc remind plan --json", "And {n} more: dondoc remind plan --json", n=rest)
    return (*found[:most], *([more] if rest > 0 else []))


def unknown_duties(inputs: Inputs, settings: Settings) -> tuple[Issue, ...]:
    """Return the duties that the settings speak of and no plan has."""
    known = {
        name
        for plan in inputs.plans
        for promise in plan.written_promises
        if isinstance(promise, Duty)
        for name in (promise.id, f"{plan.id}/{promise.id}")
    }
    return tuple(_unknown(settings, known))


def _unknown(settings: Settings, known: set[str]) -> Iterator[Issue]:
    for name in settings.reminders.duties:
        if name not in known:
            words = say(
                "“reminders.duties” nói về nhiệm vụ “{name}”, mà không kế hoạch nào có",
                "“reminders.duties” speaks of a duty “{name}” that no plan has",
                name=name,
            )
            yield Issue(
                "unknown-duty", words, Source(FILE_NAME), near=near_names(name, known), severity=Severity.WARNING
            )
