"""plan diff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import AsJson, Workplace, grouped

if TYPE_CHECKING:
    from jobs.cli.session import Session
    from targets.plan import Plan
    from targets.plan_diff import Change
    from targets.wording import Language, Sentence


@grouped
def diff(
    first: Annotated[str, typer.Argument(metavar="A", help="Mã kế hoạch, hoặc tệp kế hoạch.")],
    second: Annotated[
        str | None,
        typer.Argument(metavar="B", help="Kế hoạch hoặc tệp so với A (mặc định: hai bản cuối của A)."),
    ] = None,
    revision: Annotated[int | None, typer.Option("--revision", help="Bản nào đứng trước.")] = None,
    with_: Annotated[int | None, typer.Option("--with", help="Bản nào đứng sau.")] = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Nói điều gì đã đổi: giữa hai kế hoạch, hai bản của một kế hoạch, bản đã đăng ký và một tệp."""
    from jobs.cli.output import print_json, print_line
    from jobs.cli.session import chosen_language, start
    from targets.plan_diff import compare_plans
    from targets.wording import say

    files = _is_file(first) and second is not None and _is_file(second)
    session = None if files else start(place)  # two files need no workspace
    language = session.language if session is not None else chosen_language(place.lang) or "vi"
    before, after = _sides(session, first, second, revision, with_)
    changes = compare_plans(before.plan, after.plan) if before is not None else ()
    if as_json:
        shown = {"before": before.as_json() if before is not None else None, "after": after.as_json()}
        print_json({**shown, "changes": [change.as_json(language) for change in changes]})
    elif before is None:
        text = say("{it}: chưa có bản nào trước đó.", "{it}: there is none before it.", it=after.name)
        print_line(text.text(language))
    else:
        print_line(f"{before.name.text(language)} → {after.name.text(language)}")
        _print_changes(changes, before.plan, after.plan, language)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two plans compared, and where it is from."""

    plan: Plan
    file: str
    revision: int | None = None  #: None: a file that is not registered
    recorded_at: datetime | None = None

    @property
    def name(self) -> Sentence:
        from targets.wording import Sentence, say

        if self.revision is None:
            return Sentence(self.file, self.file)
        return say(
            "{id} bản {n} (ghi nhận {at})",
            "{id} revision {n} (recorded {at})",
            id=self.plan.id,
            n=self.revision,
            at=self.recorded_at,
        )

    def as_json(self) -> dict[str, object]:
        recorded_at = self.recorded_at.isoformat() if self.recorded_at is not None else None
        from_ = self.plan.in_force_from
        return {
            "plan": self.plan.id,
            "revision": self.revision,
            "recorded_at": recorded_at,
            "in_force_from": from_.isoformat() if from_ is not None else None,
            "file": self.file,
        }


def _sides(
    session: Session | None, first: str, second: str | None, revision: int | None, with_: int | None
) -> tuple[_Side | None, _Side]:
    """Return the two plans a person named; the earlier one is None where a plan has but one revision."""
    if second is not None:
        return _side(session, first, revision), _side(session, second, with_)
    if _is_file(first):
        after = _side(session, first, None)
        return _side(session, after.plan.id, revision), after
    after = _side(session, first, with_)
    if revision is None and after.revision is not None:
        revision = after.revision - 1
    return (_side(session, first, revision) if revision != 0 else None), after


def _side(session: Session | None, name: str, number: int | None) -> _Side:
    """Return a file's plan, or a revision (None: the last) of a registered one."""
    from jobs.workspace import read_text
    from kpi.errors import RefusedError, UnknownNameError
    from kpi.usecases.read_plans import revisions
    from targets.plan import Plan
    from targets.wording import Sentence
    from targets.yaml_file import read_yaml

    if session is None or _is_file(name):
        loaded = read_yaml(read_text(Path(name)), name, Plan)
        if loaded.value is None:
            raise RefusedError(name, loaded.issues)
        return _Side(loaded.value, name)
    found = {revision.number: revision for revision in revisions(session.workspace.engine, name)}
    wanted = max(found) if number is None else number
    if wanted not in found:
        raise UnknownNameError(Sentence("bản", "revision"), str(wanted), tuple(map(str, found)))
    one = found[wanted]
    return _Side(one.plan, one.file_name, one.number, one.recorded_at)


def _is_file(name: str) -> bool:
    return name.endswith((".yaml", ".yml"))


def _print_changes(changes: tuple[Change, ...], before: Plan, after: Plan, language: Language) -> None:
    """Print each change with what it is about and both places."""
    from jobs.cli.output import cell, print_block, print_line
    from rules.asked import asked, told
    from targets.plan_diff import ChangeKind
    from targets.wording import say
    from targets.workdays import vietnam_calendar

    if not changes:
        print_line(say("Không có gì khác.", "Nothing differs.").text(language))
    for change in changes:
        lines = [detail.text.text(language) for detail in change.details]
        if change.kind is not ChangeKind.CHANGED:
            plan = after if change.kind is ChangeKind.ADDED else before
            promises = [promise for promise in told(plan) if promise.written_id == change.id]
            lines = [asked(plan, promise, vietnam_calendar()).text(language) for promise in promises]
        old, new = ([source.place(language) for source in sources] for sources in (change.before, change.after))
        lines += [f"↳ {place}" for place in dict.fromkeys(old + new)]
        print_block(f"[bold]{cell(change.text.text(language))}[/]  {cell(change.title)}", lines)
