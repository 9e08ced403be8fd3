"""What a command starts with: the workspace opened, the moments read, the language chosen."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jobs.workspace import Workspace, open_workspace
from kpi.clock import now
from kpi.errors import UnknownNameError
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.moments import as_of_moment
from kpi.usecases.load_inputs import load_inputs
from targets.finding import find
from targets.names import near_names
from targets.periods import Period, parse_period
from targets.plan import Plan, Promise
from targets.units import Unit
from targets.wording import Language, Sentence


@dataclass(frozen=True, slots=True)
class Session:
    """An opened workspace and the language to speak."""

    workspace: Workspace
    language: Language

    @property
    def office(self) -> str:
        """Return the office's name, as pages and lists carry it."""
        return self.workspace.settings.office


def start(folder: Path, url: str | None, language: str | None = None) -> Session:
    """Open the workspace; the language is the one asked for, or the workspace's."""
    workspace = open_workspace(folder, url)
    return Session(workspace, chosen_language(language) or workspace.settings.language)


def chosen_language(text: str | None) -> Language | None:
    """Return the language a person asked for, if any."""
    if text is None:
        return None
    if text not in {"vi", "en"}:
        raise UnknownNameError(Sentence("ngôn ngữ", "language"), text, ("vi", "en"))
    return "en" if text == "en" else "vi"


def known(session: Session, as_of: str | None, known_at: str | None) -> Inputs:
    """Return what was known at the moments a person wrote; without them, now and all that is recorded."""
    moment = as_of_moment(as_of) if as_of else now()
    recorded = as_of_moment(known_at) if known_at else now()
    return load_inputs(session.workspace.engine, moment, recorded)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of an evaluation a person asked for, as they wrote it; None: all."""

    plan: str | None = None
    period: str | None = None
    target: str | None = None
    unit: str | None = None


EVERYTHING = Wanted()


def judged(inputs: Inputs, wanted: Wanted = EVERYTHING) -> tuple[Result, ...]:
    """Evaluate what is wanted.

    Raises:
        UnknownNameError: a plan, period, target or unit is named that does not exist.
    """
    if wanted.plan is not None:
        the_plan(inputs, wanted.plan)
    results = evaluate(inputs, wanted.plan, the_period(wanted.period) if wanted.period else None)
    if wanted.target is not None:
        ids = dict.fromkeys(promise.id for plan in inputs.plans for promise in plan.promises)
        if wanted.target not in ids:
            near = near_names(wanted.target, ids) or tuple(ids)
            raise UnknownNameError(Sentence("chỉ tiêu, nhiệm vụ", "target or duty"), wanted.target, near)
        results = tuple(result for result in results if result.promise.id == wanted.target)
    if wanted.unit is not None:
        units = dict.fromkeys(result.unit for result in results)
        unit = the_unit(wanted.unit, units)
        results = tuple(result for result in results if result.unit.id == unit.id)
    return results


def the_promise(plan: Plan, text: str) -> Promise:
    """Return the target or duty of a plan that a person named.

    Raises:
        UnknownNameError: the plan has no such promise.
    """
    ids = {promise.id: promise for promise in plan.promises}
    if text not in ids:
        raise UnknownNameError(
            Sentence("chỉ tiêu, nhiệm vụ", "target or duty"), text, near_names(text, ids) or tuple(ids)
        )
    return ids[text]


def the_unit(text: str, among: Iterable[Unit]) -> Unit:
    """Return the unit a person named, of those it can be.

    Raises:
        UnknownNameError: none of them has the name, or several.
    """
    found = find(text, None, tuple(among))
    if found.unit is None:
        near = found.near or tuple(unit.label for unit in found.candidates)
        raise UnknownNameError(Sentence("đơn vị", "unit"), text, near)
    return found.unit


def the_plan(inputs: Inputs, plan: str) -> Plan:
    """Return the plan a person named.

    Raises:
        UnknownNameError: there is no such plan.
    """
    ids = tuple(p.id for p in inputs.plans)
    if plan not in ids:
        raise UnknownNameError(Sentence("kế hoạch", "plan"), plan, near_names(plan, ids) or ids)
    return inputs.plans[ids.index(plan)]


def the_period(text: str) -> Period:
    """Return the period a person named.

    Raises:
        UnknownNameError: it is none.
    """
    found = parse_period(text)
    if found is None:
        raise UnknownNameError(Sentence("kỳ", "period"), text, ("2023", "2023-H1", "2023-9M", "2023-Q3", "2023-07"))
    return found


def actor() -> str:
    """Return who is at the keyboard, for the record."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system's list: a container
        return "?"
