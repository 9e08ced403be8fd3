"""Puts a backup back into a workspace; what is there is put aside, never thrown away."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from jobs.workspace import default_url
from kpi.errors import HoldsDataError
from kpi.store.backup import back_up_to, restore_from, usable
from kpi.store.engine import has_tables, open_engine, unmake


def restore_workspace(folder: Path, url: str | None, path: Path, at: datetime, *, force: bool) -> Path | None:
    """Put a backup back, and return where the data that were there have been put aside; None: there were none.

    No worker may run meanwhile.

    Raises:
        HoldsDataError: there are data, and ``force`` was not asked for.
        DatabaseError: the backup or the database cannot be used.
    """
    engine = open_engine(url or default_url(folder))
    try:
        with usable(path):
            pass  # before anything is moved
        aside = _put_aside(engine, folder, at, force=force)
        restore_from(path, engine)
    finally:
        engine.dispose()
    return aside


def _put_aside(engine: Engine, folder: Path, at: datetime, *, force: bool) -> Path | None:
    aside = folder / f"truoc-khi-khoi-phuc-{at:%Y-%m-%d-%H%M%S}.db"
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    if file is not None:
        if not Path(file).exists():
            return None
        if not force:
            raise HoldsDataError(file)
        engine.dispose()
        for ending in ("", "-wal", "-shm"):  # as they are: they may be what is broken
            if Path(file + ending).exists():
                Path(file + ending).replace(f"{aside}{ending}")
        return aside
    if not has_tables(engine):
        return None
    if not force:
        raise HoldsDataError(engine.url.render_as_string(hide_password=True))
    back_up_to(engine, aside)
    unmake(engine)
    return aside
