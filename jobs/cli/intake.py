"""submit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import HERE, AsJson, Database, Folder, LanguageChoice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpi.submission import Receipt
    from targets.wording import Language


ReceivedAt = Annotated[
    str | None, typer.Option("--received-at", help="Lúc văn bản đến cơ quan: 2023-06-04T16:30 (mặc định: bây giờ).")
]
DeclaredAt = Annotated[
    str | None, typer.Option("--declared-at", help="Lúc đơn vị ghi là đã gửi; không dùng để tính hạn.")
]
AsDraft = Annotated[
    bool, typer.Option("--draft", help="Giữ làm bản nháp: xem được lỗi, giữ được số đã điền, chưa nộp.")
]


def submit(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP…", help="Tệp báo cáo .xlsx, một hoặc nhiều.")],
    received_at: ReceivedAt = None,
    declared_at: DeclaredAt = None,
    draft: AsDraft = False,
    workspace: Folder = HERE,
    db: Database = None,
    as_json: AsJson = False,
    lang: LanguageChoice = None,
) -> None:
    """Nhận báo cáo: ghi nhận nếu đúng; nếu có lỗi thì giữ lại tệp và chỉ ra từng ô."""
    from jobs.cli.output import print_error, print_json
    from jobs.cli.progress import counting
    from jobs.cli.session import actor, start
    from jobs.workspace import read_bytes
    from kpi.clock import now
    from kpi.errors import FutureMomentError, UnreadableError
    from kpi.moments import received_moment
    from kpi.submission import Outcome
    from kpi.usecases.receive_submission import Sending, receive_submission

    session = start(workspace, db, lang)
    moment = now()
    received = received_moment(received_at) if received_at else moment
    declared = received_moment(declared_at) if declared_at else None
    if received > moment:
        raise FutureMomentError(received)
    receipts: list[Receipt] = []
    unread: list[UnreadableError] = []
    with counting("Nhận báo cáo" if session.language == "vi" else "Receiving") as progress:
        for number, path in enumerate(files, start=1):
            progress(number, len(files), path.name)
            try:
                content = read_bytes(path)
            except UnreadableError as error:
                unread.append(error)
                continue
            receipts.append(
                receive_submission(
                    session.workspace.engine,
                    content,
                    path.name,
                    received_at=received,
                    now=moment,
                    actor=actor(),
                    sending=Sending(declared, draft),
                )
            )
    if as_json:
        rows = [receipt.as_json(session.language) for receipt in receipts]
        print_json({"receipts": rows, "unreadable": [fault.say(session.language) for fault in unread]})
    else:
        _print(receipts, session.language)
        for fault in unread:
            print_error(fault.sentence, session.language)
    wanted = Outcome.DRAFT if draft else Outcome.ACCEPTED
    accepted = all(receipt.outcome is wanted for receipt in receipts)
    raise typer.Exit(0 if accepted and not unread else 1)


def _print(receipts: Iterable[Receipt], language: Language) -> None:
    """Print what became of each file, and its issues."""
    from jobs.cli.output import print_issues, print_line

    for receipt in receipts:
        print_line(receipt.words().text(language))
        print_issues(receipt.issues, language)
