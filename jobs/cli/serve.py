"""serve: the pages, live."""

from __future__ import annotations

from typing import Annotated

import typer

from jobs.cli.options import Workplace, grouped
from targets.wording import Sentence


@grouped
def serve(
    host: Annotated[str, typer.Option("--host", help="Địa chỉ lắng nghe; mặc định chỉ máy này.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Cổng; 0: cổng nào còn trống.")] = 8000,
    workers: Annotated[
        int,
        typer.Option("--workers", min=1, max=64, help="Số tiến trình; khi nhiều người vào, nên bằng số nhân của máy."),
    ] = 1,
    *,
    place: Workplace,
) -> None:
    """Mở các trang theo dõi cho trình duyệt, đến khi được yêu cầu dừng (Ctrl+C)."""
    from dashboards.web.app import create_app
    from dashboards.web.server import is_local, listen, run_server, run_servers
    from jobs.cli.output import print_line
    from jobs.cli.session import start
    from jobs.serving import OneOfSeveral, shared_number, site_of
    from kpi.clock import now
    from targets.wording import say

    session = start(place)
    web = session.workspace.settings.web
    app = create_app(site_of(session.workspace, now))
    with listen(host, port) as line:
        address = web.address or f"http://{host}:{line.getsockname()[1]}"
        told = [say("▶ {address} (Ctrl+C để dừng)", "▶ {address} (Ctrl+C to stop)", address=address)]
        told += [FIRST_ACCOUNT] if app.state.nobody() else []
        told += [IN_THE_OPEN] if not is_local(host) and not web.https else []
        for sentence in told:
            print_line(sentence.text(session.language))
        if workers == 1:
            run_server(app, line, web.root)
        else:
            run_servers(OneOfSeveral(place.workspace, place.db, shared_number()), line, web.root, workers)


FIRST_ACCOUNT = Sentence(
    "Chưa có tài khoản nào. Ở cửa sổ khác, thêm người quản trị đầu tiên: dondoc user add quan-tri --admin",
    "There is no account yet. In another window, add the first administrator: dondoc user add quan-tri --admin",
)
IN_THE_OPEN = Sentence(
    "▲ Máy khác vào được nhưng không mã hóa. Đặt sau máy chủ có https và ghi web.address: xem docs/trang-web.md",
    "▲ Other machines can come in, unencrypted. Put it behind a server with https, and set web.address.",
)
