"""unit merge, split, rename, undo: a change of units recorded with the document that ordered it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import Workplace, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jobs.cli.session import Session
    from kpi.usecases.change_units import Change, Changed
    from targets.unit_change import Order
    from targets.units import Registry

_Unit = Annotated[str, typer.Argument(metavar="ĐƠN_VỊ", help="Tên, mã số hoặc mã định danh.")]
_Units = Annotated[list[str], typer.Argument(metavar="ĐƠN_VỊ…", help="Tên, mã số hoặc mã định danh.")]
_Into = Annotated[str, typer.Option("--into", help="Đơn vị mới, cả loại và tên: “xã Bình Lư”.")]
_Code = Annotated[str | None, typer.Option("--code", help="Mã số của đơn vị mới: 03390.")]
_Day = Annotated[str, typer.Option("--day", help="Ngày đầu tiên theo đơn vị mới: 2025-07-01.")]
_Document = Annotated[str, typer.Option("--document", help="Văn bản quyết định, cả số và ký hiệu.")]
_Issued = Annotated[str | None, typer.Option("--issued", help="Ngày ban hành văn bản: 2025-06-16.")]
_Parent = Annotated[str | None, typer.Option("--parent", help="Cấp trên của đơn vị mới, nếu khác các đơn vị cũ.")]
_Note = Annotated[str | None, typer.Option("--note", help="Ghi chú.")]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Chỉ xem trước, không ghi gì.")]


@grouped
def merge(
    units: _Units,
    into: _Into,
    day: _Day,
    document: _Document,
    issued: _Issued = None,
    code: _Code = None,
    parent: _Parent = None,
    outside: Annotated[
        list[str] | None, typer.Option("--outside", help="Đơn vị cùng nhập mà danh sách không có (ghi nhiều lần).")
    ] = None,
    note: _Note = None,
    dry_run: _DryRun = False,
    *,
    place: Workplace,
) -> None:
    """Ghi nhận nhiều đơn vị nhập thành một."""
    from jobs.cli.session import start

    told = _Told("merge", units, [into], [code], day, document, issued, parent, tuple(outside or ()), note)
    _do(start(place), told.change, dry_run)


@grouped
def split(
    unit: _Unit,
    into: Annotated[list[str], typer.Option("--into", help="Mỗi đơn vị mới một lần, cả loại và tên.")],
    day: _Day,
    document: _Document,
    issued: _Issued = None,
    code: Annotated[
        list[str] | None, typer.Option("--code", help="Mã số của từng đơn vị mới, theo thứ tự của --into.")
    ] = None,
    parent: _Parent = None,
    weight: Annotated[
        list[str] | None,
        typer.Option("--weight", help="Tỷ lệ chia số liệu: mỗi --into một số, theo thứ tự, như số dân."),
    ] = None,
    weights_are: Annotated[str | None, typer.Option("--weights-are", help="Các số ấy là gì: “dân số 2026”.")] = None,
    weights_from: Annotated[
        str | None, typer.Option("--weights-from", help="Văn bản có các số ấy: “Niên giám thống kê 2026”.")
    ] = None,
    note: _Note = None,
    dry_run: _DryRun = False,
    *,
    place: Workplace,
) -> None:
    """Ghi nhận một đơn vị chia thành nhiều."""
    from jobs.cli.session import start

    codes: list[str | None] = [*_one_each(code, into, "--code")]
    weights = _weights(_one_each(weight, into, "--weight"), weights_are, weights_from)
    told = _Told("split", [unit], into, codes, day, document, issued, parent, (), note, weights)
    _do(start(place), told.change, dry_run)


@grouped
def rename(
    unit: _Unit,
    into: _Into,
    day: _Day,
    document: _Document,
    issued: _Issued = None,
    code: _Code = None,
    note: _Note = None,
    dry_run: _DryRun = False,
    *,
    place: Workplace,
) -> None:
    """Ghi nhận một đơn vị đổi tên, loại hoặc mã số (không ghi --code: giữ mã số cũ)."""
    from jobs.cli.session import start

    told = _Told("rename", [unit], [into], [code], day, document, issued, None, (), note)
    _do(start(place), told.change, dry_run)


@grouped
def undo(*, dry_run: _DryRun = False, place: Workplace) -> None:
    """Hoàn tác lần thay đổi được ghi nhận sau cùng."""
    from jobs.cli.session import start

    _do(start(place), _undone, dry_run)


@dataclass(frozen=True, slots=True)
class _Told:
    """A change as a person wrote it on the command line."""

    kind: str
    units: list[str]
    into: list[str]
    codes: list[str | None]
    day: str
    document: str
    issued: str | None
    parent: str | None
    outside: tuple[str, ...]
    note: str | None
    weights: tuple[tuple[str, str], list[Decimal]] | None = None  #: what they are and their document; one for each unit

    def change(self, registry: Registry) -> Changed:
        from jobs.workspace import UNITS
        from kpi.usecases.change_units import Changed
        from targets.provenance import Source
        from targets.unit_change import carry_out

        after, issues = carry_out(self.order(registry), registry, Source(UNITS))
        return Changed(registry, after, issues)

    def order(self, registry: Registry) -> Order:
        from itertools import zip_longest

        from jobs.cli.unit_names import the_day, unit_on, units_before
        from targets.unit_change import Order, Successor
        from targets.units import EventKind

        day = the_day(self.day)
        weighed_by, weights = self.weights if self.weights is not None else (None, ())
        told = zip_longest(self.into, self.codes, weights)
        return Order(
            kind=EventKind(self.kind),
            day=day,
            before=units_before(self.units, day, registry),
            into=tuple(Successor(name, code, weight) for name, code, weight in told),
            document=self.document,
            issued=the_day(self.issued) if self.issued is not None else None,
            parent=unit_on(self.parent, day, registry).id if self.parent is not None else None,
            outside=self.outside,
            note=self.note,
            weighed_by=weighed_by,
        )


def _one_each(given: list[str] | None, into: list[str], option: str) -> Sequence[str | None]:
    """Return what was given for each of the new units: of all of them, or of none."""
    from kpi.errors import DondocError
    from targets.wording import say

    if given and len(given) != len(into):
        vi = "Ghi mỗi --into một {option}, hoặc không ghi {option} nào."
        raise DondocError(say(vi, "Give a {option} for each --into, or none.", option=option))
    return given or [None] * len(into)


def _weights(
    written: Sequence[str | None], basis: str | None, document: str | None
) -> tuple[tuple[str, str], list[Decimal]] | None:
    """Return what figures are divided by; None where nothing was told of it."""
    import re
    from decimal import Decimal

    from kpi.errors import DondocError
    from targets.wording import Sentence, say

    texts = [text for text in written if text is not None]
    if not texts and basis is None and document is None:
        return None
    if not texts or basis is None or document is None:
        together = "Ghi cả --weight, --weights-are và --weights-from: tỷ lệ chia phải có nguồn."
        raise DondocError(
            Sentence(together, "Give --weight, --weights-are and --weights-from together: weights have a source.")
        )
    if not all(re.fullmatch(r"\d{1,12}([.,]\d{1,3})?", text) for text in texts):
        raise DondocError(say("--weight phải là số, như 3120 hoặc 31,2.", "--weight must be a number, such as 3120."))
    return (basis, document), [Decimal(text.replace(",", ".")) for text in texts]


def _undone(registry: Registry) -> Changed:
    from jobs.workspace import UNITS
    from kpi.usecases.change_units import Changed
    from targets.provenance import Source
    from targets.unit_change import take_back

    after, issues = take_back(registry, Source(UNITS))
    return Changed(registry, after, issues)


def _do(session: Session, change: Change, dry_run: bool) -> None:
    """Record a change, or only look at it, and say what it does."""
    from jobs.cli.output import print_issues, print_line
    from jobs.cli.session import actor
    from jobs.own_units import own_units
    from kpi.clock import now
    from kpi.usecases.change_units import change_units, preview_units
    from targets.wording import say

    engine = session.workspace.engine
    with own_units(session.workspace.folder) as own:
        done = preview_units(engine, change, own) if dry_run else change_units(engine, change, now(), actor(), own)
    print_issues(done.issues, session.language)
    _tell(session, done)
    last = (
        say("Mới xem trước, chưa ghi gì.", "Only a preview: nothing was recorded.")
        if dry_run
        else say("Đã ghi nhận; units.yaml đã sửa theo.", "Recorded; units.yaml was changed with it.")
    )
    print_line(last.text(session.language))


def _tell(session: Session, done: Changed) -> None:
    """Print the events that came or went, and the units that begin."""
    from jobs.cli.output import print_line
    from targets.finding import tell_apart
    from targets.succession import describe
    from targets.wording import say

    for event in done.after.events[len(done.before.events) :]:
        print_line(describe(event, done.after).text(session.language))
    for event in done.before.events[len(done.after.events) :]:
        taken = say("hoàn tác: {event}", "taken back: {event}", event=describe(event, done.before))
        print_line(taken.text(session.language))
    for unit in done.after.units:
        if unit.id not in done.before:
            print_line(f"  + {unit.id}: {tell_apart(unit, done.after).text(session.language)}")
