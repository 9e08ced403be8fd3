"""audit list, verify: who changed what and when, and whether the trail is as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from jobs.cli.options import AsJson, Workplace, grouped

if TYPE_CHECKING:
    from kpi.audit import Record

app = typer.Typer(no_args_is_help=True, help="Sổ thay đổi: xem, và kiểm tra sổ còn nguyên vẹn.")


@app.command("list")
@grouped
def list_(
    last: Annotated[int, typer.Option("--last", min=1, help="Bao nhiêu mục cuối.")] = 50,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Liệt kê các thay đổi: ai, lúc nào, việc gì."""
    from jobs.cli.output import cell, print_json, print_table
    from jobs.cli.session import start
    from kpi.usecases.verify_audit import audit_trail
    from targets.wording import write_fact

    session = start(place)
    entries = audit_trail(session.workspace.engine)[-last:]
    if as_json:
        print_json({"entries": [entry.as_json() for entry in entries]})
        return
    language = session.language
    rows = []
    for entry in entries:
        record = entry.record()
        if record is None:
            said = ("", "", "", "đã bị sửa" if language == "vi" else "changed")
        else:
            said = (write_fact(record.at), record.actor, record.what.label.text(language), _about(record))
        rows.append([cell(text) for text in (entry.number, *said)])
    headings = ("Mục", "Lúc", "Ai", "Việc", "Về") if language == "vi" else ("Entry", "At", "Who", "What", "About")
    print_table("Sổ thay đổi" if language == "vi" else "Audit trail", headings, rows)


@app.command("verify")
@grouped
def verify(
    head: Annotated[
        str | None, typer.Option("--head", help="Mã của mục đã chép lại lần trước: sổ phải còn mục ấy.")
    ] = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Kiểm tra sổ: mục bị sửa, bị xóa, bị thêm, bị đổi chỗ; và dữ liệu có còn như sổ ghi."""
    from jobs.cli.output import print_json, print_line
    from jobs.cli.session import start
    from kpi.usecases.verify_audit import verify_audit
    from targets.wording import say

    session = start(place)
    found = verify_audit(session.workspace.engine, head)
    faults = (*found.breaks, *found.differences)
    if as_json:
        print_json(
            {
                "holds": found.holds,
                "count": found.head.count,
                "head": found.head.hash,
                "faults": [fault.as_json() for fault in faults],
                "untold": found.untold,
            }
        )
        raise typer.Exit(0 if found.holds else 1)
    language = session.language
    for fault in faults:
        print_line(f"■ {fault.text.text(language)}")
    if found.untold:
        older = say("{n} dòng có từ trước khi có sổ.", "{n} rows are older than the trail.", n=found.untold)
        print_line(older.text(language))
    if found.holds:
        whole = say("● Sổ nguyên vẹn, {n} mục.", "● The trail is whole, {n} entries.", n=found.head.count)
        print_line(whole.text(language))
        kept = say(
            "Chép lại mã này ra ngoài máy để kiểm tra lần sau: {hash}",
            "Keep this hash elsewhere, for the next time: {hash}",
            hash=found.head.hash,
        )
        print_line(kept.text(language))
    raise typer.Exit(0 if found.holds else 1)


def _about(record: Record) -> str:
    """Return what tells a change from others: the plan, the unit, the period, the file, the reason."""
    row: dict[str, Any] = record.about["row"]
    return " · ".join(str(row[name]) for name in _TELLING if name in row)


#: Of a row that was written down, what tells it from others.
_TELLING = (
    *("plan", "unit", "period", "revision", "step", "kind", "promise", "file_name", "outcome", "reason"),
    *("message", "recipient", "address", "changed"),
)
