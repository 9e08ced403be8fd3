"""Rows changed, taken away or put in behind the program's back, with SQL on the real database: each is found."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from kpi.store.audit import links
from kpi.store.audit_rows import Trail, differences, untold
from kpi.store.engine import reading, writing
from kpi.store.grants import add_grant
from kpi.store.steps import add_event
from kpi.store.submissions import add_receipt, add_receipts, keep_file
from kpi.store.texts import StoredText, add_plan, add_registry, digest
from kpi.submission import Outcome, Receipt
from kpi.submission_states import Event, Step
from rules.exemption import Grant, GrantKind
from tests.kpi.store.test_submissions import accept, refuse
from tests.kpi.world import moment, submission

AT = moment("2023-06-01T08:00")


@pytest.fixture
def office(engine: Engine) -> Engine:
    """A row of every kind; entries 1 units, 2 plan, 3 decision, 4 receipt, 5 figures, 6 step, 7 refused file."""
    with writing(engine) as connection:
        add_registry(connection, StoredText(1, AT, "units.yaml", digest("units: []"), "units: []"), "Lan")
        add_plan(connection, "kh-2023", StoredText(1, AT, "kh.yaml", digest("id: kh"), "id: kh"), "Lan")
        add_grant(connection, Grant(GrantKind.EXEMPTION, "kh-2023", "II.4", "ban-bo", "Lũ", "Ban", AT), AT, "Lan")
    accept(engine, submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=2, kinh_phi=None))
    with writing(engine) as connection:
        add_event(connection, Event("kh-2023", "ban-bo", "2023-H1", 1, Step.ACCEPT, AT, AT, "Lan"))
    refuse(engine, "2023-06-02T08:00", "2023-06-02T08:00")
    return engine


def found(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        trail = Trail()
        list(trail.watch(links(connection)))
        return [one.text.vi for one in differences(connection, trail)]


def run(engine: Engine, *statements: str) -> None:
    with writing(engine) as connection:
        for statement in statements:
            connection.execute(text(statement))


INSERTED = (
    "INSERT INTO submission_event (id, plan, unit, period, step, at, recorded_at, actor, reason) "
    "VALUES (9, 'kh-2023', 'ban-bo', '2023-H1', 'accept', '2023-07-01', '2023-07-01', 'Ai', '')"
)


FIGURES = "Mục 5 (Ghi số liệu số 1): số liệu đã bị sửa."
JUDGED = "Mục 5 (Ghi số liệu số 1): bản số liệu để đánh giá đã bị sửa."


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["UPDATE plan_revision SET content = 'id: khac'"], "Mục 2 (Kế hoạch số 1): đã bị sửa (content)."),
        (["UPDATE registry_revision SET actor = 'Ai'"], "Mục 1 (Danh sách đơn vị số 1): đã bị sửa (actor)."),
        (["DELETE FROM grant_record"], "Mục 3 (Miễn, gia hạn số 1): đã bị xóa."),
        (["UPDATE submission_cells SET content = replace(content, '\"2\"', '\"9\"')"], FIGURES),
        (['UPDATE submission_cells SET content = replace(content, \'null,"2"\', \'"0","2"\')'], FIGURES),
        (["UPDATE submission_cells SET content = replace(content, 'E8', 'E9')"], FIGURES),
        (["DELETE FROM submission_cells"], FIGURES),
        (["UPDATE figure_row SET figures = (SELECT content FROM stored_file LIMIT 1)"], JUDGED),
        (["UPDATE layout SET indicators = 'kinh-phi'"], JUDGED),
        (["DELETE FROM figure_row"], JUDGED),
        (
            ["UPDATE submission SET received_at = '2023-05-01 00:00:00'"],
            "Mục 5 (Ghi số liệu số 1): đã bị sửa (received_at).",
        ),
        (["DELETE FROM submission_event"], "Mục 6 (Xử lý báo cáo số 1): đã bị xóa."),
        (["UPDATE submission_event SET step = 'return'"], "Mục 6 (Xử lý báo cáo số 1): đã bị sửa (step)."),
        (["UPDATE receipt SET outcome = 'accepted' WHERE id = 2"], "Mục 7 (Nhận tệp số 2): đã bị sửa (outcome)."),
        (
            [INSERTED],
            "Xử lý báo cáo số 9: không có trong sổ.",
        ),
    ],
)
def test_what_was_done_behind_its_back(office: Engine, statements: list[str], said: str) -> None:
    before = found(office)
    run(office, *statements)
    assert [line for line in found(office) if line not in before] == [said]


def test_bytes_of_a_file_changed(office: Engine) -> None:
    """The fixtures keep made-up bytes; here real ones."""
    sha256 = digest("tệp thật")
    with writing(office) as connection:
        keep_file(connection, sha256, "tệp thật".encode())
        add_receipt(connection, Receipt("a.xlsx", sha256, AT, Outcome.REFUSED), AT, "Lan")
    before = found(office)
    with writing(office) as connection:
        connection.execute(text("UPDATE stored_file SET content = :x WHERE sha256 = :of"), {"x": b"", "of": sha256})
    assert [line for line in found(office) if line not in before] == ["Mục 8 (Nhận tệp số 3): tệp đã bị sửa."]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE draft_cells SET content = replace(content, '\"2\"', '\"3\"')", "DELETE FROM draft_cells"],
)
def test_a_draft_changed(office: Engine, statement: str) -> None:
    drafted = Receipt("nhap.xlsx", "f" * 64, AT, Outcome.DRAFT, "kh-2023", "ban-hon", "2023-H1")
    with writing(office) as connection:
        add_receipts(connection, [drafted], AT, "Lan", {0: submission("ban-hon", "2023-H1", str(AT), mo_hinh=2).values})
    before = found(office)
    run(office, statement)
    assert [line for line in found(office) if line not in before] == ["Mục 8 (Nhận tệp số 3): bản nháp đã bị sửa."]


def test_rows_from_before_there_was_a_trail_are_counted(office: Engine) -> None:
    run(office, "DELETE FROM audit_entry")
    with reading(office) as connection:
        assert untold(connection, Trail()) == 7  # units, plan, decision, two receipts, figures, step
        assert [one for one in differences(connection, Trail()) if "Nhận tệp" not in one.text.vi] == []
