"""A form for every commune of the country: from what is known to the files in a folder.

``python -m bench.forms --json`` prints one JSON object. The rivals are what one would write instead: the plain table of
`kpi.intake.form` with nothing that helps a reporter, and a template opened, filled and saved with openpyxl.

    forms, seconds, per_second    forms of six lines, views and files included, by all processors
    one_per_second                the same by one of them, without files
    cpu_ms_each                   of its time, however busy the machine is
    kb_each                       the size of one
    long_per_second               forms of sixty lines
    plain_per_second              the plain table of the same six lines
    openpyxl_per_second           one of our forms as the template, with the unit's name and figures written into it
    ratio_plain, ratio_openpyxl   our seconds for a form by one processor, of theirs
    equal                         a form made again has the same bytes
"""

from __future__ import annotations

import argparse
import io
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

from openpyxl import load_workbook

from bench.shared.measure import peak_mb, rounded
from dashboards.forms.book import form_xlsx
from dashboards.forms.files import form_names, write_forms
from dashboards.forms.many import many_xlsx
from dashboards.views.form import form_views
from dashboards.views.owed import addressed_units
from kpi.clock import now
from kpi.evaluation.inputs import Inputs
from kpi.intake.form import SHEET, write_form
from targets.form import Form
from targets.periods import Period, parse_period
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.provenance import Source
from targets.units import Registry, Unit
from targets.workdays import vietnam_calendar

COUNTRY, SMALL = 3321, 8
LINES, MANY_LINES = 6, 60
SAMPLE = 200
_HERE = Source("bench")
T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--small", action="store_true", help="a few communes, to see that it runs")
    print(json.dumps(measured(SMALL if parser.parse_args().small else COUNTRY)))


def measured(count: int) -> dict[str, object]:
    """Return all that is measured of a country of so many communes."""
    registry = country(count)
    plan, period = asked(registry, LINES), the_period()
    units = addressed_units(registry, plan, period)
    sample = units[:SAMPLE]
    with tempfile.TemporaryDirectory() as folder:
        seconds, (first, again) = timed(lambda: made(registry, plan, units, Path(folder)))
    inputs = Inputs(registry, (plan,), (), (), vietnam_calendar(), now())
    before = process_time()
    one, _ = timed(lambda: [form_xlsx(view) for view in form_views(inputs, plan, form_of(plan), period, sample)])
    cpu = process_time() - before
    plain, _ = timed(lambda: [write_form(plan, unit, period) for unit in sample])
    rival, _ = timed(lambda: [by_openpyxl(first, unit) for unit in sample])
    with tempfile.TemporaryDirectory() as folder:
        long, _ = timed(lambda: made(registry, asked(registry, MANY_LINES), sample, Path(folder)))
    each, each_plain, each_rival = one / len(sample), plain / len(sample), rival / len(sample)
    return {
        "forms": len(units),
        "lines": LINES,
        **rounded(
            {
                "seconds": seconds,
                "per_second": len(units) / seconds,
                "one_per_second": len(sample) / one,
                "cpu_ms_each": cpu / len(sample) * 1000,
                "kb_each": len(first) / 1000,
                "long_per_second": len(sample) / long,
                "plain_per_second": 1 / each_plain,
                "openpyxl_per_second": 1 / each_rival,
                "ratio_plain": each / each_plain,
                "ratio_openpyxl": each / each_rival,
                "peak_mb": peak_mb(),
            }
        ),
        "equal": first == again,
    }


def country(count: int) -> Registry:
    """Return so many communes."""
    units = (Unit(f"xa-{n:04d}", f"Xã số {n}", "xã", _HERE, groups=("cap-xa",), order=n) for n in range(count))
    return Registry((Unit("nuoc", "Cả nước", "tỉnh", _HERE), *units), _HERE)


def the_period() -> Period:
    """Return the period of the forms."""
    period = parse_period("2026")
    if period is None:
        raise ValueError("2026")
    return period


def asked(registry: Registry, lines: int) -> Plan:
    """Return a plan whose form has so many lines, each with a target, half of them the part of the line before."""
    ids = [f"chi-so-{n:02d}" for n in range(lines)]
    text = [
        *("id: kh", "title: Kế hoạch", "issuer: Trung ương", "unit: nuoc", "period: 2026"),
        *("document: {name: kh.txt}", "indicators:"),
        *(
            f"  - {{id: {id_}, name: Số việc loại {n} đã làm trong kỳ tại địa bàn xã, measure: count, unit: việc"
            + (f", not_above: {ids[n - 1]}}}" if n % 2 else "}")
            for n, id_ in enumerate(ids)
        ),
        f"form: {{title: BIỂU, indicators: [{', '.join(ids)}], periods: [2026-H1, 2026]}}",
        "targets:",
        *(
            f"  - {{id: ct-{n}, title: Mỗi xã làm ít nhất một việc loại {n}, to: {{groups: [cap-xa]}}, period: 2026, "
            f"each: {{indicator: {id_}, min: 1}}, source: {{section: II}}}}"
            for n, id_ in enumerate(ids)
        ),
    ]
    plan, issues = read_plan("\n".join(text), "kh.yaml", registry)
    if plan is None:
        raise ValueError([issue.say() for issue in issues])
    return plan


def made(registry: Registry, plan: Plan, units: Sequence[Unit], folder: Path) -> tuple[bytes, bytes]:
    """Write the forms of units to a folder; return the first, and the first made once more."""
    inputs = Inputs(registry, (plan,), (), (), vietnam_calendar(), now())
    form = form_of(plan)
    names = list(form_names(units, the_period()).values())
    views = form_views(inputs, plan, form, the_period(), units)
    write_forms(folder, names, many_xlsx(views, len(names), ""), lambda *_: None, force=False)
    again = next(form_views(inputs, plan, form, the_period(), units[:1]))
    return (folder / names[0]).read_bytes(), form_xlsx(again)


def form_of(plan: Plan) -> Form:
    """Return a plan's form."""
    if plan.form is None:
        raise ValueError(plan.id)
    return plan.form


def by_openpyxl(template: bytes, unit: Unit) -> bytes:
    """Return a form made from another's file, as one would with openpyxl."""
    book = load_workbook(io.BytesIO(template))
    sheet = book[SHEET]
    sheet["A2"], sheet["E7"] = unit.label.upper(), unit.label
    for row in range(12, 12 + LINES):
        sheet[f"F{row}"] = 1
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return how many seconds a piece of work takes, and what comes of it."""
    start = perf_counter()
    result = work()
    return perf_counter() - start, result


if __name__ == "__main__":
    main()
