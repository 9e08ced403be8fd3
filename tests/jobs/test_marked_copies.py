"""Marked copies on disk: under a name of their own, or told why not."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from jobs.marked_copies import wants_copy, write_copy, write_marked
from kpi.errors import UnreadableError
from kpi.evaluation.contradicted import CONTRADICTED
from kpi.intake.guard import Guard
from kpi.store.engine import writing
from kpi.store.submissions import keep_file
from kpi.submission import Outcome, Receipt
from targets.issues import Issue
from targets.provenance import Source
from targets.wording import say
from tests.kpi.world import moment, submission, workbook


def receipt(name: str = "a/ban-bo.xlsx", outcome: Outcome = Outcome.REFUSED, cell: str | None = "E8") -> Receipt:
    issue = Issue("negative", say("số âm", "negative"), Source(name, sheet="Báo cáo", cell=cell))
    return Receipt(name, "ab", moment("2023-06-01"), outcome, issues=(issue,))


def test_a_copy_is_wanted_of_a_workbook_that_was_refused_for_a_cell() -> None:
    assert wants_copy([receipt()])
    assert not wants_copy([receipt(outcome=Outcome.ACCEPTED)])
    assert not wants_copy([receipt(name="a.csv")])
    assert not wants_copy([receipt(cell=None)])


def test_a_copy_is_wanted_of_one_that_was_taken_and_is_contradicted() -> None:
    taken = receipt(outcome=Outcome.ACCEPTED)
    assert wants_copy([replace(taken, issues=(replace(taken.issues[0], code=CONTRADICTED),))])


def test_a_copy_of_what_was_kept_is_written_where_it_is_asked_for(tmp_path: Path, engine: Engine) -> None:
    content = workbook()
    kept = replace(submission("ban-bo", "2023-H1", "2023-06-01"), sha256=sha256(content).hexdigest())
    with writing(engine) as connection:
        keep_file(connection, kept.sha256, content)
        keep_file(connection, sha256(b"a;b").hexdigest(), b"a;b")
    write_marked(engine, kept, receipt().issues, tmp_path / "ra.xlsx", "vi")
    comment = load_workbook(tmp_path / "ra.xlsx")["Báo cáo"]["E8"].comment
    assert comment is not None
    assert "số âm" in comment.text
    with pytest.raises(UnreadableError, match=r"không phải tệp Excel"):
        write_marked(engine, replace(kept, sha256=sha256(b"a;b").hexdigest()), (), tmp_path / "b.xlsx", "vi")
    with pytest.raises(UnreadableError, match=r"khong-co"):
        write_marked(engine, kept, (), tmp_path / "khong-co" / "b.xlsx", "vi")


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
