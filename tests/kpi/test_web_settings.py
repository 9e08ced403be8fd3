"""How an office's pages are reached."""

from __future__ import annotations

import pytest

from kpi.settings import read_settings
from kpi.web_settings import Web


def test_the_address_gives_scheme_origin_and_root() -> None:
    settings, issues = read_settings("web: {address: https://tamduong.example:8443/dondoc}", "dondoc.yaml")
    assert issues == ()
    assert settings is not None
    web = settings.web
    assert (web.https, web.origin, web.root) == (True, "https://tamduong.example:8443", "/dondoc")
    assert (Web().https, Web().origin, Web().root) == (False, None, "")


@pytest.mark.parametrize(
    "address", ["tamduong.example", "https://a.example/", "https://a.example/x/", "ftp://a.example", "https://a@b/c"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    settings, [issue] = read_settings(f"web: {{address: '{address}'}}", "dondoc.yaml")
    assert settings is None
    assert "viết địa chỉ như https://dondoc.vi-du.example" in issue.say()
