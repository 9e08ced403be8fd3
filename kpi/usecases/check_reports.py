"""Reads narrative reports and cross-foots them; gives a Word report back with a comment at each finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kpi.intake.comment_document import comment_document
from kpi.intake.read_document import read_document
from rules.crossfoot.check import Check, CheckVerdict
from rules.crossfoot.crossfoot import Read, crossfoot, read
from targets.documents.word_comments import Comment
from targets.issues import Issue
from targets.wording import Language, Sentence


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read and found."""

    reports: Mapping[str, Read]  #: by file name, in the order in which the checks count them
    checks: tuple[Check, ...]
    issues: tuple[Issue, ...]  #: what cannot be read, or was repaired


def check_reports(files: Iterable[tuple[str, bytes]], roster: Sequence[str] = ()) -> Checked:
    """Return the checks of some reports of one body; a file that cannot be read is an issue.

    Args:
        files: name and bytes of each; a name that comes twice is told apart.
        roster: the names of the body's units, if known.
    """
    reports: dict[str, Read] = {}
    issues: list[Issue] = []
    for name, content in files:
        text, found = read_document(content, name)
        issues.extend(found)
        if text is not None:
            reports[_unused(name, reports)] = read(text)
    return Checked(reports, crossfoot(list(reports.values()), roster), tuple(issues))


def commented(
    checked: Checked, name: str, content: bytes, words: Mapping[CheckVerdict, Sentence], language: Language
) -> tuple[bytes | None, int, tuple[Issue, ...]]:
    """Return a copy of a Word report with a comment at each finding, how many stand in it, and why there is none.

    Args:
        checked: what was found.
        name: of the report.
        content: its bytes.
        words: each verdict in a word.
        language: of the comments.
    """
    number = list(checked.reports).index(name)
    text = checked.reports[name].text
    comments = []
    for check in checked.checks:
        if check.spot.document == number and check.verdict is not CheckVerdict.OK:
            place = text.place(check.spot.start, check.spot.end)
            said = f"{words[check.verdict].text(language)}: {check.text.text(language)}"
            comments.append(Comment(place.line, place.column, len(place.words), said))
    return comment_document(content, name, comments)


def _unused(name: str, known: Mapping[str, object]) -> str:
    found, number = name, 2
    while found in known:
        found, number = f"{name} ({number})", number + 1
    return found
