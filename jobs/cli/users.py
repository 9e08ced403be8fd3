"""user add, list, disable, enable, password, token: accounts of the web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import AsJson, Workplace, grouped

if TYPE_CHECKING:
    from kpi.accounts import Account
    from kpi.permissions import Role
    from targets.wording import Language

app = typer.Typer(no_args_is_help=True, help="Tài khoản của các trang web.")

Name = Annotated[str, typer.Argument(metavar="TÊN", help="Tên đăng nhập: chữ thường không dấu, số, dấu . _ - @.")]
Generated = Annotated[bool, typer.Option("--generate", help="Tự đặt mật khẩu tạm và in ra một lần.")]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="Đọc mật khẩu từ một dòng của stdin.")]


@app.command("add")
@grouped
def add(
    name: Name,
    admin: Annotated[bool, typer.Option("--admin", help="Người quản trị (như --role administrator).")] = False,
    role: Annotated[
        str, typer.Option("--role", help="administrator (quản trị), officer (cán bộ theo dõi), reporter, leader.")
    ] = "officer",
    label: Annotated[str | None, typer.Option("--label", help="Tên hiển thị: Văn thư xã Bản Bo.")] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", help="Đơn vị của reporter; đơn vị trên cùng của leader.")
    ] = None,
    generate: Generated = False,
    password_stdin: FromStdin = False,
    no_password: Annotated[
        bool, typer.Option("--no-password", help="Không có mật khẩu: chỉ đăng nhập qua dịch vụ OIDC.")
    ] = False,
    *,
    place: Workplace,
) -> None:
    """Thêm tài khoản; mật khẩu được hỏi, không ghi trên dòng lệnh."""
    from jobs.cli.session import actor, start
    from kpi.accounts import Account, account_name
    from kpi.clock import now
    from kpi.permissions import Role
    from kpi.usecases.change_account import add_account
    from targets.wording import say

    session = start(place)
    wanted = Role.ADMINISTRATOR if admin else _role(role)
    account = Account(account_name(name) or name, label or name, wanted, _unit_id(place, unit))
    password = None if no_password else _password(generate, password_stdin, session.language)
    add_account(session.workspace.engine, account, password, now(), actor(), temporary=generate)
    _say(say("Đã thêm tài khoản {name}.", "Account {name} was added.", name=account.name).text(session.language))
    _tell(password if generate else None, session.language)


@app.command("list")
@grouped
def list_them(*, place: Workplace, as_json: AsJson = False) -> None:
    """Liệt kê tài khoản."""
    from jobs.cli.output import cell, print_json, print_table
    from jobs.cli.session import start
    from kpi.store.accounts import accounts
    from kpi.store.engine import reading

    session = start(place)
    with reading(session.workspace.engine) as connection:
        found = accounts(connection)
    if as_json:
        print_json({"accounts": [account.as_json() for account in found]})
        return
    vi = session.language == "vi"
    rows = [[cell(text) for text in _row(account, session.language)] for account in found]
    headings = ("Tên", "Tên hiển thị", "Vai trò", "Đơn vị", "Tình trạng")
    print_table("", headings if vi else ("Name", "Label", "Role", "Unit", "State"), rows)


@app.command("disable")
@grouped
def disable(name: Name, *, place: Workplace) -> None:
    """Ngừng một tài khoản: không đăng nhập được nữa, các phiên và mã truy cập chấm dứt."""
    _switch(place, name, disabled=True)


@app.command("enable")
@grouped
def enable(name: Name, *, place: Workplace) -> None:
    """Mở lại một tài khoản đã ngừng."""
    _switch(place, name, disabled=False)


@app.command("password")
@grouped
def password(
    name: Name,
    generate: Generated = False,
    password_stdin: FromStdin = False,
    *,
    place: Workplace,
) -> None:
    """Đặt lại mật khẩu; các phiên đang mở chấm dứt."""
    from jobs.cli.session import actor, start
    from kpi.clock import now
    from kpi.usecases.change_account import set_password
    from targets.wording import say

    session = start(place)
    typed = _password(generate, password_stdin, session.language)
    set_password(session.workspace.engine, name, typed, now(), actor(), temporary=generate)
    said = say("Đã đặt mật khẩu của {name}.", "The password of {name} was set.", name=name)
    _say(said.text(session.language))
    _tell(typed if generate else None, session.language)


@app.command("token")
@grouped
def token(
    name: Name,
    label: Annotated[str, typer.Option("--label", help="Mã dùng để làm gì.")],
    write: Annotated[bool, typer.Option("--write", help="Được ghi, không chỉ đọc.")] = False,
    days: Annotated[int, typer.Option("--days", min=1, max=366, help="Hiệu lực bao nhiêu ngày.")] = 90,
    *,
    place: Workplace,
) -> None:
    """Cấp mã truy cập API cho một chương trình; mã chỉ in ra lần này."""
    from jobs.cli.session import actor, start
    from kpi.clock import now
    from kpi.sessions import TokenScope
    from kpi.usecases.own_account import make_token

    session = start(place)
    scope = TokenScope.WRITE if write else TokenScope.READ
    _say(make_token(session.workspace.engine, name, label, scope, days, now(), actor()))


def _switch(place: Workplace, name: str, *, disabled: bool) -> None:
    from jobs.cli.session import actor, start
    from kpi.accounts import Change
    from kpi.clock import now
    from kpi.usecases.change_account import disable_account

    session = start(place)
    disable_account(session.workspace.engine, name, now(), actor(), disabled=disabled)
    done = Change.DISABLED if disabled else Change.ENABLED
    _say(f"{done.label.text(session.language)}: {name}")


def _role(text: str) -> Role:
    from kpi.errors import UnknownNameError
    from kpi.permissions import Role
    from targets.wording import Sentence

    if text not in set(Role):
        raise UnknownNameError(Sentence("vai trò", "role"), text, tuple(Role))
    return Role(text)


def _unit_id(place: Workplace, unit: str | None) -> str | None:
    """Return the id of a unit that a person named."""
    from jobs.cli.session import start, the_unit
    from kpi.clock import now
    from kpi.store.engine import reading
    from kpi.usecases.load_inputs import load_registry

    if unit is None:
        return None
    with reading(start(place).workspace.engine) as connection:
        registry = load_registry(connection, None)
    if unit in registry:
        return unit
    return the_unit(unit, registry.at(now().date())).id


def _password(generate: bool, from_stdin: bool, language: Language) -> str:
    """Return a password: drawn by lot, read from stdin, or asked for twice; never from the command line."""
    import sys

    from kpi.passwords import new_password

    if generate:
        return new_password()
    if from_stdin or not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    words = ("Mật khẩu (từ 10 ký tự)", "Gõ lại") if language == "vi" else ("Password (10 characters)", "Again")
    return str(typer.prompt(words[0], hide_input=True, confirmation_prompt=words[1]))


def _tell(password: str | None, language: Language) -> None:
    if password is not None:
        words = "Mật khẩu tạm, đổi khi đăng nhập lần đầu" if language == "vi" else "First password, to be changed"
        _say(f"{words}: {password}")


def _say(text: str) -> None:
    from jobs.cli.output import print_line

    print_line(text)


def _row(account: Account, language: Language) -> tuple[str, ...]:
    if language == "vi":
        state = "đã ngừng" if account.disabled else "đang dùng"
    else:
        state = "disabled" if account.disabled else "in use"
    return account.name, account.label, account.role.label.text(language), account.unit or "", state
