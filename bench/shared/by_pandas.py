"""The verdicts and roll-ups by pandas, written in several ways as well as we can; the quickest counts.

``merge``: every cell that is asked about, merged with the facts on three columns. ``category``: the same on categories.
``key``: merged on one whole number that stands for a cell. ``reindex``: facts indexed by that number and reindexed.
``table``: no merge and no rows of facts at all, but a table of reports × targets: what our own engine does, by pandas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bench.shared.answers import MET, NOT_DUE, NOT_EVALUABLE, SHORT, Answers
from bench.shared.facts import rows_of_facts, rows_of_reports, thresholds
from bench.shared.made_up import MadeUp

AXES = ["month", "unit", "target"]


@dataclass(frozen=True, slots=True)
class Frames:
    """The facts in every form that is tried, and what is asked."""

    facts: pd.DataFrame
    categories: pd.DataFrame
    reports: pd.DataFrame
    targets: pd.DataFrame
    units: pd.DataFrame
    months: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Found:
    """What a way gave: a verdict a cell (in any order, or as a table), and the bodies."""

    cells: pd.DataFrame
    bodies: pd.DataFrame


def loaded(made: MadeUp) -> Frames:
    """Return the facts as frames."""
    facts = rows_of_facts(made)
    dtypes = {name: pd.CategoricalDtype(list(range(n))) for name, n in zip(AXES, _lengths(made), strict=True)}
    units = pd.DataFrame({"unit": np.arange(made.size.units, dtype=np.int32), "province": made.outline.province})
    months = pd.DataFrame({"month": np.arange(made.size.periods, dtype=np.int8), "over": made.outline.over})
    return Frames(
        facts,
        facts.astype(dtypes),
        rows_of_reports(made),
        thresholds(made),
        units,
        months,
    )


def routes(frames: Frames, made: MadeUp) -> Mapping[str, Callable[[], Found]]:
    """Return the ways to give every verdict and roll-up, by name."""
    ways = {"merge": _merge, "category": _category, "key": _keyed, "reindex": _reindex}
    return {
        **{name: partial(_by_rows, way, frames, made) for name, way in ways.items()},
        "table": partial(_by_table, frames, made),
    }


def answers(found: Found, made: MadeUp) -> Answers:
    """Return what a way gave, in the common order."""
    size = made.size
    rows = found.cells.sort_values(AXES)["verdict"] if "target" in found.cells else found.cells
    frame = found.bodies.sort_values(["month", "province", "target"])
    shape = (size.periods, size.provinces + 1, size.targets)
    bodies = {name: frame[name].to_numpy(np.int64).reshape(shape) for name in frame}
    return Answers(
        rows.to_numpy().reshape(size.periods, size.units, size.targets),
        np.stack([bodies[code] for code in range(4)], axis=2),
        bodies["needed"],
        bodies["hundredths"],
        bodies["verdict"].astype(np.int8),
    )


def _by_rows(join: Callable[[Frames, MadeUp], pd.DataFrame], frames: Frames, made: MadeUp) -> Found:
    """Judge every cell in a row of its own; ``join`` brings cells and facts together."""
    cells = join(frames, made)
    target, month = cells["target"].to_numpy(), cells["month"].to_numpy()
    low, high = (frames.targets[name].to_numpy()[target] for name in ("low", "high"))
    over = frames.months["over"].to_numpy()[month]
    value = cells["value"].to_numpy()
    below = np.where(over, np.int8(SHORT), np.int8(NOT_DUE))
    verdict = np.where(~np.isnan(high) & ~over, np.int8(NOT_DUE), np.int8(MET))
    verdict = np.where(value < low, below, verdict)
    verdict[value > high] = SHORT
    verdict[np.isnan(value)] = NOT_EVALUABLE
    cells = cells[AXES].assign(verdict=verdict)
    size = made.size
    province = frames.units["province"].to_numpy()[cells["unit"].to_numpy()].astype(np.int32)
    place = ((month.astype(np.int32) * size.provinces + province) * size.targets + target) * 4 + verdict
    counted = np.bincount(place, minlength=size.periods * size.provinces * size.targets * 4)  # quicker than groupby
    return Found(cells, _bodies(_counts(counted.reshape(-1, 4), made), frames, made))


def _every(made: MadeUp) -> pd.DataFrame:
    """Return a row for every cell that is asked about."""
    months, units, targets = _lengths(made)
    return pd.DataFrame(
        {
            "month": np.repeat(np.arange(months, dtype=np.int8), units * targets),
            "unit": np.tile(np.repeat(np.arange(units, dtype=np.int32), targets), months),
            "target": np.tile(np.arange(targets, dtype=np.int16), months * units),
        }
    )


def _merge(frames: Frames, made: MadeUp) -> pd.DataFrame:
    return _every(made).merge(frames.facts, how="left", on=AXES, sort=False)


def _category(frames: Frames, made: MadeUp) -> pd.DataFrame:
    every = _every(made).astype({name: frames.categories[name].dtype for name in AXES})
    found = every.merge(frames.categories, how="left", on=AXES, sort=False)
    return found.assign(**{name: found[name].cat.codes for name in AXES})


def _keyed(frames: Frames, made: MadeUp) -> pd.DataFrame:
    every = _every(made)
    every["key"] = _key(every, made)
    keyed = pd.DataFrame({"key": _key(frames.facts, made), "value": frames.facts["value"]})
    return every.merge(keyed, how="left", on="key", sort=False)


def _reindex(frames: Frames, made: MadeUp) -> pd.DataFrame:
    every = _every(made)
    values = pd.Series(frames.facts["value"].to_numpy(), index=_key(frames.facts, made).to_numpy())
    every["value"] = values.reindex(np.arange(len(every))).to_numpy()
    return every


def _by_table(frames: Frames, made: MadeUp) -> Found:
    """Judge the table of reports × targets at once, columns in step with the bounds."""
    asked = pd.MultiIndex.from_product([frames.months["month"], frames.units["unit"]])
    values = frames.reports.set_index(["month", "unit"]).reindex(asked)
    low, high = (frames.targets[name].to_numpy() for name in ("low", "high"))
    over = frames.months["over"].to_numpy()[asked.codes[0]][:, np.newaxis]
    verdict = np.where(~np.isnan(high) & ~over, np.int8(NOT_DUE), np.int8(MET))
    verdict = np.where(values.lt(low, axis="columns"), np.where(over, np.int8(SHORT), np.int8(NOT_DUE)), verdict)
    verdict[values.gt(high, axis="columns").to_numpy()] = SHORT
    verdict[values.isna().to_numpy()] = NOT_EVALUABLE
    cells = pd.DataFrame(verdict, index=asked, columns=frames.targets["target"])
    groups = [asked.codes[0], frames.units["province"].to_numpy()[asked.codes[1]]]
    counted = [(cells == code).groupby(groups).sum().to_numpy().ravel() for code in range(4)]
    return Found(cells, _bodies(_counts(np.stack(counted, axis=1), made), frames, made))


def _counts(counted: NDArray[np.int64], made: MadeUp) -> pd.DataFrame:
    """Return counts of verdicts, a row each month, province and target in that order, as a frame."""
    size = made.size
    every = pd.MultiIndex.from_product([range(size.periods), range(size.provinces), range(size.targets)])
    return pd.DataFrame(counted, index=every.set_names(["month", "province", "target"])).reset_index()


def _bodies(counts: pd.DataFrame, frames: Frames, made: MadeUp) -> pd.DataFrame:
    """Return the provinces with the country after them, and how each stands."""
    country = counts.groupby(["month", "target"])[[*range(4)]].sum().reset_index()
    bodies = pd.concat([counts, country.assign(province=made.size.provinces)])
    bodies = bodies.merge(frames.targets[["target", "share"]], on="target").merge(frames.months, on="month")
    units = bodies[[*range(4)]].sum(axis="columns")
    needed = (bodies["share"] * units + 9999) // 10_000
    failed = np.where(bodies["over"], SHORT, NOT_DUE)
    verdict = np.where(bodies[MET] >= needed, MET, failed)
    verdict = np.where(bodies[NOT_EVALUABLE] == units, NOT_EVALUABLE, verdict)
    return bodies.assign(needed=needed, hundredths=bodies[MET] * 10_000 // units, verdict=verdict)


def _key(frame: pd.DataFrame, made: MadeUp) -> pd.Series[int]:
    months, units, targets = (frame[name].astype(np.int32) for name in AXES)
    return (months * made.size.units + units) * made.size.targets + targets


def _lengths(made: MadeUp) -> tuple[int, int, int]:
    return made.size.periods, made.size.units, made.size.targets
