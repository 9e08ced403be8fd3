"""Units as JSON: one on its own, with its history, and a change."""

from __future__ import annotations

from kpi.unit_shapes import change_json, unit_history_json, unit_json
from tests.dashboards.merged import MERGED_UNITS
from tests.dashboards.world import registry

UNITS = registry(MERGED_UNITS)


def test_a_unit_says_from_when_and_until_before_when() -> None:
    assert unit_json(UNITS.unit("son-binh")) == {
        "id": "son-binh", "name": "Sơn Bình", "kind": "xã", "code": None, "parent": "tam-duong",
        "groups": ["cap-xa"], "from": None, "to": "2024-01-01",
    }  # fmt: skip
    assert unit_json(UNITS.unit("ban-bo-2024"))["from"] == "2024-01-01"


def test_a_change_has_its_document_and_its_words() -> None:
    [event] = UNITS.events
    told = change_json(event, UNITS)
    assert (
        told.pop("text")
        == "từ 01/01/2024, xã Sơn Bình và xã Bản Bo nhập thành xã Bản Bo (Nghị quyết số 1/NQ ngày 15/12/2023)"
    )
    assert told == {
        "kind": "merge", "day": "2024-01-01", "before": ["son-binh", "ban-bo"], "after": ["ban-bo-2024"],
        "outside": [], "document": "Nghị quyết số 1/NQ", "issued": "2023-12-15",
    }  # fmt: skip
    assert change_json(event, UNITS, "en")["text"] != change_json(event, UNITS)["text"]


def test_the_history_is_that_of_those_before_and_after_too() -> None:
    [event] = UNITS.events
    for unit in ("son-binh", "ban-bo", "ban-bo-2024"):
        told = unit_history_json(UNITS.unit(unit), UNITS)
        assert told["events"] == [change_json(event, UNITS)]
    other = unit_history_json(UNITS.unit("ta-leng"), UNITS)
    assert (other["label"], other["events"]) == ("xã Tả Lèng, thuộc huyện Tam Đường", [])


def test_two_of_one_name_are_told_apart() -> None:
    labels = {str(unit_history_json(UNITS.unit(unit), UNITS)["label"]) for unit in ("ban-bo", "ban-bo-2024")}
    assert len(labels) == 2
    assert all("Bản Bo" in label for label in labels)
