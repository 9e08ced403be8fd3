"""plan read: a document's targets and duties, as proposals for a person to confirm."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jobs.cli.options import AsJson, LanguageChoice

if TYPE_CHECKING:
    from targets.wording import Language


def read(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Văn bản kế hoạch: .txt, .docx hoặc .pdf.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="TỆP", help="Ghi bản nháp kế hoạch (YAML) để sửa và xác nhận.")
    ] = None,
    as_json: AsJson = False,
    lang: LanguageChoice = None,
) -> None:
    """Đọc một kế hoạch (.txt, .docx, .pdf): đề xuất chỉ tiêu, nhiệm vụ, kèm nguyên văn và chỗ của từng điều."""
    from jobs.cli.output import print_issues, print_json
    from jobs.cli.progress import counting
    from kpi.usecases.read_document import read_plan_document
    from targets.documents.answer import as_json as answer
    from targets.documents.draft import draft_of

    language = _language(lang)
    content = _bytes(file)
    with counting("Đọc các trang" if language == "vi" else "Reading pages") as progress:
        done = read_plan_document(content, file.name, lambda at, total: progress(at, total, file.name))
    if out is not None:
        _write(out, draft_of(done.reading, file.name, done.sha256))
    if as_json:
        print_json(answer(done.reading, done.issues, done.calendar, done.sha256, language))
        return
    print_issues(done.issues, language)
    _print(answer(done.reading, done.issues, done.calendar, done.sha256, language), language)


def _language(text: str | None) -> Language:
    """Return the language asked for, without opening a workspace: this command needs none."""
    from kpi.errors import UnknownNameError
    from targets.wording import Sentence

    if text not in {None, "vi", "en"}:
        raise UnknownNameError(Sentence("ngôn ngữ", "language"), str(text), ("vi", "en"))
    return "en" if text == "en" else "vi"


def _bytes(file: Path) -> bytes:
    from kpi.errors import UnreadableError, why_not

    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(str(file), why_not(error)) from error


def _write(file: Path, text: str) -> None:
    """Write the draft; a file that is there stays as it is."""
    from kpi.errors import UnreadableError, why_not

    try:
        with file.open("x", encoding="utf-8") as draft:
            draft.write(text)
    except OSError as error:
        raise UnreadableError(str(file), why_not(error)) from error


def _print(found: dict[str, Any], language: Language) -> None:
    """Print a reading for people: the head, the targets, the duties."""
    from jobs.cli.output import cell, print_block, print_line
    from targets.wording import say

    head = found["document"]
    about = " · ".join(str(head[key]) for key in ("number", "issued", "issuer") if head[key])
    print_line(head["title"] or "")
    if about:
        print_line(about)
    summary = say(
        "{t} chỉ tiêu, {d} nhiệm vụ có hạn, {n} nơi nhận",
        "{t} targets, {d} duties, {n} recipients",
        t=len(found["targets"]),
        d=len(found["duties"]),
        n=len(head["recipients"]),
    )
    print_line(summary.text(language))
    line = "dòng" if language == "vi" else "line"
    for target in found["targets"]:
        most = f"–{target['value_max']}" if target["value_max"] is not None else ""
        print_block(
            f"[bold]{cell(target['operator'])} {target['value']}{most} {cell(target['unit'])}[/]",
            [f"{line} {target['line']}: {target['quote']}"],
        )
    for duty in found["duties"]:
        when = duty["date"] or duty["period"] or "-"
        due = f" → {duty['last_day']}" if duty["last_day"] else ""
        print_block(f"[bold]{cell(duty['kind'])} {cell(when)}{due}[/]", [f"{line} {duty['line']}: {duty['quote']}"])
