"""One unit against what is required."""

from __future__ import annotations

import pytest

from dashboards.figures.bullets import REQUIRED, bullets, bullets_in_words
from tests.dashboards.world import unit_view


def test_what_is_required_stands_in_one_place() -> None:
    (part,) = unit_view("ta-leng").plans
    assert set(bullets(part.figures).data[-2].x) == {REQUIRED}


def test_bars_are_scaled_by_what_is_required() -> None:
    """Tả Lèng: yes of yes; 3 models of 1, drawn to the end of the scale; 0 dialogues of 1."""
    (part,) = unit_view("ta-leng").plans
    lengths = {trace.name: trace.x for trace in bullets(part.figures).data[1:-2]}
    assert lengths["● Đạt"] == (pytest.approx(REQUIRED), 1.0)
    assert lengths["▲ Chưa thực hiện, còn hạn"] == (0.0,)


def test_figures_are_said_with_their_unit_of_measure() -> None:
    (part,) = unit_view("ta-leng").plans
    assert bullets(part.figures).data[-1].text == ("● có", "● 3/1 mô hình", "▲ 0/1 cuộc")


def test_what_is_not_known_is_said() -> None:
    (part,) = unit_view("khun-ha").plans
    assert bullets(part.figures).data[-1].text == ("○ chưa có số liệu",) * 3
    assert bullets(part.figures, "en").data[-1].text == ("○ no figure",) * 3


def test_it_says_in_words_what_it_shows() -> None:
    (part,) = unit_view("ta-leng").plans
    assert bullets_in_words(part.figures).vi == "CT1 có; CT2 3/1 mô hình; NV3 0/1 cuộc."
