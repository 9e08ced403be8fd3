"""A progress bar is for a terminal; anywhere else nothing is written."""

from __future__ import annotations

import pytest

from jobs.cli.progress import counting


def test_nothing_is_drawn_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with counting("Nhận báo cáo") as progress:
        for number in range(1, 4):
            progress(number, 3, f"{number}.xlsx")
    assert capsys.readouterr() == ("", "")


def test_a_terminal_sees_the_count(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with counting("Nhận báo cáo") as progress:
        progress(1, 3, "a.xlsx")
    said = capsys.readouterr()
    assert said.out == ""
    assert "3/3" in said.err


def test_no_work_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    with counting("Nhận báo cáo"):
        pass
    assert capsys.readouterr().out == ""
