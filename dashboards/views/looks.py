"""How each verdict looks: a shape, a word short enough for a tile, and a colour; never the colour alone.

The colours are Okabe and Ito's, told apart by most colour-blind readers; in black and white the shapes remain.
"""

from __future__ import annotations

from dataclasses import dataclass

from rules.verdict import Verdict
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Look:
    """The face of a verdict."""

    name: str  #: for style sheets: "met"
    symbol: str
    word: Sentence
    colour: str  #: "#RRGGBB"; black on it is readable


LOOKS = {
    Verdict.OVERDUE: Look("overdue", "■", Sentence("Quá hạn", "Overdue"), "#D55E00"),
    Verdict.SHORT: Look("short", "■", Sentence("Không đạt", "Short"), "#D55E00"),
    Verdict.NOT_EVALUABLE: Look("unknown", "○", Sentence("Chưa đủ số liệu", "No data"), "#999999"),
    Verdict.NOT_DUE: Look("open", "▲", Sentence("Chưa đạt, còn hạn", "Not yet, in time"), "#E69F00"),
    Verdict.MET: Look("met", "●", Sentence("Đạt", "Met"), "#009E73"),
    Verdict.LATE: Look("late", "◐", Sentence("Đạt, chậm", "Met, late"), "#009E73"),
    Verdict.EXEMPT: Look("exempt", "–", Sentence("Được miễn", "Exempt"), "#FFFFFF"),
}
