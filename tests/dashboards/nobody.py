"""Does something as a person without rights: a superuser, as whom tests may run, is stopped by no folder."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import pytest

NOBODY = 65534  # the account without rights of every Linux
READ_ONLY = stat.S_IRUSR | stat.S_IXUSR | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH


@contextmanager
def read_only_folder(files: dict[str, bytes]) -> Iterator[Path]:
    """Yield a folder that holds files and in which nobody without rights can write, where such a person can get."""
    folder = Path(tempfile.mkdtemp(prefix="dondoc-chi-doc-"))
    try:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        folder.chmod(READ_ONLY)
        yield folder
    finally:
        folder.chmod(stat.S_IRWXU)
        rmtree(folder)


def as_nobody(act: Callable[[], None]) -> str:
    """Return what a child process without rights says of doing something: the exception's name and words, or ""."""
    if not hasattr(os, "fork"):
        pytest.skip("no fork here: rights cannot be put down")
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:  # never returns: what pytest has open is not its own
        _tell(sending, act)
    os.close(sending)
    with os.fdopen(receiving, encoding="utf-8") as said:
        words = said.read()
    _, status = os.waitpid(child, 0)
    assert status == 0
    return words


def _tell(sending: int, act: Callable[[], None]) -> None:
    words = ""
    try:
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        act()
    except BaseException as error:  # noqa: BLE001  all of it is told
        words = f"{type(error).__name__}: {error}"
    os.write(sending, words.encode())
    os._exit(0)
