"""A short run of the fuzzing; ``make fuzz`` runs it for ten minutes."""

from __future__ import annotations

import io
import random
import zipfile

from tests.kpi.intake import fuzz


def test_changed_files_get_an_answer() -> None:
    assert fuzz.run(seconds=8, seed=2023, most=150) > 20


def test_a_change_is_repeated_by_its_seed_and_mostly_leaves_a_zip() -> None:
    made = [fuzz.changed(random.Random(seed)) for seed in range(60)]  # noqa: S311  repeatable, not secret
    assert made[:5] == [fuzz.changed(random.Random(seed)) for seed in range(5)]  # noqa: S311
    books = [content for name, content in made if name == "bc.xlsx"]
    assert sum(zipfile.is_zipfile(io.BytesIO(content)) for content in books) > len(books) * 3 // 4
