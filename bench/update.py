"""One report arrives when the whole country has been judged: its unit again, the bodies above it, and nothing else.

``python -m bench.update --json`` prints one JSON object. Reports of random units arrive one after another: corrections
of what they sent, and first reports of units that were silent. After each the state is compared with that before, and
the last with an evaluation of everything.

    median_ms, worst_ms   from the report to the new state, counts of every body included
    full_ms               judging everything instead
    cells_changed         at most, by one report; it holds 200 figures
    equal                 the state after all of them is the one of judging everything
    only_its_own          no report changed a cell of another unit
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from time import perf_counter

import numpy as np

from bench.shared.facts import PLAN, asked, reports
from bench.shared.made_up import COUNTRY, SMALL, MadeUp, indicator, make_up, unit
from bench.shared.measure import interleaved, peak_mb, rounded
from kpi.evaluation.country import evaluate_country
from kpi.evaluation.update import Evaluated, evaluated, update
from kpi.form_figures import FormFigures

ARRIVALS = 40


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--small", action="store_true", help="a small country, to see that everything agrees")
    chosen = parser.parse_args()
    print(json.dumps(measured(make_up(SMALL if chosen.small else COUNTRY))))


def measured(made: MadeUp) -> dict[str, object]:
    """Return all that is measured of a country."""
    state = evaluated(asked(made.outline), reports(made))
    spent, changed, own = [], [], True
    for arrived in arrivals(made):
        start = perf_counter()
        after = update(state, arrived)
        spent.append(perf_counter() - start)
        cells, units = difference(state, after)
        changed.append(cells)
        own &= units <= set(arrived.units)
        state = after
    forms = state.reports
    full = interleaved({"full": lambda: evaluate_country(state.country, [replace(one) for one in forms])}, repeats=3)
    again = evaluate_country(state.country, forms)
    return {
        "cells": made.size.cells,
        "facts": made.facts,
        "arrivals": len(spent),
        **rounded(
            {
                "median_ms": median(spent) * 1000,
                "worst_ms": max(spent) * 1000,
                "full_ms": full["full"] * 1000,
                "peak_mb": peak_mb(),
            }
        ),
        "cells_changed": max(changed),
        "only_its_own": own,
        "equal": all(
            np.array_equal(one.codes, other.codes) and np.array_equal(one.counts, other.counts)
            for one, other in zip(state.verdicts, again, strict=True)
        ),
    }


def arrivals(made: MadeUp) -> Iterator[FormFigures]:
    """Yield reports of one row: every other one from a unit that had sent nothing for that month."""
    chance = np.random.default_rng(7)
    columns = tuple(indicator(number) for number in range(made.size.targets))
    for number in range(ARRIVALS):
        month = int(chance.integers(made.size.periods))
        among = np.flatnonzero(made.sent[month] == bool(number % 2))
        who = unit(int(chance.choice(among if among.size else made.size.units)))
        figures = np.round(chance.gamma(2.0, 25.0, (1, made.size.targets)), 2)
        received = np.array([10**6 + number], dtype=np.int64)
        yield FormFigures(PLAN, made.outline.months[month].key, columns, (who,), received, figures)


def difference(before: Evaluated, after: Evaluated) -> tuple[int, set[str]]:
    """Return how many cells have another verdict, and whose they are."""
    units, cells = set(), 0
    for one, other in zip(before.verdicts, after.verdicts, strict=True):
        if one is not other:
            rows, _ = np.nonzero(one.codes != other.codes)
            cells += len(rows)
            units |= {before.country.tree.units[row] for row in set(rows.tolist())}
    return cells, units


if __name__ == "__main__":
    main()
