"""The live site, for every test of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboards.web.app import create_app
from tests.dashboards.live import Clock, TestClient, filled, site


@pytest.fixture
def clock() -> Clock:
    """The site's clock: 8:00 on 2/10/2023."""
    return Clock()


@pytest.fixture
def browser(engine: Engine, clock: Clock, tmp_path: Path) -> TestClient:
    """A browser at the live site, on both databases."""
    app = create_app(site(filled(engine), clock, tmp_path))
    return TestClient(app, raise_server_exceptions=False, follow_redirects=False)
