"""Imports go left only, never round; what touches the world is imported only in the room that may touch it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.code import PACKAGES, Import, Module, imports, modules, parse, within

#: Libraries that touch the world, and the rooms where they may be imported.
DOORS: dict[str, tuple[str, ...]] = {
    "sqlalchemy": ("kpi.store",),
    "alembic": ("kpi.store",),
    "sqlite3": ("kpi.store",),
    "psycopg": ("kpi.store",),
    "fastapi": ("dashboards.web",),
    "starlette": ("dashboards.web",),
    "uvicorn": ("dashboards.web", "jobs"),
    "http.server": ("dashboards.web",),
    "http.client": ("jobs.channels",),
    "urllib.request": ("jobs.channels",),
    "httpx": ("jobs.channels",),
    "requests": ("jobs.channels",),
    "smtplib": ("jobs",),
    "apscheduler": ("jobs",),
    "typer": ("jobs",),
    "rich": ("jobs",),
}

#: An open database is handed on by its type; only the store talks to it.
HANDLES = ("sqlalchemy.Connection", "sqlalchemy.Engine")


def test_imports_go_left_only() -> None:
    assert [str(found) for found in upward(modules())] == []


def test_no_module_imports_itself_in_a_round() -> None:
    assert round_trip(modules()) == []


def test_libraries_that_touch_the_world_stay_at_their_doors() -> None:
    assert [str(found) for found in trespasses(modules())] == []


def test_packages_export_nothing_of_their_own() -> None:
    """A package's ``__init__.py`` is its map: a docstring, and nothing that runs."""
    assert [module.name for module in modules() if module.is_package and len(module.tree.body) > 1] == []


def upward(code: Iterable[Module]) -> Iterator[Import]:
    """Yield the imports that go from a package to one on its right."""
    for module in code:
        allowed = PACKAGES[: PACKAGES.index(module.name.split(".")[0]) + 1]
        yield from (found for found in imports(module) if within(found.target, set(PACKAGES) - set(allowed)))


def round_trip(code: Iterable[Module]) -> list[str]:
    """Return the modules of one import cycle, or nothing."""
    named = {module.name: module for module in code}
    graph = {name: {_resolve(found.target, named) for found in imports(module)} for name, module in named.items()}
    try:
        TopologicalSorter({name: targets - {name, ""} for name, targets in graph.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def trespasses(code: Iterable[Module]) -> Iterator[Import]:
    """Yield the imports of a library outside the rooms that may use it."""
    for module in code:
        for found in imports(module):
            rooms = [rooms for library, rooms in DOORS.items() if within(found.target, [library])]
            if rooms and not within(module.name, rooms[0]) and found.target not in HANDLES:
                yield found


def _resolve(target: str, named: dict[str, Module]) -> str:
    """Return the module of ours that an imported name stands for; nothing when it is not ours."""
    while target and target not in named:
        target = target.rpartition(".")[0]
    return target


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("targets.plan", "import rules.verdict"),
        ("rules.verdict", "def judge():\n    from kpi.submission import Submission"),
        ("kpi.frame", "if TYPE_CHECKING:\n    from dashboards import views"),
        ("dashboards.web.app", "from jobs.wiring import wire"),
    ],
)
def test_an_import_to_the_right_is_seen_wherever_it_stands(name: str, text: str) -> None:
    assert len(list(upward([parse(name, text)]))) == 1


def test_imports_to_the_left_and_from_elsewhere_are_fine() -> None:
    text = "import re\nfrom targets.plan import Plan\nfrom kpi import clock\nimport rulesets"
    assert list(upward([parse("kpi.frame", text)])) == []


def test_a_round_through_a_function_is_seen() -> None:
    first = parse("kpi.a", "from kpi.b import x")
    second = parse("kpi.b", "def f():\n    from kpi import a")
    assert set(round_trip([first, second])) == {"kpi.a", "kpi.b"}
    assert round_trip([first, parse("kpi.b", "import targets")]) == []


def test_a_library_is_seen_outside_its_room_only() -> None:
    text = "from sqlalchemy import Engine, select\nimport http.server"

    def seen(name: str) -> list[str]:
        return [found.target for found in trespasses([parse(name, text)])]

    assert seen("kpi.usecases.evaluate") == ["sqlalchemy.select", "http.server"]
    assert seen("kpi.store.plans") == ["http.server"]
