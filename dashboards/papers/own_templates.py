"""The templates of papers that an office keeps in its workspace, beside the program's own."""

from __future__ import annotations

from pathlib import Path

from kpi.errors import UnreadableError, why_not

#: Where they lie in the workspace, and what each is called.
FOLDER = "templates"
UNIT_LETTER, GROUP_LETTER, REPORT = "cong-van-don-vi.docx", "cong-van-nhom.docx", "bao-cao.docx"


def own_template(workspace: Path, name: str, named: Path | None = None) -> tuple[str, bytes] | None:
    """Return the name and content of the template that a person named, or of the office's own; None: it has none.

    Raises:
        UnreadableError: the one that was named is not there, or one cannot be opened.
    """
    path = named or workspace / FOLDER / name
    try:
        return str(path), path.read_bytes()
    except FileNotFoundError as error:
        if named is None:
            return None
        raise UnreadableError(str(path), why_not(error)) from error
    except OSError as error:
        raise UnreadableError(str(path), why_not(error)) from error
