"""A pack is made again byte for byte, whatever came in since; and says so when it cannot be."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, text

from dashboards.exports.errors import ForeignFolderError
from dashboards.exports.meeting_packs import (
    MANIFEST,
    NAMES,
    Made,
    Wanted,
    all_packs,
    make_pack,
    remake_pack,
    write_pack,
)
from jobs.workspace import Workspace, open_workspace
from kpi.errors import ChangedPackError, NothingAskedError, UnknownNameError, UnreadableError
from kpi.moments import as_of_moment
from kpi.settings import Settings
from kpi.store.engine import writing
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_grant import record_grant
from kpi.usecases.register_plan import register_plan
from rules.exemption import Grant, GrantKind
from tests.dashboards.live import filled
from tests.kpi.world import moment

JUNE = Wanted(date(2023, 6, 6), as_of_moment("2023-06-06"))
NOVEMBER = Wanted(date(2023, 11, 16), as_of_moment("2023-11-16"))
LATER, YEARS_LATER = moment("2026-12-01T08:00"), moment("2029-03-01T08:00")


@pytest.fixture
def workspace(own_example: Path) -> Workspace:
    return open_workspace(own_example, None)


def test_a_pack_has_its_files_and_is_written_down_with_their_hashes(workspace: Workspace) -> None:
    made = make_pack(workspace.engine, workspace.settings, JUNE, LATER, "Lan")
    assert set(made.files) == set(NAMES)
    assert all_packs(workspace.engine) == (made.pack,)
    for name, sha256 in made.pack.files.items():
        assert hashlib.sha256(made.files[name]).hexdigest() == sha256
    manifest = json.loads(made.files[MANIFEST])
    assert (manifest["id"], manifest["made_of"]["previous"], made.lines) == (made.pack.id, None, 92)
    assert manifest["made_of"]["inputs"]["plans"]["dvcq-2023"]["revision"] == 1


def test_it_is_made_again_years_later_byte_for_byte_whatever_came_since(workspace: Workspace) -> None:
    """A report received before the meeting but entered after it, an amended plan, a decision, other settings."""
    engine = workspace.engine
    first = make_pack(engine, workspace.settings, JUNE, LATER, "Lan")
    second = make_pack(engine, workspace.settings, NOVEMBER, LATER, "Lan")
    plan = workspace.folder / "plans" / "dan-van-chinh-quyen-2023.yaml"
    amended = plan.read_text(encoding="utf-8").replace("share: 95%", "share: 90%")
    register_plan(engine, amended, plan.name, YEARS_LATER, "Mai")
    report = (workspace.folder / "submissions" / "2023-9M" / "khun-ha.xlsx").read_bytes()
    receive_submission(
        engine, report, "khun-ha.xlsx", received_at=moment("2023-06-01T08:00"), now=YEARS_LATER, actor="Mai"
    )
    grant = Grant(
        GrantKind.EXEMPTION, "dvcq-2023", "II.4", "son-binh", "mưa lũ", "UBND huyện", moment("2023-06-01T08:00")
    )
    record_grant(engine, grant, YEARS_LATER, "Mai")
    for made in (first, second):
        again = remake_pack(engine, made.pack.id)
        assert (again.files, again.differing, again.pack) == (made.files, (), made.pack)


def test_asked_for_again_of_the_same_it_is_the_same_and_written_down_once(workspace: Workspace) -> None:
    first = make_pack(workspace.engine, workspace.settings, JUNE, LATER, "Lan")
    again = make_pack(workspace.engine, workspace.settings, JUNE, YEARS_LATER, "Mai")
    assert (again.pack, again.files) == (first.pack, first.files)
    assert len(all_packs(workspace.engine)) == 1


def test_made_twice_at_once_it_is_written_down_once(engine: Engine) -> None:
    """As by two clicks on one button: neither finds the other's when it looks, one is kept and both have it."""
    wanted, both = Wanted(date(2023, 6, 6), moment("2023-06-06T08:00")), Barrier(2)
    filled(engine)

    def make(actor: str) -> Made:
        both.wait()
        return make_pack(engine, Settings(), wanted, LATER, actor)

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(make, ("Lan", "Mai"))
    assert (first.pack, first.files) == (second.pack, second.files)
    assert all_packs(engine) == (first.pack,)


def test_it_compares_with_the_meeting_before(workspace: Workspace) -> None:
    first = make_pack(workspace.engine, workspace.settings, JUNE, LATER, "Lan")
    second = make_pack(workspace.engine, workspace.settings, NOVEMBER, LATER, "Lan")
    assert second.pack.made_of["previous"] == first.pack.id
    assert make_pack(workspace.engine, workspace.settings, JUNE, LATER, "Lan").pack == first.pack


def test_other_settings_make_another_pack(workspace: Workspace) -> None:
    first = make_pack(workspace.engine, workspace.settings, JUNE, LATER, "Lan")
    other = make_pack(workspace.engine, Settings(office="Văn phòng"), JUNE, LATER, "Lan")
    assert other.pack.id != first.pack.id


def test_bytes_that_came_out_otherwise_are_named(workspace: Workspace) -> None:
    """As when a later version draws the paper otherwise: here the hash that was written down is another."""
    made = make_pack(workspace.engine, workspace.settings, JUNE, LATER, "Lan")
    told = {**made.pack.files, "ho-so-hop.pdf": "0" * 64}
    change(workspace.engine, "UPDATE meeting_pack SET files = :x", json.dumps(told))
    assert remake_pack(workspace.engine, made.pack.id).differing == ("ho-so-hop.pdf",)


def test_what_was_changed_behind_its_back_is_named_and_nothing_made(workspace: Workspace) -> None:
    made = make_pack(workspace.engine, workspace.settings, JUNE, LATER, "Lan")
    change(workspace.engine, "UPDATE registry_revision SET sha256 = :x", "0" * 64)
    with pytest.raises(ChangedPackError, match="units"):
        remake_pack(workspace.engine, made.pack.id)


def test_an_unknown_id_is_told_with_those_there_are(workspace: Workspace) -> None:
    made = make_pack(workspace.engine, workspace.settings, JUNE, LATER, "Lan")
    with pytest.raises(UnknownNameError, match=made.pack.id):
        remake_pack(workspace.engine, "20230606-0")


def test_without_plans_there_is_nothing_to_make(engine: Engine) -> None:
    with pytest.raises(NothingAskedError):
        make_pack(engine, Settings(), JUNE, LATER, "Lan")


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "ho-so"
    write_pack(folder, {"ho-so-hop.pdf": b"1", MANIFEST: b"{}"})
    write_pack(folder, {MANIFEST: b"2"})  # a pack takes the place of a pack
    assert [path.name for path in folder.iterdir()] == [MANIFEST]
    (folder / "luan-van.docx").write_bytes(b"x")
    with pytest.raises(ForeignFolderError, match=r"luan-van\.docx"):
        write_pack(folder, {MANIFEST: b"3"})
    assert (folder / MANIFEST).read_bytes() == b"2"


def test_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(UnreadableError):
        write_pack(tmp_path / "tep" / "ho-so", {MANIFEST: b"{}"})
    assert [path.name for path in tmp_path.iterdir()] == ["tep"]


def change(engine: Engine, statement: str, value: str) -> None:
    with writing(engine) as connection:
        connection.execute(text(statement), {"x": value})
