"""Where a value was read: the document, the place in it, and the words that stood there."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from targets.wording import Language

#: A section called by its number, "II" or "III.5"; others name themselves: "Điều 32 khoản 1".
_NUMBERED = re.compile(r"[IVXLCDM\d]+(?![^\W\d_])")


@dataclass(frozen=True, slots=True)
class Source:
    """The origin of one value; it travels with the value to the last page that shows it."""

    document: str  #: the file's name, or what people call the document
    sha256: str | None = None  #: of the file's bytes, in hex
    section: str | None = None  #: numbering as the document has it: "II", "III.5"
    page: int | None = None  #: from 1
    line: int | None = None  #: from 1, in the text file or in the text drawn from the document
    sheet: str | None = None  #: of a workbook
    cell: str | None = None  #: of that sheet, "E9"
    quote: str | None = None  #: the words themselves, a clause at most
    note: str | None = None  #: what a reader must know of this origin: "số liệu minh họa", "chưa rõ tần suất"

    def place(self, language: Language = "vi") -> str:
        """Return the place as people cite it.

        >>> Source("kh.txt", section="II", line=83).place()
        'kh.txt, mục II, dòng 83'
        >>> Source("ban-bo.xlsx", sheet="Báo cáo", cell="E9").place()
        'ban-bo.xlsx, Báo cáo!E9'
        """
        vietnamese = language == "vi"
        parts = [self.document]
        if self.section:
            word = "" if not _NUMBERED.match(self.section) else "mục " if vietnamese else "section "
            parts.append(f"{word}{self.section}")
        if self.page:
            parts.append(f"{'trang' if vietnamese else 'page'} {self.page}")
        if self.line:
            parts.append(f"{'dòng' if vietnamese else 'line'} {self.line}")
        if self.cell:
            parts.append(f"{self.sheet}!{self.cell}" if self.sheet else self.cell)
        return ", ".join(parts)

    def as_json(self) -> dict[str, str | int]:
        """Return the fields that are known, with ``place`` added, ready for JSON."""
        known = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) is not None}
        return {**known, "place": self.place()}
