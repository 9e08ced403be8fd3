"""What a form knows of itself, on a hidden sheet: for which plan, unit and period it was made, and in which version.

The title block says the same in words, which people may overwrite, and two units may share a name; the identity is what
the form was made with. Its check code finds a slip of the hand, not a forger: anyone can compute it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

from kpi.intake.guard import Cell, Sheet
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import say

#: The hidden sheet; a label in its column A, the value beside it.
IDENTITY_SHEET = "dondoc"
#: The sheets of a form that say what it is for and how it is filled; no figure is written there.
OWED_SHEET, GUIDE_SHEET = "Việc phải làm", "Hướng dẫn"
#: Of the form's layout, raised when a reader has to know the difference.
FORM_VERSION = "1"
_CHECK = "check"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a form was made for; every part as text, as the sheet has it."""

    plan: str  #: id
    revision: str  #: of the plan, whose indicators and checks the form carries
    unit: str  #: id
    period: str  #: key
    version: str = FORM_VERSION

    @property
    def code(self) -> str:
        """The check code: 12 hexadecimal digits of the parts' SHA-256."""
        return hashlib.sha256("\n".join(astuple(self)).encode()).hexdigest()[:12]


def identity_rows(identity: Identity) -> tuple[tuple[str, str], ...]:
    """Return the rows of the hidden sheet: label and value."""
    return (*((field.name, getattr(identity, field.name)) for field in fields(Identity)), (_CHECK, identity.code))


def read_identity(sheets: tuple[Sheet, ...], file_name: str, sha256: str) -> tuple[Identity | None, tuple[Issue, ...]]:
    """Return the identity a workbook carries; None without an issue: it carries none, as a table of one's own making.

    One that is incomplete or does not match its check code is not believed, and a warning says so.
    """
    sheet = next((sheet for sheet in sheets if sheet.name == IDENTITY_SHEET), None)
    if sheet is None:
        return None, ()
    found = {_text(row[0]): _text(row[1]) for row in sheet.rows if len(row) > 1}
    parts = [found.get(field.name, "") for field in fields(Identity)]
    identity = Identity(*parts)
    if all(parts) and found.get(_CHECK) == identity.code:
        return identity, ()
    text = say(
        "phần nhận dạng ẩn của biểu đã bị sửa hoặc thiếu; đơn vị và kỳ được đọc theo dòng đầu biểu",
        "the form's hidden identity was changed or is incomplete; unit and period are read from the title block",
    )
    hint = say("Kiểm tra tên đơn vị và kỳ báo cáo ở đầu biểu.", "Check the unit and the period above the table.")
    place = Source(file_name, sha256, sheet=IDENTITY_SHEET, cell="A1")
    return None, (Issue("identity-changed", text, place, hint, severity=Severity.WARNING),)


def made_before(identity: Identity | None, revisions: Mapping[str, int], file: Source) -> Iterator[Issue]:
    """Yield a note when a form was made for another revision of its plan than the one its report is read by.

    ``revisions`` are the plans' in force, by id; of a plan that is not among them nothing is said.
    """
    if identity is None or identity.revision == str(revisions.get(identity.plan, identity.revision)):
        return
    text = say(
        "biểu làm theo kế hoạch ghi nhận lần {made}, báo cáo được đọc theo lần {now}",
        "the form was made for revision {made} of the plan, the report is read by revision {now}",
        made=identity.revision,
        now=revisions[identity.plan],
    )
    hint = say(
        "Nếu có dòng thiếu hoặc thừa, gửi lại biểu mới cho đơn vị.",
        "If lines are missing or too many, send the unit a new form.",
    )
    yield Issue("older-form", text, file, hint, severity=Severity.NOTE)


def form_sheets(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return the sheets of a form that may hold its table; the others name the same promises."""
    return tuple(sheet for sheet in sheets if sheet.name not in {OWED_SHEET, GUIDE_SHEET, IDENTITY_SHEET})


def _text(cell: Cell) -> str:
    """Return a cell's content as text; a whole number, which a program may have made of a digit, as digits."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
