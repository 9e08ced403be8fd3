"""What is printed: JSON alone on stdout, tables for people, issues and progress on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.tree import Tree

from rules.duty_rule import State
from rules.verdict import WEIGHTS, Verdict
from targets.issues import Issue, Severity
from targets.plan import Promise
from targets.wording import Language, Sentence

#: Shape and colour of a verdict or a state; the word stands beside them, so nothing hangs on colour alone.
MARKS: dict[Verdict | State, tuple[str, str]] = {
    Verdict.MET: ("●", "green"),
    Verdict.LATE: ("◐", "green"),
    Verdict.NOT_DUE: ("▲", "yellow"),
    Verdict.SHORT: ("■", "red"),
    Verdict.OVERDUE: ("■", "red"),
    Verdict.EXEMPT: ("–", "dim"),
    Verdict.NOT_EVALUABLE: ("○", "dim"),
    State.DONE: ("●", "green"),
    State.LATE: ("◐", "green"),
    State.OPEN: ("▲", "yellow"),
    State.OVERDUE: ("■", "red"),
    State.EXEMPT: ("–", "dim"),
}


def print_json(value: object) -> None:
    """Print one JSON value and nothing else."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_line(text: str) -> None:
    """Print one line for people; nothing in it is markup."""
    Console(highlight=False, soft_wrap=True).print(escape(text))


def print_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; cells are `cell`'s or `mark`'s, and nothing else in them is markup."""
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold", expand=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(highlight=False).print(table)


def print_block(head: str, lines: Iterable[str]) -> None:
    """Print a heading (`cell`'s or `mark`'s) with lines indented below it, wrapped to the terminal."""
    console = Console(highlight=False)
    console.print(head)
    for line in lines:
        console.print(Padding(escape(line), (0, 0, 0, 4)))


def print_marked(status: Verdict | State, what: str, text: str, language: Language) -> None:
    """Print one status with what it is of, and the text beside it, wrapped below itself."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    shape, colour = MARKS[status]
    words = " ".join(word for word in (status.label.text(language), what) if word)
    table.add_row(f"    [{colour}]{shape}[/]", cell(f"{words}: {text}"))
    Console(highlight=False).print(table)


def print_grid(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a narrow grid of marks: the first cell of each row is its name, which is not broken."""
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1))
    table.add_column("", no_wrap=True)
    for column in columns:
        table.add_column(column, justify="center")
    for row in rows:
        table.add_row(*row)
    Console(highlight=False).print(table)


def print_tree(tree: Tree) -> None:
    """Print a tree; its labels are `cell`'s."""
    Console(highlight=False).print(tree)


def cell(text: object) -> str:
    """Return a cell's text, safe from being read as markup."""
    return escape("" if text is None else str(text))


def labels(promise: Promise, language: Language) -> str:
    """Return what a promise is listed under and how much it weighs, where either was said; for a `print_block` head."""
    words = [promise.group or ""]
    if promise.severity is not Severity.ERROR:
        words.append(WEIGHTS[promise.severity].text(language).lower())
    said = " · ".join(word for word in words if word)
    return escape(f"  ({said})") if said else ""


def mark(status: Verdict | State, language: Language, *, word: bool = True) -> str:
    """Return the shape of a verdict or state in its colour, with its word beside it."""
    shape, colour = MARKS[status]
    label = f" {status.label.text(language)}" if word else ""
    return f"[{colour}]{shape}[/]{escape(label)}"


def print_issues(issues: Iterable[Issue], language: Language) -> None:
    """Print issues on stderr, one a line, errors with a cross before them."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for issue in issues:
        sign = {Severity.ERROR: "[red]✗[/]", Severity.WARNING: "[yellow]![/]", Severity.NOTE: "·"}[issue.severity]
        console.print(f"{sign} {escape(issue.say(language))}")


def print_issue_table(issues: Sequence[Issue], language: Language) -> None:
    """Print issues on stderr: at a terminal as a table, elsewhere one a line."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        print_issues(issues, language)
    elif issues:
        console.print(issue_table(issues, language))


def issue_table(issues: Sequence[Issue], language: Language) -> Table:
    """Return issues as a table: the cell, how much it weighs, what is wrong, what to do."""
    vietnamese = language == "vi"
    table = Table(header_style="bold", show_lines=True)
    for heading in ("Ô", "Mức", "Vấn đề", "Cách xử lý") if vietnamese else ("Cell", "Weight", "Issue", "What to do"):
        table.add_column(heading, overflow="fold")
    for issue in issues:
        hint = issue.hint.text(language) if issue.hint is not None else ""
        near = f"{'Có phải' if vietnamese else 'Did you mean'}: {', '.join(issue.near)}? " if issue.near else ""
        colour = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}[issue.severity]
        place = f"{issue.source.sheet}!{issue.source.cell}" if issue.source.cell else ""
        weight = f"[{colour}]{issue.severity.label.text(language)}[/]"
        table.add_row(cell(place), weight, cell(issue.text.text(language)), cell(near + hint))
    return table


def print_error(sentence: Sentence, language: Language) -> None:
    """Print why a command cannot go on, on stderr."""
    word = "Lỗi" if language == "vi" else "Error"
    Console(stderr=True, highlight=False, soft_wrap=True).print(f"[red]{word}:[/] {escape(sentence.text(language))}")
