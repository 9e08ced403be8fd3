"""Records a plan, or a new revision of one; refuses a file with mistakes and changes nothing then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from kpi.errors import RefusedError
from kpi.store.engine import writing
from kpi.store.texts import StoredText, add_plan, digest, judging, plan_revisions, plan_texts
from kpi.usecases.load_inputs import load_registry
from targets.issues import Issue, Severity, has_errors
from targets.names import match_key
from targets.plan import Plan
from targets.plan_file import PlanFile, check_against, check_plan, read_plan_file
from targets.units import Registry
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Registered:
    """What came of registering a plan."""

    plan: Plan
    revision: int
    changed: bool  #: False: the very same text was registered already
    issues: tuple[Issue, ...]  #: warnings and notes; a plan with errors is not registered


def register_plan(engine: Engine, text: str, file_name: str, now: datetime, actor: str) -> Registered:
    """Record the plan of a YAML file.

    Raises:
        RefusedError: the file has mistakes, or gives another meaning to an indicator of another plan; the error carries
            them all.
    """
    with writing(engine) as connection:
        registry = load_registry(connection, None)
        registered = plan_texts(connection, None)  # whatever the clock said when they were recorded
        file, issues = read_plan_file(text, file_name, registry)
        if file is not None:
            issues = (*issues, *check_plan(file), *_against(file, registered, registry))
        if file is None or has_errors(issues):
            raise RefusedError(file_name, issues)
        plan, last = file.plan, registered.get(file.plan.id)
        issues = (*issues, *_replaced(file, plan_revisions(connection, plan.id)))
        sha256 = digest(text)
        if last is not None and last.sha256 == sha256:
            return Registered(plan, last.revision, changed=False, issues=issues)
        revision = last.revision + 1 if last is not None else 1
        add_plan(connection, plan.id, StoredText(revision, now, file_name, sha256, text, plan.in_force_from), actor)
        return Registered(plan, revision, changed=True, issues=issues)


def _replaced(file: PlanFile, revisions: Sequence[StoredText]) -> Iterator[Issue]:
    """Yield a warning for each amendment that ceases to hold because this revision is in force from an earlier day."""
    start = file.plan.in_force_from
    for text in judging(revisions):
        if text.in_force_from is not None and (start is None or start < text.in_force_from):
            since = say("từ ngày {day}", "from {day}", day=start) if start is not None else _BEGINNING
            words = say(
                "bản này có hiệu lực {since}, nên thay cả bản {n} có hiệu lực từ ngày {day}",
                "this revision is in force {since} and so replaces revision {n}, in force from {day}, as well",
                since=since,
                n=text.revision,
                day=text.in_force_from,
            )
            hint = say(
                "Nếu chỉ sửa bản ấy, ghi “in_force_from: {day}”.",
                "If it only corrects that one, write “in_force_from: {day}”.",
                day=text.in_force_from.isoformat(),
            )
            yield Issue("replaces-amendment", words, file.at(("in_force_from",)), hint, severity=Severity.WARNING)


_BEGINNING = Sentence("từ đầu kế hoạch", "from the plan's beginning")


def _against(file: PlanFile, registered: Mapping[str, StoredText], registry: Registry) -> tuple[Issue, ...]:
    """Return what a plan says against the last revision of each other plan, and against what it meant until now."""
    names = _names(file.plan)
    texts = {id_: text for id_, text in registered.items() if id_ == file.plan.id or _mentions(text.content, names)}
    read = {id_: read_plan_file(text.content, text.file_name, registry)[0] for id_, text in texts.items()}
    before = read.pop(file.plan.id, None)
    others = [other for other in read.values() if other is not None]
    return check_against(file, others, before.plan if before is not None else None)


def _names(plan: Plan) -> set[str]:
    """Return what another plan must mention to say anything against this one: its indicators, its documents."""
    documents = {source.document for promise in plan.promises for source in plan.sources(promise)}
    return {match_key(name) for name in {indicator.id for indicator in plan.indicators} | documents}


def _mentions(content: str, names: set[str]) -> bool:
    """Say whether a text has one of the names in it, over the end of a line too: a quick look before it is read."""
    plain = match_key(content)
    return any(name in plain for name in names)
