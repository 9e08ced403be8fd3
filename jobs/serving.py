"""What the web application gets of a workspace: the parts of the house that only this room knows, as functions."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from dashboards.views.upkeep import Backup, Looked
from dashboards.web.site import Reminding, Site, Told, Upkeep
from jobs.chores import BACKUPS
from jobs.examine import examine_workspace
from jobs.own_units import own_units
from jobs.reminders.attachments import attachments_of, own_results
from jobs.reminders.remembered import plan_known_days
from jobs.reminders.render import render
from jobs.reminders.situation import situation_of
from jobs.reminders.texts import load_texts
from jobs.send_reminders import address_today
from jobs.timetable import TIMETABLE
from jobs.workspace import Workspace, open_workspace, read_text
from kpi.clock import now
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.outbox import Digest, PlannedDay, Rendered
from kpi.settings import Settings
from targets.wording import Language


@dataclass(frozen=True, slots=True)
class OneOfSeveral:
    """Gives the site of a workspace to one of several processes, which opens the workspace for itself."""

    folder: Path
    url: str | None  #: of the database; None: the workspace's own
    told: Told  #: shared by all of them

    def __call__(self) -> Site:
        """Return the site."""
        return replace(site_of(open_workspace(self.folder, self.url), now), told=self.told)


def shared_number() -> Told:
    """Return a number that processes begun from now on see, whichever of them changes it."""
    number: Told = multiprocessing.get_context("spawn").Value("Q", 0, lock=False)
    return number


def site_of(workspace: Workspace, now: Callable[[], datetime]) -> Site:
    """Return the site of a workspace.

    Raises:
        UnreadableError: what is shared with the service that signs people in cannot be read.
    """
    return Site(
        workspace.engine,
        workspace.settings,
        workspace.folder,
        now,
        own_units=partial(own_units, workspace.folder),
        reminding=Reminding(partial(_planned, workspace), partial(_written, workspace), address_today),
        upkeep=Upkeep(
            partial(_looked_over, workspace), partial(_backups, workspace), {one.name: one.what for one in TIMETABLE}
        ),
        oidc_secret=oidc_secret(workspace),
    )


def oidc_secret(workspace: Workspace) -> str | None:
    """Return what is shared with the service that signs people in; it is in a file or in the environment.

    Raises:
        UnreadableError: the file cannot be read.
    """
    oidc = workspace.settings.oidc
    if oidc is None:
        return None
    if oidc.secret_file is not None:
        return read_text(workspace.folder / oidc.secret_file).strip()
    return os.environ.get("DONDOC_OIDC_SECRET")


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


def _looked_over(workspace: Workspace, settings: Settings, now: datetime) -> tuple[Looked, ...]:
    """Return what is found when the workspace is looked over, with the settings in force."""
    found = examine_workspace(replace(workspace, settings=settings), now)
    return tuple(Looked(one.verdict, one.name, one.text) for one in found)


def _backups(workspace: Workspace) -> tuple[Backup, ...]:
    """Return the backups that the worker keeps."""
    files = ((path, path.stat()) for path in (workspace.folder / BACKUPS).glob("*.db"))
    return tuple(Backup(path.name, stat.st_size, datetime.fromtimestamp(stat.st_mtime, UTC)) for path, stat in files)
