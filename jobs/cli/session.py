"""What a command starts with: the workspace opened, the moments read, the language chosen."""

from __future__ import annotations

import getpass
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
from targets.names import near_names
from targets.periods import Period, parse_period
from targets.plan import Plan
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


def judged(inputs: Inputs, plan: str | None, period: str | None) -> tuple[Result, ...]:
    """Evaluate, for one plan or period if they are named.

    Raises:
        UnknownNameError: there is no such plan, or it is no period.
    """
    if plan is not None:
        the_plan(inputs, plan)
    return evaluate(inputs, plan, the_period(period) if period else None)


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
