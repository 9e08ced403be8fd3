"""The workspace's own file is never overwritten with something in it that is recorded nowhere."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from kpi.store.engine import reading
from kpi.usecases.own_file import OwnFile, UnrecordedEditsError, refuse_unrecorded
from kpi.usecases.record_units import record_units
from tests.kpi.world import UNITS, moment

MORE = UNITS + "  - {id: na-tam, name: Nà Tăm, kind: xã, parent: huyen, groups: [cap-xa]}\n"


@pytest.fixture
def office(engine: Engine) -> Engine:
    for day, text in (("2023-01-10", UNITS), ("2023-03-10", MORE)):
        record_units(engine, text, "units.yaml", moment(day), "Lan")
    return engine


def refuse(office: Engine, text: str | None, coming: str | None = None) -> None:
    with reading(office) as connection:
        refuse_unrecorded(connection, OwnFile("units.yaml", text, lambda _: None), coming)


@pytest.mark.parametrize("text", [MORE, UNITS, None])
def test_what_is_recorded_may_go(office: Engine, text: str | None) -> None:
    # The present list, an earlier one (a copy of the workspace that stayed behind), or no file at all.
    assert refuse(office, text) is None  # type: ignore[func-returns-value]  # it raises or does nothing


def test_what_is_recorded_nowhere_stays(office: Engine) -> None:
    with pytest.raises(UnrecordedEditsError, match="dondoc unit load"):
        refuse(office, MORE + "# sửa tay\n")
    with pytest.raises(UnrecordedEditsError):
        refuse(office, "")


def test_what_is_about_to_be_recorded_may_be_there(office: Engine) -> None:
    edited = MORE + "# sửa tay\n"
    assert refuse(office, edited, coming=edited) is None  # type: ignore[func-returns-value]
    with pytest.raises(UnrecordedEditsError):
        refuse(office, edited, coming=UNITS)
