"""Lines are counted as an editor counts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from targets.documents.lines import text_lines


@given(st.lists(st.text(st.characters(exclude_characters="\n\r\f"))))
def test_every_line_has_the_number_an_editor_shows(lines: list[str]) -> None:
    found = text_lines("\n".join(lines))
    assert [line.text for line in found] == (lines or [""])
    assert [line.number for line in found] == list(range(1, max(1, len(lines)) + 1))


def test_a_form_feed_begins_a_page() -> None:
    assert [line.page for line in text_lines("một\n\fhai\nba\n\fbốn")] == [None, 2, 2, 3]
