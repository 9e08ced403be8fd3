"""Packs in the database: what goes in comes out, in the order of the meetings, and the trail tells of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from kpi.meeting_pack import Pack
from kpi.store.engine import reading, writing
from kpi.store.meeting_packs import add_pack, packs
from kpi.usecases.verify_audit import verify_audit
from tests.kpi.test_meeting_pack import PACK
from tests.kpi.world import moment

EARLIER = replace(
    PACK, meeting=date(2023, 3, 1), as_of=moment("2023-03-01T08:00:30"), made_at=moment("2023-07-01T08:00")
)


def add(engine: Engine, *made: Pack) -> None:
    with writing(engine) as connection:
        for pack in made:
            add_pack(connection, pack)


def test_what_goes_in_comes_out_by_meeting(engine: Engine) -> None:
    add(engine, PACK, EARLIER)
    with reading(engine) as connection:
        assert packs(connection) == (EARLIER, PACK)
    assert verify_audit(engine).holds


def test_one_pack_is_written_down_once(engine: Engine) -> None:
    add(engine, PACK)
    with pytest.raises(IntegrityError):
        add(engine, PACK)


def test_a_pack_changed_behind_its_back_is_found(engine: Engine) -> None:
    add(engine, PACK)
    with writing(engine) as connection:
        connection.execute(text("UPDATE meeting_pack SET files = '{}'"))
    (found,) = verify_audit(engine).differences
    assert found.text.vi == "Mục 1 (Hồ sơ họp số 1): đã bị sửa (files)."
