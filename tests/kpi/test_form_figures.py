"""Reports as matrices: rows of units, columns of indicators, blanks that are not zero."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from kpi.form_figures import form_figures, microseconds, row_of_figures
from tests.kpi.world import moment, submission

FIRST = submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=2, kinh_phi="12.5")
SECOND = submission("ban-hon", "2023-H1", "2023-06-02T08:00", kinh_phi=None, mo_hinh=0)


def test_reports_on_one_form_for_one_period_are_one_matrix() -> None:
    (found,) = form_figures([SECOND, FIRST])
    assert (found.plan, found.period) == ("kh-2023", "2023-H1")
    assert found.indicators == ("kinh-phi", "mo-hinh")
    assert found.units == ("ban-hon", "ban-bo")
    assert found.row_of == {"ban-hon": 0, "ban-bo": 1}
    assert found.column_of == {"kinh-phi": 0, "mo-hinh": 1}
    np.testing.assert_array_equal(found.values, [[np.nan, 0], [12.5, 2]])
    assert found.received.tolist() == [microseconds(SECOND.received_at), microseconds(FIRST.received_at)]


def test_other_periods_and_other_indicators_are_other_matrices() -> None:
    later = submission("ban-bo", "2023-9M", "2023-09-01T08:00", mo_hinh=2, kinh_phi=1)
    shorter = submission("then-sin", "2023-H1", "2023-06-01T08:00", mo_hinh=1)
    found = form_figures([FIRST, shorter, later, SECOND])
    assert [(one.period, one.indicators, one.units) for one in found] == [
        ("2023-9M", ("kinh-phi", "mo-hinh"), ("ban-bo",)),
        ("2023-H1", ("kinh-phi", "mo-hinh"), ("ban-bo", "ban-hon")),
        ("2023-H1", ("mo-hinh",), ("then-sin",)),
    ]
    assert form_figures([]) == ()


def test_a_figure_no_double_can_tell_apart_is_refused() -> None:
    sixteen = submission("ban-bo", "2023-H1", "2023-06-01T08:00", kinh_phi="9007199254740993")
    with pytest.raises(ValueError, match="kinh-phi"):  # 2^53 + 1, which as a double is 2^53
        row_of_figures(sixteen.values)


def test_a_moment_is_a_count_of_microseconds() -> None:
    assert microseconds(datetime(1970, 1, 1, 0, 0, 1, 5, tzinfo=UTC)) == 1_000_005
    assert microseconds(moment("2023-06-01T07:00")) == 19_509 * 86_400_000_000  # 2023-06-01 is day 19,509
