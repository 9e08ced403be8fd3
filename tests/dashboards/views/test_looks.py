"""Every verdict has a face that does not hang on colour."""

from __future__ import annotations

import pytest

from dashboards.views.looks import LOOKS
from rules.verdict import Verdict


def test_every_verdict_has_a_look() -> None:
    assert set(LOOKS) == set(Verdict)


def test_what_needs_someone_comes_first() -> None:
    assert list(LOOKS)[:2] == [Verdict.OVERDUE, Verdict.SHORT]


def test_shapes_tell_apart_what_colours_do() -> None:
    """Two looks with the same shape have the same colour: past due, whether it can still be done or not."""
    colours = {
        look.symbol: {other.colour for other in LOOKS.values() if other.symbol == look.symbol}
        for look in LOOKS.values()
    }
    assert all(len(found) == 1 for found in colours.values())
    assert {verdict for verdict, look in LOOKS.items() if look.symbol == "■"} == {Verdict.OVERDUE, Verdict.SHORT}


def test_the_colours_are_okabe_and_itos() -> None:
    assert LOOKS[Verdict.MET].colour == "#009E73"
    assert LOOKS[Verdict.NOT_DUE].colour == "#E69F00"
    assert LOOKS[Verdict.OVERDUE].colour == "#D55E00"
    assert LOOKS[Verdict.NOT_EVALUABLE].colour == "#999999"


@pytest.mark.parametrize("verdict", list(Verdict))
def test_black_is_readable_on_every_colour(verdict: Verdict) -> None:
    """WCAG 2.2: 4.5 to 1 for text. Relative luminance of black is 0, so the ratio is (L + 0.05) / 0.05."""
    red, green, blue = (int(LOOKS[verdict].colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    luminance = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    assert (luminance + 0.05) / 0.05 >= 4.5


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
