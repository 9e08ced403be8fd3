"""What a command starts with: the workspace opened, the moments read, the language chosen."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jobs.cli.options import Times, Wanted, Workplace
from jobs.workspace import Workspace, open_workspace
from kpi.clock import now
from kpi.errors import UnknownNameError
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.evaluation.view import View
from kpi.moments import as_of_moment, known_moment
from kpi.usecases.load_inputs import load_inputs
from targets.finding import find
from targets.issues import Severity
from targets.names import near_names
from targets.periods import Period, parse_period
from targets.plan import Plan, Promise
from targets.units import Unit
from targets.wording import Language, Sentence

EVERYTHING = Wanted()
NOW = Times()


@dataclass(frozen=True, slots=True)
class Session:
    """An opened workspace and the language to speak."""

    workspace: Workspace
    language: Language

    @property
    def office(self) -> str:
        """Return the office's name, as pages and lists carry it."""
        return self.workspace.settings.office


def start(place: Workplace) -> Session:
    """Open the workspace; the language is the one asked for, or the workspace's."""
    workspace = open_workspace(place.workspace, place.db)
    return Session(workspace, chosen_language(place.lang) or workspace.settings.language)


def chosen_language(text: str | None) -> Language | None:
    """Return the language a person asked for, if any."""
    if text is None:
        return None
    if text not in {"vi", "en"}:
        raise UnknownNameError(Sentence("ngôn ngữ", "language"), text, ("vi", "en"))
    return "en" if text == "en" else "vi"


def known(session: Session, times: Times = NOW) -> Inputs:
    """Return what was known at the moments a person wrote."""
    moment = as_of_moment(times.as_of) if times.as_of else now()
    recorded = known_moment(times.known_at) if times.known_at else None
    return load_inputs(session.workspace.engine, moment, recorded)


def judged(inputs: Inputs, wanted: Wanted = EVERYTHING, view: View = View.AS_THEN) -> tuple[Result, ...]:
    """Evaluate what is wanted, of the units that the view says.

    Raises:
        UnknownNameError: a plan, period, target, unit, group or severity is named that does not exist.
    """
    if wanted.plan is not None:
        the_plan(inputs, wanted.plan)
    results = evaluate(inputs, wanted.plan, the_period(wanted.period) if wanted.period else None, view)
    if wanted.target is not None:
        promises = [promise for plan in inputs.plans for promise in plan.promises]
        ids = dict.fromkeys(id_ for promise in promises for id_ in (promise.written_id, promise.id))
        _must_be(Sentence("chỉ tiêu, nhiệm vụ", "target or duty"), wanted.target, ids)
        results = tuple(r for r in results if wanted.target in {r.promise.id, r.promise.written_id})
    if wanted.group is not None:
        groups = dict.fromkeys(p.group for plan in inputs.plans for p in plan.promises if p.group is not None)
        _must_be(Sentence("nhóm chỉ tiêu, nhiệm vụ", "group of targets and duties"), wanted.group, groups)
        results = tuple(result for result in results if result.promise.group == wanted.group)
    if wanted.severity is not None:
        _must_be(Sentence("mức độ", "severity"), wanted.severity, dict.fromkeys(Severity))
        results = tuple(result for result in results if result.promise.severity == wanted.severity)
    if wanted.unit is not None:
        units = dict.fromkeys(result.unit for result in results)
        unit = the_unit(wanted.unit, units)
        results = tuple(result for result in results if result.unit.id == unit.id)
    return results


def _must_be(what: Sentence, name: str, known: Mapping[str, object]) -> None:
    if name not in known:
        raise UnknownNameError(what, name, near_names(name, known) or tuple(known))


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


def the_view(text: str) -> View:
    """Return the view a person named.

    Raises:
        UnknownNameError: there is no such view.
    """
    if text not in set(View):
        raise UnknownNameError(Sentence("cách xem", "view"), text, tuple(View))
    return View(text)


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
