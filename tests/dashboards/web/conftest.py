"""The live site, for every test of this folder, and browsers in which somebody of each role is signed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from dashboards.web.app import create_app
from tests.dashboards.live import Clock, TestClient, browser_of, filled, people, site


@pytest.fixture
def clock() -> Clock:
    """The site's clock: 8:00 on 2/10/2023."""
    return Clock()


@pytest.fixture
def app(engine: Engine, clock: Clock, tmp_path: Path) -> FastAPI:
    """The live site, on both databases, with an account of each role."""
    return create_app(site(people(filled(engine)), clock, tmp_path))


@pytest.fixture
def stranger(app: FastAPI) -> TestClient:
    """A browser in which nobody is signed in."""
    return browser_of(app)


@pytest.fixture
def browser(app: FastAPI) -> TestClient:
    """A browser in which an administrator is signed in."""
    return browser_of(app, "quan-tri")
