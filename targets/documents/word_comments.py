"""A copy of a Word file with comments at words: everything else of the officer's own file stays as it was."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from targets.documents.word import numbered_paragraphs


@dataclass(frozen=True, slots=True)
class Comment:
    """What is to be said, and where: a stretch of a line as `targets.documents.word.word_lines` numbers them."""

    line: int
    column: int  #: from 1
    length: int
    text: str


def commented(content: bytes, comments: Sequence[Comment], author: str = "Đôn Đốc") -> tuple[bytes, int]:
    """Return the .docx with the comments in it, and how many found their place.

    A comment on words of a footnote stands at the footnote's mark, since Word has none within footnotes.
    """
    document = Document(io.BytesIO(content))
    wanted: dict[int, list[Comment]] = {}
    for comment in comments:
        wanted.setdefault(comment.line, []).append(comment)
    placed = 0
    for number, paragraph, lead in numbered_paragraphs(document):
        # From the end of the paragraph on, so that splitting a run moves no place still to come.
        for comment in sorted(wanted.get(number, ()), key=lambda c: -c.column):
            placed += _place(document, paragraph, comment, comment.column - 1 - lead, author)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue(), placed


def _place(document: WordDocument, paragraph: Paragraph, comment: Comment, start: int, author: str) -> bool:
    runs = list(_cut_out(paragraph, max(0, start), start + comment.length))
    if not runs:
        return False
    document.add_comment(runs, text=comment.text, author=author, initials="ĐĐ")
    return True


def _cut_out(paragraph: Paragraph, start: int, end: int) -> Iterator[Run]:
    """Yield the runs that hold a stretch of a paragraph, split where it begins and ends."""
    at = 0
    for run in list(paragraph.runs):
        length = len(_shown(run))
        first, last = max(start - at, 0), min(end - at, length)
        at += length
        if first >= last:
            continue
        yield _split(run, first, last) if _is_plain(run) and (first > 0 or last < length) else run


def _shown(run: Run) -> str:
    """Return what a run counts for in its line: its words, and a raised number for a footnote's mark."""
    marks = sum(1 for child in run._r if child.tag == qn("w:footnoteReference"))  # noqa: SLF001
    return run.text + "¹" * marks


def _is_plain(run: Run) -> bool:
    return [child.tag for child in run._r if child.tag != qn("w:rPr")] == [qn("w:t")]  # noqa: SLF001


def _split(run: Run, first: int, last: int) -> Run:
    """Return the middle of a run cut in three, the others put before and behind it."""
    text = run.text
    before, after = copy.deepcopy(run._r), copy.deepcopy(run._r)  # noqa: SLF001
    run._r.addprevious(before)  # noqa: SLF001
    run._r.addnext(after)  # noqa: SLF001
    for element, words in ((before, text[:first]), (after, text[last:])):
        if words:
            Run(element, run._parent).text = words  # noqa: SLF001
        else:
            element.getparent().remove(element)
    run.text = text[first:last]
    return run
