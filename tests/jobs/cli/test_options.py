"""Options that several commands share mean the same everywhere."""

from __future__ import annotations

from typing import Annotated

import pytest
import typer
from typer.main import get_command

from jobs.cli.main import app
from jobs.cli.options import Times, Workplace, grouped


def commands(group: object, name: str = "dondoc") -> list[tuple[str, set[str]]]:
    found = []
    for child_name, child in getattr(group, "commands", {}).items():
        options = {option for parameter in child.params for option in parameter.opts}
        found += [(f"{name} {child_name}", options), *commands(child, f"{name} {child_name}")]
    return found


def test_every_command_on_a_workspace_takes_the_workspace_and_the_database() -> None:
    listed = commands(get_command(app))
    # These read one document, or write one that holds nothing of the database
    alone = {"dondoc plan read", "dondoc report check", "dondoc report template"}
    leaves = [(name, options) for name, options in listed if "--lang" in options and name not in alone]
    assert len(leaves) >= 12
    for name, options in leaves:
        assert "--db" in options, name
        assert name == "dondoc init" or "--workspace" in options, name


def test_reading_commands_give_json_and_take_a_moment() -> None:
    options = dict(commands(get_command(app)))
    for name in ("evaluate", "due", "shortfall", "remind plan"):
        assert {"--json", "--as-of"} <= options[f"dondoc {name}"], name
    for name in ("plan list", "plan show", "unit list", "doctor"):
        assert "--json" in options[f"dondoc {name}"], name


def test_help_says_what_each_is_for() -> None:
    assert isinstance(app, typer.Typer)
    for name, command in getattr(get_command(app), "commands", {}).items():
        assert command.help, name


def test_a_group_stands_for_its_options_and_comes_filled(capsys: pytest.CaptureFixture[str]) -> None:
    command = typer.Typer(add_completion=False)

    @command.command()
    @grouped
    def ask(name: Annotated[str, typer.Argument()], *, times: Times, place: Workplace, loud: bool = False) -> None:
        print(name, times, place.lang, loud)  # noqa: T201

    with pytest.raises(SystemExit) as ended:
        command(["Bản Bo", "--as-of", "2023-06-04", "--lang", "en", "--loud"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == "Bản Bo Times(as_of='2023-06-04', known_at=None) en True\n"
