"""Units by name, code or id on the command line: what is clear is taken, what is not is told and never guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobs.cli.options import Workplace
from jobs.cli.session import Session, start
from jobs.cli.unit_names import SeveralUnitsError, recorded, recorded_text, the_day, unit_on, units_before, units_ever
from kpi.errors import BadMomentError, DondocError, UnknownNameError
from targets.units import Registry

THEN, CHANGE = date(2023, 6, 5), date(2025, 7, 1)


@pytest.fixture
def session(example: Path) -> Session:
    return start(Workplace(example))


@pytest.fixture
def registry(session: Session) -> Registry:
    return recorded(session)


@pytest.mark.parametrize("text", ["2025-07-01", "01/7/2025", " 1/7/2025 "])
def test_a_day_as_people_write_it(text: str) -> None:
    assert the_day(text) == CHANGE


@pytest.mark.parametrize("text", ["", "2025", "--07-01", "2025-07-01T08:00", "hôm nay"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(BadMomentError):
        the_day(text)


@pytest.mark.parametrize("text", ["Bình Lư", "xã Bình Lư", "UBND xã Bình Lư", "03412", "binh-lu", "Binh Lu"])
def test_a_unit_of_a_day(registry: Registry, text: str) -> None:
    assert unit_on(text, THEN, registry).id == "binh-lu"


def test_a_change_is_of_the_units_of_the_day_before(registry: Registry) -> None:
    assert units_before(["Bình Lư", "03390"], CHANGE, registry) == ("binh-lu", "thi-tran-tam-duong")
    assert units_before(["Bình Lư", "03390"], date(2026, 1, 1), registry) == ("binh-lu-2025", "binh-lu-2025")


def test_a_name_of_several_is_told_with_what_tells_them_apart(registry: Registry) -> None:
    with pytest.raises(SeveralUnitsError) as caught:
        unit_on("Tam Đường", THEN, registry)
    assert caught.value.say() == (
        "“Tam Đường” có thể là nhiều đơn vị: huyện Tam Đường (trước 01/7/2025), thuộc tỉnh Lai Châu [tam-duong]; "
        "thị trấn Tam Đường (trước 01/7/2025), mã số 03390, thuộc huyện Tam Đường [thi-tran-tam-duong]. "
        "Hãy ghi mã số, hoặc mã định danh trong ngoặc vuông."
    )
    assert "code 03390, under huyện Tam Đường [thi-tran-tam-duong]" in caught.value.say("en")


def test_a_unit_of_another_time_and_one_of_no_time(registry: Registry) -> None:
    with pytest.raises(DondocError, match="khi đó là xã Bình Lư"):
        unit_on("Sơn Bình", CHANGE, registry)
    with pytest.raises(UnknownNameError, match="Có phải: xã Sơn Bình"):
        unit_on("Sơn Bìn", THEN, registry)


def test_all_who_ever_bore_a_name_the_oldest_first(registry: Registry) -> None:
    assert [unit.id for unit in units_ever("Bình Lư", registry)] == ["binh-lu", "binh-lu-2025"]
    assert [unit.id for unit in units_ever("03390", registry)] == ["thi-tran-tam-duong", "binh-lu-2025"]
    assert [unit.id for unit in units_ever("binh-lu", registry)] == ["binh-lu"]
    with pytest.raises(UnknownNameError):
        units_ever("Đồng Lư", registry)


def test_a_list_by_its_number(session: Session, example: Path) -> None:
    assert recorded_text(session, 1) == (example / "units.yaml").read_text(encoding="utf-8")
    with pytest.raises(UnknownNameError, match="1–1"):
        recorded_text(session, 2)
