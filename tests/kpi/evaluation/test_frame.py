"""Which figure counts: the last received of a revision, the longest period, the last that was given at all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.evaluation.frame import counted, facts, figures, live, uncounted
from kpi.submission import Submission
from kpi.submission_states import Event, State, Step
from targets.periods import Period
from tests.kpi.world import moment, period, submission

YEAR, NINE, HALF = period("2023"), period("2023-9M"), period("2023-H1")
UNITS = ["ban-bo", "ban-hon", "then-sin"]


def values(*sent: Submission, indicator: str = "mo-hinh", within: Period = YEAR) -> list[float | None]:
    found, _ = figures(facts(sent), indicator, within, UNITS)
    return [None if isnan(value) else value for value in found]


def cells(*sent: Submission, within: Period = YEAR) -> list[str | None]:
    """Return for each unit the file that its figure was read from."""
    known = facts(sent)
    _, rows = figures(known, "mo-hinh", within, UNITS)
    return [known.origins[row][0].file_name if row >= 0 else None for row in rows]


class TestWhichFigure:
    def test_nobody_has_reported(self) -> None:
        assert values() == [None, None, None]
        assert cells() == [None, None, None]

    def test_nobody_is_addressed(self) -> None:
        found, rows = figures(facts([submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh=1)]), "mo-hinh", YEAR, [])
        assert (len(found), len(rows)) == (0, 0)

    def test_a_zero_is_a_figure(self) -> None:
        assert values(submission("ban-hon", "2023-H1", "2023-06-01", mo_hinh=0)) == [None, 0.0, None]

    def test_the_longest_period_says_it_all(self) -> None:
        half = submission("ban-bo", "2023-H1", "2023-10-09", mo_hinh=1)  # sent late, after the nine months' one
        nine = submission("ban-bo", "2023-9M", "2023-10-02", mo_hinh=3)
        assert values(half, nine) == [3.0, None, None]
        assert cells(half, nine) == ["ban-bo-2023-9M-1.xlsx", None, None]

    def test_a_blank_in_it_falls_back_to_the_last_that_was_given(self) -> None:
        half = submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh=1)
        nine = submission("ban-bo", "2023-9M", "2023-10-02", mo_hinh=None)
        assert values(half, nine) == [1.0, None, None]
        assert cells(half, nine) == ["ban-bo-2023-H1-1.xlsx", None, None]

    def test_where_all_are_blank_the_last_blank_cell_is_known(self) -> None:
        half = submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh=None)
        nine = submission("ban-bo", "2023-9M", "2023-10-02", mo_hinh=None)
        assert values(half, nine) == [None, None, None]
        assert cells(half, nine) == ["ban-bo-2023-9M-1.xlsx", None, None]

    def test_only_reports_from_within_the_period_count(self) -> None:
        sent = [
            submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh=1),
            submission("ban-bo", "2023-9M", "2023-10-02", mo_hinh=2),
            submission("ban-bo", "2022", "2023-01-02", mo_hinh=9),
        ]
        assert [
            values(*sent, within=within)[0] for within in (HALF, NINE, YEAR, period("2023-Q1"), period("2024"))
        ] == [
            1.0,
            2.0,
            2.0,
            None,
            None,
        ]

    def test_other_indicators_are_other_figures(self) -> None:
        sent = submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh=1, kinh_phi="12.5")
        assert values(sent, indicator="kinh-phi") == [12.5, None, None]
        assert values(sent, indicator="khong-co") == [None, None, None]


class TestRevisions:
    first = submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh=1)
    second = submission("ban-bo", "2023-H1", "2023-06-20", revision=2, mo_hinh=5)

    def test_the_last_received_counts(self) -> None:
        assert live([self.second, self.first]) == (self.second,)
        assert values(self.second, self.first) == [5.0, None, None]

    def test_even_when_it_was_entered_before_another(self) -> None:
        """The register of incoming mail decides, not the order in which a clerk typed it in."""
        early = replace(self.second, received_at=self.first.received_at.replace(day=1, month=5))
        assert live([self.first, early]) == (self.first,)

    def test_of_two_received_in_the_same_second_the_one_entered_last_counts(self) -> None:
        twin = replace(self.second, received_at=self.first.received_at)
        assert live([twin, self.first]) == (twin,)

    def test_a_correction_that_leaves_the_cell_blank_takes_the_figure_back(self) -> None:
        blank = submission("ban-bo", "2023-H1", "2023-06-20", revision=2, mo_hinh=None)
        assert values(self.first, blank) == [None, None, None]

    def test_each_period_and_plan_has_its_own(self) -> None:
        nine = submission("ban-bo", "2023-9M", "2023-10-01", mo_hinh=6)
        other = replace(self.first, plan="gs-2023")
        assert set(live([self.first, self.second, nine, other])) == {self.second, nine, other}


def test_every_row_knows_the_cell_it_was_read_from() -> None:
    known = facts([submission("ban-bo", "2023-H1", "2023-06-01", mo_hinh=1, kinh_phi="0.1", ghi=None)])
    assert len(known.frame) == len(known.origins) == 3
    for row, origin in zip(known.frame.itertuples(), known.origins, strict=True):
        assert isinstance(origin, tuple)
        sent, cell = origin
        assert (row.unit, row.indicator, row.period) == (sent.unit, cell.indicator, sent.period)
        assert cell.value is None or float(cell.value) == row.value


def test_a_period_that_is_none_is_our_bug() -> None:
    with pytest.raises(ValueError, match="2023-X"):
        facts([submission("ban-bo", "2023-X", "2023-06-01", mo_hinh=1)])


_SENT = st.builds(
    lambda unit, key, day, revision, figure: submission(unit, key, f"2023-06-{day:02}", revision, mo_hinh=figure),
    st.sampled_from(UNITS),
    st.sampled_from(["2023-H1", "2023-9M", "2023"]),
    st.integers(1, 9),
    st.integers(1, 4),
    st.none() | st.integers(0, 3),
)


@settings(max_examples=25)
@given(st.lists(_SENT, max_size=12, unique_by=lambda s: (s.unit, s.period, s.revision)), st.randoms())
def test_the_same_by_hand_whatever_the_order(sent: list[Submission], chance: object) -> None:
    found = values(*sent)
    assert found == [_by_hand(unit, sent) for unit in UNITS]
    shuffled = list(sent)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # random.Random
    assert values(*shuffled) == found
    assert cells(*shuffled) == cells(*sent)


def _by_hand(unit: str, sent: list[Submission]) -> float | None:
    for key in ("2023", "2023-9M", "2023-H1"):
        own = [one for one in sent if (one.unit, one.period) == (unit, key)]
        if own:
            last = max(own, key=lambda one: (one.received_at, one.revision))
            figure: Decimal | None = last.values[0].value
            if figure is not None:
                return float(figure)
    return None


class TestWhatCounts:
    """A report counts unless its live revision was returned; under some plans only once it was accepted."""

    sent = submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=1)
    again = submission("ban-bo", "2023-H1", "2023-06-09T08:00", revision=2, mo_hinh=2)
    back = Event(*sent.slot, 1, Step.RETURN, moment("2023-06-05T09:00"), moment("2023-06-05T09:00"), "Lan", "Thiếu")

    @pytest.mark.parametrize(
        ("state", "always", "strict"),
        [
            (State.SUBMITTED, True, False),
            (State.RESUBMITTED, True, False),
            (State.ACCEPTED, True, True),
            (State.RETURNED, False, False),
        ],
    )
    def test_every_state(self, state: State, always: bool, strict: bool) -> None:
        one = replace(self.sent, state=state)
        assert (counted([one]) == (one,)) is always
        assert (counted([one], {"kh-2023"}) == (one,)) is strict
        assert (counted([one], {"kh-khac"}) == (one,)) is always

    def test_an_earlier_revision_does_not_come_back(self) -> None:
        assert counted([self.sent, replace(self.again, state=State.RETURNED)]) == ()
        assert counted([replace(self.sent, state=State.RETURNED), self.again]) == (self.again,)

    def test_what_does_not_count_is_said_with_its_reason(self) -> None:
        [file] = uncounted([replace(self.sent, state=State.RETURNED, step=self.back)])
        assert (file.unit, file.period, file.received_at) == ("ban-bo", "2023-H1", self.sent.received_at)
        assert str(file.reason) == (
            "báo cáo nhận lúc 08:00 ngày 01/6/2023 đã được trả lại lúc 09:00 ngày 05/6/2023 (Thiếu), chờ nộp lại"
        )
        [waiting] = uncounted([self.sent], {"kh-2023"})
        assert str(waiting.reason) == "báo cáo nhận lúc 08:00 ngày 01/6/2023 chưa được duyệt"
        assert uncounted([self.sent]) == ()
