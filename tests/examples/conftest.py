"""The loaded example, for every test of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.examples.tam_duong import Example, example


@pytest.fixture(scope="session")
def tam_duong(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """The example in SQLite, to be read only."""
    with example(tmp_path_factory) as loaded:
        yield loaded
