"""Records the list of units, or a new revision of it; refuses a file with mistakes and changes nothing then."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from kpi.errors import RefusedError
from kpi.store.engine import writing
from kpi.store.texts import StoredText, add_registry, digest, registry_text
from targets.issues import Issue, has_errors
from targets.units_file import read_units


def record_units(engine: Engine, text: str, file_name: str, now: datetime, actor: str) -> tuple[Issue, ...]:
    """Record the units of a YAML file and return the warnings; the same text again changes nothing.

    Raises:
        RefusedError: the file has mistakes; the error carries them all.
    """
    registry, issues = read_units(text, file_name)
    if registry is None or has_errors(issues):
        raise RefusedError(file_name, issues)
    with writing(engine) as connection:
        last = registry_text(connection, now)
        sha256 = digest(text)
        if last is None or last.sha256 != sha256:
            revision = last.revision + 1 if last is not None else 1
            add_registry(connection, StoredText(revision, now, file_name, sha256, text), actor)
    return issues
