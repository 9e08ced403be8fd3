"""A country with its figures, all invented, the same on every run: communes in provinces, monthly targets.

The targets are of three kinds: a minimum, a maximum, a range. Some communes send nothing for a month; others leave
cells blank; together nine cells in ten are filled.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from targets.periods import Period, PeriodKind, periods_of
from targets.plan import Each

#: Targets are judged as of 1 August: seven months are over.
MONTHS_OVER = 7
_SILENT = 0.02  #: of a month's reports
_FILLED = 0.9  #: of all cells
_SHARES = ("100", "95", "90", "66.67", "50")


@dataclass(frozen=True, slots=True)
class Size:
    """How large a country is."""

    units: int
    provinces: int
    targets: int
    periods: int

    @property
    def cells(self) -> int:
        """Verdicts to be given."""
        return self.units * self.targets * self.periods


#: Viet Nam since 1 July 2025: 3,321 communes in 34 provinces.
COUNTRY = Size(units=3321, provinces=34, targets=200, periods=12)
SMALL = Size(units=120, provinces=5, targets=12, periods=12)


@dataclass(frozen=True, slots=True)
class Outline:
    """Who is asked what."""

    size: Size
    province: NDArray[np.int16]  #: of each unit
    conditions: tuple[Each, ...]  #: of each target
    shares: tuple[Decimal, ...]  #: of each target, in percent
    months: tuple[Period, ...]
    over: NDArray[np.bool_]  #: of each month


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A country and all its figures."""

    outline: Outline
    sent: NDArray[np.bool_]  #: months × units: whether there is a report
    figures: NDArray[np.float64]  #: months × units × targets; NaN: blank, or no report

    @property
    def size(self) -> Size:
        """How large it is."""
        return self.outline.size

    @property
    def facts(self) -> int:
        """Figures that were given."""
        return int(np.count_nonzero(~np.isnan(self.figures)))


def outline(size: Size) -> Outline:
    """Return a country of a size, without its figures."""
    chance = np.random.default_rng(34)
    return Outline(
        size=size,
        province=np.sort(chance.integers(0, size.provinces, size.units)).astype(np.int16),
        conditions=tuple(_condition(number, chance) for number in range(size.targets)),
        shares=tuple(Decimal(_SHARES[number % len(_SHARES)]) for number in range(size.targets)),
        months=_months(size.periods),
        over=np.arange(size.periods) < MONTHS_OVER,
    )


def make_up(size: Size) -> MadeUp:
    """Return a country of a size with its figures."""
    chance = np.random.default_rng(2025)
    shape = (size.periods, size.units, size.targets)
    figures = np.round(chance.gamma(2.0, 25.0, shape), 2)
    sent = chance.random(shape[:2]) >= _SILENT
    figures[chance.random(shape) >= _FILLED / (1 - _SILENT)] = np.nan
    figures[~sent] = np.nan
    return MadeUp(outline(size), sent, figures)


def indicator(number: int) -> str:
    """Return the id of the indicator a target is about."""
    return f"chi-so-{number:04}"


def unit(number: int) -> str:
    """Return the id of a unit."""
    return f"xa-{number:06}"


def province(number: int) -> str:
    """Return the id of a province."""
    return f"tinh-{number:02}"


def _condition(number: int, chance: np.random.Generator) -> Each:
    """Return one of three kinds in turn: a minimum, a maximum, a range."""
    low, high = (Decimal(f"{bound:.2f}") for bound in np.sort(chance.uniform(5, 120, 2)))
    kinds: tuple[dict[str, Decimal], ...] = ({"min": low}, {"max": high}, {"min": low, "max": high})
    return Each(indicator=indicator(number), **kinds[number % 3])  # type: ignore[arg-type]


def _months(count: int) -> tuple[Period, ...]:
    years = range(2025, 2026 + (count - 1) // 12)
    return tuple(month for year in years for month in periods_of(year, PeriodKind.MONTH))[:count]
