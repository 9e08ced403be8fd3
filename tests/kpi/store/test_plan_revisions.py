"""Amendments of a plan: which revision judges a day, as the database finds it and as one would by hand."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from sqlalchemy import Engine

from kpi.store.engine import reading, writing
from kpi.store.texts import StoredText, add_plan, digest, judging, plan_revisions, plan_texts
from tests.kpi.world import moment

JANUARY, JUNE = moment("2023-01-10T08:00"), moment("2023-06-20T08:00")
JULY, OCTOBER = date(2023, 7, 1), date(2023, 10, 1)


def stored(revision: int, start: date | None, at: str = "2023-01-10T08:00") -> StoredText:
    content = f"bản {revision}"
    return StoredText(revision, moment(at), "kh.yaml", digest(content), content, start)


def keep(engine: Engine, plan: str, *revisions: StoredText) -> None:
    with writing(engine) as connection:
        for revision in revisions:
            add_plan(connection, plan, revision, "Lan")


@pytest.fixture
def amended(engine: Engine) -> Engine:
    """A plan of January, amended on 20 June from 1 July on."""
    keep(engine, "kh", stored(1, None), stored(2, JULY, "2023-06-20T08:00"))
    return engine


@pytest.mark.parametrize(
    ("known_at", "day", "revision"),
    [
        (JUNE, "2023-06-30", 1),  # recorded, and not yet in force
        (JUNE, "2023-07-01", 2),  # its first day
        (JUNE, "1990-01-01", 1),  # what says nothing holds from the beginning
        (JANUARY, "2023-07-01", 1),  # not known yet
        (None, "2023-07-01", 2),
    ],
)
def test_the_last_revision_known_and_in_force(amended: Engine, known_at: object, day: str, revision: int) -> None:
    with reading(amended) as connection:
        texts = plan_texts(connection, known_at, date.fromisoformat(day))  # type: ignore[arg-type]
        assert texts["kh"].revision == revision
        assert plan_texts(connection, None)["kh"].revision == 2  # the last one recorded, whatever its day


def test_a_plan_is_not_there_before_its_first_day(engine: Engine) -> None:
    keep(engine, "kh", stored(1, JULY))
    with reading(engine) as connection:
        assert plan_texts(connection, None, date(2023, 6, 30)) == {}
        assert list(plan_texts(connection, None, JULY)) == ["kh"]


def test_every_revision_comes_back_in_order_with_its_day(amended: Engine) -> None:
    keep(amended, "khac", stored(1, None))
    with reading(amended) as connection:
        assert plan_revisions(connection, "kh") == (stored(1, None), stored(2, JULY, "2023-06-20T08:00"))
        assert plan_revisions(connection, "không có") == ()


@pytest.mark.parametrize(
    ("starts", "kept"),
    [
        ([None], [1]),
        ([None, JULY], [1, 2]),
        ([None, JULY, JULY], [1, 3]),  # a correction of the amendment
        ([None, JULY, OCTOBER], [1, 2, 3]),
        ([None, JULY, None], [3]),  # from the beginning: nothing of the others is left
        ([None, OCTOBER, JULY], [1, 3]),  # the amendment of October was replaced before it came
        ([], []),
    ],
)
def test_which_revisions_still_judge_some_day(starts: list[date | None], kept: list[int]) -> None:
    revisions = [stored(number, start) for number, start in enumerate(starts, 1)]
    assert [text.revision for text in judging(revisions)] == kept


def test_the_database_and_the_revisions_that_judge_agree_on_every_day(engine: Engine) -> None:
    """Second route: of the revisions that judge, the one with the latest first day that has come."""
    plans = {
        f"kh-{n}": [stored(number, start) for number, start in enumerate(starts, 1)]
        for n, starts in enumerate(product((None, JULY, OCTOBER), repeat=3))
    }
    for plan, revisions in plans.items():
        keep(engine, plan, *revisions)
    with reading(engine) as connection:
        for day in (date(2023, 6, 30), JULY, date(2023, 9, 30), OCTOBER):
            found = {plan: text.revision for plan, text in plan_texts(connection, None, day).items()}
            begun = {
                plan: [text for text in judging(revisions) if (text.in_force_from or date.min) <= day]
                for plan, revisions in plans.items()
            }
            assert found == {plan: texts[-1].revision for plan, texts in begun.items() if texts}
