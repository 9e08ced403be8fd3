"""Records a change of the units: an event, the last one taken back, another list added. All of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from kpi.errors import OvertakenError, RefusedError
from kpi.store.earlier_units import registry_before
from kpi.store.engine import reading, writing
from kpi.store.texts import StoredText, registry_text
from kpi.usecases.load_inputs import load_registry
from kpi.usecases.own_file import OwnFile, refuse_unrecorded
from kpi.usecases.record_units import check_plans, keep_units
from targets.issues import Issue, Severity, has_errors
from targets.provenance import Source
from targets.unit_checks import check_registry
from targets.units import Registry
from targets.units_file import read_units
from targets.units_text import same_units, units_text
from targets.wording import say


@dataclass(frozen=True, slots=True)
class Changed:
    """What comes of a change of the units."""

    before: Registry
    after: Registry
    issues: tuple[Issue, ...] = ()  #: what a person should look at and was not there before
    text: str | None = None  #: of the file that says ``after``; None: to be made from the present one


#: From the units as they are to what comes of them.
Change = Callable[[Registry], Changed]


def change_units(
    engine: Engine, change: Change, now: datetime, actor: str, own: OwnFile, seen: str | None = None
) -> Changed:
    """Change the units as they were last recorded, in the database and in the workspace's own file.

    Args:
        engine: the database.
        change: from the units as they are to what comes of them.
        now: the present moment.
        actor: who does it.
        own: the workspace's own file.
        seen: the SHA-256 of the list that the person saw; None: whatever it is.

    Raises:
        RefusedError: the units would have mistakes, or lack some that a registered plan names.
        UnrecordedEditsError: the workspace's own file has changes that were not recorded.
        OvertakenError: the list is not the one that was seen.
    """
    with writing(engine) as connection:
        last = registry_text(connection, None)
        if seen is not None and (last.sha256 if last is not None else "") != seen:
            raise OvertakenError(own.name)
        changed = _changed(connection, change, own)
        if changed.text is None:
            changed = replace(changed, text=_text(connection, last, changed))
        keep_units(connection, changed.text or "", own.name, now, actor, own)
    return changed if last is None else replace(changed, issues=(*changed.issues, *_lost(last, changed, own.name)))


def preview_units(engine: Engine, change: Change, own: OwnFile) -> Changed:
    """Return what `change_units` would do, and change nothing; it raises the same."""
    with reading(engine) as connection:
        return _changed(connection, change, own)


def _changed(connection: Connection, change: Change, own: OwnFile) -> Changed:
    refuse_unrecorded(connection, own)
    changed = change(load_registry(connection, None))
    old = {(issue.code, issue.text) for issue in check_registry(changed.before)}
    found = (issue for issue in check_registry(changed.after) if (issue.code, issue.text) not in old)
    issues = (*changed.issues, *found)
    if has_errors(issues):
        raise RefusedError(own.name, issues)
    warnings = (*issues, *check_plans(connection, changed.after, own.name))
    return Changed(changed.before, changed.after, warnings, changed.text)


def _text(connection: Connection, last: StoredText | None, changed: Changed) -> str:
    """Return the text of the changed list: an earlier one that says the same, comments and all, or the present edited.

    Taking back a change so gives the very file that was there before it.
    """
    earlier = registry_before(connection, last.sha256) if last is not None else None
    if earlier is not None:
        registry, _ = read_units(earlier.content, earlier.file_name)
        if registry is not None and same_units(registry, changed.after):
            return earlier.content
    return units_text(last.content if last is not None else "", changed.before, changed.after)


def _lost(last: StoredText, changed: Changed, file_name: str) -> Iterator[Issue]:
    """Say that comments of the file are gone, and how to have them again."""
    kept = set((changed.text or "").splitlines())
    if changed.before.units and any(
        line.lstrip().startswith("#") and line not in kept for line in last.content.splitlines()
    ):
        text = say("tệp được viết lại, không còn các chú thích (#)", "the file was written anew, without its comments")
        hint = say(
            "Bản trước vẫn được lưu; lấy lại bằng: dondoc unit load --revision {n}",
            "The one before is kept; to have it again: dondoc unit load --revision {n}",
            n=last.revision,
        )
        yield Issue("comments-lost", text, Source(file_name), hint, severity=Severity.NOTE)
