"""II.4 of the example amended from 95% to 90% with effect from 01/7/2023: the list of June stays as it was printed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.results import Result
from kpi.evaluation.shapes import evaluation_json
from kpi.evaluation.shortfall import list_shortfalls
from kpi.store.engine import open_engine
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.register_plan import register_plan
from tests.examples.tam_duong import FOLDER, NOW, Example

PLAN = (FOLDER / "plans" / "dan-van-chinh-quyen-2023.yaml").read_text(encoding="utf-8")
AMENDED = PLAN.replace("    share: 95%\n", "    share: 90%\n").replace(
    "period: 2023\ndocument:", "period: 2023\nin_force_from: 2023-07-01\ndocument:"
)
LATER = NOW + timedelta(days=30)
JUNE, JULY = "2023-06-30T23:59:59+07:00", "2023-07-01T00:00:00+07:00"


@pytest.fixture
def amended(tam_duong: Example, tmp_path: Path) -> Iterator[Example]:
    """A copy of the example with the amendment recorded."""
    tam_duong.engine.dispose()
    engine = open_engine(f"sqlite:///{shutil.copy(str(tam_duong.engine.url.database), tmp_path / 'own.db')}")
    done = register_plan(engine, AMENDED, "sua-doi.yaml", NOW, "test")
    assert done.revision == 2
    yield replace(tam_duong, engine=engine)
    engine.dispose()


def results(of: Example, as_of: str) -> tuple[Result, ...]:
    return evaluate(load_inputs(of.engine, type(NOW).fromisoformat(as_of), LATER))


def why(of: Example, as_of: str) -> str:
    (whole,) = (r for r in results(of, as_of) if r.promise.id == "II.4" and r.whole)
    return whole.judgement.why.vi


def printed(of: Example, as_of: str) -> bytes:
    found = results(of, as_of)
    rows = [(row.unit, row.promise, row.why.vi) for row in list_shortfalls(found)]
    return json.dumps([evaluation_json(found, type(NOW).fromisoformat(as_of), "vi"), rows], ensure_ascii=False).encode()


def test_thirteen_communes_are_needed_in_june_and_twelve_in_july(amended: Example) -> None:
    # 95% of 13 is 12.35, so 13 communes; 90% is 11.7, so 12.
    assert "yêu cầu 95% của 13 là 13 đơn vị" in why(amended, JUNE)
    assert "yêu cầu 90% của 13 là 12 đơn vị" in why(amended, JULY)


def test_the_list_of_june_is_the_same_to_the_byte(tam_duong: Example, amended: Example) -> None:
    assert printed(amended, JUNE) == printed(tam_duong, JUNE)
    assert printed(amended, JULY) != printed(tam_duong, JULY)
