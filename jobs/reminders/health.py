"""What an officer must mend so that reminders reach whom they should: told by doctor and by a preview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import chain

from jobs.reminders.planning import out_of_reach
from jobs.reminders.situation import Situation
from kpi.evaluation.inputs import Inputs
from kpi.outbox import MAIL, WEBHOOK
from kpi.settings import FILE_NAME, Settings
from targets.issues import Issue, Severity
from targets.names import near_names
from targets.plan import Duty
from targets.provenance import Source
from targets.units import Contact, Registry
from targets.wording import Sentence, say


def reach_findings(situation: Situation, now: datetime, most: int = 5) -> tuple[Sentence, ...]:
    """Return of whom and of what nobody is told, in words; of many only the first, and how many more."""
    found = [one.why for one in out_of_reach(situation, now)]
    rest = len(found) - most
    more = say("Và {n} trường hợp nữa: dondoc remind plan --json", "And {n} more: dondoc remind plan --json", n=rest)
    return (*found[:most], *([more] if rest > 0 else []))


def bad_addresses(situation: Situation, today: date) -> tuple[Sentence, ...]:
    """Return the contacts in force whose e-mail address is none, in words."""
    units = (unit for unit in situation.registry.units if unit.in_force(today))
    own = ((unit.label, contact) for unit in units for contact in unit.contacts)
    settings = situation.settings
    office = ((settings.office, Contact(**one.model_dump())) for one in (*settings.contacts, *settings.leaders))
    return tuple(
        say(
            "{whose}: “{email}” của {role} không phải địa chỉ thư điện tử; không thư nào tới được.",
            "{whose}: “{email}” of {role} is no e-mail address; no message can reach it.",
            whose=whose,
            email=contact.email,
            role=contact.role,
        )
        for whose, contact in chain(own, office)
        if contact.email and replace(contact, channel="mail").reached is None
    )


def wanted_channels(registry: Registry, settings: Settings, today: date) -> frozenset[str]:
    """Return the ways on which somebody waits for messages; mail in any case."""
    units = (unit for unit in registry.units if unit.in_force(today))
    office = (Contact(**one.model_dump()) for one in (*settings.contacts, *settings.leaders))
    everyone = chain((contact for unit in units for contact in unit.contacts), office)
    set_up = {WEBHOOK} if settings.webhook is not None else set()
    return frozenset({MAIL, *set_up, *(one.reached[0] for one in everyone if one.reached is not None)})


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
