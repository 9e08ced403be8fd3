"""The steps of the database stand in one row: each begins with its number and follows the one before."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "kpi/store/migrations/versions"


def test_each_follows_the_one_before() -> None:
    steps = sorted(path for path in FOLDER.glob("*.py") if path.name != "__init__.py")
    found = [
        re.findall(r'^(?:down_)?revision = (?:"(\d{4})"|None)', path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in steps
    ]
    numbers = [f"{n:04d}" for n in range(1, len(steps) + 1)]
    assert [path.name[:4] for path in steps] == numbers
    assert found == [[number, before] for number, before in zip(numbers, ["", *numbers], strict=False)]
