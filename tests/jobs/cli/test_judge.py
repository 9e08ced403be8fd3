"""evaluate, due and shortfall on the real plan of 2023, as the issue of the main job asks.

The names are written down by hand from the documents: the nine-month report of 2023 names six communes whose chairman
held a dialogue, five whose chairman had not, and leaves out Khun Há and Hồ Thầu.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.jobs.conftest import Dondoc

HELD = {"Bản Bo", "Bản Hon", "Bản Giang", "Nà Tăm", "Giang Ma", "Thị trấn Tam Đường"}
NAMED_AS_NOT_HELD = {"Sơn Bình", "Bình Lư", "Nùng Nàng", "Thèn Sin", "Tả Lèng"}
IN_NEITHER_LIST = {"Khun Há", "Hồ Thầu"}
ALL = HELD | NAMED_AS_NOT_HELD | IN_NEITHER_LIST


def results(dondoc: Dondoc, example: Path, as_of: str, promise: str) -> list[dict[str, Any]]:
    """Return the results of single units for one promise."""
    said = dondoc("evaluate", "-w", example, "--as-of", as_of, "--json")
    assert said.code == 0
    return [r for r in said.json["results"] if r["target"] == promise and not r["whole"]]


def test_there_are_thirteen_units() -> None:
    assert len(ALL) == 13  # 12 communes and the town


def test_chairmen_who_held_a_dialogue_by_october(dondoc: Dondoc, example: Path) -> None:
    found = results(dondoc, example, "2023-10-01", "doi-thoai-chu-tich-xa")
    assert {r["unit"] for r in found} == ALL
    assert {r["unit"] for r in found if r["verdict"] == "met"} == HELD
    # The year is not over: not done is not yet a violation.
    assert {r["unit"] for r in found if r["verdict"] == "not_due"} == NAMED_AS_NOT_HELD
    assert {r["value"] for r in found if r["unit"] in NAMED_AS_NOT_HELD} == {0}
    # In neither list: no figure, so no verdict; the tool does not guess.
    unknown = [r for r in found if r["verdict"] == "not_evaluable"]
    assert {r["unit"] for r in unknown} == IN_NEITHER_LIST
    assert {r["value"] for r in unknown} == {None}
    assert all("không nêu" in r["why"] for r in unknown)


def test_after_the_year_what_was_not_done_is_short(dondoc: Dondoc, example: Path) -> None:
    found = results(dondoc, example, "2024-01-05", "doi-thoai-chu-tich-xa")
    assert Counter(r["verdict"] for r in found) == {"met": 6, "short": 5, "not_evaluable": 2}


def test_before_the_report_arrived_nothing_was_known(dondoc: Dondoc, example: Path) -> None:
    found = results(dondoc, example, "2023-07-01", "doi-thoai-chu-tich-xa")
    assert {r["verdict"] for r in found} == {"not_evaluable"}


@pytest.mark.parametrize(
    ("promise", "missing"),
    [
        ("phan-bien-xa-hoi", {"Thị trấn Tam Đường", "Khun Há", "Thèn Sin", "Bản Giang", "Nùng Nàng"}),
        ("giam-sat-217", {"Tả Lèng", "Khun Há", "Giang Ma"}),
    ],
)
def test_conferences_and_supervision(dondoc: Dondoc, example: Path, promise: str, missing: set[str]) -> None:
    found = results(dondoc, example, "2023-10-01", promise)
    assert {r["unit"] for r in found if r["verdict"] != "met"} == missing
    assert {r["verdict"] for r in found} == {"met", "not_due"}


def test_ninety_five_percent_of_thirteen_is_thirteen(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("evaluate", "-w", example, "--as-of", "2023-10-01", "--json")
    [whole] = [r for r in said.json["results"] if r["target"] == "II.4" and r["whole"]]
    # 0,95 × 13 = 12,35, so 13 units are needed
    assert (whole["denominator"], whole["numerator"] + whole["missing"]) == (13, 13)
    assert "95% của 13 là 13 đơn vị" in whole["why"]
    assert whole["remedy"]


def test_every_result_carries_its_source_and_its_sentence(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("evaluate", "-w", example, "--as-of", "2023-10-01", "--json")
    for result in said.json["results"]:
        assert result["why"].endswith(".")
        assert result["source"]["document"]
        if result["value"] is not None and result["kind"] != "report" and not result["whole"]:
            assert result["figure_source"]["cell"]
            assert len(result["figure_source"]["sha256"]) == 64


def test_the_same_question_gets_the_same_bytes(dondoc: Dondoc, example: Path) -> None:
    first, second = (dondoc("evaluate", "-w", example, "--as-of", "2023-10-01", "--json").out for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("as_of", "state", "days"),
    [
        ("2023-06-04T23:59", "open", 0),  # the last minute in time
        ("2023-06-05T00:00", "overdue", 1),  # the first moment too late
        ("2023-06-04", "open", 0),  # a bare day is the end of that day
        ("2023-06-06", "overdue", 2),
    ],
)
def test_the_half_year_report_is_due_before_the_fifth_of_june(
    dondoc: Dondoc, example: Path, as_of: str, state: str, days: int
) -> None:
    said = dondoc("due", "-w", example, "--as-of", as_of, "--json")
    [khun_ha] = [d for d in said.json["duties"] if d["duty"] == "bao-cao-6-thang" and d["unit"] == "Khun Há"]
    assert (khun_ha["last_day"], khun_ha["last_working_day"]) == ("2023-06-04", "2023-06-02")  # Sunday; Friday
    assert (khun_ha["state"], khun_ha["days"]) == (state, days)


@pytest.mark.parametrize(("as_of", "state"), [("2023-11-14T23:59", "open"), ("2023-11-15T00:00", "overdue")])
def test_the_year_report_is_due_before_the_fifteenth_of_november(
    dondoc: Dondoc, example: Path, as_of: str, state: str
) -> None:
    said = dondoc("due", "-w", example, "--as-of", as_of, "--json")
    year = [d for d in said.json["duties"] if d["duty"] == "bao-cao-nam"]
    assert {(d["last_day"], d["last_working_day"], d["state"]) for d in year} == {("2023-11-14", "2023-11-14", state)}
    assert {d["unit"] for d in year} == ALL


def test_late_reports_are_counted_in_days(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("due", "-w", example, "--as-of", "2023-07-01", "--json")
    late = {
        d["unit"]: d["days"] for d in said.json["duties"] if d["duty"] == "bao-cao-6-thang" and d["state"] == "late"
    }
    # Received 05/6 after midnight: one day after the 4th; received 09/6: five days (see the example's register).
    assert late == {"Bản Giang": 1, "Hồ Thầu": 5}


def test_people_read_it_too(dondoc: Dondoc, example: Path) -> None:
    for command in ("evaluate", "due", "shortfall"):
        said = dondoc(command, "-w", example, "--as-of", "2023-06-06")
        assert said.code == 0
        assert "Khun Há" in said.out
    english = dondoc("due", "-w", example, "--as-of", "2023-06-06", "--lang", "en")
    assert "Overdue" in english.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--plan", "dvcq-2032"), "dvcq-2023"),
        (("--period", "2023-H3"), "2023-H1"),
        (("--as-of", "31/6/2023"), "31/6/2023"),
        (("--lang", "fr"), "vi"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(
    dondoc: Dondoc, example: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = dondoc("evaluate", "-w", example, *arguments)
    assert answer.code == 2
    assert said in answer.err
    assert answer.out == ""


def test_one_period_alone(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("evaluate", "-w", example, "--as-of", "2023-10-01", "--period", "2023-H1", "--json")
    reports = {r["target"] for r in said.json["results"] if r["kind"] == "report"}
    assert reports == {"bao-cao-6-thang"}
    # Dialogues are judged by reports from within the half-year: none of them gives the figure.
    dialogue = [r for r in said.json["results"] if r["target"] == "doi-thoai-chu-tich-xa" and not r["whole"]]
    assert {r["verdict"] for r in dialogue} == {"not_evaluable"}


def test_one_target_of_one_unit(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("evaluate", "-w", example, "--as-of", "2023-10-01", "--target", "II.4", "--unit", "ban bo", "--json")
    [result] = said.json["results"]
    # Three models where the plan names one or two: met, and noted.
    assert (result["unit"], result["verdict"], result["value"]) == ("Bản Bo", "met", 3)
    assert result["notes"]
    wrong = dondoc("evaluate", "-w", example, "--target", "II.44")
    assert (wrong.code, "II.4" in wrong.err) == (2, True)


def test_scores_are_for_plans_that_have_a_scoring(dondoc: Dondoc, example: Path) -> None:
    assert dondoc("score", "-w", example, "--json").json["scores"] == []
    assert "scoring" in dondoc("score", "-w", example).out


def test_both_rates_on_time_are_printed_with_what_they_are_shares_of(dondoc: Dondoc, example: Path) -> None:
    # Of 13 communes 11 had sent the half-year report by 20/6/2023, 9 of them in time: 9/13 and 9/11.
    said = "Đã nhận 11 báo cáo; đúng hạn 9/13 (69,23%) báo cáo phải nộp, 9/11 (81,81%) báo cáo đã nhận."
    asked = ("-w", example, "--as-of", "2023-06-20", "--target", "bao-cao-6-thang")
    assert said in dondoc("due", *asked).out
    assert said in dondoc("evaluate", *asked).out
    (rates,) = dondoc("due", *asked, "--json").json["rates"]
    assert (rates["expected"], rates["received"], rates["on_time"], rates["said"]) == (13, 11, 9, said)


def test_the_thirteen_of_2023_seen_as_the_six_of_today(dondoc: Dondoc, example: Path) -> None:
    asked = ("-w", example, "--as-of", "2025-08-01", "--view", "as-now")
    said = dondoc("evaluate", *asked, "--target", "II.4", "--json").json
    assert said["view"] == "as-now"
    units = {result["unit_id"]: result for result in said["results"] if not result["whole"]}
    assert set(units) == {
        f"{name}-2025" for name in ("ban-bo", "binh-lu", "ta-leng", "khun-ha", "sin-suoi-ho", "tan-phong")
    }
    # Of the half-year forms of the example: Bản Bo 3, Nà Tăm 2.
    assert (units["ban-bo-2025"]["value"], units["ban-bo-2025"]["passed"]["policies"]) == (5, ["sum"])
    assert [part["source"]["cell"] for part in units["ban-bo-2025"]["passed"]["parts"]] == ["E11", "E11"]
    listed = dondoc("shortfall", *asked, "--target", "II.4", "--json").json["shortfalls"]
    assert {row["unit_id"] for row in listed} == {unit for unit, one in units.items() if one["verdict"] != "met"}
    assert dondoc("score", *asked, "--json").json["scores"] == []


def test_as_then_is_what_one_gets_without_asking(dondoc: Dondoc, example: Path) -> None:
    asked = ("evaluate", "-w", example, "--as-of", "2025-08-01", "--json")
    assert dondoc(*asked).out == dondoc(*asked, "--view", "as-then").out


def test_a_view_there_is_not(dondoc: Dondoc, example: Path) -> None:
    wrong = dondoc("evaluate", "-w", example, "--view", "as-tomorrow")
    assert (wrong.code, "as-then, as-now" in wrong.err) == (2, True)
    engine = dondoc("evaluate", "-w", example, "--view", "as-now", "--engine", "country")
    assert (engine.code, "as-then" in engine.err) == (2, True)


def test_every_verdict_names_the_version_of_its_rules(dondoc: Dondoc, own_example: Path) -> None:
    def versions() -> set[tuple[str, int]]:
        results = dondoc("evaluate", "-w", own_example, "--as-of", "2023-10-01", "--json").json["results"]
        return {(result["plan"], result["plan_revision"]) for result in results}

    assert versions() == {("dvcq-2023", 1), ("gspb-2023", 1)}
    plan = own_example / "plans" / "dan-van-chinh-quyen-2023.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "\n# sửa\n", encoding="utf-8")
    dondoc("plan", "add", plan, "-w", own_example)
    assert versions() == {("dvcq-2023", 2), ("gspb-2023", 1)}
