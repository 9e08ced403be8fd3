"""dondoc report compile, template: the nine-month report of 2023, in both forms, by a person's hand."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from jobs.report_check import check_reports
from rules.crossfoot.check import CheckVerdict
from tests.jobs.conftest import Dondoc

NINE = ("--period", "2023-9M", "--as-of", "2023-10-01")


def test_the_report_of_nine_months_is_written_in_each_form_and_checks_out(
    dondoc: Dondoc, example: Path, tmp_path: Path
) -> None:
    for suffix in ("docx", "pdf", "json"):
        said = dondoc("report", "compile", "-w", example, *NINE, "--out", tmp_path / f"x.{suffix}")
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith(f"Đã ghi báo cáo vào {tmp_path / f'x.{suffix}'}.\nTự soát: ")
        assert said.out.endswith(" chỗ đã đối chiếu, 0 chỗ cần xem lại.\n")
    checked = check_reports([tmp_path / "x.docx", tmp_path / "x.pdf"], example / "units.yaml", lambda *_: None)
    assert {check.verdict for check in checked.checks} == {CheckVerdict.OK}
    sums = [check.stated for check in checked.checks if check.kind == "sum" and check.spot.document == 0]
    # reports 11 and 13, models 15, dialogues 6, social criticism 8, people 429, opinions 36, promises 11
    assert sums == ["11", "13", "15", "6", "8", "429", "36", "11"]


def test_its_figures_are_those_of_the_real_report_of_2023(dondoc: Dondoc, example: Path) -> None:
    shape = dondoc("report", "compile", "-w", example, *NINE, "--json").json
    totals = {one["indicator"]: (one["total"], one["known"]) for one in shape["totals"]}
    # II.2.3 of it states 06 conferences, 429 people, 36 opinions, 08 of social criticism; two communes are in no list.
    assert totals["doi-thoai-chu-tich"] == (6, 11)
    assert totals["doi-thoai-so-nguoi"] == (429, 11)
    assert totals["doi-thoai-y-kien"] == (36, 11)
    assert totals["phan-bien-hoi-nghi"] == (8, 13)
    (dialogue,) = (one for one in shape["promises"] if one["target"] == "doi-thoai-chu-tich-xa")
    assert (dialogue["numerator"], dialogue["denominator"]) == (6, 13)
    assert dialogue["undone"] == ["then-sin", "ta-leng", "binh-lu", "son-binh", "nung-nang"]
    assert dialogue["silent"] == ["ho-thau", "khun-ha"]


def test_one_plan_can_be_asked_for(dondoc: Dondoc, example: Path) -> None:
    shape = dondoc("report", "compile", "-w", example, *NINE, "--plan", "gspb-2023", "--json").json
    assert shape["plans"] == ["gspb-2023"]
    said = dondoc("report", "compile", "-w", example, *NINE, "--plan", "gspb-2022", "--json")
    assert said.code == 2
    assert "gspb-2023" in said.err


def test_without_a_file_the_words_are_printed(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("report", "compile", "-w", example, *NINE)
    assert "còn 5/13 xã, thị trấn chưa thực hiện (Thèn Sin, Tả Lèng, Bình Lư, Sơn Bình, Nùng Nàng)" in said.out


def test_a_period_without_reports_writes_nothing(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    said = dondoc("report", "compile", "-w", example, "--period", "2022-Q1", "--out", tmp_path / "x.docx")
    assert said.code == 2
    assert "Chưa có báo cáo nào của đơn vị cho quý I/2022" in said.err
    assert list(tmp_path.iterdir()) == []


def test_what_the_settings_do_not_say_is_told(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    (own_example / "dondoc.yaml").write_text("office: Phòng Nội vụ\n", encoding="utf-8")
    said = dondoc("report", "compile", "-w", own_example, *NINE, "--out", tmp_path / "x.docx")
    assert said.code == 0
    assert "letterhead.signature" in said.err


def test_an_office_s_own_template_is_used_and_its_slips_are_told(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    template = tmp_path / "mau.docx"
    told = dondoc("report", "template", "-w", example, "--out", template)
    assert (told.code, "shortcomings: phần III.2: hạn chế" in told.out) == (0, True)
    out = tmp_path / "x.docx"
    assert dondoc("report", "compile", "-w", example, *NINE, "--template", template, "--out", out).code == 0
    template.write_bytes(b"khong phai Word")
    kept = out.read_bytes()
    said = dondoc("report", "compile", "-w", example, *NINE, "--template", template, "--out", out)
    assert (said.code, out.read_bytes() == kept) == (2, True)
    assert "mau.docx: không phải tệp Word" in said.err


@pytest.mark.parametrize(("options", "words"), [(("--form", "doan"), "thể thức"), ((), ".docx")])
def test_a_template_that_cannot_be_made_is_told(
    dondoc: Dondoc, example: Path, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    out = tmp_path / ("x.docx" if options else "x.odt")
    said = dondoc("report", "template", "-w", example, *options, "--out", out)
    assert (said.code, words in said.err) == (2, True)


def test_a_locked_file_keeps_what_was_in_it(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "khoa"
    folder.mkdir()
    (folder / "x.docx").mkdir()  # what cannot be replaced by a file, whoever asks
    said = dondoc("report", "compile", "-w", example, *NINE, "--out", folder / "x.docx")
    assert said.code == 2
    assert "Không mở được" in said.err
    assert [one.name for one in folder.iterdir()] == ["x.docx"]
    assert stat.S_ISDIR((folder / "x.docx").stat().st_mode)
