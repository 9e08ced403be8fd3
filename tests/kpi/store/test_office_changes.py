"""What people changed of the settings is kept as it was told, and tampering with it is found."""

from __future__ import annotations

import hashlib

from sqlalchemy import Engine, select, text, update

from kpi.store.engine import reading, writing
from kpi.store.office_changes import add_settings_change
from kpi.store.tables import settings_change
from kpi.usecases.verify_audit import verify_audit
from tests.kpi.matters import NOON

AFTER = "office: Sở Nội vụ\n"


def changed(engine: Engine) -> None:
    with writing(engine) as connection:
        add_settings_change(connection, AFTER, ("office", "mail"), ("-a: 1", "+a: 2"), NOON, "Lan")


def test_a_change_of_the_settings(engine: Engine) -> None:
    changed(engine)
    with reading(engine) as connection:
        row = connection.execute(select(settings_change)).one()
    assert (row.changed, row.lines, row.actor) == ("office, mail", "-a: 1\n+a: 2", "Lan")
    assert (row.sha256, row.recorded_at) == (hashlib.sha256(AFTER.encode()).hexdigest(), NOON)
    assert verify_audit(engine).holds


def test_a_change_that_is_written_otherwise_later_is_found(engine: Engine) -> None:
    changed(engine)
    with writing(engine) as connection:
        connection.execute(update(settings_change).values(lines="+a: 3"))
    assert [one.text.vi for one in verify_audit(engine).differences] == ["Mục 1 (Thiết lập số 1): đã bị sửa (lines)."]
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM settings_change"))
    assert [one.text.vi for one in verify_audit(engine).differences] == ["Mục 1 (Thiết lập số 1): đã bị xóa."]
