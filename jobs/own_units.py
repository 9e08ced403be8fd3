"""The workspace's file `units.yaml`, changed together with the database: both, or neither."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobs.workspace import UNITS, read_bytes, read_text
from kpi.errors import UnreadableError, why_not
from kpi.usecases.own_file import OwnFile


@contextmanager
def own_units(folder: Path) -> Iterator[OwnFile]:
    """Give the workspace's file of units; if what is done with it fails, the file is as it was before.

    A use case puts the new text in place as the last act of its transaction, so a file that cannot be written takes the
    transaction back; and if then the transaction itself cannot be closed, its error comes here and the old text is put
    back. Only a machine that stops between the two leaves a file that is ahead of the database: nothing is lost, and
    every later change says that the file is to be recorded first.
    """
    path = (folder / UNITS).resolve()
    before: list[bytes | None] = []

    def put(text: str) -> None:
        before.append(read_bytes(path) if path.exists() else None)  # as it is now that nobody else can change it
        _replace(path, text.encode())

    try:
        yield OwnFile(UNITS, read_text(path) if path.exists() else None, put)
    except BaseException:
        for content in reversed(before):
            if content is not None:
                _replace(path, content)
            else:
                path.unlink(missing_ok=True)
        raise


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside the old one, down to the disk, then in its place."""
    aside = path.with_name(f".{path.name}.new")
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, aside)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise UnreadableError(str(path), why_not(error)) from error
