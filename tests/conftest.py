"""What holds for every test: a plain environment far from Vietnam's clock, no network, and unhurried properties."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.databases import (  # noqa: F401  fixtures for every room
    bare_database,
    bare_engine,
    bare_postgres,
    database,
    engine,
    migrated_postgres,
    migrated_sqlite,
    postgres,
)

# A busy machine is slow, not wrong; in CI a run can be repeated exactly.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def plain_environment() -> Iterator[None]:
    """Forget the settings of the person running the tests; no result may hang on the machine's time zone."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("DONDOC_")]:
            patch.delenv(name)
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)  # each program begun would read our source anew
        patch.setenv("TZ", "America/St_Johns")
        if hasattr(time, "tzset"):  # not on Windows
            time.tzset()
        yield


@pytest.fixture(scope="session")
def example_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's workspace, made once: to be read, or to be copied."""
    from jobs.new_workspace import new_workspace
    from kpi.clock import now

    folder = tmp_path_factory.mktemp("example") / "demo"
    new_workspace(folder, None, "tam-duong-2023", now(), "test", lambda *_: None)
    return folder


@pytest.fixture
def own_example(example_workspace: Path, tmp_path: Path) -> Path:
    """A copy of the example's workspace, to be changed."""
    return Path(shutil.copytree(example_workspace, tmp_path / "demo"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ask a file's tests of the databases it names; of both where it names none.

    A page that only reads has its figures from the store, which is asked of both, and each address is asked of both by
    the table of roles: what such a page does with the figures is asked of one.
    """
    items[:] = [one for one in items if _database(one) in getattr(_module(one), "DATABASES", (_database(one),))]


def _database(item: pytest.Item) -> str:
    spec = getattr(item, "callspec", None)
    return str(spec.params.get("database", "sqlite")) if spec is not None else "sqlite"


def _module(item: pytest.Item) -> object:
    return getattr(item, "module", None)


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Let the tests connect to this machine only."""
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise RuntimeError(f"a test reached for the network: {address}")


sys.addaudithook(_refuse_network)
