"""The command itself: what becomes of an error, and that nobody ever sees a traceback."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import jobs.cli.judge
import jobs.cli.main as command
from tests.jobs.conftest import Dondoc


def test_help_lists_the_commands(dondoc: Dondoc) -> None:
    said = dondoc("--help")
    for name in ("init", "plan", "submit", "evaluate", "due", "shortfall", "remind", "dashboard", "doctor"):
        assert name in said.out


@pytest.mark.parametrize("arguments", [("evaluat",), ("evaluate", "--jsn"), ("submit",), ("plan", "ad")])
def test_wrong_use_ends_with_two(dondoc: Dondoc, arguments: tuple[str, ...]) -> None:
    said = dondoc(*arguments)
    assert said.code == 2
    assert said.out == ""


def test_a_defect_of_ours_is_told_and_kept_for_support(
    example: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr("kpi.evaluation.evaluate.facts", broken)
    monkeypatch.setattr(sys, "argv", ["dondoc", "evaluate", "-w", str(example), "--as-of", "2023-10-01"])
    with pytest.raises(SystemExit) as done:
        command.run()
    said = capfd.readouterr()
    assert done.value.code == command.DEFECT
    assert "Traceback" not in said.err
    found = re.search(r"(\S+dondoc-\S+\.log)", said.err.replace("\n", ""))
    assert found is not None
    log = Path(found[1].rstrip(":"))
    assert "ZeroDivisionError: inside" in log.read_text(encoding="utf-8")
    log.unlink()


def test_errors_speak_english_when_asked(dondoc: Dondoc, tmp_path: Path) -> None:
    assert "There is no workspace" in dondoc("evaluate", "-w", tmp_path, "--lang", "en").err
    assert "There is no workspace" in dondoc("evaluate", "-w", tmp_path, "--lang=en").err


def test_the_environment_stands_for_options(dondoc: Dondoc, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_WORKSPACE", str(example))
    monkeypatch.setenv("DONDOC_LANG", "en")
    assert "Registered" not in dondoc("plan", "list").err
    assert "Plans" in dondoc("plan", "list").out


def test_commands_are_the_functions_of_their_files() -> None:
    assert jobs.cli.judge.evaluate.__doc__
    assert {c.name for c in command.app.registered_commands} >= {"init", "doctor", "submit", "evaluate", "due"}
