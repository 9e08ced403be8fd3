"""One office for all that is tried in a browser; each test works on a report of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobs.new_workspace import new_workspace
from kpi.clock import now
from tests.e2e.office import Office, opened


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the example."""
    folder = tmp_path_factory.mktemp("office") / "van-phong"
    new_workspace(folder, None, "tam-duong-2023", now(), "test", lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def office(workspace: Path) -> Iterator[Office]:
    """The office, open; closed before other tests begin, since the browser's driver keeps an event loop running."""
    with opened(workspace) as found:
        yield found
