"""What the cross-footing of a report says: one check, its verdict, the words it is about, and the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from targets.wording import Sentence


class CheckKind(StrEnum):
    """What was compared."""

    SUM = "sum"  #: a total and its parts
    COUNT = "count"  #: a number and the names listed for it
    RATIO = "ratio"  #: n of m
    PERCENT = "percent"  #: a percentage and its fraction, or shares that make up a whole
    ROSTER = "roster"  #: who did and who did not, against who there is
    REPEAT = "repeat"  #: the same thing stated twice: a quantity, or a cited document
    CHANGE = "change"  #: more or less than a base
    DATE = "date"  #: a day that cannot be, or is not the document's
    ELAPSED = "elapsed"  #: years since
    PRODUCT = "product"  #: so many at so much each


class CheckVerdict(StrEnum):
    """How it came out, worst first."""

    FAIL = "fail"  #: it does not add up
    CONFLICT = "conflict"  #: two places disagree
    AMBIGUOUS = "ambiguous"  #: it depends on what the words mean
    NOTE = "note"  #: worth knowing, no mistake
    OK = "ok"


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A stretch of a document's content."""

    start: int
    end: int
    document: int = 0  #: which of the documents compared


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things a check adds up or compares with."""

    spot: Spot
    value: Decimal | str


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison within a report."""

    kind: CheckKind
    verdict: CheckVerdict
    spot: Spot  #: the words that state it
    stated: str  #: as written, without its unit
    computed: str | None  #: the arithmetic: "56+80+1.114+429=1.679"
    parts: tuple[Part, ...]
    text: Sentence

    @property
    def is_finding(self) -> bool:
        """Say whether someone should look at it."""
        return self.verdict in {CheckVerdict.FAIL, CheckVerdict.CONFLICT}
