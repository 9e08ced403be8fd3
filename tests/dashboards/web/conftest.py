"""The live site, for every test of this folder, and browsers in which somebody of each role is signed in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from dashboards.web.app import create_app
from kpi.store.engine import open_engine
from tests.dashboards.live import Clock, TestClient, browser_of, filled, people, site


@pytest.fixture
def clock() -> Clock:
    """The site's clock: 8:00 on 2/10/2023."""
    return Clock()


@pytest.fixture(scope="session")
def world_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the world and an account of each role in it, to be copied."""
    file = Path(shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("world") / "dondoc.db"))
    engine = open_engine(f"sqlite:///{file}")
    people(filled(engine))
    engine.dispose()
    return file


@pytest.fixture
def app(engine: Engine, world_sqlite: Path, clock: Clock, tmp_path: Path) -> FastAPI:
    """The live site, on both databases, with an account of each role."""
    if engine.url.database is not None and engine.dialect.name == "sqlite":
        shutil.copy(world_sqlite, engine.url.database)
    else:
        people(filled(engine))
    return create_app(site(engine, clock, tmp_path))


@pytest.fixture
def stranger(app: FastAPI) -> TestClient:
    """A browser in which nobody is signed in."""
    return browser_of(app)


@pytest.fixture
def browser(app: FastAPI) -> TestClient:
    """A browser in which an administrator is signed in."""
    return browser_of(app, "quan-tri")
