"""How each verdict looks: a shape and a colour, beside its word; never the colour alone.

The colours are Okabe and Ito's, told apart by most colour-blind readers; in black and white the shapes remain.
"""

from __future__ import annotations

from dataclasses import dataclass

from rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Look:
    """The face of a verdict."""

    name: str  #: for style sheets: "met"
    symbol: str
    colour: str  #: "#RRGGBB"; black on it is readable


LOOKS = {
    Verdict.OVERDUE: Look("overdue", "■", "#D55E00"),
    Verdict.SHORT: Look("short", "■", "#D55E00"),
    Verdict.NOT_EVALUABLE: Look("unknown", "○", "#999999"),
    Verdict.NOT_DUE: Look("open", "▲", "#E69F00"),
    Verdict.MET: Look("met", "●", "#009E73"),
    Verdict.LATE: Look("late", "◐", "#009E73"),
    Verdict.EXEMPT: Look("exempt", "–", "#FFFFFF"),
}
