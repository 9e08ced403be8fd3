"""Adds and changes accounts; each change is a revision, and an entry of the audit trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from kpi.accounts import Account, Change, misfit
from kpi.errors import BadAccountError, UnknownNameError
from kpi.passwords import hash_password, weakness
from kpi.permissions import Role
from kpi.store.accounts import account_of, accounts, add_revision, credential_of, put_credential
from kpi.store.engine import writing
from kpi.store.sessions import end_sessions, end_tokens
from kpi.usecases.load_inputs import load_registry
from targets.names import near_names
from targets.wording import Sentence, say


def add_account(
    engine: Engine, account: Account, password: str | None, now: datetime, actor: str, *, temporary: bool = False
) -> None:
    """Add an account.

    Args:
        engine: the database.
        account: as it is to be.
        password: its first one; None: it signs in through another service only.
        now: the present moment.
        actor: who does it.
        temporary: the password is to be changed first of all.

    Raises:
        BadAccountError: it is there already, cannot be like this, or the password is too weak.
    """
    hashed = _hashed(password, account) if password is not None else None
    with writing(engine) as connection:
        if account_of(connection, account.name) is not None:
            raise BadAccountError(say("đã có tài khoản “{name}”.", "“{name}” is there already.", name=account.name))
        _refuse_misfit(connection, account)
        found = credential_of(connection, account.name)
        put_credential(connection, account.name, replace(found, password=hashed, temporary=temporary))
        add_revision(connection, account, Change.ADDED, now, actor)


def edit_account(engine: Engine, account: Account, now: datetime, actor: str, seen: Account | None = None) -> None:
    """Change the label, the role or the unit of an account; without a difference nothing is recorded.

    Args:
        engine: the database.
        account: as it is to be; whether it is disabled stays as it is.
        now: the present moment.
        actor: who does it.
        seen: as it stood when somebody began to change it; None: it does not matter.

    Raises:
        UnknownNameError: there is no such account.
        BadAccountError: it cannot be like this, somebody changed it meanwhile, or nobody could administer any more.
    """
    with writing(engine) as connection:
        before = the_account(connection, account.name)
        if seen is not None and seen != before:
            raise BadAccountError(_CHANGED_MEANWHILE)
        account = replace(account, disabled=before.disabled)
        _refuse_misfit(connection, account)
        _keep_an_administrator(connection, account)
        if account != before:
            add_revision(connection, account, Change.EDITED, now, actor)


def disable_account(engine: Engine, name: str, now: datetime, actor: str, *, disabled: bool = True) -> None:
    """Let an account sign in no more, and end its sessions and tokens; or let it sign in again.

    Raises:
        UnknownNameError: there is no such account.
        BadAccountError: nobody could administer any more.
    """
    with writing(engine) as connection:
        before = the_account(connection, name)
        account = replace(before, disabled=disabled)
        if account == before:
            return
        _keep_an_administrator(connection, account)
        if disabled:
            end_sessions(connection, name, now)
            end_tokens(connection, name, now)
        add_revision(connection, account, Change.DISABLED if disabled else Change.ENABLED, now, actor)


def set_password(
    engine: Engine,
    name: str,
    password: str,
    now: datetime,
    actor: str,
    *,
    temporary: bool = False,
    but: str | None = None,
) -> None:
    """Give an account a new password, and end its sessions but one (its digest).

    Raises:
        UnknownNameError: there is no such account.
        BadAccountError: the password is too weak.
    """
    with writing(engine) as connection:
        account = the_account(connection, name)
        hashed = _hashed(password, account)
        found = credential_of(connection, name)
        put_credential(connection, name, replace(found, password=hashed, temporary=temporary))
        end_sessions(connection, name, now, but)
        add_revision(connection, account, Change.PASSWORD, now, actor)


def sign_out_everywhere(engine: Engine, name: str, now: datetime, actor: str, but: str | None = None) -> None:
    """End the sessions of an account, but perhaps one (its digest).

    Raises:
        UnknownNameError: there is no such account.
    """
    with writing(engine) as connection:
        account = the_account(connection, name)
        end_sessions(connection, name, now, but)
        add_revision(connection, account, Change.SIGNED_OUT, now, actor)


def the_account(connection: Connection, name: str) -> Account:
    """Return an account.

    Raises:
        UnknownNameError: there is none of this name.
    """
    found = account_of(connection, name)
    if found is None:
        known = [account.name for account in accounts(connection)]
        raise UnknownNameError(Sentence("tài khoản", "account"), name, near_names(name, known))
    return found


def _hashed(password: str, account: Account) -> str:
    weak = weakness(password, account.name)
    if weak is not None:
        raise BadAccountError(weak)
    return hash_password(password)


def _refuse_misfit(connection: Connection, account: Account) -> None:
    reason = misfit(account, load_registry(connection, None).by_id)
    if reason is not None:
        raise BadAccountError(reason)


def _keep_an_administrator(connection: Connection, changed: Account) -> None:
    """Refuse a change after which nobody could administer any more, where somebody could before."""

    def administers(account: Account) -> bool:
        return account.role is Role.ADMINISTRATOR and not account.disabled

    before = [account for account in accounts(connection) if administers(account)]
    if [account.name for account in before] == [changed.name] and not administers(changed):
        raise BadAccountError(_LAST_ONE)


_LAST_ONE = Sentence(
    "đây là người quản trị duy nhất; hãy thêm người khác trước.",
    "this is the only administrator; add another first.",
)
_CHANGED_MEANWHILE = Sentence(
    "người khác vừa sửa tài khoản này; xem lại rồi sửa tiếp.",
    "somebody changed this account meanwhile; look at it again, then go on.",
)
