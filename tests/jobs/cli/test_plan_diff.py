"""plan diff: two revisions, a file and what is registered, two plans, two files; said in sentences, and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.jobs.conftest import Dondoc

NAME = "plans/dan-van-chinh-quyen-2023.yaml"


@pytest.fixture
def amended(own_example: Path, dondoc: Dondoc) -> Path:
    """The example with the share of II.4 and the first deadline amended from July on, recorded as revision 2."""
    file = own_example / NAME
    text = file.read_text(encoding="utf-8")
    changes = {
        "share: 95%": "share: 90%",
        "before: 2023-06-05": "before: 2023-06-10",
        "period: 2023\ndocument": "period: 2023\nin_force_from: 2023-07-01\ndocument",
    }
    for old, new in changes.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    said = dondoc("plan", "add", file, "-w", own_example)
    assert "có hiệu lực từ ngày 01/7/2023; những ngày trước đó vẫn xét theo bản trước" in said.out
    return own_example


def test_the_last_two_revisions(dondoc: Dondoc, amended: Path) -> None:
    said = dondoc("plan", "diff", "dvcq-2023", "-w", amended)
    assert (said.code, said.err) == (0, "")
    head, *lines = [line.strip() for line in said.out.splitlines()]
    assert head.startswith("dvcq-2023 bản 1 (ghi nhận ")
    assert " → dvcq-2023 bản 2 (ghi nhận " in head
    assert lines[0].startswith("sửa kế hoạch")
    assert lines[1] == "thêm ngày có hiệu lực: 01/7/2023"
    assert lines[2].startswith("sửa chỉ tiêu “II.4”")
    assert lines[3] == "tỷ lệ đơn vị phải đạt giảm từ 95% xuống 90%"
    assert "dòng 83" in lines[4]  # the place of both, said once
    assert lines[5].startswith("sửa nhiệm vụ “bao-cao-6-thang”")
    assert "trước là “trước ngày 05/6/2023" in said.out
    assert "nay là “trước ngày 10/6/2023" in said.out


def test_as_json(dondoc: Dondoc, amended: Path) -> None:
    found = dondoc("plan", "diff", "dvcq-2023", "-w", amended, "--json").json
    assert (found["before"]["revision"], found["before"]["in_force_from"]) == (1, None)
    assert (found["after"]["revision"], found["after"]["in_force_from"]) == (2, "2023-07-01")
    changes = {change["id"]: change for change in found["changes"]}
    assert list(changes) == [None, "II.4", "bao-cao-6-thang"]
    (detail,) = changes["II.4"]["details"]
    assert (detail["key"], detail["before"], detail["after"]) == ("share", "95", "90")
    assert changes["II.4"]["before"][0]["line"] == changes["II.4"]["after"][0]["line"] == 83


def test_revisions_by_number(dondoc: Dondoc, amended: Path) -> None:
    same = dondoc("plan", "diff", "dvcq-2023", "--revision", 1, "--with", 1, "-w", amended)
    assert "Không có gì khác." in same.out
    back = dondoc("plan", "diff", "dvcq-2023", "--revision", 2, "--with", 1, "-w", amended)
    assert "tăng từ 90% lên 95%" in back.out
    for options in (["--with", 3], ["--revision", 0, "--with", 9], ["--revision", -1]):
        wrong = dondoc("plan", "diff", "dvcq-2023", *options, "-w", amended)
        assert (wrong.code, wrong.out) == (2, "")
        assert "Có phải: 1, 2?" in wrong.err


def test_a_plan_with_one_revision_has_nothing_before_it(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("plan", "diff", "gspb-2023", "-w", example)
    assert said.code == 0
    assert "chưa có bản nào trước đó" in said.out
    found = dondoc("plan", "diff", "gspb-2023", "-w", example, "--json").json
    assert (found["before"], found["after"]["revision"], found["changes"]) == (None, 1, [])


def test_a_file_against_what_is_registered(dondoc: Dondoc, own_example: Path) -> None:
    file = own_example / NAME
    same = dondoc("plan", "diff", file, "-w", own_example)
    assert same.out.splitlines()[0].endswith(f" → {file}")
    assert "Không có gì khác." in same.out
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  - id: bao-cao-nam\n", "  - id: bao-cao-nam-2023\n"), encoding="utf-8")
    said = dondoc("plan", "diff", file, "-w", own_example)
    assert "sửa nhiệm vụ “bao-cao-nam-2023” (trước là “bao-cao-nam”)" in said.out
    assert dondoc("plan", "list", "-w", own_example, "--json").json["plans"][0]["revision"] == 1  # nothing is recorded


def test_two_plans_and_what_an_added_promise_asks(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("plan", "diff", "dvcq-2023", "gspb-2023", "-w", example)
    assert "bỏ chỉ tiêu “II.4”" in said.out
    assert "95% số đơn vị, mỗi đơn vị ít nhất 1 mô hình" in said.out
    assert "thêm nhiệm vụ “bao-cao-9-thang”" in said.out
    assert "trước ngày 15/9/2023 nghĩa là" in said.out


def test_two_files_need_no_workspace(dondoc: Dondoc, tmp_path: Path, example: Path) -> None:
    text = (example / NAME).read_text(encoding="utf-8")
    for name, share in (("a.yaml", "95%"), ("b.yml", "99%")):
        (tmp_path / name).write_text(text.replace("share: 95%", f"share: {share}"), encoding="utf-8")
    said = dondoc("plan", "diff", tmp_path / "a.yaml", tmp_path / "b.yml", "-w", tmp_path / "nowhere", "--lang", "en")
    assert said.code == 0
    assert "the share of units rises from 95% to 99%" in said.out


def test_what_cannot_be_compared(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    (tmp_path / "sai.yaml").write_text("id: [", encoding="utf-8")
    wrong = dondoc("plan", "diff", tmp_path / "sai.yaml", "-w", example)
    assert (wrong.code, wrong.out) == (1, "")
    assert "sai.yaml, dòng 1" in wrong.err
    assert dondoc("plan", "diff", tmp_path / "khong-co.yaml", "-w", example).code == 2
    assert "dvcq-2023" in dondoc("plan", "diff", "dvcq2023", "-w", example).err


def test_show_tells_the_rules_in_force_on_a_day(dondoc: Dondoc, amended: Path) -> None:
    june = dondoc("plan", "show", "dvcq-2023", "--as-of", "2023-06-30", "-w", amended)
    july = dondoc("plan", "show", "dvcq-2023", "--as-of", "2023-07-01", "-w", amended)
    assert "95% số đơn vị, mỗi đơn vị ít nhất 1 mô hình" in june.out
    assert "có hiệu lực từ" not in june.out
    assert "90% số đơn vị, mỗi đơn vị ít nhất 1 mô hình" in july.out
    assert "có hiệu lực từ ngày 01/7/2023" in july.out


def test_list_tells_the_last_revision_even_before_its_first_day(dondoc: Dondoc, amended: Path) -> None:
    text = (amended / NAME).read_text(encoding="utf-8")
    (amended / NAME).write_text(
        text.replace("id: dvcq-2023", "id: moi", 1).replace("2023-07-01", "2999-01-01"), "utf-8"
    )
    dondoc("plan", "add", amended / NAME, "-w", amended)
    plans = {plan["id"]: plan for plan in dondoc("plan", "list", "-w", amended, "--json").json["plans"]}
    assert (plans["dvcq-2023"]["revision"], plans["dvcq-2023"]["in_force_from"]) == (2, "2023-07-01")
    assert (plans["moi"]["revision"], plans["moi"]["in_force_from"]) == (1, "2999-01-01")
