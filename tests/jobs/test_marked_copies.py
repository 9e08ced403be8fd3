"""Marked copies on disk: under a name of their own, or told why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.marked_copies import wants_copy, write_copy
from kpi.errors import UnreadableError
from kpi.intake.guard import Guard
from kpi.submission import Outcome, Receipt
from targets.issues import Issue
from targets.provenance import Source
from targets.wording import say
from tests.kpi.world import moment, workbook


def receipt(name: str = "a/ban-bo.xlsx", outcome: Outcome = Outcome.REFUSED, cell: str | None = "E8") -> Receipt:
    issue = Issue("negative", say("số âm", "negative"), Source(name, sheet="Báo cáo", cell=cell))
    return Receipt(name, "ab", moment("2023-06-01"), outcome, issues=(issue,))


def test_a_copy_is_wanted_of_a_workbook_that_was_refused_for_a_cell() -> None:
    assert wants_copy([receipt()])
    assert not wants_copy([receipt(outcome=Outcome.ACCEPTED)])
    assert not wants_copy([receipt(name="a.csv")])
    assert not wants_copy([receipt(cell=None)])


def test_it_is_named_after_the_file_and_its_folders(tmp_path: Path) -> None:
    with Guard() as guard:
        copy = write_copy(tmp_path / "moi", workbook(), [receipt()], guard, "vi")
        nothing = write_copy(tmp_path / "khac", b"", [receipt()], guard, "vi")
    assert copy is not None
    assert (copy.path, copy.lost) == (tmp_path / "moi" / "a-ban-bo-danh-dau.xlsx", ())
    assert copy.path.exists()
    assert nothing is None
    assert not (tmp_path / "khac").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with Guard() as guard, pytest.raises(UnreadableError):
        write_copy(tmp_path / "tep" / "x", workbook(), [receipt()], guard, "vi")
