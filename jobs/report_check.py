"""Reads reports from files, cross-foots them, and writes the officer's own file back with comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dashboards.exports.aside import write_file
from dashboards.web.checked_page import VERDICTS
from jobs.workspace import read_bytes, read_text
from kpi.errors import RefusedError
from kpi.usecases import check_reports as usecase
from kpi.usecases.check_reports import Checked, commented
from targets.units_file import read_units
from targets.wording import Language

#: Told before each file: its number from 1, how many, its name.
Tell = Callable[[int, int, str], None]


def check_reports(files: Sequence[Path], units: Path | None, tell: Tell) -> Checked:
    """Return the checks of some reports of one body; a file that cannot be read is an issue.

    Raises:
        UnreadableError: a file cannot be opened.
        RefusedError: the list of units has mistakes.
    """
    return usecase.check_reports(_contents(files, tell), _roster(units))


def write_marked(checked: Checked, source: Path, target: Path, language: Language) -> int:
    """Write a copy of a Word report with a comment at each finding, and return how many stand in it.

    Raises:
        UnreadableError: a file cannot be opened or written.
        RefusedError: the file is not a .docx that can be commented.
    """
    words = {verdict: word for verdict, (_, word) in VERDICTS.items()}
    content, placed, issues = commented(checked, source.name, read_bytes(source), words, language)
    if content is None:
        raise RefusedError(source.name, issues)
    write_file(target, content)
    return placed


def _contents(files: Sequence[Path], tell: Tell) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of each file; of two with one name the second goes by its whole path."""
    names: set[str] = set()
    for number, path in enumerate(files, 1):
        tell(number, len(files), path.name)
        yield path.name if path.name not in names else str(path), read_bytes(path)
        names.add(path.name)


def _roster(units: Path | None) -> tuple[str, ...]:
    if units is None:
        return ()
    registry, issues = read_units(read_text(units), str(units))
    if registry is None:
        raise RefusedError(str(units), issues)
    return tuple(unit.name for unit in registry.units)
