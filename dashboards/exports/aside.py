"""Writes a file or a folder aside and puts it in place at the end: a failure leaves what was there before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kpi.errors import UnreadableError, why_not


def write_file(path: Path, content: bytes) -> None:
    """Write a file in one step.

    Raises:
        UnreadableError: the folder is not there or read-only, or the file is held open by another program.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        raise UnreadableError(str(path), why_not(error)) from error
    finally:
        _forget(aside)


@contextmanager
def folder_aside(folder: Path) -> Iterator[Path]:
    """Yield a new folder beside ``folder``, which takes its place when the block ends well.

    Raises:
        UnreadableError: the place cannot be written to.
    """
    folder = folder.resolve()
    aside = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside.mkdir()
        yield aside
        _swap(aside, folder, old)
    except OSError as error:
        raise UnreadableError(str(folder), why_not(error)) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _swap(aside: Path, folder: Path, old: Path) -> None:
    """Put the new folder in the place of the old one, or leave the old one there."""
    if folder.exists():
        folder.rename(old)
    try:
        aside.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # what kept it from being written may keep it from being removed
        return
