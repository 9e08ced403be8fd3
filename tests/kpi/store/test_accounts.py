"""Accounts on both databases: each change is appended and told of; what one signs in with is kept apart."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Engine

from kpi.accounts import Account, Change
from kpi.permissions import Role
from kpi.store.accounts import (
    Credential,
    account_of,
    accounts,
    add_revision,
    changes_of,
    credential_of,
    put_credential,
)
from kpi.store.engine import reading, writing
from kpi.usecases.verify_audit import audit_trail, verify_audit
from tests.kpi.world import moment

AT = moment("2023-10-02T08:00")
LAN = Account("lan", "Chuyên viên", Role.OFFICER)


def test_the_last_revision_holds_and_all_are_told_of(engine: Engine) -> None:
    later = replace(LAN, role=Role.ADMINISTRATOR)
    with writing(engine) as connection:
        add_revision(connection, LAN, Change.ADDED, AT, "máy chủ")
        add_revision(connection, Account("an", "An", Role.LEADER, "huyen"), Change.ADDED, AT, "lan")
        add_revision(connection, later, Change.EDITED, AT, "máy chủ")
    with reading(engine) as connection:
        assert account_of(connection, "lan") == later
        assert account_of(connection, "khong-co") is None
        assert [account.name for account in accounts(connection)] == ["an", "lan"]
        assert [one.change for one in changes_of(connection, "lan")] == [Change.EDITED, Change.ADDED]
    assert [link.as_json()["what"] for link in audit_trail(engine)] == ["account"] * 3
    assert verify_audit(engine).holds


def test_what_one_signs_in_with_is_kept_and_no_part_of_the_trail(engine: Engine) -> None:
    found = Credential("$argon2id$bí-mật", temporary=True, secret="ABC", used_step=7, recovery=("a", "b"))
    with writing(engine) as connection:
        assert credential_of(connection, "lan") == Credential()
        put_credential(connection, "lan", found)
        assert credential_of(connection, "lan", for_update=True) == found
        put_credential(connection, "lan", replace(found, recovery=()))
        add_revision(connection, LAN, Change.PASSWORD, AT, "lan")
        assert credential_of(connection, "lan").recovery == ()
    assert "bí-mật" not in "".join(link.content for link in audit_trail(engine))
