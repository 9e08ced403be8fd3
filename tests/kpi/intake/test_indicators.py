"""Ids and names of indicators, matched inside the form's own list: repaired, asked about, or not known."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.intake.indicators import Asked, Matched, asked_of
from targets.form import Form
from targets.plan import Indicator, Measure
from tests.kpi.world import period, plan

ASKED = asked_of(plan())


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("mo-hinh", Matched("mo-hinh")),
        ("MO-HINH", Matched("mo-hinh", repaired=True)),
        ("mo hinh", Matched("mo-hinh", repaired=True)),
        ("mo_hinh_dat", Matched("mo-hinh-dat", repaired=True)),
        ("mô hình", Matched()),  # a unit of measure, not an id without its accents
        ("mohinh", Matched()),
    ],
)
def test_an_id(text: str, matched: Matched) -> None:
    assert ASKED.by_id(text) == matched


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("Kinh phí", Matched("kinh-phi")),
        (unicodedata.normalize("NFD", "KINH PHÍ"), Matched("kinh-phi")),
        ("Kinh phi", Matched("kinh-phi", repaired=True)),
        ("3. Kinh phí (triệu đồng)", Matched("kinh-phi", repaired=True)),
        ("a) Số mô hình đăng ký", Matched("mo-hinh", repaired=True)),
        ("Số mô hình đăng kí", Matched("mo-hinh", repaired=True)),
        ("Số mô hinh dang ki", Matched("mo-hinh", repaired=True)),
        ("Công tác cán bộ", Matched()),
        ("", Matched()),
    ],
)
def test_a_name(text: str, matched: Matched) -> None:
    assert ASKED.by_name(text) == matched


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("mo-hinh", ("mo-hinh", True)),
        ("MO_HINH", ("mo-hinh", True)),
        ("Kinh phí", ("kinh-phi", False)),
        ("Công tác cán bộ", None),
        ("", None),
    ],
)
def test_what_a_text_means_beyond_doubt(text: str, known: tuple[str, bool] | None) -> None:
    assert [ASKED.known(text) for _ in range(2)] == [known, known]


def test_a_text_longer_than_any_name_can_be_written_is_not_looked_at() -> None:
    """Of a hostile file thousands would be remembered. The longest name has 25 letters: up to 2 x 25 + 100 = 150."""
    assert max(len(one.name) for one in plan().indicators) == 25
    assert ASKED.known("Kinh phí".ljust(150)) == ("kinh-phi", False)
    assert ASKED.known("Kinh phí".ljust(151)) is None


def test_two_names_that_a_text_fits_alike_are_asked_about() -> None:
    """Without their accents the two names are one."""
    names = {"a": "Số cuộc đối thoại cấp xã", "b": "Số cuộc đối thoại cấp xa"}
    indicators = tuple(Indicator(id=id_, name=name, measure=Measure.COUNT) for id_, name in names.items())
    form = Form(title="Biểu", indicators=tuple(names), periods=(period("2023-H1"),))
    asked = asked_of(plan().model_copy(update={"indicators": indicators, "form": form}))
    assert asked.by_name("Số cuộc đối thoại cấp xã") == Matched("a")
    assert asked.by_name("So cuoc doi thoai cap xa") == Matched(near=("a", "b"))


def test_a_plan_without_a_form_asks_nothing() -> None:
    assert asked_of(plan().model_copy(update={"form": None})) == Asked({}, {}, {}, {})


@given(st.sampled_from([one.name for one in plan().indicators]), st.sampled_from(["NFC", "NFD"]), st.booleans())
def test_every_name_is_found_in_any_writing(name: str, writing: str, capitals: bool) -> None:
    text = unicodedata.normalize(writing, name.upper() if capitals else name)  # type: ignore[arg-type]
    found = ASKED.by_name(text).id
    assert found is not None
    assert ASKED.indicators[found].name == name
