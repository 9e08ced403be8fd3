"""report check, as an officer runs it on one file without any workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.jobs.conftest import Dondoc

WRONG = (
    "BÁO CÁO\n\nCó 1.682 lượt người, gồm: Bí thư 1.114 lượt người; Chủ tịch 565 lượt người.\n\nCó 118/126 khu dân cư.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bc.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_what_does_not_add_up_is_shown_with_its_place_and_ends_with_1(dondoc: Dondoc, file: Path) -> None:
    said = dondoc("report", "check", file)
    assert said.code == 1
    assert "■ Không khớp · tổng và các phần" in said.out
    assert "bc.txt, dòng 3: “1.682 lượt người”" in said.out
    assert "Nêu 1.682 lượt người; các phần cộng lại 1.114 + 565 = 1.679, chênh 3." in said.out
    assert "118/126" not in said.out
    assert "Đã đối chiếu 2 chỗ: 1 khớp, 1 cần sửa hoặc xem lại." in said.out


def test_all_shows_what_agrees_too(dondoc: Dondoc, file: Path) -> None:
    assert "118/126 là 93,65%." in dondoc("report", "check", file, "--all").out


def test_json_has_the_shape_others_rely_on(dondoc: Dondoc, file: Path) -> None:
    answer = dondoc("report", "check", file, "--json").json
    assert set(answer) == {"figures", "ratios", "checks", "issues"}
    assert [(check["kind"], check["verdict"], check["stated"]) for check in answer["checks"]] == [
        ("sum", "fail", 1682),
        ("ratio", "ok", "118/126"),
    ]


def test_a_report_that_adds_up_ends_with_0(dondoc: Dondoc, file: Path) -> None:
    file.write_text(WRONG.replace("1.682", "1.679"), encoding="utf-8")
    assert dondoc("report", "check", file).code == 0


def test_the_page_is_written_and_english_is_spoken(dondoc: Dondoc, file: Path, tmp_path: Path) -> None:
    said = dondoc("report", "check", file, "--html", tmp_path / "bc.html", "--lang", "en")
    assert "the parts give 1,114 + 565 = 1,679" in said.out
    assert "What to look at" in (tmp_path / "bc.html").read_text(encoding="utf-8")


def test_an_unreadable_file_is_said_and_ends_with_2(dondoc: Dondoc, file: Path, tmp_path: Path) -> None:
    (tmp_path / "trong.docx").write_bytes(b"")
    said = dondoc("report", "check", file, tmp_path / "trong.docx")
    assert said.code == 2
    assert "trong.docx: tệp rỗng." in said.err
    assert "1.682" in said.out


def test_units_name_who_is_missing(dondoc: Dondoc, tmp_path: Path) -> None:
    units = Path("examples/tam-duong-2023/units.yaml").resolve()
    path = tmp_path / "bc.txt"
    path.write_text(
        "Tổ chức 08 hội nghị phản biện xã hội (Bản Bo, Nà Tăm, Sơn Bình, Bình Lư, Bản Hon,"
        " Giang Ma, Hồ Thầu, Tả Lèng).\n\n"
        "Còn 4/13 xã chưa tổ chức hội nghị phản biện xã hội (Khun Há, Thèn Sin, Bản Giang, Nùng Nàng).\n",
        encoding="utf-8",
    )
    said = dondoc("report", "check", path, "--units", units)
    assert "là 12, không phải 13: chênh 1." in said.out
    assert "Tam Đường" in said.out


def test_the_report_of_the_manual_has_the_findings_its_picture_shows(dondoc: Dondoc) -> None:
    answer = dondoc("report", "check", Path("docs/vi-du/bao-cao.txt").resolve(), "--json").json
    found = [
        (check["kind"], check["line"], check["arithmetic"]) for check in answer["checks"] if check["verdict"] == "fail"
    ]
    assert found == [
        ("sum", 8, "105+122+84=311"),
        ("sum", 12, "82+64+805=951"),
        ("ratio", 14, "5"),
        ("percent", 18, "93,65%"),
        ("date", 22, None),
    ]
