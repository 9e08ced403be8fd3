"""The benchmark of the checker: it finds what it planted, and says so."""

from __future__ import annotations

import random

from bench.check import measured, report


def test_every_planted_mistake_is_found_and_nothing_else() -> None:
    answer = measured(3)
    assert answer["equal"] is True
    assert answer["found"] == answer["planted"]


def test_reports_are_of_a_real_length_and_the_same_each_time() -> None:
    text, wrong = report(random.Random(7))  # noqa: S311  made up, and the same each time
    assert 30_000 < len(text.encode()) < 80_000
    assert (text, wrong) == report(random.Random(7))  # noqa: S311  as above
