"""What browsers are told."""

from __future__ import annotations

import pytest

from dashboards.web.headers import LIVE_POLICY, STATIC_POLICY, security_headers


@pytest.mark.parametrize("policy", [LIVE_POLICY, STATIC_POLICY])
def test_nothing_inline_and_nothing_from_elsewhere(policy: str) -> None:
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["script-src"] == "'self'"
    assert "unsafe" not in policy
    assert "http" not in policy


def test_only_over_https_a_browser_is_told_to_stay_with_it() -> None:
    assert "Strict-Transport-Security" in security_headers(https=True)
    assert "Strict-Transport-Security" not in security_headers(https=False)
