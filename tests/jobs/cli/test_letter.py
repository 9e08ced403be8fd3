"""dondoc letter make and template."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.jobs.conftest import Dondoc


def test_letters_for_every_unit_and_one_for_all(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    """On 16/11/2023 every one of 13 units lacks the yearly report; of the 29 lines that are urged 15 are overdue."""
    said = dondoc("letter", "make", "-w", example, "--as-of", "2023-11-16", "--out", tmp_path / "a", "--json").json
    assert len(said["letters"]) == 13
    assert sum(one["lines"] for one in said["letters"]) == 29
    assert said["files"] == sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(said["files"]) == 26
    common = dondoc(
        "letter", "make", "-w", example, "--as-of", "2023-11-16", "--group", "cap-xa", "--out", tmp_path / "b"
    )
    assert (common.code, common.out) == (0, f"Đã ghi 1 công văn vào {tmp_path / 'b'}, 2 tệp.\n")
    one = dondoc(
        "letter", "make", "-w", example, "--as-of", "2023-11-16", "--unit", "Sơn Bình", "--out", tmp_path / "c"
    )
    assert one.code == 0
    assert sorted(path.name for path in (tmp_path / "c").iterdir()) == [
        "cong-van-son-binh.docx",
        "cong-van-son-binh.pdf",
    ]


def test_the_office_changes_the_template(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    folder = own_example / "templates"
    folder.mkdir(exist_ok=True)
    template = folder / "cong-van-don-vi.docx"
    said = dondoc("letter", "template", "-w", own_example, "--out", template)
    assert "templates/cong-van-don-vi.docx" in said.out
    assert "row.remedy" in said.out
    word = docx.Document(str(template))
    word.add_paragraph("Điện thoại: {{ dien_thoai }}")
    word.save(str(template))
    asked = ("letter", "make", "-w", own_example, "--as-of", "2023-11-16", "--unit", "Bản Bo", "--out", tmp_path / "a")
    wrong = dondoc(*asked)
    assert (wrong.code, "không có trường “dien_thoai”; các trường dùng được: superior, issuer" in wrong.err) == (
        2,
        True,
    )
    assert not (tmp_path / "a").exists()
    word = docx.Document(str(template))
    word.paragraphs[-1].runs[0].text = "Điện thoại: 0213…"
    word.save(str(template))
    assert dondoc(*asked).code == 0
    made = docx.Document(str(tmp_path / "a" / "cong-van-ban-bo.docx"))
    assert made.paragraphs[-1].text == "Điện thoại: 0213…"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--group", "cap-huyen"), "cap-xa"),
        (("--unit", "Mường Than"), "Mường Than"),
        (("--template", "x.docx"), "x.docx"),
    ],
)
def test_what_does_not_exist_is_told_and_nothing_written(
    dondoc: Dondoc, example: Path, tmp_path: Path, arguments: tuple[str, str], words: str
) -> None:
    said = dondoc("letter", "make", "-w", example, "--as-of", "2023-11-16", "--out", tmp_path / "a", *arguments)
    assert (said.code, words in said.err) == (2, True)
    assert list(tmp_path.iterdir()) == []
