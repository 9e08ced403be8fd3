"""plan add, list, show: a plan with a mistake is refused with the line of the mistake, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.jobs.conftest import Dondoc

PLAN = "plans/dan-van-chinh-quyen-2023.yaml"


def test_the_plans_of_the_example(dondoc: Dondoc, example: Path) -> None:
    plans = {plan["id"]: plan for plan in dondoc("plan", "list", "-w", example, "--json").json["plans"]}
    # Five targets of section II and the one of III.5 and IV.1; two dated reports, one ad hoc, the dialogue.
    assert (plans["dvcq-2023"]["targets"], plans["dvcq-2023"]["duties"]) == (6, 4)
    assert plans["dvcq-2023"]["number"] is None
    assert "dvcq-2023" in dondoc("plan", "list", "-w", example).out


def test_show_says_how_the_plan_was_understood(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("plan", "show", "dvcq-2023", "-w", example)
    assert "trước ngày 05/6/2023 nghĩa là hạn cuối là hết ngày 04/6/2023 (Chủ nhật)" in said.out
    assert "95% số đơn vị, mỗi đơn vị ít nhất 1 mô hình" in said.out
    assert "dòng 83" in said.out
    shown = dondoc("plan", "show", "dvcq-2023", "-w", example, "--json").json
    assert {target["id"] for target in shown["targets"]} == {"II.1", "II.2", "II.3", "II.4", "II.5", "III.5"}


def test_adding_the_same_plan_again_changes_nothing(dondoc: Dondoc, own_example: Path) -> None:
    said = dondoc("plan", "add", own_example / PLAN, "-w", own_example)
    assert said.code == 0
    assert "không thay đổi" in said.out


def test_a_changed_plan_is_a_new_revision(dondoc: Dondoc, own_example: Path) -> None:
    file = own_example / PLAN
    file.write_text(file.read_text(encoding="utf-8") + "\n# sửa\n", encoding="utf-8")
    said = dondoc("plan", "add", file, "-w", own_example)
    assert "bản 2" in said.out
    # 95% of the units in II.4 against every unit in III.5: both kept, and said.
    assert "“II.4” cần 95%" in said.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("share: 95%", "shaer: 95%", "“share”"),
        ("share: 95%", "share: 120%", "120%"),
        ("groups: [cap-xa]", "groups: [cap-xaa]", "“cap-xa”"),
        ("roll: strict", "rol: strict", "“roll”"),
    ],
)
def test_a_mistake_is_told_at_its_line(dondoc: Dondoc, own_example: Path, old: str, new: str, said: str) -> None:
    file = own_example / PLAN
    text = file.read_text(encoding="utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    answer = dondoc("plan", "add", file, "-w", own_example)
    assert answer.code == 1
    assert f"{file}, dòng {line}:" in answer.err
    assert said in answer.err
    shown = dondoc("plan", "show", "dvcq-2023", "-w", own_example, "--json").json
    assert len(shown["targets"]) == 6  # the plan that was there stands


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"- 1\n- 2\n", b"a: [", b"PK\x03\x04"])
def test_what_is_no_plan_is_refused(dondoc: Dondoc, own_example: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    said = dondoc("plan", "add", file, "-w", own_example)
    assert said.code in {1, 2}
    assert str(file) in said.err


def test_a_plan_that_does_not_exist(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    assert "dvcq-2023" in dondoc("plan", "show", "dvcq2023", "-w", example).err
    assert dondoc("plan", "add", tmp_path / "khong-co.yaml", "-w", example).code == 2


@pytest.mark.parametrize("file", ["plan", "units", "dondoc"])
def test_the_schema_printed_is_the_one_published(dondoc: Dondoc, file: str) -> None:
    published = Path(__file__).parents[3] / "docs" / "schema" / f"{file}.json"
    said = dondoc("plan", "schema", file)  # needs no workspace
    assert (said.code, said.err) == (0, "")
    same = said.out == published.read_text(encoding="utf-8")  # too long to be shown where they differ
    assert same, f"dondoc plan schema {file} > docs/schema/{file}.json"


def test_a_schema_there_is_none_of(dondoc: Dondoc) -> None:
    assert dondoc("plan", "schema", "--json").json["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    said = dondoc("plan", "schema", "report")
    assert (said.code, said.out) == (2, "")
    assert "plan, units, dondoc" in said.err
