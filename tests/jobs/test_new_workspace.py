"""A workspace is made whole or not at all, on the database of one's choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.new_workspace import examples, new_workspace
from jobs.workspace import open_workspace
from kpi.clock import now
from kpi.errors import WorkspaceExistsError
from kpi.submission import Outcome


def quiet(number: int, total: int, name: str) -> None:
    """Show nothing."""


def test_examples_come_with_the_program() -> None:
    assert "tam-duong-2023" in examples()


def test_progress_names_every_file_in_the_order_it_arrived(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    filled = new_workspace(tmp_path / "demo", None, "tam-duong-2023", now(), "test", lambda *step: told.append(step))
    assert [number for number, _, _ in told] == list(range(1, 27))  # 12 + 14 files
    assert {total for _, total, _ in told} == {26}
    moments = [receipt.received_at for receipt in filled.receipts]
    assert moments == sorted(moments)
    refused = [receipt.file_name for receipt in filled.receipts if receipt.outcome is not Outcome.ACCEPTED]
    assert sorted(refused) == ["2023-9M/nung-nang-lan-1.xlsx", "2023-H1/son-binh.xlsx"]


def test_the_database_may_stand_elsewhere(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'khac.db'}"
    new_workspace(tmp_path / "a", url, None, now(), "test", quiet)
    assert not (tmp_path / "a" / "dondoc.db").exists()
    assert open_workspace(tmp_path / "a", url).engine.url.database == str(tmp_path / "khac.db")
    with pytest.raises(WorkspaceExistsError, match=r"khac\.db"):
        new_workspace(tmp_path / "b", url, None, now(), "test", quiet)
    assert not (tmp_path / "b").exists()


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    new_workspace(tmp_path / "trong", None, None, now(), "test", quiet)
    assert (tmp_path / "trong" / "dondoc.yaml").is_file()


def test_a_failure_leaves_a_database_elsewhere_as_it_was(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'khac.db'}"

    def stop(number: int, total: int, name: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        new_workspace(tmp_path / "a", url, "tam-duong-2023", now(), "test", stop)
    assert not (tmp_path / "a").exists()
    new_workspace(tmp_path / "a", url, "tam-duong-2023", now(), "test", quiet)  # nothing stands in the way
