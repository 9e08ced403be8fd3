"""Settings that one process put in force are followed by the others from their next request on."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from dashboards.web.app import create_app
from dashboards.web.following import follow, tell
from dashboards.web.site import OwnTold, Site
from tests.dashboards.live import Clock, site

DATABASES = ("sqlite",)  # the pages only read


@pytest.fixture
def both(engine: Engine, tmp_path: Path) -> tuple[FastAPI, FastAPI]:
    """Two processes of one server: they share a folder, a database and a number."""
    told = OwnTold()
    made = [site(engine, Clock(), tmp_path) for _ in range(2)]
    one, other = (create_app(_sharing(each, told)) for each in made)
    return one, other


def _sharing(each: Site, told: OwnTold) -> Site:
    return Site(each.engine, each.settings, each.folder, each.now, told=told)


def office(app: FastAPI) -> str:
    found: Site = app.state.site
    return found.settings.office


def test_what_is_told_is_followed_by_all(both: tuple[FastAPI, FastAPI], tmp_path: Path) -> None:
    one, other = both
    before = other.state.evaluations
    (tmp_path / "dondoc.yaml").write_text("office: Văn phòng\n", encoding="utf-8")
    follow(other)
    assert office(other) != "Văn phòng"  # nobody has told: it may be half written
    assert other.state.evaluations is before
    tell(one.state.site)
    for app in both:
        follow(app)
        assert office(app) == "Văn phòng"
        assert app.state.evaluations is not before  # with every page that was drawn
    kept = other.state.evaluations
    follow(other)
    assert other.state.evaluations is kept  # once


def test_what_is_told_twice_is_followed_twice(both: tuple[FastAPI, FastAPI], tmp_path: Path) -> None:
    one, other = both
    for name in ("Một", "Hai"):
        (tmp_path / "dondoc.yaml").write_text(f"office: {name}\n", encoding="utf-8")
        tell(one.state.site)
        follow(other)
        assert office(other) == name


@pytest.mark.parametrize("text", ["offices: sai\n", "\N{BROKEN BAR}: [", None])
def test_a_file_with_mistakes_changes_nothing(both: tuple[FastAPI, FastAPI], tmp_path: Path, text: str | None) -> None:
    one, other = both
    before = office(other)
    path = tmp_path / "dondoc.yaml"
    if text is None:
        path.mkdir()  # cannot be read
    else:
        path.write_text(text, encoding="utf-8")
    tell(one.state.site)
    follow(other)
    assert office(other) == before
