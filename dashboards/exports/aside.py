"""Writes a file or a folder aside and puts it in place at the end: a failure leaves what was there before.

A file that somebody has open in an office program is not replaced.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboards.exports.errors import HeldOpenError
from dashboards.exports.held_open import hold_on, hold_within
from kpi.errors import UnreadableError, why_not


def write_file(path: Path, content: bytes) -> None:
    """Write a file in one step.

    Raises:
        HeldOpenError: the file is open in an office program.
        UnreadableError: the folder is not there or read-only, or the file is held open by another program.
    """
    refuse_held(path)
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
        HeldOpenError: a file of the folder that is there is open in an office program.
        UnreadableError: the place cannot be written to.
    """
    folder = folder.resolve()
    refuse_held(folder)
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


def refuse_held(path: Path) -> None:
    """Refuse to replace a file, or a folder with a file, that is open: before the work of making its content.

    Raises:
        HeldOpenError: it is open in an office program.
    """
    try:
        hold = hold_within(path) if path.is_dir() else hold_on(path)
    except OSError:  # which is told when it is written
        return
    if hold is not None:
        raise HeldOpenError(str(path), hold.program, hold.person, hold.mark.name)


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
