"""exempt, extend: decisions that change what is asked of one unit, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import AsJson, AsOf, Times, Workplace, grouped

if TYPE_CHECKING:
    from rules.exemption import GrantKind

app = typer.Typer(no_args_is_help=True, help="Miễn, gia hạn: ghi quyết định kèm lý do, liệt kê, thu hồi.")

Plan = Annotated[str, typer.Argument(metavar="KẾ_HOẠCH", help="Mã kế hoạch.")]
Promise = Annotated[str, typer.Argument(metavar="MÃ", help="Mã chỉ tiêu hoặc nhiệm vụ.")]
UnitName = Annotated[str, typer.Argument(metavar="ĐƠN_VỊ", help="Tên đơn vị.")]
Reason = Annotated[str, typer.Option("--reason", help="Lý do.")]
By = Annotated[str, typer.Option("--by", help="Người hoặc cơ quan chấp thuận.")]
Document = Annotated[str | None, typer.Option("--document", help="Văn bản chấp thuận.")]


@app.command("exempt")
@grouped
def exempt(
    plan: Plan,
    promise: Promise,
    unit: UnitName,
    reason: Reason,
    by: By,
    until: Annotated[str | None, typer.Option("--until", help="Miễn đến hết ngày (mặc định: không thời hạn).")] = None,
    document: Document = None,
    *,
    place: Workplace,
) -> None:
    """Miễn một chỉ tiêu hoặc nhiệm vụ cho một đơn vị."""
    from rules.exemption import GrantKind

    _record(GrantKind.EXEMPTION, (plan, promise, unit), (reason, by, document), until, place)


@app.command("extend")
@grouped
def extend(
    plan: Plan,
    duty: Promise,
    unit: UnitName,
    until: Annotated[str, typer.Option("--until", help="Hạn mới: hết ngày này.")],
    reason: Reason,
    by: By,
    document: Document = None,
    *,
    place: Workplace,
) -> None:
    """Gia hạn một nhiệm vụ cho một đơn vị."""
    from rules.exemption import GrantKind

    _record(GrantKind.EXTENSION, (plan, duty, unit), (reason, by, document), until, place)


@app.command("revoke")
@grouped
def revoke(
    kind: Annotated[str, typer.Argument(metavar="LOẠI", help="exemption hoặc extension.")],
    plan: Plan,
    promise: Promise,
    unit: UnitName,
    reason: Reason,
    by: By,
    *,
    place: Workplace,
) -> None:
    """Thu hồi một quyết định miễn hoặc gia hạn; quyết định cũ vẫn còn trong sổ."""
    from kpi.errors import UnknownNameError
    from rules.exemption import GrantKind
    from targets.wording import Sentence

    if kind not in set(GrantKind):
        raise UnknownNameError(Sentence("loại quyết định", "kind of decision"), kind, tuple(GrantKind))
    _record(GrantKind(kind), (plan, promise, unit), (reason, by, None), None, place, revoked=True)


@app.command("list")
@grouped
def list_(
    as_of: AsOf = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Liệt kê các quyết định miễn, gia hạn, thu hồi."""
    from jobs.cli.output import cell, print_block, print_json
    from jobs.cli.session import known, start
    from kpi.decisions import decision_rows, trace
    from kpi.usecases.read_decisions import read_decisions

    session = start(place)
    inputs = known(session, Times(as_of))
    found = read_decisions(session.workspace.engine, inputs.as_of)
    if as_json:
        print_json({"as_of": inputs.as_of.isoformat(), "decisions": decision_rows(found, inputs.as_of)})
        return
    fates = {one.decision.number: one.fate.label.text(session.language) for one in trace(found, inputs.as_of)}
    for one in found:
        grant = one.grant
        unit = inputs.registry.unit(grant.unit).name if grant.unit in inputs.registry else grant.unit
        parts = (grant.words().text(session.language), unit, f"{grant.plan} {grant.promise}", fates.get(one.number))
        print_block(cell(" · ".join(part for part in parts if part)), (f"{grant.reason} ({grant.granted_by})",))


def _record(
    kind: GrantKind,
    what: tuple[str, str, str],
    why: tuple[str, str, str | None],
    until: str | None,
    place: Workplace,
    *,
    revoked: bool = False,
) -> None:
    """Record one decision, as of now, and say so."""
    from jobs.cli.output import print_line
    from jobs.cli.session import actor, known, start, the_plan, the_promise, the_unit
    from kpi.clock import now
    from kpi.moments import as_of_moment
    from kpi.usecases.record_grant import record_grant
    from rules.exemption import Grant

    session = start(place)
    inputs = known(session)
    plan = the_plan(inputs, what[0])
    unit = the_unit(what[2], inputs.roster(the_promise(plan, what[1])))
    day = as_of_moment(until).date() if until else None
    reason, by, document = why
    grant = Grant(kind, what[0], what[1], unit.id, reason, by, now(), day, document, revoked)
    record_grant(session.workspace.engine, grant, now(), actor())
    print_line(f"{grant.words().text(session.language)}: {unit.label}, {what[0]} {what[1]}.")
