"""Where units come from and what became of them."""

from __future__ import annotations

from datetime import date

from dashboards.views.unit_story import KINDS, turn, unit_story
from targets.units import EventKind
from tests.dashboards.merged import MERGED_UNITS
from tests.dashboards.world import registry

LIST = registry(MERGED_UNITS)
BEFORE, AFTER = date(2023, 12, 31), date(2024, 1, 1)


def test_an_old_unit_tells_who_followed_it() -> None:
    story = unit_story(LIST, "son-binh", AFTER)
    assert (story.in_force, story.over, story.ends) == (False, True, date(2024, 1, 1))
    assert [unit.id for unit in story.today] == ["ban-bo-2024"]
    (merger,) = story.turns
    assert merger.words.vi == (
        "từ 01/01/2024, xã Sơn Bình và xã Bản Bo nhập thành xã Bản Bo (Nghị quyết số 1/NQ ngày 15/12/2023)"
    )
    assert ([unit.id for unit in merger.before], [unit.id for unit in merger.after]) == (
        ["son-binh", "ban-bo"],
        ["ban-bo-2024"],
    )
    assert (merger.document, merger.issued, merger.source.document) == (
        "Nghị quyết số 1/NQ",
        date(2023, 12, 15),
        "units.yaml",
    )


def test_on_the_day_before_it_is_still_in_force_and_the_change_is_ahead() -> None:
    story = unit_story(LIST, "son-binh", BEFORE)
    assert (story.in_force, story.over) == (True, False)
    assert [one.ahead for one in story.turns] == [True]
    assert [unit.id for unit in story.today] == ["son-binh"]


def test_a_unit_that_is_to_come_has_no_place_yet_but_forebears() -> None:
    story = unit_story(LIST, "ban-bo-2024", BEFORE)
    assert (story.in_force, story.ahead, story.over) == (False, True, False)
    assert [unit.id for unit in story.today] == ["son-binh", "ban-bo"]


def test_a_unit_without_changes_has_no_turns() -> None:
    story = unit_story(LIST, "ta-leng", AFTER)
    assert (story.turns, story.in_force, story.kind, story.above and story.above.id) == ((), True, "xã", "tam-duong")
    assert [unit.id for unit in story.today] == ["ta-leng"]


def test_every_kind_of_change_has_its_word() -> None:
    assert set(KINDS) == set(EventKind)
    assert turn(LIST.events[0], LIST, AFTER).label.vi == "Nhập"
