"""A workspace made once from the example, and the command line run in this process as a person would run it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jobs.cli.main import run


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON that stood alone on stdout."""
        return json.loads(self.out)


Dondoc = Callable[..., Said]


@pytest.fixture
def dondoc(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Dondoc:
    """Run `dondoc` with arguments; a traceback on either stream is a defect, whatever the test is about."""
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("DONDOC_DB", "DONDOC_LANG", "DONDOC_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["dondoc", *map(str, arguments)])
        capfd.readouterr()
        code = 0
        try:
            run()
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else 0 if done.code is None else 1
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        assert code != 70, err  # a defect of ours
        return Said(code, out, err)

    return call


@pytest.fixture
def example(example_workspace: Path) -> Path:
    """The example's workspace, to be read only."""
    return example_workspace
