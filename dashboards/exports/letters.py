"""The letters that urge units on, made as Word documents and PDF: in the program's template or the office's own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
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

#: Told how many letters of how many were begun, and the name of this one.
Told = Callable[[int, int, str], None]
NO_PDF = Sentence(
    "Chưa có tệp PDF: máy này không có LibreOffice để in mẫu của cơ quan; mở tệp Word rồi in.",
    "There are no PDF files: LibreOffice, which prints an own template, is not installed here.",
)


def silently(_: int, __: int, ___: str, /) -> None:
    """Tell nobody of progress."""


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


def letter_files(
    letters: Sequence[Letter], settings: Settings, template: Template, day: date, said: Told = silently
) -> dict[str, bytes]:
    """Return the files of letters, by name: of each a Word document, and the PDF that shows it.

    The PDF of an office's own template is what LibreOffice prints of the document; where that is not installed there
    is none. Of the program's own template it is drawn here.

    Args:
        letters: what they say.
        settings: the office's.
        template: that all of them are written in.
        day: of the letters.
        said: told of each letter before it is written.

    Raises:
        BadTemplateError: the template cannot be filled.
    """
    files: dict[str, bytes] = {}
    for number, letter in enumerate(letters, 1):
        said(number, len(letters), letter.name)
        files[letter_name(letter, ".docx")] = letter_word(letter, settings, template, day)
        if not template.own:
            files[letter_name(letter, ".pdf")] = paper_pdf(letter_paper(letter, paper_of(settings, day)))
    return files | printed(files) if template.own else files


def letter_file(ending: str, letter: Letter, settings: Settings, template: Template, day: date) -> bytes | None:
    """Return one file of one letter, ".docx" or ".pdf"; None: there is nothing here that prints it."""
    if ending == ".pdf" and not template.own:
        return paper_pdf(letter_paper(letter, paper_of(settings, day)))
    word = letter_word(letter, settings, template, day)
    return word if ending == ".docx" else printed({"cong-van.docx": word}).get("cong-van.pdf")


def letter_name(letter: Letter, ending: str) -> str:
    """Return the name of a letter's file."""
    return f"cong-van-{letter.name}{ending}"


def letter_word(letter: Letter, settings: Settings, template: Template, day: date) -> bytes:
    """Return a letter as a Word document.

    Raises:
        BadTemplateError: the template cannot be filled.
    """
    return letter_docx(letter, paper_of(settings, day), template.content, template.name)


def can_print(template: Template) -> bool:
    """Say whether letters in a template are had as PDF here."""
    return not template.own or shutil.which("soffice") is not None


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


def printed(words: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return Word documents as LibreOffice prints them, by name; none where it is not installed, or cannot."""
    office = shutil.which("soffice")
    if office is None or not words:
        return {}
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
        paths = {f"{Path(name).stem}.pdf": Path(folder) / f"{number}.docx" for number, name in enumerate(words)}
        for path, word in zip(paths.values(), words.values(), strict=True):
            path.write_bytes(word)
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        patience = _PATIENCE + len(words) * _PATIENCE_EACH
        if not _done([*command, "--outdir", folder, *map(str, paths.values())], patience):
            return {}
        pdfs = {name: path.with_suffix(".pdf") for name, path in paths.items()}
        return {name: path.read_bytes() for name, path in pdfs.items() if path.exists()}


def _done(command: Sequence[str], patience: float) -> bool:
    """Run a command; say whether it came to an end. One that does not is ended with all that it started."""
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603  the program's own words
        command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
    ) as process:
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            if hasattr(os, "killpg"):  # LibreOffice is a script that starts another
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            return False
    return True


_AS_ABOVE = Sentence("Như trên", "As above")
#: How long LibreOffice may take to start and print, in seconds, and how much longer for each document.
_PATIENCE, _PATIENCE_EACH = 120, 5
