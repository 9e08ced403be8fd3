"""Records the list of units, or a new revision of it; refuses a file with mistakes and changes nothing then."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from kpi.errors import RefusedError
from kpi.store.engine import writing
from kpi.store.texts import StoredText, add_registry, digest, judging_texts, registry_text
from kpi.usecases.own_file import OwnFile, refuse_unrecorded
from targets.issues import Issue, has_errors
from targets.plan_file import read_plan
from targets.plan_rosters import roster_changes
from targets.provenance import Source
from targets.units import Registry
from targets.units_file import read_units


def record_units(
    engine: Engine, text: str, file_name: str, now: datetime, actor: str, own: OwnFile | None = None
) -> tuple[Issue, ...]:
    """Record the units of a YAML file and return the warnings; the same text again changes nothing.

    Args:
        engine: the database.
        text: the file's text.
        file_name: the name by which people know it.
        now: the present moment.
        actor: who does it.
        own: the workspace's own file, which becomes a copy of the text; None: it is left alone.

    Raises:
        RefusedError: the file has mistakes, or lacks units that a registered plan names; the error carries them all.
        UnrecordedEditsError: the workspace's own file is another one, with changes that were not recorded.
    """
    registry, issues = read_units(text, file_name)
    if registry is None or has_errors(issues):
        raise RefusedError(file_name, issues)
    with writing(engine) as connection:
        if own is not None:
            refuse_unrecorded(connection, own, text)
        issues += check_plans(connection, registry, file_name)
        keep_units(connection, text, file_name, now, actor, own)
    return issues


def check_plans(connection: Connection, registry: Registry, file_name: str) -> tuple[Issue, ...]:
    """Return warnings of plans whose promises are addressed to others than before.

    Raises:
        RefusedError: a registered plan could not be judged any more with these units.
    """
    read = [read_plan(plan.content, plan.file_name, registry) for plan in judging_texts(connection)]
    errors = tuple(issue for _, found in read for issue in found if has_errors([issue]))
    if errors:
        raise RefusedError(file_name, errors)
    last = registry_text(connection, None)
    before = read_units(last.content, last.file_name)[0] if last is not None else None
    plans = [plan for plan, _ in read if plan is not None]
    return (
        tuple(dict.fromkeys(roster_changes(plans, before, registry, Source(file_name)))) if before is not None else ()
    )


def keep_units(
    connection: Connection, text: str, file_name: str, now: datetime, actor: str, own: OwnFile | None
) -> None:
    """Append a list of units that has no errors, if it is not the last one, and then change the workspace's own file.

    The file comes last: if it cannot be written, the error takes the transaction back, and nothing has changed.
    """
    last = registry_text(connection, None)  # whatever the clock said when it was recorded
    sha256 = digest(text)
    if last is None or last.sha256 != sha256:
        revision = last.revision + 1 if last is not None else 1
        add_registry(connection, StoredText(revision, now, file_name, sha256, text), actor)
    if own is not None and own.text != text:
        own.put(text)
