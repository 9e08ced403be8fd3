"""form make."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import Times, Workplace, grouped

if TYPE_CHECKING:
    from kpi.evaluation.inputs import Inputs
    from targets.form import Form
    from targets.periods import Period
    from targets.plan import Plan
    from targets.units import Unit

app = typer.Typer(no_args_is_help=True, help="Biểu báo cáo gửi cho đơn vị điền.")


@app.callback()
def group() -> None:
    """Keep `make` a command of its own while it is the only one."""


@app.command("make")
@grouped
def make(
    plan: Annotated[str, typer.Option("--plan", help="Mã kế hoạch có biểu báo cáo.")],
    period: Annotated[str, typer.Option("--period", help="Kỳ báo cáo của biểu: 2023-H1, 2023-9M, 2023.")],
    out: Annotated[
        Path, typer.Option("--out", help="Thư mục ghi các biểu; tên kết thúc bằng .zip thì nén thành một tệp.")
    ],
    unit: Annotated[
        list[str] | None, typer.Option("--unit", help="Chỉ làm biểu cho đơn vị này; lặp lại để chọn nhiều đơn vị.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè các biểu cùng tên đã có.")] = False,
    *,
    times: Times,
    place: Workplace,
) -> None:
    """Làm biểu báo cáo Excel cho từng đơn vị, có sẵn việc phải làm và số liệu kỳ trước."""
    from dashboards.forms.files import form_names, write_forms
    from dashboards.forms.many import many_xlsx
    from dashboards.views.form import form_views
    from dashboards.views.owed import addressed_units
    from jobs.cli.output import print_line
    from jobs.cli.progress import counting
    from jobs.cli.session import known, start, the_period, the_plan
    from targets.wording import Sentence, say

    session = start(place)
    inputs = known(session, times)
    its_plan, when = the_plan(inputs, plan), the_period(period)
    form = form_of(its_plan, when)
    everyone = addressed_units(inputs.registry, its_plan, when)
    units = _chosen(unit or [], everyone, inputs, its_plan, when)
    names = form_names(everyone, when)
    views = form_views(inputs, its_plan, form, when, units)
    with counting("Làm biểu" if session.language == "vi" else "Making forms") as progress:
        books = many_xlsx(views, len(units), session.office)
        write_forms(out, [names[one.id] for one in units], books, progress, force=force)
    print_line(
        say(
            "Đã ghi {n} biểu, {period}, vào {out}.",
            "Wrote {n} forms, {period}, to {out}.",
            n=len(units),
            period=Sentence(when.name("vi"), when.name("en")),
            out=str(out),
        ).text(session.language)
    )


def form_of(plan: Plan, period: Period) -> Form:
    """Return the form of a plan, which takes reports for the period.

    Raises:
        NoFormError: the plan takes no reports.
        NotAFormPeriodError: not for this period.
    """
    from dashboards.forms.errors import NoFormError, NotAFormPeriodError

    if plan.form is None:
        raise NoFormError(plan)
    if period not in plan.report_periods:
        raise NotAFormPeriodError(plan, period)
    return plan.form


def _chosen(
    texts: list[str], everyone: tuple[Unit, ...], inputs: Inputs, plan: Plan, period: Period
) -> tuple[Unit, ...]:
    """Return the units a person named, each once, in the office's order; without a name everyone.

    Raises:
        NobodyAskedError: the plan asks nothing of any unit.
        UnitNotAskedError: it asks nothing of one that was named.
    """
    from dashboards.forms.errors import NobodyAskedError, UnitNotAskedError
    from jobs.cli.unit_names import unit_on

    if not everyone:
        raise NobodyAskedError(plan, period)
    named = {unit.id: unit for unit in (unit_on(text, period.last_day, inputs.registry) for text in texts)}
    asked = {unit.id for unit in everyone}
    for id_, unit in named.items():
        if id_ not in asked:
            raise UnitNotAskedError(unit, plan, period)
    return tuple(unit for unit in everyone if unit.id in named) if named else everyone
