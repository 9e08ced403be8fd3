"""Marked copies of reports with mistakes, written where the officer sends them back from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sqlalchemy import Engine

from kpi.errors import UnreadableError, why_not
from kpi.evaluation.contradicted import CONTRADICTED
from kpi.intake.guard import Guard
from kpi.store.engine import reading
from kpi.store.kept_files import file_content
from kpi.submission import Outcome, Receipt, Submission
from targets.issues import Issue
from targets.wording import Language, Sentence

#: Where in a workspace they are written unless another folder is named.
FOLDER = "tra-lai"


@dataclass(frozen=True, slots=True)
class Written:
    """A marked copy on disk."""

    path: Path
    lost: tuple[str, ...]  #: what of the reporter's workbook the copy could not keep, in words


def wants_copy(receipts: Iterable[Receipt]) -> bool:
    """Say whether a file's receipts call for a marked copy: it is a workbook, and a cell is to blame.

    The workbook was not taken, or a written report contradicts it.
    """
    return any(
        any(issue.source.cell and (not taken or issue.code == CONTRADICTED) for issue in receipt.issues)
        for receipt in receipts
        for taken in [receipt.outcome not in {Outcome.REFUSED, Outcome.DRAFT}]
        if PurePosixPath(receipt.file_name.lower()).suffix == ".xlsx"
    )


def write_copy(
    folder: Path, content: bytes, receipts: Iterable[Receipt], guard: Guard, language: Language
) -> Written | None:
    """Write the marked copy of a file into a folder, which is made when it is not there; None when none can be made.

    Raises:
        UnreadableError: the folder cannot be written to.
    """
    told = list(receipts)
    issues: list[Issue] = [issue for receipt in told for issue in receipt.issues]
    copy = guard.mark(content, issues, language)
    if copy is None:
        return None
    name = PurePosixPath(told[0].file_name.replace("\\", "/"))
    path = folder / f"{'-'.join(name.parent.parts)}{'-' if name.parent.parts else ''}{name.stem}-danh-dau.xlsx"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(copy.content)
    except OSError as error:
        raise UnreadableError(str(path), why_not(error)) from error
    return Written(path, copy.lost)


def write_marked(engine: Engine, sent: Submission, issues: Sequence[Issue], path: Path, language: Language) -> None:
    """Write a copy of the workbook a report came in, with issues marked in it.

    Raises:
        UnreadableError: it is no workbook, or the copy cannot be written.
    """
    with reading(engine) as connection:
        content = file_content(connection, sent.sha256)
    with Guard() as guard:
        copy = guard.mark(content or b"", issues, language)
    if copy is None:
        raise UnreadableError(
            sent.file_name, Sentence("không phải tệp Excel (.xlsx)", "it is no Excel workbook (.xlsx)")
        )
    try:
        path.write_bytes(copy.content)
    except OSError as error:
        raise UnreadableError(str(path), why_not(error)) from error
