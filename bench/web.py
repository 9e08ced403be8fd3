"""The live site with its database and accounts: a district's, and a country's with fifty people at once.

``python -m bench.web --json`` prints one JSON object. The server is ``dondoc serve`` on SQLite; the browsers are
another process on the same machine, and take their share of it.

    median_ms, median_ms_by_page  of the slowest page, and of each, at the district's size, asked for one at a time
    p99_ms, p99_ms_by_page        of any page, and of each, of the country, by 50 people who look at each for a second
    median_ms_country             of each page of the country, asked for one at a time
    first_ms_country              of each page when nobody has seen it since something was recorded
    rush_p99_ms, rush_per_s       the same people without any pause
    first_page_kb, requests       what a browser that has nothing loads to show the first page, compressed
    small_bundle                  whether ``make assets`` has fetched the small bundle of plotly.js
    all_200                       whether every answer was a page
    load_1m                       how busy the machine was at the end: other work makes all of this slower
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median, quantiles

from bench.shared.browsing import Seen, Walk
from bench.shared.country_site import DONDOC, PROVINCES, country, district
from bench.shared.measure import ROOT, rounded
from dashboards.web.asset_files import PLOTLY, SMALL_BUNDLE

COUNTRY, SMALL = 3321, 40
#: On these days there is something to be seen.
DISTRICT_DAY, COUNTRY_DAY = "2023-10-01", "2025-07-10"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--small", action="store_true", help="a few communes and people, to see that it runs")
    small = parser.parse_args().small
    print(json.dumps(measured(SMALL if small else COUNTRY, people=3 if small else 50, rounds=1 if small else 2)))


def measured(communes: int, people: int, rounds: int) -> dict[str, object]:
    """Return what is measured of a district, and of a country of so many communes seen by so many people."""
    pause = 1.0 if rounds > 1 else 0.0
    near = _seen(district, district_pages(), 1, rounds, 0)
    far = _seen(lambda folder: country(folder, communes), country_pages(), people, rounds, pause)
    medians = {name: median(spent) * 1000 for name, spent in near.alone.items()}
    each = {name: _p99(spent) * 1000 for name, spent in far.together.items()}
    rush = [spent for one in far.rush.values() for spent in one]
    return {
        "communes": communes,
        "people": people,
        "answers": sum(map(len, far.together.values())),
        **rounded({"median_ms": max(medians.values()), "p99_ms": _p99(_all(far.together)) * 1000}),
        "median_ms_by_page": rounded(medians),
        "p99_ms_by_page": rounded(each),
        "median_ms_country": rounded({name: median(spent) * 1000 for name, spent in far.alone.items()}),
        "first_ms_country": rounded({name: spent * 1000 for name, spent in far.first.items()}),
        **rounded({"rush_p99_ms": _p99(rush) * 1000, "rush_per_s": len(rush) / far.rush_s}),
        **_weight(near),
        "requests": near.requests,
        "all_200": not near.bad and not far.bad,
        **({"bad": sorted({*near.bad, *far.bad})[:20]} if near.bad or far.bad else {}),
        "load_1m": round(os.getloadavg()[0], 2),
    }


def district_pages() -> Mapping[str, str]:
    """Return the pages of the example, by name."""
    about = {
        "don-vi-mot": "/don-vi/ban-bo",
        "chi-tieu": "/chi-tieu/dvcq-2023/II.4",
        "ke-hoach-mot": "/ke-hoach/dvcq-2023",
    }
    return {name: f"{path}?ngay={DISTRICT_DAY}" for name, path in {**_PLACES, **about}.items()}


def country_pages() -> Mapping[str, str]:
    """Return the pages of the country, by name; ``{n}`` is the number of a province and a commune of it."""
    about = {"don-vi-mot": "/don-vi/xa-{n}", "chi-tieu": "/chi-tieu/kh-2025/II.3"}
    dated = {name: f"{path}?ngay={COUNTRY_DAY}" for name, path in {**_PLACES, **about}.items()}
    return {**dated, "tinh": f"/?ngay={COUNTRY_DAY}&thuoc=tinh-{{n}}"}


_PLACES = {
    "tong-quan": "/",
    "don-vi": "/don-vi",
    "han": "/han",
    "thieu": "/thieu",
    "bao-cao": "/bao-cao",
    "ke-hoach": "/ke-hoach",
}


def _seen(
    make: Callable[[Path], Sequence[str]], pages: Mapping[str, str], people: int, rounds: int, pause: float
) -> Seen:
    """Return what people see of a workspace."""
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        names = make(Path(folder, "site"))[:people]
        with _serving(Path(folder, "site")) as address:
            walk = Walk(address, names, pages, PROVINCES, rounds, pause)
            command = [sys.executable, "-m", "bench.shared.browsing"]
            done = subprocess.run(  # noqa: S603  our own
                command, cwd=ROOT, input=json.dumps(asdict(walk)), stdout=subprocess.PIPE, text=True, check=True
            )
    return Seen(**json.loads(done.stdout))


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """Run ``dondoc serve`` on a workspace, and give its address."""
    command = [*DONDOC, "serve", "-w", str(folder), "--port", "0"]
    unbuffered = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=unbuffered) as server:  # noqa: S603  our own
        try:
            line = server.stdout.readline() if server.stdout is not None else ""
            yield next(word for word in line.split() if word.startswith("http"))
        finally:
            server.terminate()


def _weight(seen: Seen) -> Mapping[str, float | bool]:
    """Return the kilobytes of the first page and all that it names."""
    others = sum(size for address, size in seen.first_bytes.items() if PLOTLY not in address)
    return {
        "first_page_kb": round(sum(seen.first_bytes.values()) / 1000, 1),
        "first_page_kb_without_plotly": round(others / 1000, 1),
        "small_bundle": SMALL_BUNDLE.is_file(),
    }


def _all(spent: Mapping[str, Sequence[float]]) -> list[float]:
    return [one for each in spent.values() for one in each]


def _p99(spent: Sequence[float]) -> float:
    return quantiles(spent, n=100, method="inclusive")[98]


if __name__ == "__main__":
    main()
