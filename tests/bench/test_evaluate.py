"""The benchmark of the engine on a small country: every side gives the same answers, and the JSON stands alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("duckdb", reason="chưa cài duckdb (phần dev)")

from bench.shared import made_up
from bench.shared.answers import ours
from bench.shared.facts import asked, reports, reports_of_rows, rows_of_facts
from bench.shared.made_up import COUNTRY, SMALL, make_up, outline
from bench.shared.stored import stand
from kpi.evaluation.country import evaluate_country
from kpi.store.engine import open_engine, reading
from kpi.store.figures import figures

ROOT = Path(__file__).parents[2]


def test_every_side_gives_the_same_answers_and_one_json_object_is_printed() -> None:
    command = [sys.executable, "-m", "bench.evaluate", "--json", "--small"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["equal"] is True
    assert found["cells"] == 120 * 12 * 12
    assert {"seconds", "peak_mb", "ratio_duckdb", "ratio_pandas", "ratio_parquet"} <= found.keys()
    assert found["ratio_duckdb"] == pytest.approx(found["seconds"] / found["duckdb_s"], rel=1e-2)
    assert {name.split()[0] for name in found["ways"]} == {"ours", "rows", "pandas", "duckdb"}


def test_the_country_is_as_large_as_viet_nam_and_nine_cells_in_ten_are_filled() -> None:
    assert COUNTRY.cells == 3321 * 200 * 12 == 7_970_400
    assert len(set(outline(COUNTRY).province)) == 34
    made = make_up(SMALL)
    assert made.facts / SMALL.cells == pytest.approx(0.9, abs=0.01)
    assert not made.sent.all()  # some send nothing at all
    np.testing.assert_array_equal(make_up(SMALL).figures, made.figures)  # the same on every run


def test_a_wrong_answer_would_be_noticed() -> None:
    made = make_up(SMALL)
    country = asked(made.outline)
    right, wrong = (evaluate_country(country, reports(made)) for _ in range(2))
    wrong[3].codes[5, 7] ^= 1
    expected = ours(made, country, right, stand(country, right))
    assert ours(made, country, right, stand(country, right)).equals(expected)
    assert not ours(made, country, wrong, stand(country, wrong)).equals(expected)
    short = np.array(right[3].counts)
    right[3].counts[0, 1] += 1
    assert not ours(made, country, right, stand(country, right)).equals(expected)
    right[3].counts[:] = short


def test_rows_and_matrices_hold_the_same_figures() -> None:
    made = make_up(SMALL)
    rows = rows_of_facts(made)
    assert len(rows) == made.facts
    assert rows["value"].sum() == pytest.approx(np.nansum(made.figures))
    for form, matrix in zip(reports_of_rows(rows, made.outline), made.figures, strict=True):
        np.testing.assert_array_equal(form.values, matrix)


def test_the_store_is_filled_as_reports_would_fill_it(tmp_path: Path) -> None:
    """With the cells as well, which are the truth: a cell for every figure, the same in both."""
    from sqlalchemy import select

    from bench.shared.stored import NOW, fill
    from kpi.store.cells import unpacked
    from kpi.store.tables import submission_cells

    made = make_up(made_up.Size(units=6, provinces=2, targets=3, periods=2))
    engine = open_engine(f"sqlite:///{tmp_path / 'dondoc.db'}")
    fill(engine, made, with_cells=True)
    with reading(engine) as connection:
        stored = figures(connection, NOW, NOW)
        texts = connection.execute(select(submission_cells.c.content)).scalars().all()
    engine.dispose()
    assert sum(cell.value is not None for text in texts for cell in unpacked(text)) == made.facts
    for one, other in zip(stored, reports(made), strict=True):
        assert (one.units, one.period) == (other.units, other.period)
        np.testing.assert_array_equal(one.values, other.values)
