"""Plans as JSON: the short row, and the whole by the keys of the plan file."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kpi.plan_shapes import plan_json, plan_row_json
from targets.plan_file import read_plan
from tests.dashboards.world import PLAN, plan, registry


def test_a_row_counts_what_was_promised() -> None:
    assert plan_row_json(plan(), 3) == {
        "id": "kh", "revision": 3, "in_force_from": None, "title": "Công tác dân vận năm 2023", "number": None,
        "issuer": "UBND huyện", "period": "2023", "targets": 2, "duties": 3,
    }  # fmt: skip


def test_an_amendment_says_from_when() -> None:
    amended = plan(PLAN.replace("period: 2023\ndocument", "period: 2023\nin_force_from: 2023-07-01\ndocument", 1))
    assert plan_row_json(amended, 2)["in_force_from"] == "2023-07-01"


def test_the_whole_is_json_and_has_each_promise_with_its_words() -> None:
    whole = json.loads(json.dumps(plan_json(plan()), ensure_ascii=False))
    assert [one["id"] for one in whole["targets"]] == ["II.2", "II.4"]
    assert (whole["targets"][0]["source"][0]["section"], whole["targets"][0]["source"][0]["line"]) == ("II", 73)
    assert whole["duties"][0]["deadline"]["roll"] == "strict"
    assert whole["indicators"][1]["measure"] == "count"


@given(title=st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=30))
def test_a_title_is_told_to_the_letter(title: str) -> None:
    text = PLAN.replace("title: Công tác dân vận năm 2023", f"title: {json.dumps(title, ensure_ascii=False)}", 1)
    found, _ = read_plan(text, "kh.yaml", registry())
    assert found is None or plan_json(found)["title"] == plan_row_json(found, 1)["title"] == found.title
