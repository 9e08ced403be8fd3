"""The share of units that fulfil each promise."""

from __future__ import annotations

from dashboards.figures.shares import shares, shares_in_words
from tests.dashboards.world import the_plan


def test_figures_stand_beside_the_bars() -> None:
    """2 of 5 is 40%, 3 of 5 is 60%, 1 of 5 is 20%."""
    assert shares(the_plan()).data[-1].text == ("▲ 2/5 · 40%", "▲ 2/5 · 40%", "■ 3/5 · 60%", "▲ 1/5 · 20%")


def test_bars_are_as_long_as_the_shares() -> None:
    figure = shares(the_plan())
    lengths = {trace.name: trace.x for trace in figure.data[1:-2]}
    assert lengths == {"■ Quá hạn": (0.6,), "▲ Chưa thực hiện, còn hạn": (0.4, 0.4, 0.2)}


def test_strokes_stand_at_the_shares_required() -> None:
    assert shares(the_plan()).data[-2].x == (1.0, 0.95, 1.0, 1.0)


def test_titles_carry_the_codes_of_the_tables() -> None:
    notes = [note.text for note in shares(the_plan()).layout.annotations]
    assert notes[0] == "CT1. Mọi xã phân công lãnh đạo"
    assert notes[2] == "NV1. Báo cáo 6 tháng"


def test_it_says_in_words_what_it_shows() -> None:
    assert shares_in_words(the_plan()).vi == "CT1 2/5 · 40%; CT2 2/5 · 40%; NV1 3/5 · 60%; NV3 1/5 · 20%."
    assert shares_in_words(the_plan()).en.startswith("T1 2/5")
