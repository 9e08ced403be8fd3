"""What changed, for programs: as the page says it. Số liệu minh họa."""

from __future__ import annotations

import json

from dashboards.exports.changes import changes_json
from dashboards.views.changes import changes
from kpi.evaluation.evaluate import evaluate
from tests.dashboards.world import SUBMISSIONS, inputs, moment

EVE, AFTER = moment("2023-06-04T12:00"), moment("2023-06-08T12:00")
BEFORE, LATER = (inputs(tuple(sent for sent in SUBMISSIONS if sent.received_at <= at), at) for at in (EVE, AFTER))
CHANGED = changes(BEFORE, evaluate(BEFORE), LATER, evaluate(LATER))


def test_each_change_with_what_made_it() -> None:
    told = changes_json(CHANGED, "vi")
    assert json.loads(json.dumps(told)) == told
    assert (told["since"], told["as_of"], told["received"]) == (EVE.isoformat(), AFTER.isoformat(), 2)
    single = [row for row in told["changes"] if not row["whole"]]
    assert len(single) == len(CHANGED.units) == 9
    [report] = [row for row in single if (row["unit_id"], row["target"]) == ("ta-leng", "bao-cao-6-thang")]
    assert (report["before"], report["after"], report["better"]) == ("not_due", "met", True)
    assert report["source"]["document"]  # the file that came
    assert len(told["changes"]) - len(single) == len(CHANGED.wholes)


def test_only_what_is_wanted_and_in_english() -> None:
    told = changes_json(CHANGED, "en", lambda one: one.unit_id == "ban-bo")
    assert {row["unit_id"] for row in told["changes"]} == {"ban-bo"}
    assert changes_json(CHANGED, "vi", lambda _one: False)["changes"] == []
    [row] = told["changes"]
    assert row["cause"] != changes_json(CHANGED, "vi", lambda one: one.unit_id == "ban-bo")["changes"][0]["cause"]
