"""What a server that has just begun does before it can draw the first page of a country.

``python -m bench.first_page --json`` prints one JSON object; the seconds are of the processor, in a new process each
time, the median of three:

    first_s       everything is read, today and the day a week before are judged, the first page is compared and counted
    words_s       what it would take besides, were every result of today put in words at once
    words_share   of both together, the words: what is left until somebody reads them
    results       of today
    peak_mb       the most memory held before the words
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

from bench.shared.country_site import country
from bench.shared.measure import in_own_process, peak_mb, rounded
from bench.web import COUNTRY, COUNTRY_DAY, SMALL
from dashboards.views.changes import changes
from dashboards.views.overview import overview
from dashboards.views.part import whole_part
from dashboards.web.evaluated import Evaluations
from dashboards.web.server import collect_less
from kpi.moments import as_of_moment
from kpi.store.engine import open_engine

#: A week before, with which the first page is compared.
DAY_BEFORE = "2025-07-03"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--small", action="store_true", help="a few communes, to see that it runs")
    parser.add_argument("--folder", type=Path, help="a workspace that is there: look at it once, in this process")
    options = parser.parse_args()
    found = once(options.folder) if options.folder else measured(SMALL if options.small else COUNTRY)
    print(json.dumps(found))


def measured(communes: int) -> dict[str, object]:
    """Return what is measured of so many communes."""
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        country(Path(folder, "site"), communes)
        runs = [in_own_process("bench.first_page", "--folder", f"{folder}/site") for _ in range(3)]
    first, words, peak = (median(float(str(run[name])) for run in runs) for name in ("first_s", "words_s", "peak_mb"))
    figures = {"first_s": first, "words_s": words, "words_share": words / (first + words), "peak_mb": peak}
    return {"communes": communes, "results": runs[0]["results"], **rounded(figures)}


def once(folder: Path) -> dict[str, object]:
    """Return the seconds of one process that looks at a workspace."""
    collect_less()
    engine, now, before = (
        open_engine(f"sqlite:///{folder}/dondoc.db"),
        as_of_moment(COUNTRY_DAY),
        as_of_moment(DAY_BEFORE),
    )
    start = process_time()
    evaluations = Evaluations(engine, "")
    today, earlier = evaluations.at(now, now), evaluations.at(before, now)
    part = whole_part(today.inputs, today.results, today.district)
    overview(part, changes(earlier.inputs, earlier.results, today.inputs, today.results))
    first, peak = process_time() - start, peak_mb()
    start = process_time()
    for result in today.results:
        str(result.judgement.why)
    words = process_time() - start
    return {"first_s": first, "words_s": words, "peak_mb": peak, "results": len(today.results)}


if __name__ == "__main__":
    main()
