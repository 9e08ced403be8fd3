"""evaluate --engine: the same counts as the evaluation that explains, here and on a cluster."""

from __future__ import annotations

from pathlib import Path

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
