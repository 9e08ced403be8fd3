"""What is printed: JSON alone, and text of people that is never taken for markup."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from jobs.cli.output import (
    MARKS,
    cell,
    issue_table,
    mark,
    print_block,
    print_error,
    print_grid,
    print_issues,
    print_json,
    print_line,
    print_marked,
    print_table,
)  # fmt: skip
from rules.duty_rule import State
from rules.verdict import Verdict
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Sentence, say

HOSTILE = "[bold]xã[/bold] [red]Bản Bo[/]"


def test_json_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"tên": "Bản Bo", "n": [1, None]})
    said = capsys.readouterr()
    assert json.loads(said.out) == {"tên": "Bản Bo", "n": [1, None]}
    assert "Bản Bo" in said.out  # letters as they are
    assert said.err == ""


def test_words_of_people_are_not_markup(capsys: pytest.CaptureFixture[str]) -> None:
    print_line(HOSTILE)
    print_table("Bảng", ["a"], [[cell(HOSTILE)]])
    print_block(cell("đầu"), [HOSTILE])
    print_marked(State.OPEN, HOSTILE, "", "vi")
    print_grid("Lưới", ["1"], [[cell(HOSTILE), mark(Verdict.MET, "vi", word=False)]])
    assert capsys.readouterr().out.count(HOSTILE) == 5


def test_issues_and_errors_go_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    issue = Issue("x", Sentence("sai [chỗ] này", "wrong"), Source("a.yaml", line=3), severity=Severity.WARNING)
    print_issues([issue], "vi")
    print_error(Sentence("không mở được [tệp]", "cannot open"), "vi")
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "! a.yaml, dòng 3: sai [chỗ] này.\nLỗi: không mở được [tệp]\n"


def test_every_verdict_and_state_has_its_mark() -> None:
    assert set(MARKS) == {*Verdict, *State}
    assert "Đạt" in mark(Verdict.MET, "vi")
    assert "Met" in mark(Verdict.MET, "en")
    assert cell(None) == ""


def test_issues_as_a_table_say_cell_weight_what_and_what_to_do() -> None:
    issue = Issue(
        "x", say("sai [b]", "wrong"), Source("a.xlsx", sheet="Báo cáo", cell="E8"), say("Sửa.", "Mend."), ("5",)
    )
    console = Console(width=120, file=io.StringIO())
    console.print(issue_table([issue], "vi"))
    said = console.file.getvalue()  # type: ignore[attr-defined]
    for words in ("Báo cáo!E8", "Lỗi", "sai [b]", "Có phải: 5? Sửa."):
        assert words in said
