"""The letters that urge units on, made as Word documents and PDF: in the program's template or the office's own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboards.exports.aside import write_file
from dashboards.papers.letter_paper import letter_docx, letter_paper, letter_template
from dashboards.papers.own_templates import GROUP_LETTER, UNIT_LETTER, own_template
from dashboards.papers.to_pdf import paper_pdf
from dashboards.views.letters import Letter
from dashboards.views.office_paper import LETTER, OfficePaper, office_paper
from kpi.errors import UnreadableError, why_not
from kpi.settings import Settings
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Template:
    """A template of letters."""

    content: bytes
    name: str
    own: bool  #: whether it is the office's


def the_template(folder: Path, settings: Settings, named: Path | None, *, common: bool) -> Template:
    """Return the template a person named, or the office's own in its workspace, or the program's.

    Raises:
        UnreadableError: it cannot be opened.
    """
    name = GROUP_LETTER if common else UNIT_LETTER
    own = own_template(folder, name, named)
    if own is not None:
        return Template(own[1], own[0], own=True)
    return Template(letter_template(settings.letterhead.form, common=common), name, own=False)


def letter_files(letter: Letter, settings: Settings, template: Template, day: date) -> dict[str, bytes]:
    """Return the files of one letter, by name: a Word document, and the PDF that shows it.

    The PDF of an office's own template is what LibreOffice prints of the document; where that is not installed there
    is none. Of the program's own template it is drawn here.

    Raises:
        BadTemplateError: the template cannot be filled.
    """
    paper = paper_of(settings, day)
    word = letter_docx(letter, paper, template.content, template.name)
    pdf = printed(word) if template.own else paper_pdf(letter_paper(letter, paper))
    name = f"cong-van-{letter.name}"
    return {f"{name}.docx": word, **({f"{name}.pdf": pdf} if pdf is not None else {})}


def paper_of(settings: Settings, day: date) -> OfficePaper:
    """Return the words around a letter; those it is written to get it first."""
    return office_paper(settings.letterhead, settings.office, LETTER, day, (str(_AS_ABOVE),))


def write_letters(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write letters into a folder, each in one step; one of the same name is replaced.

    Raises:
        UnreadableError: the place cannot be written to, or a file is open elsewhere.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableError(str(folder), why_not(error)) from error
    for name, content in files:
        write_file(folder / name, content)


def printed(word: bytes) -> bytes | None:
    """Return a Word document as LibreOffice prints it; None: it is not installed, or cannot."""
    office = shutil.which("soffice")
    if office is None:
        return None
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
        path = Path(folder) / "cong-van.docx"
        path.write_bytes(word)
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        done = subprocess.run(  # noqa: S603  the program's own words
            [*command, "--outdir", folder, str(path)], capture_output=True, timeout=_PATIENCE, check=False
        )
        pdf = path.with_suffix(".pdf")
        return pdf.read_bytes() if done.returncode == 0 and pdf.exists() else None


_AS_ABOVE = Sentence("Như trên", "As above")
_PATIENCE = 120  # seconds
