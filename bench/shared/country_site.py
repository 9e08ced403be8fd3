"""Workspaces for the web site to show: the district of the example, and a country of communes; with accounts.

All figures are invented (số liệu minh họa), the same on every run.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
import xlsxwriter
from sqlalchemy import Engine, insert

from jobs.new_workspace import new_workspace
from kpi.accounts import Account, Change
from kpi.clock import now
from kpi.moments import as_of_moment
from kpi.passwords import hash_password
from kpi.permissions import Role
from kpi.store.accounts import Credential, put_credential
from kpi.store.engine import open_engine, writing
from kpi.store.tables import account_revision
from kpi.submission import Outcome
from kpi.usecases.receive_submission import Entered, receive_files
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan

PROVINCES, TARGETS, USERS = 34, 12, 50
PASSWORD = "bốn mùa ghế xanh"  # noqa: S105  of invented accounts
BEGUN, SENT = as_of_moment("2025-01-05"), as_of_moment("2025-07-03")
#: The program, as this Python runs it.
DONDOC = (sys.executable, "-c", "from jobs.cli.main import run; run()")
#: Of so many communes one sends nothing.
_SILENT = 12


def district(folder: Path) -> Sequence[str]:
    """Make the workspace of the example with its accounts; return their names."""
    new_workspace(folder, None, "tam-duong-2023", now(), "bench", lambda *_: None)
    engine = open_engine(f"sqlite:///{folder}/dondoc.db")
    names = people(engine, [])
    engine.dispose()
    return names


def country(folder: Path, communes: int) -> Sequence[str]:
    """Make the workspace of a country with its accounts; return their names."""
    new_workspace(folder, None, None, now(), "bench", lambda *_: None)
    engine = open_engine(f"sqlite:///{folder}/dondoc.db")
    record_units(engine, _units(communes), "units.yaml", BEGUN, "bench")
    register_plan(engine, _plan(), "kh.yaml", BEGUN, "bench")
    [receipts] = receive_files(engine, [("ca-nuoc.xlsx", _workbook(communes))], Entered(SENT, SENT, "bench"))
    if any(one.outcome is not Outcome.ACCEPTED for one in receipts):
        raise ValueError("the benchmark's own reports have mistakes")
    names = people(engine, [f"tinh-{number}" for number in range(min(PROVINCES, communes))])
    engine.dispose()
    return names


def people(engine: Engine, bodies: Sequence[str]) -> Sequence[str]:
    """Add the accounts: every second an officer who reads all, the others each a leader of one body."""
    hashed, names = hash_password(PASSWORD), [f"nguoi-{number:02}" for number in range(USERS)]
    with writing(engine) as connection:
        for number, name in enumerate(names):
            body = bodies[number % len(bodies)] if bodies and number % 2 else None
            account = Account(name, name, Role.OFFICER if body is None else Role.LEADER, body)
            row = {**account.as_json(), "change": Change.ADDED.value, "recorded_at": _before(), "actor": "bench"}
            connection.execute(insert(account_revision).values(row))
            put_credential(connection, name, Credential(hashed))
    return names


def _before() -> datetime:
    """Return a moment from before there was an audit trail: its entries stay those of the figures."""
    return as_of_moment("2022-12-31")


def _units(communes: int) -> str:
    bodies = min(PROVINCES, communes)
    lines = ["units:", "  - {id: nuoc, name: Cả nước, kind: cơ quan}"]
    lines += [f"  - {{id: tinh-{n}, name: Tỉnh số {n}, kind: tỉnh, parent: nuoc}}" for n in range(bodies)]
    for n in range(communes):
        about = f'id: xa-{n}, name: Xã số {n}, kind: xã, code: "{_code(n)}", parent: tinh-{n % bodies}'
        lines.append(f"  - {{{about}}}")
    return "\n".join(lines)


def _plan() -> str:
    ids = [f"chi-so-{number:02}" for number in range(TARGETS)]
    asked = [f"  - {{id: {id_}, name: {_name(number)}, measure: count}}" for number, id_ in enumerate(ids)]
    targets = [
        f"  - {{id: II.{number}, title: Chỉ tiêu số {number}, to: {{kinds: [xã]}}, period: 2025-H1, share: 90%,\n"
        f"     each: {{indicator: {id_}, min: {20 + 5 * number}}}, source: {{section: II, line: {number + 10}}}}}"
        for number, id_ in enumerate(ids)
    ]
    return "\n".join(
        [
            "id: kh-2025\ntitle: Kế hoạch năm 2025 (số liệu minh họa)\nissuer: Cơ quan\nunit: nuoc\nperiod: 2025",
            "document: {name: kh}\nindicators:",
            *asked,
            f"form: {{title: Biểu, indicators: [{', '.join(ids)}], periods: [2025-H1]}}",
            "targets:",
            *targets,
            "duties:",
            "  - {id: bao-cao, kind: report, title: Báo cáo, to: {kinds: [xã]}, period: 2025-H1, source: {section: I},",
            "     deadline: {by: 2025-07-05, roll: strict}}",
        ]
    )


def _workbook(communes: int) -> bytes:
    figures = np.round(np.random.default_rng(3321).gamma(4.0, 40.0, (communes, TARGETS))).tolist()
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tổng hợp")
        sheet.write_string(0, 0, "Kế hoạch: kh-2025")
        sheet.write_string(1, 0, "Kỳ báo cáo: 6 tháng đầu năm 2025")
        sheet.write_row(3, 0, ["Mã đơn vị", "Tên đơn vị", *map(_name, range(TARGETS))])
        sent = (n for n in range(communes) if n % _SILENT)
        for row, n in enumerate(sent, 4):
            sheet.write_row(row, 0, [_code(n), f"Xã số {n}", *figures[n]])
    return buffer.getvalue()


def _name(number: int) -> str:
    return f"Chỉ số thứ {number:02}"


def _code(number: int) -> str:
    return f"{number:05}"
