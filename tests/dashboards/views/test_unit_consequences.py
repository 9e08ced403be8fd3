"""What comes of a change of units, before it is recorded."""

from __future__ import annotations

from datetime import date

from dashboards.views.unit_consequences import WORDS, consequences
from kpi.usecases.change_units import Changed
from targets.carry import Policy
from targets.provenance import Source
from targets.unit_change import Order, Successor, carry_out, take_back
from targets.units import EventKind, Registry
from tests.dashboards.world import UNITS, plan, registry

LIST, HERE = registry(UNITS), Source("units.yaml")
DAY = date(2024, 1, 1)


def merged() -> Registry:
    """Return the list after Sơn Bình and Bản Bo became one."""
    order = Order(EventKind.MERGE, DAY, ("son-binh", "ban-bo"), (Successor("xã Bản Bo", "9"),), "NQ")
    after, issues = carry_out(order, LIST, HERE)
    assert issues == ()
    return after


def test_a_merger_tells_who_ends_who_begins_and_how_figures_pass() -> None:
    """Counts add up; "có" and "chưa" have no sum."""
    found = consequences(Changed(LIST, merged()), [plan()])
    assert [one.vi for one in found.came] == ["từ 01/01/2024, xã Sơn Bình và xã Bản Bo nhập thành xã Bản Bo (NQ)"]
    assert [one.vi for one in found.ended] == [
        "xã Bản Bo (trước 01/01/2024), thuộc huyện Tam Đường",
        "xã Sơn Bình (trước 01/01/2024), thuộc huyện Tam Đường",
    ]
    assert [one.vi for one in found.opened] == ["xã Bản Bo (từ 01/01/2024), mã số 9, thuộc huyện Tam Đường"]
    assert {words.vi: names for words, names in found.passing} == {
        "giữ riêng theo đơn vị cũ, hiện cạnh đơn vị mới": ("Phân công lãnh đạo",),
        "cộng số của các đơn vị cũ": ("Số mô hình", "Số cuộc đối thoại"),
    }
    assert (found.gone, found.resumed) == ((), ())


def test_taking_it_back_tells_who_goes_on() -> None:
    before = merged()
    after, _ = take_back(before, HERE)
    found = consequences(Changed(before, after), [plan()])
    assert len(found.gone) == 1
    assert [one.vi for one in found.resumed] == [
        "xã Sơn Bình, thuộc huyện Tam Đường",
        "xã Bản Bo, thuộc huyện Tam Đường",
    ]
    assert (found.came, found.opened, found.passing) == ((), (), ())


def test_every_policy_has_its_words() -> None:
    assert set(WORDS) == {None, *Policy}
