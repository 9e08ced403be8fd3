"""Progress on stderr, for long work at a terminal; nothing anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def counting(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show a bar while files are worked through; call it with (number from 1, how many, name) before each."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.fields[name]}"), console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=None, name="")
        yield lambda number, total, name: bar.update(task, completed=number - 1, total=total, name=name)
        if bar.tasks[0].total is not None:
            bar.update(task, completed=bar.tasks[0].total, name="")
