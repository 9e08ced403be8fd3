"""submit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import AsJson, Workplace, grouped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpi.intake.settled import Settled


Files = Annotated[
    list[Path], typer.Argument(metavar="TỆP…", help="Tệp .xlsx, .csv; thư mục; tệp nén .zip; một hoặc nhiều.")
]
ReceivedAt = Annotated[
    str | None, typer.Option("--received-at", help="Lúc văn bản đến cơ quan: 2023-06-04T16:30 (mặc định: bây giờ).")
]
DeclaredAt = Annotated[
    str | None, typer.Option("--declared-at", help="Lúc đơn vị ghi là đã gửi; không dùng để tính hạn.")
]
AsDraft = Annotated[
    bool, typer.Option("--draft", help="Giữ làm bản nháp: xem được lỗi, giữ được số đã điền, chưa nộp.")
]
ThePlan = Annotated[str | None, typer.Option("--plan", help="Mã kế hoạch, khi tệp không ghi.")]
TheUnit = Annotated[str | None, typer.Option("--unit", help="Đơn vị gửi, khi tệp không ghi hoặc ghi không rõ.")]
ThePeriod = Annotated[str | None, typer.Option("--period", help="Kỳ báo cáo, khi tệp không ghi: 2023-H1.")]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Bảng mã của tệp .csv: utf-8, utf-16, windows-1258, tcvn3.")
]
Answers = Annotated[
    list[str] | None,
    typer.Option("--answer", metavar="Ô=CÁCH_HIỂU", help="Trả lời chỗ được hỏi: “Báo cáo!E9=0”; nhiều lần được."),
]
Copies = Annotated[
    Path | None,
    typer.Option("--marked-copy", help="Thư mục ghi bản đánh dấu lỗi (mặc định: tra-lai của không gian làm việc)."),
]


@grouped
def submit(
    files: Files,
    received_at: ReceivedAt = None,
    declared_at: DeclaredAt = None,
    draft: AsDraft = False,
    plan: ThePlan = None,
    unit: TheUnit = None,
    period: ThePeriod = None,
    encoding: Encoding = None,
    answer: Answers = None,
    marked_copy: Copies = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Nhận báo cáo: ghi nhận nếu đúng; nếu có lỗi thì giữ lại tệp, chỉ ra từng ô và ghi một bản đánh dấu để trả lại."""
    from jobs.cli.output import print_json
    from jobs.cli.progress import counting
    from jobs.cli.received import print_received
    from jobs.cli.session import actor, start
    from jobs.marked_copies import FOLDER
    from jobs.receive import receive
    from kpi.clock import now
    from kpi.errors import FutureMomentError
    from kpi.moments import received_moment
    from kpi.usecases.receive_submission import Entered, Sending

    session = start(place)
    settled = _settled(plan, unit, period, encoding, answer or ())
    moment = now()
    received = received_moment(received_at) if received_at else moment
    if received > moment:
        raise FutureMomentError(received)
    declared = received_moment(declared_at) if declared_at else None
    entered = Entered(received, moment, actor(), Sending(declared, draft), settled)
    with counting("Nhận báo cáo" if session.language == "vi" else "Receiving") as progress:
        copies = marked_copy or place.workspace / FOLDER
        found = receive(session.workspace.engine, files, entered, copies, session.language, progress)
    if as_json:
        print_json(found.as_json(session.language))
    else:
        print_received(found, session.language)
    raise typer.Exit(0 if found.all_as_wanted else 1)


def _settled(
    plan: str | None, unit: str | None, period: str | None, encoding: str | None, answers: Iterable[str]
) -> Settled:
    """Return what the officer settled.

    Raises:
        UnknownNameError: the encoding is none, or an answer has no place.
    """
    from kpi.errors import UnknownNameError
    from kpi.intake.settled import Settled
    from kpi.intake.text_table import ENCODINGS
    from targets.wording import Sentence

    if encoding is not None and encoding not in ENCODINGS:
        raise UnknownNameError(Sentence("bảng mã", "encoding"), encoding, tuple(ENCODINGS))
    parted = [text.partition("=") for text in answers]
    for place, sign, choice in parted:
        if not sign or not choice:
            raise UnknownNameError(Sentence("câu trả lời", "answer"), place, ("Báo cáo!E9=0",))
    return Settled(plan, unit, period, encoding, {place.strip(): choice.strip() for place, _, choice in parted})
