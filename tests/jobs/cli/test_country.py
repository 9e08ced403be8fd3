"""evaluate --engine: the same counts as the evaluation that explains, here and on a cluster."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.jobs.conftest import Dondoc

AS_OF = ("--as-of", "2023-10-01")


def test_the_country_engine_counts_what_the_other_explains(dondoc: Dondoc, example: Path) -> None:
    many = dondoc("evaluate", "-w", example, *AS_OF, "--engine", "country").json["results"]
    counted = {
        r["target"]: (r["verdict"], r["numerator"], r["denominator"], r["missing"])
        for r in many
        if r["unit_id"] == "tam-duong"
    }
    explained = {
        r["target"]: (r["verdict"], r["numerator"], r["denominator"], r["missing"])
        for r in dondoc("evaluate", "-w", example, *AS_OF, "--json").json["results"]
        if r["whole"]
    }
    assert counted == explained
    everyone = {r["target"]: r["numerator"] for r in many if r["unit"] is None}
    assert everyone == {target: numerator for target, (_, numerator, _, _) in explained.items()}


def test_a_cluster_gives_the_same_bytes(dondoc: Dondoc, example: Path) -> None:
    here = dondoc("evaluate", "-w", example, *AS_OF, "--engine", "country", "--plan", "gspb-2023").out
    assert dondoc("evaluate", "-w", example, *AS_OF, "--engine", "dask", "--plan", "gspb-2023").out == here


def test_what_there_is_no_engine_for(dondoc: Dondoc, example: Path) -> None:
    answer = dondoc("evaluate", "-w", example, "--engine", "spark")
    assert answer.code == 2
    assert "dask" in answer.err
    assert "dvcq-2023" in dondoc("evaluate", "-w", example, "--engine", "country", "--plan", "dvcq").err


@pytest.mark.parametrize("engine", ["country", "dask"])
def test_what_these_engines_do_not_tell_apart_is_not_passed_over_in_silence(
    dondoc: Dondoc, example: Path, engine: str
) -> None:
    asked = ("--unit", "Bản Bo", "--target", "II.4", "--group", "mo-hinh", "--severity", "error")
    answer = dondoc("evaluate", "-w", example, "--engine", engine, *asked)
    assert (answer.code, answer.out) == (2, "")
    assert f"--engine {engine} đánh giá mọi chỉ tiêu của mọi đơn vị" in answer.err
    assert "không nhận --target, --unit, --group, --severity" in answer.err
    one = dondoc("evaluate", "-w", example, "--engine", engine, "--unit", "Bản Bo").err
    assert "không nhận --unit. Bỏ lựa chọn ấy, hoặc bỏ --engine." in one
