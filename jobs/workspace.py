"""A workspace on disk: a folder with its settings, units, plans, submissions and, by default, its database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine

from kpi.errors import DatabaseError, NoWorkspaceError, RefusedError, UnreadableError, why_not
from kpi.settings import FILE_NAME, Settings, read_settings
from kpi.store.engine import open_engine, schema_state

#: Names inside a workspace.
UNITS, PLANS, SUBMISSIONS, DATABASE = "units.yaml", "plans", "submissions", "dondoc.db"


@dataclass(frozen=True, slots=True)
class Workspace:
    """An opened workspace."""

    folder: Path
    settings: Settings
    engine: Engine


def open_workspace(folder: Path, url: str | None) -> Workspace:
    """Open the workspace in a folder, with its own database or the one named by a URL.

    Raises:
        NoWorkspaceError: the folder has no settings file.
        RefusedError: the settings have mistakes.
        UnreadableError: something cannot be read.
        DatabaseError: the database cannot be used or has another version's tables.
    """
    path = folder / FILE_NAME
    if not is_workspace(folder):
        raise NoWorkspaceError(str(folder))
    settings, issues = read_settings(read_text(path), path.name)
    if settings is None:
        raise RefusedError(str(path), issues)
    if url is None and not (folder / DATABASE).exists():
        raise DatabaseError(str(folder / DATABASE), "không có tệp này")
    engine = open_engine(url or default_url(folder))
    check_schema(engine)
    return Workspace(folder, settings, engine)


def followed(workspace: Workspace) -> Workspace:
    """Return a workspace with its settings as they are now; the same where they cannot be read or have mistakes."""
    try:
        settings, _ = read_settings(read_text(workspace.folder / FILE_NAME), FILE_NAME)
    except UnreadableError:
        return workspace
    return replace(workspace, settings=settings) if settings is not None else workspace


def is_workspace(folder: Path) -> bool:
    """Say whether a folder holds a workspace."""
    try:
        return (folder / FILE_NAME).is_file()
    except OSError as error:
        raise UnreadableError(str(folder), why_not(error)) from error


def default_url(folder: Path) -> str:
    """Return the URL of the SQLite file of a workspace."""
    return f"sqlite:///{(folder / DATABASE).resolve()}"


def check_schema(engine: Engine) -> None:
    """Make sure that the database has this version's tables.

    Raises:
        DatabaseError: it has none, or another version's.
    """
    current, needed = schema_state(engine)
    if current != needed:
        place = engine.url.render_as_string(hide_password=True)
        raise DatabaseError(place, f"phiên bản bảng là {current or '(chưa có)'}, cần {needed}")


def read_text(path: Path) -> str:
    """Return a text file's content, in UTF-8 with or without a mark.

    Raises:
        UnreadableError: it cannot be opened or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(str(path), "không phải văn bản UTF-8") from error
    except OSError as error:
        raise UnreadableError(str(path), why_not(error)) from error


def read_bytes(path: Path) -> bytes:
    """Return a file's content.

    Raises:
        UnreadableError: it cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(str(path), why_not(error)) from error
