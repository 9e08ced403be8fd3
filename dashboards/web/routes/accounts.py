"""Accounts, for administrators: who there is, adding and changing them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.accounts import Account, Change
from kpi.errors import BadAccountError, UnknownNameError
from kpi.passwords import new_password
from kpi.permissions import Act, Role
from kpi.store.accounts import accounts, changes_of, credential_of
from kpi.store.engine import reading
from kpi.store.sessions import live_sessions
from kpi.usecases.change_account import (
    add_account,
    disable_account,
    edit_account,
    set_password,
    sign_out_everywhere,
    the_account,
)
from kpi.usecases.own_account import turn_off_second_factor
from targets.units import Unit
from targets.wording import Sentence

router = APIRouter(prefix="/tai-khoan")


@router.get("")
def list_accounts(visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Show every account, and the form to add one."""
    return _list(visit)


@router.post("")
def add(visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Add an account, and show its first password once."""
    account, password = _typed(visit, visit.typed("ten").lower()), new_password()
    try:
        add_account(visit.site.engine, account, password, visit.now, visit.person.account, temporary=True)
    except BadAccountError as error:
        return _list(visit, 422, typed=account, wrong=error.reason)
    return _one(visit, account.name, password=password, status=201)


@router.get("/{name}")
def one_account(name: str, visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Show an account."""
    return _one(visit, name)


@router.post("/{name}")
def edit(name: str, visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Change what an account is; 409 where somebody else was first."""
    account, before = _typed(visit, name), _standing(visit, name)
    if visit.typed("seen") != _version(before):
        return _one(visit, name, status=409, typed=account, wrong=_CHANGED_MEANWHILE)
    try:
        edit_account(visit.site.engine, account, visit.now, visit.person.account, seen=before)
    except BadAccountError as error:
        return _one(visit, name, status=422, typed=account, wrong=error.reason)
    return visit.go("tai-khoan", name, said=Change.EDITED.label)


@router.post("/{name}/mat-khau")
def new_one(name: str, visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Give an account a new password, and show it once."""
    _standing(visit, name)
    password = new_password()
    set_password(visit.site.engine, name, password, visit.now, visit.person.account, temporary=True)
    return _one(visit, name, password=password)


@router.post("/{name}/{act}")
def do(name: str, act: str, visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Disable or enable an account, end its sessions, or take its second step away."""
    _standing(visit, name)
    site, actor = visit.site, visit.person.account
    try:
        if act in {"ngung", "mo-lai"}:
            disable_account(site.engine, name, visit.now, actor, disabled=act == "ngung")
        elif act == "dang-xuat":
            sign_out_everywhere(site.engine, name, visit.now, actor)
        elif act == "tat-xac-thuc":
            turn_off_second_factor(site.engine, name, visit.now, actor)
        else:
            raise HTTPException(404)
    except BadAccountError as error:
        return _one(visit, name, status=422, wrong=error.reason)
    return visit.go("tai-khoan", name, said=_DONE[act].label)


_DONE = {
    "ngung": Change.DISABLED,
    "mo-lai": Change.ENABLED,
    "dang-xuat": Change.SIGNED_OUT,
    "tat-xac-thuc": Change.NO_SECOND_FACTOR,
}


def _typed(visit: Visit, name: str) -> Account:
    """Return the account that a form describes."""
    role = visit.typed("vai-tro")
    known = Role(role) if role in set(Role) else Role.REPORTER
    return Account(name, visit.typed("nhan"), known, visit.typed("don-vi") or None)


def _standing(visit: Visit, name: str) -> Account:
    """Return an account as it stands, or answer that there is none."""
    with reading(visit.site.engine) as connection:
        try:
            return the_account(connection, name)
        except UnknownNameError:
            raise HTTPException(404) from None


def _version(account: Account) -> str:
    """Return what a form says that its sender saw."""
    return "|".join((account.label, account.role, account.unit or ""))


def _units(visit: Visit) -> tuple[Unit, ...]:
    return visit.evaluated().inputs.registry.at(visit.now.date())


def _list(visit: Visit, status: int = 200, typed: Account | None = None, wrong: Sentence | None = None) -> Response:
    with reading(visit.site.engine) as connection:
        found = accounts(connection)
    units = {unit.id: unit for unit in visit.evaluated().inputs.registry.units}
    return visit.page(
        "accounts.html",
        status=status,
        typed=typed,
        wrong=wrong,
        accounts=found,
        roles=tuple(Role),
        units=_units(visit),
        by_id=units,
    )


def _one(
    visit: Visit,
    name: str,
    *,
    status: int = 200,
    password: str = "",
    typed: Account | None = None,
    wrong: Sentence | None = None,
) -> Response:
    account = _standing(visit, name)
    with reading(visit.site.engine) as connection:
        return visit.page(
            "account.html",
            status=status,
            account=account,
            typed=typed or account,
            seen=_version(account),
            credential=credential_of(connection, name),
            sessions=live_sessions(connection, name, visit.now),
            changes=tuple(changes_of(connection, name)),
            roles=tuple(Role),
            units=_units(visit),
            password=password,
            wrong=wrong,
        )


_CHANGED_MEANWHILE = Sentence(
    "Người khác vừa sửa tài khoản này; dưới đây là điều bạn gõ, đối chiếu với hiện trạng rồi lưu lại nếu vẫn muốn.",
    "Somebody changed this account meanwhile; below is what you typed: compare, and save again if you still want to.",
)
