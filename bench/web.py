"""The live site with its database and accounts: a district's, and a country's with fifty people at once.

``python -m bench.web --json`` prints one JSON object. The server is ``dondoc serve`` on SQLite; the browsers are
another process on the same machine, and take their share of it.

    median_ms, median_ms_by_page  of the slowest page, and of each, at the district's size, asked for one at a time
    p99_ms, p99_ms_by_page        of any page, and of each, of the country, by 50 people who look at each for a second
    median_ms_country             of each page of the country, asked for one at a time
    first_ms_country              of each page when the server has just begun, and makes the first one ready of itself
    recorded_ms_country           of each page when everything had been seen, and then a report was accepted
    rush_p99_ms, rush_per_s       the same people without any pause
    first_page_kb, requests       what a browser that has nothing loads to show the first page, compressed
    small_bundle                  whether ``make assets`` has fetched the small bundle of plotly.js
    all_200                       whether every answer was a page
    workers                       how many processes serve
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
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from bench.shared.browsing import Seen, Walk
from bench.shared.country_site import DONDOC, PASSWORD, PROVINCES, country, district
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
    parser.add_argument("--workers", type=int, default=2, help="how many processes serve: one for each core")
    options = parser.parse_args()
    found = measured(SMALL, 3, 1, options.workers) if options.small else measured(COUNTRY, 50, 2, options.workers)
    print(json.dumps(found))


def measured(communes: int, people: int, rounds: int, workers: int) -> dict[str, object]:
    """Return what is measured of a district, and of a country of so many communes seen by so many people."""
    pause = 1.0 if rounds > 1 else 0.0
    near = _seen(district, partial(Walk, pages=district_pages(), pause=0, rounds=rounds, report=_OF_DISTRICT), 1, 1)
    seeing = partial(Walk, pages=country_pages(), pause=pause, rounds=rounds, report=_OF_COUNTRY)
    far = _seen(lambda folder: country(folder, communes), seeing, people, workers)
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
        "recorded_ms_country": rounded({name: spent * 1000 for name, spent in far.recorded.items()}),
        **rounded({"rush_p99_ms": _p99(rush) * 1000, "rush_per_s": len(rush) / far.rush_s}),
        **_weight(near),
        "requests": near.requests,
        "all_200": not near.bad and not far.bad,
        **({"bad": sorted({*near.bad, *far.bad})[:20]} if near.bad or far.bad else {}),
        "workers": workers,
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


#: The reports that are accepted, so that something is recorded.
_OF_DISTRICT, _OF_COUNTRY = "/bao-cao/ban-bo/dvcq-2023/2023-H1", "/bao-cao/xa-1/kh-2025/2025-H1"


def _seen(make: Callable[[Path], Sequence[str]], seeing: Callable[..., Walk], people: int, workers: int) -> Seen:
    """Return what people see of a workspace."""
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        names = make(Path(folder, "site"))[:people]
        with _serving(Path(folder, "site"), workers) as address:
            walk = seeing(address=address, names=names, password=PASSWORD, provinces=PROVINCES, before=2 * workers - 1)
            command = [sys.executable, "-m", "bench.shared.browsing"]
            done = subprocess.run(  # noqa: S603  our own
                command, cwd=ROOT, input=json.dumps(asdict(walk)), stdout=subprocess.PIPE, text=True, check=True
            )
    return Seen(**json.loads(done.stdout))


@contextmanager
def _serving(folder: Path, workers: int) -> Iterator[str]:
    """Run ``dondoc serve`` on a workspace, and give its address."""
    command = [*DONDOC, "serve", "-w", str(folder), "--port", "0", "--workers", str(workers)]
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
