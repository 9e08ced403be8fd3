"""The mail server and the gateway in the settings: what cannot be right is told at its line."""

from __future__ import annotations

import pytest

from kpi.channel_settings import Mail, Webhook
from kpi.settings import read_settings

TEXT = """
mail:
  server: mail.tam-duong.example
  user: nhac-viec
  password_file: /etc/dondoc/mat-khau
  sender: nhac-viec@tam-duong.example
webhook:
  url: https://cong.example/gui
"""


def test_what_an_office_writes() -> None:
    settings, issues = read_settings(TEXT, "dondoc.yaml")
    assert issues == ()
    assert settings is not None
    assert settings.mail == Mail(
        server="mail.tam-duong.example",
        port=587,
        security="starttls",
        user="nhac-viec",
        password_file="/etc/dondoc/mat-khau",
        sender="nhac-viec@tam-duong.example",
    )
    assert settings.webhook == Webhook(url="https://cong.example/gui", own_network=False)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sender: nhac-viec@tam-duong.example", "sender: nhac-viec", "sender"),
        ("sender: nhac-viec@tam-duong.example", "sender: a@b.example, c@d.example", "sender"),
        ("user: nhac-viec", "user: a\n  security: none", "dưới dạng rõ"),
        ("user: nhac-viec", "password: bi-mat", "password"),  # has no place here
        ("user: nhac-viec", "port: 0", "port"),
        ("https://cong.example/gui", "http://cong.example/gui", "https://"),
        ("https://cong.example/gui", "ftp://cong.example", "url"),
        ("https://cong.example/gui", "https://ten:mat-khau@cong.example", "url"),
    ],
)
def test_what_cannot_be_right(old: str, new: str, said: str) -> None:
    settings, issues = read_settings(TEXT.replace(old, new), "dondoc.yaml")
    assert settings is None
    assert any(said in issue.say() for issue in issues)


def test_a_gateway_in_the_offices_own_network() -> None:
    assert Webhook(url="http://10.0.0.5:8080/gui", own_network=True).url == "http://10.0.0.5:8080/gui"
