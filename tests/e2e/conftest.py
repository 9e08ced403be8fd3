"""One office for all that is tried in a browser; each test works on a report of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.office import Office, opened


@pytest.fixture(scope="package")
def workspace(example_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example's workspace."""
    return Path(shutil.copytree(example_workspace, tmp_path_factory.mktemp("office") / "van-phong"))


@pytest.fixture(scope="package")
def office(workspace: Path) -> Iterator[Office]:
    """The office, open; closed before other tests begin, since the browser's driver keeps an event loop running."""
    with opened(workspace) as found:
        yield found
