"""What the documents show is there: commands are accepted, targets of make exist, links lead somewhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_command

from jobs.cli.main import app
from tests.architecture.code import ROOT

_BLOCK = re.compile(r"^```sh\n(?P<lines>.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?P<target>[^)\s#]+)[^)]*\)")
_TARGET = re.compile(r"^(?P<name>[a-z-]+):", re.MULTILINE)


def test_every_command_shown_is_accepted() -> None:
    dondoc = get_command(app)
    assert isinstance(dondoc, TyperGroup)
    shown = [(place, words) for document in documents() for place, words in commands(document, "dondoc")]
    assert [f"{place}: {fault}" for place, words in shown for fault in faults(dondoc, words)] == []


def test_every_target_of_make_shown_exists() -> None:
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    shown = [(place, words) for document in documents() for place, words in commands(document, "make")]
    assert [f"{place}: make {words[0]}" for place, words in shown if words and words[0] not in targets] == []


def test_every_link_leads_somewhere() -> None:
    found = [(document, link["target"]) for document in documents() for link in _LINK.finditer(_text(document))]
    inside = [(document, target) for document, target in found if not re.match(r"\w+:", target)]
    assert [f"{_name(at)}: {target}" for at, target in inside if not (at.parent / target).exists()] == []


def documents() -> list[Path]:
    """Return the documents of the repository."""
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]


def commands(document: Path, program: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the calls of a program in the ``sh`` blocks of a document, each with its place, as its arguments."""
    for block in _BLOCK.finditer(_text(document)):
        for line in block["lines"].replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            if words and words[0] == program:
                ours = takewhile(lambda word: not re.match(r"[|<>&;]|2>", word), words[1:])
                yield f"{_name(document)}: {line}", list(ours)


def faults(group: TyperGroup, words: list[str]) -> Iterator[str]:
    """Yield what a command line says that the program does not know: a noun, a verb, an option."""
    command: object = group
    rest = iter(words)
    for word in rest:
        if word == "--help":
            continue
        if word.startswith("-"):
            name, _, value = word.partition("=")
            option = _options(command).get(name)
            if option is None:
                yield f"no option {name}"
            elif not value and not option.is_flag:
                next(rest, None)
        elif isinstance(command, TyperGroup):
            if word not in command.commands:
                yield f"no command {word}"
                return
            command = command.commands[word]


def _options(command: object) -> dict[str, Any]:
    params = getattr(command, "params", [])
    return {name: param for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("-")}


def _text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def _name(document: Path) -> str:
    return str(document.relative_to(ROOT))


@pytest.fixture
def small() -> TyperGroup:
    """A program with ``plan show ID [--json]``, ``evaluate`` and ``--db URL``."""
    program, plan = typer.Typer(), typer.Typer()
    program.add_typer(plan, name="plan")

    @program.callback()
    def settings(db: str = "") -> None: ...

    @program.command()
    def evaluate() -> None: ...

    @plan.command()
    def show(plan_id: str, json: Annotated[bool, typer.Option("--json")] = False) -> None: ...

    group = get_command(program)
    assert isinstance(group, TyperGroup)
    return group


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plan show KH-06 --json", []),
        ("--db sqlite:///plan.db evaluate", []),
        ("--db=x evaluate --help", []),
        ("plan shows KH-06", ["no command shows"]),
        ("plan show KH-06 --jsn", ["no option --jsn"]),
        ("evaluate --json", ["no option --json"]),
    ],
)
def test_a_wrong_command_is_found(small: TyperGroup, line: str, expected: list[str]) -> None:
    assert list(faults(small, line.split())) == expected


def test_commands_are_drawn_from_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.architecture.test_docs.ROOT", tmp_path)
    text = "dondoc outside\n```sh\ncd demo  # dondoc no\ndondoc due \\\n  --json | head\ndondoc init 'a b'\n```\n"
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    assert [words for _, words in commands(tmp_path / "README.md", "dondoc")] == [["due", "--json"], ["init", "a b"]]
