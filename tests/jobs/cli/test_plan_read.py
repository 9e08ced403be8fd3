"""plan read: on the command line, without a workspace."""

from __future__ import annotations

from pathlib import Path

from tests.jobs.conftest import Dondoc
from tests.targets.documents.papers import pdf, word

PLAN = [
    "KẾ HOẠCH",
    "Công tác dân vận năm 2023",
    "I. MỤC TIÊU",
    "- 95% đơn vị đăng ký từ 01 - 02 mô hình.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Báo cáo về Phòng Nội vụ trước ngày 05/6/2023.",
]


def test_the_json_stands_alone_and_is_the_same_each_time(dondoc: Dondoc, tmp_path: Path) -> None:
    file = tmp_path / "kh.docx"
    file.write_bytes(word(PLAN))
    said = dondoc("plan", "read", str(file), "--json")
    assert said.code == 0
    assert [(t["operator"], t["value"], t["each"]) for t in said.json["targets"]] == [
        ("eq", 95, {"min": 1, "max": 2, "unit": "mô hình"})
    ]
    assert [(d["date"], d["last_working_day"]) for d in said.json["duties"]] == [("2023-06-05", "2023-06-02")]
    assert dondoc("plan", "read", str(file), "--json").out == said.out


def test_people_see_the_words_and_the_lines(dondoc: Dondoc, tmp_path: Path) -> None:
    file = tmp_path / "kh.pdf"
    file.write_bytes(pdf(PLAN))
    said = dondoc("plan", "read", str(file))
    assert said.code == 0
    assert "1 chỉ tiêu, 1 nhiệm vụ có hạn" in said.out
    assert "dòng 4: 95% đơn vị đăng ký từ 01 - 02 mô hình." in said.out
    assert "không ghi số, ký hiệu" in said.err


def test_a_file_that_cannot_be_read_is_named_with_what_to_do(dondoc: Dondoc, tmp_path: Path) -> None:
    file = tmp_path / "kh.txt"
    file.write_bytes(b"")
    said = dondoc("plan", "read", str(file))
    assert said.code == 2  # as report check does: nothing was found wrong, the file cannot be read
    assert "tệp rỗng" in said.err
    missing = dondoc("plan", "read", str(tmp_path / "khac.txt"))
    assert missing.code == 2
    assert "Không mở được" in missing.err


def test_an_unknown_language_is_refused(dondoc: Dondoc, tmp_path: Path) -> None:
    assert dondoc("plan", "read", str(tmp_path / "kh.txt"), "--lang", "fr").code == 2


def test_a_draft_is_confirmed_and_then_watched(dondoc: Dondoc, own_example: Path) -> None:
    """Read, draft, refused while unconfirmed, added once confirmed, flagged when the document changes."""
    plans = own_example / "plans"
    document, draft = plans / "kh-moi.txt", plans / "kh-moi.yaml"
    document.write_text("\n".join(PLAN), encoding="utf-8")
    assert dondoc("plan", "read", document, "--out", draft).code == 0
    again = dondoc("plan", "read", document, "--out", draft)
    assert (again.code, "đã có tệp" in again.err) == (2, True)  # a draft that a person may have edited is kept

    text = (
        draft.read_text(encoding="utf-8")
        .replace("unit: ''", "unit: tam-duong")
        .replace("groups: []", "groups: [cap-xa]")
    )
    draft.write_text(text, encoding="utf-8")
    refused = dondoc("plan", "add", draft, "-w", own_example)
    assert refused.code == 1
    assert "chưa được xác nhận" in refused.err

    draft.write_text(text.replace("confirm: false", "confirm: true"), encoding="utf-8")
    assert dondoc("plan", "add", draft, "-w", own_example).code == 0
    shown = dondoc("plan", "show", "ke-hoach-2023", "-w", own_example)
    assert "dòng 4" in shown.out
    assert "đã thay đổi" not in shown.err

    document.write_text("\n".join(PLAN).replace("95%", "90%"), encoding="utf-8")
    assert "không còn trong văn bản" in dondoc("plan", "show", "ke-hoach-2023", "-w", own_example).err
    assert "đã thay đổi" in dondoc("doctor", "-w", own_example).out
