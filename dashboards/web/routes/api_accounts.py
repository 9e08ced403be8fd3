"""For programs of administrators: accounts, and the settings in force."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import HTTPException
from fastapi.responses import Response

from dashboards.views.settings_shown import settings_shown
from dashboards.web.api_asked import AccountChangeAsked, NewAccountAsked, SettingsAsked
from dashboards.web.api_shapes import (
    AccountMade,
    AccountRow,
    Accounts,
    Fault,
    SettingsInForce,
    SettingsPut,
    SettingsText,
)
from dashboards.web.faults import Refused
from dashboards.web.for_programs import AS_TABLE, Wanted, answer, api_router
from dashboards.web.needs import needs
from dashboards.web.routes.settings import put_settings
from dashboards.web.settings_file import read_file
from dashboards.web.visit import Visit
from kpi.accounts import Account, account_name
from kpi.errors import OvertakenError
from kpi.passwords import new_password
from kpi.permissions import Act
from kpi.store.accounts import account_of, accounts
from kpi.store.engine import reading
from kpi.usecases.change_account import add_account, disable_account, edit_account, set_password
from targets.wording import Sentence

router = api_router("Quản trị")
_OVERTAKEN: dict[int | str, dict[str, Any]] = {
    409: {"model": Fault, "description": "Thiết lập đã khác với “seen”; chưa ghi gì."}
}


@router.get("/accounts", response_model=Accounts, responses=AS_TABLE)
def list_accounts(visit: Annotated[Visit, needs(Act.ADMINISTER)], wanted: Wanted = "json") -> Response:
    """Mọi tài khoản (như “dondoc user list --json”)."""
    with reading(visit.site.engine) as connection:
        rows = [one.as_json() for one in accounts(connection)]
    return answer(visit, {"accounts": rows}, rows, wanted)


@router.post("/accounts", response_model=AccountMade)
def add(asked: NewAccountAsked, visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Thêm tài khoản; mật khẩu đầu chỉ trả lời một lần này, người dùng phải đổi ngay."""
    account, password = asked.named(account_name(asked.name) or asked.name), new_password()
    add_account(visit.site.engine, account, password, visit.now, visit.person.account, temporary=True)
    return answer(visit, {**account.as_json(), "password": password})


@router.post(
    "/accounts/{name}",
    response_model=AccountRow,
    responses={409: {"model": Fault, "description": "Tài khoản đã khác với “seen”; chưa ghi gì."}},
)
def edit(name: str, asked: AccountChangeAsked, visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Sửa tài khoản, ngừng hoặc mở lại; “seen” là tài khoản như đã đọc."""
    engine, actor, before = visit.site.engine, visit.person.account, _standing(visit, name)
    sent = asked.seen.named(name)
    if (sent.label, sent.role, sent.unit, asked.seen.disabled) != (
        before.label,
        before.role,
        before.unit,
        before.disabled,
    ):
        raise Refused(409, _CHANGED)
    edit_account(engine, asked.named(name), visit.now, actor, seen=before)
    disable_account(engine, name, visit.now, actor, disabled=asked.disabled)
    return answer(visit, _standing(visit, name).as_json())


@router.post("/accounts/{name}/password", response_model=AccountMade)
def reset(name: str, visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Đặt lại mật khẩu: mật khẩu mới chỉ trả lời một lần này; các phiên đang mở chấm dứt."""
    account, password = _standing(visit, name), new_password()
    set_password(visit.site.engine, name, password, visit.now, visit.person.account, temporary=True)
    return answer(visit, {**account.as_json(), "password": password})


@router.get("/settings", response_model=SettingsInForce, responses=AS_TABLE)
def settings(visit: Annotated[Visit, needs(Act.ADMINISTER)], wanted: Wanted = "json") -> Response:
    """Thiết lập đang dùng, từng khóa: giá trị, ý nghĩa, cơ quan đã tự chọn hay chưa."""
    rows = [
        {"key": one.key, "value": one.value.text(visit.language), "meaning": one.meaning, "chosen": one.chosen}
        for one in settings_shown(visit.site.settings)
    ]
    return answer(visit, {"settings": rows}, rows, wanted)


@router.get("/settings/text", response_model=SettingsText)
def settings_text(visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Tệp thiết lập (YAML); “seen” gửi lại khi ghi bản mới."""
    file = read_file(visit.site.folder)
    return answer(visit, {"seen": file.mark, "text": file.text})


@router.post("/settings", response_model=SettingsPut, responses=_OVERTAKEN)
def change_settings(asked: SettingsAsked, visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Ghi thiết lập mới, dùng ngay; 422 và “issues” khi có chỗ sai, chưa ghi gì."""
    try:
        put = put_settings(visit, asked.seen, asked.text)
    except OvertakenError as error:
        raise Refused(409, error.sentence) from None
    issues = [one.as_json(visit.language) for one in put.issues]
    if put.settings is None:
        fault = {"status": 422, "text": _MISTAKEN.vi, "text_en": _MISTAKEN.en}
        return answer(visit, {"issues": issues, "error": fault}, status=422)
    return answer(visit, {"seen": put.mark, "text": put.text, "issues": issues})


_MISTAKEN = Sentence(
    "Thiết lập có chỗ sai; chưa ghi gì. Sửa từng chỗ trong “issues” rồi gửi lại.",
    "The settings have mistakes; nothing was recorded. Mend each of “issues”, then send them again.",
)


def _standing(visit: Visit, name: str) -> Account:
    """Return an account as it stands, or answer that there is none."""
    known = account_name(name)
    with reading(visit.site.engine) as connection:
        found = account_of(connection, name) if known == name else None
    if found is None:
        raise HTTPException(404)
    return found


_CHANGED = Sentence(
    "Người khác vừa sửa tài khoản này. Đọc lại rồi gửi “seen” mới; chưa ghi gì.",
    "Somebody changed this account. Read it again and send the new “seen”; nothing was recorded.",
)
