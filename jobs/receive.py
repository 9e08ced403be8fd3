"""Files handed in at once, received one after another: what became of each, and a marked copy of what has mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine

from jobs.incoming import Waiting, list_incoming
from jobs.marked_copies import Written, wants_copy, write_copy
from kpi.errors import UnreadableError
from kpi.intake.guard import Guard
from kpi.submission import Outcome, Receipt
from kpi.usecases.compare_evidence import remarked, slots_compared
from kpi.usecases.receive_submission import Entered, receive_files
from targets.issues import Issue, has_errors
from targets.wording import Language

#: Told before each file: its number from 1, how many there are, its name.
Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class Received:
    """What became of files that were handed in at once."""

    receipts: list[Receipt] = field(default_factory=list)
    unread: list[UnreadableError] = field(default_factory=list)
    issues: tuple[Issue, ...] = ()  #: of what was passed over or refused before it was read
    copies: dict[str, Written] = field(default_factory=dict)  #: by file name
    wanted: Outcome = Outcome.ACCEPTED  #: what was asked for each

    @property
    def all_as_wanted(self) -> bool:
        """Whether everything that was handed in was taken."""
        taken = all(receipt.outcome is self.wanted for receipt in self.receipts)
        return taken and not self.unread and not has_errors(self.issues)

    def as_json(self, language: Language) -> dict[str, object]:
        """Return all of it for JSON, its words in one language."""
        return {
            "receipts": [receipt.as_json(language) for receipt in self.receipts],
            "unreadable": [fault.say(language) for fault in self.unread],
            "issues": [issue.as_json(language) for issue in self.issues],
            "marked_copies": [
                {"file": name, "copy": str(copy.path), "lost": list(copy.lost)} for name, copy in self.copies.items()
            ],
        }


def receive(
    engine: Engine, paths: Sequence[Path], entered: Entered, copies: Path, language: Language, progress: Progress
) -> Received:
    """Receive every file behind some paths; one that cannot be read, or kills its reader, harms no other.

    Args:
        engine: the database.
        paths: files, folders and zips.
        entered: when and by whom.
        copies: the folder of marked copies.
        language: of what is written into them.
        progress: told before each file.
    """
    found = Received(wanted=Outcome.DRAFT if entered.sending.draft else Outcome.ACCEPTED)
    with ExitStack() as stack:
        incoming = list_incoming(paths, stack)
        found.issues = incoming.issues
        read: list[Waiting] = []
        contents = _contents(incoming.files, read, found.unread, progress)
        guard = stack.enter_context(Guard())
        compared = slots_compared(engine)
        for number, answered in enumerate(receive_files(engine, contents, entered)):
            receipts = [remarked(engine, one) if _slot(one) in compared else one for one in answered]
            found.receipts += receipts
            if wants_copy(receipts):
                copy = write_copy(copies, read[number].read(), receipts, guard, language)
                if copy is not None:
                    found.copies[receipts[0].file_name] = copy
    return found


def _slot(receipt: Receipt) -> tuple[str | None, str | None, str | None]:
    return receipt.plan, receipt.unit, receipt.period


def _contents(
    files: Sequence[Waiting], read: list[Waiting], unread: list[UnreadableError], progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """Yield the content of each file that can be read, and note which were and which were not."""
    for number, file in enumerate(files, start=1):
        progress(number, len(files), file.name)
        try:
            content = file.read()
        except UnreadableError as error:
            unread.append(error)
            continue
        read.append(file)
        yield file.name, content
