"""Seconds and peak memory."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]


def interleaved(routes: Mapping[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """Return the median seconds of each route, over rounds in which each runs once.

    In turns, because a machine that is busy for a while should slow all of them alike. One round before the first is
    not counted. What a route returns is dropped before the next one starts.
    """
    seconds: dict[str, list[float]] = {name: [] for name in routes}
    for count in range(repeats + 1):
        for name, route in routes.items():
            gc.collect()
            start = perf_counter()
            result = route()
            spent = perf_counter() - start
            del result
            if count:
                seconds[name].append(spent)
    return {name: median(spent) for name, spent in seconds.items()}


def best(seconds: Mapping[str, float]) -> tuple[str, float]:
    """Return the quickest of several routes."""
    return min(seconds.items(), key=lambda item: item[1])


def peak_mb() -> float:
    """Return the most memory this process has held at once, in megabytes of 10**6 bytes."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError("no VmHWM in /proc/self/status")


def in_own_process(module: str, *arguments: str) -> dict[str, object]:
    """Run a module in a new process and return the JSON it prints: its memory is its own."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603  our own
    found: dict[str, object] = json.loads(done.stdout)
    return found


def rounded(figures: Mapping[str, float], digits: int = 4) -> dict[str, float]:
    """Return figures with so many significant digits."""
    return {name: float(f"{figure:.{digits}g}") for name, figure in figures.items()}
