"""Reads reports from files, cross-foots them, and writes the officer's own file back with comments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboards.exports.aside import write_file
from dashboards.web.checked_page import VERDICTS
from jobs.workspace import read_bytes, read_text
from kpi.errors import RefusedError
from kpi.intake.comment_document import comment_document
from kpi.intake.read_document import read_document
from rules.crossfoot.check import Check, CheckVerdict
from rules.crossfoot.crossfoot import Read, crossfoot, read
from targets.documents.word_comments import Comment
from targets.issues import Issue
from targets.units_file import read_units
from targets.wording import Language

#: Told before each file: its number from 1, how many, its name.
Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read and found."""

    reports: dict[str, Read]  #: by file name, in the order in which the checks count them
    checks: tuple[Check, ...]
    issues: tuple[Issue, ...]


def check_reports(files: Sequence[Path], units: Path | None, tell: Tell) -> Checked:
    """Return the checks of some reports of one body; a file that cannot be read is an issue.

    Raises:
        UnreadableError: a file cannot be opened.
        RefusedError: the list of units has mistakes.
    """
    roster = _roster(units)
    reports: dict[str, Read] = {}
    issues: list[Issue] = []
    for number, path in enumerate(files, 1):
        tell(number, len(files), path.name)
        text, found = read_document(read_bytes(path), path.name)
        issues.extend(found)
        if text is not None:
            reports[path.name if path.name not in reports else str(path)] = read(text)
    return Checked(reports, crossfoot(list(reports.values()), roster), tuple(issues))


def write_marked(checked: Checked, source: Path, target: Path, language: Language) -> int:
    """Write a copy of a Word report with a comment at each finding, and return how many stand in it.

    Raises:
        UnreadableError: a file cannot be opened or written.
        RefusedError: the file is not a .docx that can be commented.
    """
    number = list(checked.reports).index(source.name)
    text = checked.reports[source.name].text
    comments = []
    for check in checked.checks:
        if check.spot.document == number and check.verdict is not CheckVerdict.OK:
            place = text.place(check.spot.start, check.spot.end)
            words = f"{VERDICTS[check.verdict][1].text(language)}: {check.text.text(language)}"
            comments.append(Comment(place.line, place.column, len(place.words), words))
    content, placed, issues = comment_document(read_bytes(source), source.name, comments)
    if content is None:
        raise RefusedError(source.name, issues)
    write_file(target, content)
    return placed


def _roster(units: Path | None) -> tuple[str, ...]:
    if units is None:
        return ()
    registry, issues = read_units(read_text(units), str(units))
    if registry is None:
        raise RefusedError(str(units), issues)
    return tuple(unit.name for unit in registry.units)
