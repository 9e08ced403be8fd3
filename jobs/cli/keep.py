"""backup, restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jobs.cli.options import Workplace, grouped


@grouped
def backup(
    out: Annotated[Path, typer.Option("--out", help="Tệp sao lưu, chưa có.")],
    *,
    place: Workplace,
) -> None:
    """Sao lưu toàn bộ dữ liệu ra một tệp; người khác vẫn làm việc bình thường trong lúc đó."""
    from jobs.cli.output import print_line
    from jobs.cli.session import start
    from kpi.store.backup import back_up_to
    from targets.wording import say

    session = start(place)
    size = back_up_to(session.workspace.engine, out)
    done = say(
        "Đã sao lưu và kiểm tra {file} ({n} byte).", "{file} written and checked ({n} bytes).", file=str(out), n=size
    )
    print_line(done.text(session.language))


@grouped
def restore(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp do “dondoc backup” ghi.")],
    force: Annotated[
        bool, typer.Option("--force", help="Thay dữ liệu đang có; dữ liệu ấy được cất riêng trước.")
    ] = False,
    *,
    place: Workplace,
) -> None:
    """Khôi phục dữ liệu từ một tệp sao lưu. Dừng “dondoc worker” và “dondoc serve” trước."""
    from jobs.backup import restore_workspace
    from jobs.cli.output import print_line
    from jobs.cli.session import chosen_language
    from jobs.workspace import is_workspace
    from kpi.clock import now
    from kpi.errors import NoWorkspaceError
    from targets.wording import say

    if not is_workspace(place.workspace):
        raise NoWorkspaceError(str(place.workspace))
    aside = restore_workspace(place.workspace, place.db, file, now(), force=force)
    language = chosen_language(place.lang) or "vi"
    print_line(say("Đã khôi phục từ {file}.", "Restored from {file}.", file=str(file)).text(language))
    if aside is not None:
        print_line(say("Dữ liệu trước đó: {file}", "What was there before: {file}", file=str(aside)).text(language))
