"""Adds another list of units to the one in use: what comes with the program, or the whole country."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from kpi.errors import RefusedError
from kpi.usecases.change_units import Changed, change_units
from kpi.usecases.own_file import OwnFile
from targets.issues import Issue, has_errors
from targets.joining import join
from targets.units import Registry
from targets.units_file import read_units


def add_units(engine: Engine, text: str, file_name: str, now: datetime, actor: str, own: OwnFile) -> tuple[Issue, ...]:
    """Join the units of a YAML text to those in use (`targets.joining`) and return the warnings.

    Where there are none yet, the text itself is recorded, comments and all.

    Raises:
        RefusedError: the text has mistakes, or does not go together with the units in use.
        UnrecordedEditsError: the workspace's own file has changes that were not recorded.
    """
    added, issues = read_units(text, file_name)
    if added is None or has_errors(issues):
        raise RefusedError(file_name, issues)

    def change(mine: Registry) -> Changed:
        if not mine.units:
            return Changed(mine, added, text=text)
        joined, clashes = join(mine, added)
        return Changed(mine, joined, clashes)

    return (*issues, *change_units(engine, change, now, actor, own).issues)
