"""serve: the pages, live."""

from __future__ import annotations

from typing import Annotated

import typer

from jobs.cli.options import HERE, Database, Folder, LanguageChoice


def serve(
    host: Annotated[str, typer.Option("--host", help="Địa chỉ lắng nghe; mặc định chỉ máy này.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Cổng; 0: cổng nào còn trống.")] = 8000,
    workspace: Folder = HERE,
    db: Database = None,
    lang: LanguageChoice = None,
) -> None:
    """Mở các trang theo dõi cho trình duyệt, đến khi được yêu cầu dừng (Ctrl+C)."""
    from dashboards.web.app import create_app
    from dashboards.web.server import listen, run_server
    from jobs.cli.output import print_line
    from jobs.cli.session import start
    from jobs.serving import site_of
    from kpi.clock import now
    from targets.wording import say

    session = start(workspace, db, lang)
    site = site_of(session.workspace, now)
    with listen(host, port) as line:
        address = f"http://{host}:{line.getsockname()[1]}"
        told = say("▶ {address} (Ctrl+C để dừng)", "▶ {address} (Ctrl+C to stop)", address=address)
        print_line(told.text(session.language))
        run_server(create_app(site), line)
