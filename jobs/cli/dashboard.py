"""dashboard export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jobs.cli.options import Times, ViewChoice, Workplace, grouped

app = typer.Typer(no_args_is_help=True, help="Trang theo dõi: xuất ra thư mục để mở không cần mạng.")


@app.callback()
def group() -> None:
    """Keep `export` a command of its own while it is the only one."""


@app.command("export")
@grouped
def export(
    out: Annotated[Path, typer.Option("--out", help="Thư mục ghi các trang.")],
    view: ViewChoice = "as-then",
    since: Annotated[
        str | None, typer.Option("--since", metavar="NGÀY", help="So với ngày này (mặc định: một tuần trước).")
    ] = None,
    *,
    times: Times,
    place: Workplace,
) -> None:
    """Xuất mọi trang để xem: tổng quan, chỉ tiêu, thời hạn, kế hoạch, từng đơn vị."""
    from datetime import timedelta

    from dashboards.papers.own_templates import REPORT as TEMPLATE
    from dashboards.papers.own_templates import own_template
    from dashboards.views.office_paper import REPORT, office_paper
    from dashboards.web.site_pages import Known
    from dashboards.web.static_site import write_site
    from jobs.cli.output import print_line
    from jobs.cli.session import EVERYTHING, judged, known, start, the_view
    from kpi.usecases.read_decisions import read_decisions
    from kpi.usecases.read_plans import all_revisions
    from kpi.usecases.read_reports import read_reports
    from targets.wording import say

    session = start(place)
    inputs, seen = known(session, times), the_view(view)
    a_week_before = (inputs.as_of - timedelta(days=7)).isoformat()
    earlier = known(session, Times(since or a_week_before, times.known_at))
    shown = Known(
        inputs=inputs,
        results=judged(inputs, EVERYTHING, seen),
        office=session.office,
        earlier=(earlier, judged(earlier, EVERYTHING, seen)),
        paper=office_paper(session.workspace.settings.letterhead, session.office, REPORT, inputs.today),
        template=own_template(place.workspace, TEMPLATE),
        revisions=all_revisions(session.workspace.engine),
        decisions=read_decisions(session.workspace.engine, inputs.as_of, inputs.known_at),
        reports=read_reports(session.workspace.engine, inputs.as_of, inputs.known_at or inputs.as_of),
    )
    pages = write_site(out, shown, session.language)
    print_line(
        say(
            "Đã ghi {n} tệp vào {out}; mở {page}.",
            "Wrote {n} files to {out}; open {page}.",
            n=len(pages),
            out=str(out),
            page=str(out / "index.html"),
        ).text(session.language)
    )
