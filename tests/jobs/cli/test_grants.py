"""decision: an exemption and an extension from the command line to the verdict, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.jobs.conftest import Dondoc

WHY = ("--reason", "khắc phục hậu quả mưa lũ (số liệu minh họa)", "--by", "UBND huyện")


def whole(dondoc: Dondoc, workspace: Path, target: str) -> Any:
    found = dondoc("evaluate", "-w", workspace, "--target", target, "--json").json["results"]
    return next(result for result in found if result["whole"])


def test_an_exemption_leaves_the_denominator_and_both_rates_are_said(dondoc: Dondoc, own_example: Path) -> None:
    before = whole(dondoc, own_example, "II.4")
    said = dondoc("decision", "exempt", "dvcq-2023", "II.4", "khun ha", *WHY, "-w", own_example)
    assert said.code == 0
    assert "Miễn" in said.out
    after = whole(dondoc, own_example, "II.4")
    assert (before["denominator"], after["denominator"], after["exempt"]) == (13, 12, 1)
    assert "Được miễn: Khun Há; tính cả đơn vị được miễn thì 10/13" in after["why"]
    [unit] = dondoc("evaluate", "-w", own_example, "--target", "II.4", "--unit", "Khun Há", "--json").json["results"]
    assert unit["verdict"] == "exempt"
    assert "mưa lũ" in unit["why"]


def test_a_decision_is_not_back_dated(dondoc: Dondoc, own_example: Path) -> None:
    dondoc("decision", "exempt", "dvcq-2023", "II.4", "Khun Há", *WHY, "-w", own_example)
    then = dondoc("evaluate", "-w", own_example, "--as-of", "2023-10-01", "--target", "II.4", "--json").json["results"]
    assert {result["exempt"] for result in then if result["whole"]} == {0}


def test_an_extension_gives_another_last_day_with_its_reason(dondoc: Dondoc, own_example: Path) -> None:
    until = ("--until", "2999-12-31")
    said = dondoc("decision", "extend", "dvcq-2023", "bao-cao-nam", "Hồ Thầu", *until, *WHY, "-w", own_example)
    assert said.code == 0
    duties = dondoc("due", "-w", own_example, "--target", "bao-cao-nam", "--json").json["duties"]
    state = {duty["unit"]: (duty["state"], duty["last_day"]) for duty in duties}
    assert state["Hồ Thầu"] == ("open", "2999-12-31")
    assert state["Khun Há"] == ("overdue", "2023-11-14")
    [extended] = [duty for duty in duties if duty["unit"] == "Hồ Thầu"]
    assert any("mưa lũ" in step for step in extended["reasoning"])


def test_a_decision_can_be_taken_back_and_stays_in_the_book(dondoc: Dondoc, own_example: Path) -> None:
    dondoc("decision", "exempt", "dvcq-2023", "II.4", "Khun Há", *WHY, "-w", own_example)
    where = ("dvcq-2023", "II.4", "Khun Há", *WHY, "-w", own_example)
    assert dondoc("decision", "revoke", "exemption", *where).code == 0
    assert whole(dondoc, own_example, "II.4")["exempt"] == 0
    listed = dondoc("decision", "list", "-w", own_example, "--json").json["decisions"]
    assert [(d["kind"], d["revoked"], d["state"]) for d in listed] == [
        ("exemption", False, "withdrawn"),
        ("exemption", True, None),
    ]
    said = dondoc("decision", "list", "-w", own_example).out
    assert "Miễn · Khun Há · dvcq-2023 II.4 · đã thu hồi" in said
    assert "Thu hồi" in said
    assert "không có gì để thu hồi" in dondoc("decision", "revoke", "exemption", *where).err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("exempt", "dvcq-2032", "II.4", "Khun Há", *WHY), "dvcq-2023"),
        (("exempt", "dvcq-2023", "II.44", "Khun Há", *WHY), "II.4"),
        (("exempt", "dvcq-2023", "II.4", "Khun Hạ Long", *WHY), "Khun Há"),
        (("exempt", "dvcq-2023", "II.4", "Khun Há", "--reason", " ", "--by", "x"), "lý do"),
        (("extend", "dvcq-2023", "II.4", "Khun Há", "--until", "2999-12-31", *WHY), "nhiệm vụ"),
        (("extend", "dvcq-2023", "bao-cao-nam", "Khun Há", "--until", "mai", *WHY), "mai"),
        (("revoke", "ban-ve", "dvcq-2023", "II.4", "Khun Há", *WHY), "exemption"),
    ],
)
def test_what_cannot_be_granted_is_refused(
    dondoc: Dondoc, own_example: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = dondoc("decision", *arguments, "-w", own_example)
    assert answer.code == 2
    assert said in answer.err
    assert dondoc("decision", "list", "-w", own_example, "--json").json["decisions"] == []
