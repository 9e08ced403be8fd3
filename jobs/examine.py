"""Looks a workspace over for whoever runs it: what is there, what is missing, what to do about it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from jobs.examine_sending import examine_sending
from jobs.finding import Finding
from jobs.plan_sources import source_issues
from jobs.workspace import PLANS, UNITS, Workspace, open_workspace, read_text
from kpi.errors import DondocError
from kpi.evaluation.inputs import Inputs
from kpi.store.earlier_units import knows_registry
from kpi.store.engine import reading
from kpi.store.texts import digest, registry_text
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.verify_audit import verify_audit
from targets.units import Unit
from targets.wording import Sentence, say


def examine(folder: Path, url: str | None, now: datetime) -> tuple[Finding, ...]:
    """Return what was found, thing by thing; it stops where nothing further can be looked at."""
    version = platform.python_version()
    findings = [Finding("ok", Sentence("Python", "Python"), Sentence(version, version))]
    try:
        workspace = open_workspace(folder, url)
    except DondocError as error:
        return (*findings, Finding("fail", Sentence("Không gian làm việc", "Workspace"), error.sentence))
    return (*findings, *examine_workspace(workspace, now))


def examine_workspace(workspace: Workspace, now: datetime) -> tuple[Finding, ...]:
    """Return what was found of a workspace that is open."""
    findings = (_workspace(workspace), _database(workspace.engine))
    try:
        inputs = load_inputs(workspace.engine, now, now)
    except DondocError as error:
        return (*findings, Finding("fail", Sentence("Không gian làm việc", "Workspace"), error.sentence))
    return (
        *findings,
        *_units_file(workspace, now),
        *_contents(inputs),
        *_sources(workspace, inputs),
        *examine_sending(workspace, inputs, now),
        _trail(workspace.engine),
    )


def _trail(engine: Engine) -> Finding:
    """Say whether the audit trail is whole, and where it is not."""
    name = Sentence("Sổ thay đổi", "Audit trail")
    found = verify_audit(engine)
    if found.holds:
        return Finding("ok", name, say("Nguyên vẹn, {n} mục.", "Whole, {n} entries.", n=found.head.count))
    faults = (*found.breaks, *found.differences)
    text = say(
        "{n} chỗ không khớp; chỗ đầu: {first} Xem tất cả: dondoc audit verify",
        "{n} places do not fit; the first: {first} See them all: dondoc audit verify",
        n=len(faults),
        first=faults[0].text,
    )
    return Finding("fail", name, text)


def _sources(workspace: Workspace, inputs: Inputs) -> Iterator[Finding]:
    """Yield a note for each plan whose document has changed since it was taken from it."""
    for plan in inputs.plans:
        for issue in source_issues(plan, workspace.folder / PLANS):
            yield Finding("note", Sentence("Văn bản kế hoạch", "Plan document"), issue.text)


def _workspace(workspace: Workspace) -> Finding:
    name = Sentence("Không gian làm việc", "Workspace")
    if not workspace.settings.office:
        text = say(
            "{folder}; chưa ghi tên cơ quan (“office” trong dondoc.yaml).",
            "{folder}; the office has no name (“office” in dondoc.yaml).",
            folder=str(workspace.folder),
        )
        return Finding("note", name, text)
    text = say(
        "{folder} của {office}.",
        "{folder}, of {office}.",
        folder=str(workspace.folder),
        office=workspace.settings.office,
    )
    return Finding("ok", name, text)


def _database(engine: Engine) -> Finding:
    place = engine.url.render_as_string(hide_password=True)
    return Finding("ok", Sentence("Cơ sở dữ liệu", "Database"), Sentence(place, place))


def _units_file(workspace: Workspace, now: datetime) -> Iterator[Finding]:
    """Yield a note when the file of units was changed and not recorded since."""
    path = workspace.folder / UNITS
    if not path.is_file():
        return
    own = digest(read_text(path))
    with reading(workspace.engine) as connection:
        recorded, known = registry_text(connection, now), knows_registry(connection, own)
    if known and recorded is not None and recorded.sha256 != own:
        text = say(
            "Tệp {file} là bản cũ; danh sách đang dùng mới hơn. Đừng ghi nhận lại tệp này.",
            "{file} is an older version; the list in use is newer. Do not record the file again.",
            file=UNITS,
        )
        yield Finding("note", Sentence("Đơn vị", "Units"), text)
    elif not known:
        text = say(
            "Tệp {file} đã thay đổi sau lần ghi nhận cuối. Ghi nhận bằng: dondoc unit load {file}",
            "{file} has changed since it was recorded. Record it with: dondoc unit load {file}",
            file=UNITS,
        )
        yield Finding("note", Sentence("Đơn vị", "Units"), text)


def _contents(inputs: Inputs) -> Iterator[Finding]:
    units = inputs.registry.at(inputs.today)
    yield Finding(
        "ok" if units else "note",
        Sentence("Đơn vị", "Units"),
        say(
            "{n} đơn vị đang hoạt động, {all} tính cả quá khứ.",
            "{n} units in force, {all} with those of the past.",
            n=len(units),
            all=len(inputs.registry.units),
        ),
    )
    yield Finding(
        "ok" if inputs.plans else "note",
        Sentence("Kế hoạch", "Plans"),
        say(
            "{n} kế hoạch, {m} lần nộp báo cáo, {r} tệp có lỗi đang chờ sửa.",
            "{n} plans, {m} submissions, {r} files with mistakes.",
            n=len(inputs.plans),
            m=len(inputs.submissions),
            r=len(inputs.refused),
        ),
    )
    silent = [unit for unit in _addressed(inputs) if not any(c.email or c.phone for c in unit.contacts)]
    if silent:
        text = say(
            "Chưa có địa chỉ để nhắc: {units}. Bổ sung “contacts” trong {file}.",
            "No address to remind: {units}. Add “contacts” in {file}.",
            units=", ".join(unit.label for unit in silent),
            file=UNITS,
        )
        yield Finding("note", Sentence("Liên hệ", "Contacts"), text)


def _addressed(inputs: Inputs) -> tuple[Unit, ...]:
    found = {unit.id: unit for plan in inputs.plans for promise in plan.promises for unit in inputs.roster(promise)}
    return tuple(found.values())
