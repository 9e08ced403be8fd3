"""dondoc meeting pack and list."""

from __future__ import annotations

from pathlib import Path

from tests.dashboards.papers.looking import by_libreoffice, pages
from tests.jobs.conftest import Dondoc


def test_packs_of_two_meetings_and_the_first_again(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    assert dondoc("meeting", "list", "-w", own_example).out == "Chưa lập hồ sơ họp nào.\n"
    first = dondoc("meeting", "pack", "-w", own_example, "--date", "2023-06-06", "--out", tmp_path / "a", "--json")
    assert (first.code, first.json["lines"], first.json["differing"]) == (0, 92, [])
    second = dondoc("meeting", "pack", "-w", own_example, "--date", "2023-11-16", "--out", tmp_path / "b")
    assert (second.code, "49 dòng, 5 tệp" in second.out) == (0, True)
    again = dondoc("meeting", "pack", "-w", own_example, "--id", first.json["id"], "--out", tmp_path / "c")
    assert again.code == 0
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert names == ["danh-sach.json", "danh-sach.xlsx", "ho-so-hop.docx", "ho-so-hop.pdf", "ho-so.json"]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "c" / name).read_bytes()
    listed = dondoc("meeting", "list", "-w", own_example, "--json").json["packs"]
    assert [one["meeting"] for one in listed] == ["2023-06-06", "2023-11-16"]
    assert first.json["id"] in dondoc("meeting", "list", "-w", own_example).out


def test_the_pack_opens_in_libreoffice_and_says_what_the_pdf_says(
    dondoc: Dondoc, own_example: Path, tmp_path: Path
) -> None:
    dondoc("meeting", "pack", "-w", own_example, "--date", "2023-11-16", "--out", tmp_path / "b")
    word = pages(by_libreoffice((tmp_path / "b" / "ho-so-hop.docx").read_bytes(), tmp_path))
    pdf = pages((tmp_path / "b" / "ho-so-hop.pdf").read_bytes())
    for seen in (word, pdf):
        titles = [line.text for page in seen for line in page.lines if line.text.startswith("Phụ lục I")]
        assert titles == ["Phụ lục I", "Phụ lục II"]  # there was no meeting before
        units = [line.text for page in seen for line in page.lines if ". Xã" in line.text or ". Thị" in line.text]
        assert len(units) == 13  # every unit lacks the yearly report, due on 14/11


def test_exactly_one_of_a_day_and_an_id_is_asked_for(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    for more in ((), ("--date", "2023-06-06", "--id", "20230606-0")):
        said = dondoc("meeting", "pack", "-w", example, "--out", tmp_path / "a", *more)
        assert (said.code, "Cần đúng một trong hai: --date hoặc --id." in said.err) == (2, True)
    assert list(tmp_path.iterdir()) == []
