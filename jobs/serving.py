"""What the web application gets of a workspace: the parts of the house that only this room knows, as functions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from dashboards.web.site import Reminding, Site
from jobs.own_units import own_units
from jobs.reminders.attachments import attachments_of, own_results
from jobs.reminders.remembered import plan_known_days
from jobs.reminders.render import render
from jobs.reminders.situation import situation_of
from jobs.reminders.texts import load_texts
from jobs.workspace import Workspace
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.outbox import Digest, PlannedDay, Rendered
from kpi.settings import Settings
from targets.wording import Language


def site_of(workspace: Workspace, now: Callable[[], datetime]) -> Site:
    """Return the site of a workspace."""
    return Site(
        workspace.engine,
        workspace.settings,
        workspace.folder,
        now,
        own_units=partial(own_units, workspace.folder),
        reminding=Reminding(partial(_planned, workspace), partial(_written, workspace)),
    )


def _planned(
    workspace: Workspace, inputs: Inputs, settings: Settings, start: date, end: date, today: date
) -> tuple[tuple[date, PlannedDay], ...]:
    """Return what would be said on the days from ``start`` to before ``end``."""
    situation = situation_of(inputs, settings)
    return tuple(plan_known_days(workspace.engine, situation, start, end, today))


def _written(workspace: Workspace, inputs: Inputs, settings: Settings, digest: Digest, language: Language) -> Rendered:
    """Return a message in words, by the office's own texts where it has some."""
    texts, _ = load_texts(workspace.folder)
    files = attachments_of(digest, inputs, own_results(evaluate(inputs)), language)
    return render(digest, texts, settings.office, language, files)
