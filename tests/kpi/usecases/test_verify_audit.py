"""The whole trail looked over: an office's work holds, and what is done behind the program's back is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from kpi.audit import What
from kpi.store.backup import back_up_to, restore_from
from kpi.store.engine import writing
from kpi.submission_states import Step
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_grant import record_grant
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from kpi.usecases.take_step import Wish, take_step
from kpi.usecases.verify_audit import Verified, audit_trail, verify_audit
from rules.exemption import Grant, GrantKind
from tests.kpi.world import PLAN, UNITS, moment, workbook

AT = moment("2023-06-03T08:00")


@pytest.fixture
def office(engine: Engine) -> Engine:
    """Entries: 1 units, 2 plan, 3 file, 4 figures, 5 refused file, 6 step, 7 decision."""
    record_units(engine, UNITS, "units.yaml", AT, "Lan")
    register_plan(engine, PLAN, "kh.yaml", AT, "Lan")
    for content in (workbook(), workbook(kinh_phi=-1)):
        receive_submission(engine, content, "bc.xlsx", received_at=AT, now=AT, actor="Lan")
    take_step(engine, ("kh-2023", "ban-bo", "2023-H1"), Wish(Step.RETURN, "Thiếu"), AT, "Lan")
    record_grant(engine, Grant(GrantKind.EXEMPTION, "kh-2023", "II.4", "ban-bo", "Lũ", "Ban", AT), AT, "Lan")
    return engine


def tampered(office: Engine, *statements: str, kept: str | None = None) -> list[str]:
    with writing(office) as connection:
        for statement in statements:
            connection.execute(text(statement))
    found = verify_audit(office, kept)
    assert not found.holds
    return [one.text.vi for one in (*found.breaks, *found.differences)]


def test_the_work_of_an_office_holds_and_every_change_is_there(office: Engine) -> None:
    found = verify_audit(office)
    assert found == Verified(found.head, (), (), 0)
    assert found.holds
    assert found.head.count == 7
    records = [link.record() for link in audit_trail(office)]
    assert [one.what for one in records if one is not None] == [
        *(What.UNITS, What.PLAN, What.RECEIPT, What.SUBMISSION, What.RECEIPT, What.STEP, What.GRANT)
    ]


def test_the_same_plan_again_changes_nothing_and_tells_nothing(office: Engine) -> None:
    before = verify_audit(office).head
    register_plan(office, PLAN, "kh.yaml", AT, "Lan")
    record_units(office, UNITS, "units.yaml", AT, "Lan")
    assert verify_audit(office).head == before


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit_entry SET content = replace(content, 'Lan', 'Mai') WHERE number = 4", "Mục 4: đã bị sửa"),
        ("UPDATE audit_entry SET hash = previous WHERE number = 4", "Mục 4: đã bị sửa"),
        ("DELETE FROM audit_entry WHERE number = 4", "Thiếu mục 4."),
        ("DELETE FROM audit_entry WHERE number IN (2, 3)", "Thiếu mục 2–3."),
        ("UPDATE audit_entry SET number = 10 WHERE number = 4", "Thiếu mục 4."),
        (
            "INSERT INTO audit_entry SELECT 8, previous, content, hash FROM audit_entry WHERE number = 7",
            "Mục 8 đứng sai chỗ",
        ),
        (
            "UPDATE submission_cells SET content = replace(content, '\"2\"', '\"99\"')",
            "Mục 4 (Ghi số liệu số 1): số liệu đã bị sửa.",
        ),
        ("UPDATE stored_file SET content = '' WHERE size > 0", "Mục 3 (Nhận tệp số 1): tệp đã bị sửa."),
        ("DELETE FROM submission_event", "Mục 6 (Xử lý báo cáo số 1): đã bị xóa."),
    ],
)
def test_what_was_done_behind_its_back(office: Engine, statement: str, said: str) -> None:
    assert tampered(office, statement)[0].startswith(said)


def test_the_end_cut_off_together_with_what_it_told_of(office: Engine) -> None:
    kept = verify_audit(office).head.hash
    cut = ("DELETE FROM audit_entry WHERE number >= 6", "DELETE FROM submission_event", "DELETE FROM grant_record")
    assert tampered(office, *cut, kept=kept) == [
        f"Không còn mục có mã {kept}: phần cuối sổ đã bị cắt, hoặc sổ đã bị lập lại."
    ]
    assert verify_audit(office).holds  # whoever kept no head cannot tell


def test_a_head_that_was_kept_holds_while_the_trail_grows(office: Engine) -> None:
    kept = verify_audit(office).head.hash
    take_step(
        office, ("kh-2023", "ban-bo", "2023-H1"), Wish(Step.REDATE, "Ghi nhầm", moment("2023-06-01T08:00")), AT, "A"
    )
    assert verify_audit(office, kept).holds


def test_what_is_put_back_from_a_backup_holds_as_well(office: Engine, bare_engine: Engine, tmp_path: Path) -> None:
    """From either database into either: every row, and the trail that tells of them, entry by entry."""
    back_up_to(office, tmp_path / "sao-luu.db")
    restore_from(tmp_path / "sao-luu.db", bare_engine)
    assert verify_audit(bare_engine, verify_audit(office).head.hash) == verify_audit(office)
    assert audit_trail(bare_engine) == audit_trail(office)
