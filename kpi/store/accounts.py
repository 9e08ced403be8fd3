"""Accounts, revision by revision, and what they sign in with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from kpi.accounts import Account, Change, Changed
from kpi.audit import What
from kpi.permissions import Role
from kpi.store.audit import add_row
from kpi.store.tables import account_revision, credential


@dataclass(frozen=True, slots=True)
class Credential:
    """What an account signs in with."""

    password: str | None = None  #: its hash
    temporary: bool = False  #: set by somebody else: to be changed first of all
    secret: str | None = None  #: of the app of the second step; None: there is none
    used_step: int | None = None
    recovery: tuple[str, ...] = ()  #: hashes of the codes not used yet


def add_revision(connection: Connection, account: Account, change: Change, at: datetime, actor: str) -> None:
    """Append how an account stands after a change, and tell of it in the audit trail."""
    row = {
        "name": account.name,
        "label": account.label,
        "role": account.role.value,
        "unit": account.unit,
        "disabled": account.disabled,
        "change": change.value,
        "recorded_at": at,
        "actor": actor,
    }
    add_row(connection, What.ACCOUNT, row, actor)


def account_of(connection: Connection, name: str) -> Account | None:
    """Return an account as it stands."""
    last = select(account_revision).where(account_revision.c.name == name).order_by(account_revision.c.id.desc())
    row = connection.execute(last.limit(1)).first()
    return _account(row) if row is not None else None


def accounts(connection: Connection) -> tuple[Account, ...]:
    """Return every account as it stands, by name."""
    last = select(func.max(account_revision.c.id)).group_by(account_revision.c.name)
    rows = connection.execute(
        select(account_revision).where(account_revision.c.id.in_(last)).order_by(account_revision.c.name)
    )
    return tuple(_account(row) for row in rows)


def changes_of(connection: Connection, name: str) -> Iterator[Changed]:
    """Yield what was done to an account, the last first."""
    asked = select(account_revision).where(account_revision.c.name == name).order_by(account_revision.c.id.desc())
    for row in connection.execute(asked):
        yield Changed(_account(row), Change(row.change), row.recorded_at, row.actor)


def credential_of(connection: Connection, account: str, *, for_update: bool = False) -> Credential:
    """Return what an account signs in with; with ``for_update`` nobody else changes it until the transaction ends."""
    asked = select(credential).where(credential.c.account == account)
    row = connection.execute(asked.with_for_update() if for_update else asked).first()
    if row is None:
        return Credential()
    recovery = tuple((row.recovery or "").split())
    return Credential(row.password, row.temporary, row.secret, row.used_step, recovery)


def put_credential(connection: Connection, account: str, found: Credential) -> None:
    """Keep what an account signs in with from now on."""
    row: dict[str, object] = {
        "password": found.password,
        "temporary": found.temporary,
        "secret": found.secret,
        "used_step": found.used_step,
        "recovery": "\n".join(found.recovery) or None,
    }
    changed = connection.execute(update(credential).where(credential.c.account == account).values(row))
    if not changed.rowcount:
        connection.execute(insert(credential).values(account=account, **row))


def _account(row: Row[Any]) -> Account:
    return Account(row.name, row.label, Role(row.role), row.unit, row.disabled)
