"""dashboard export: a page for the district and one for each commune, in one folder."""

from __future__ import annotations

from pathlib import Path

from tests.jobs.conftest import Dondoc


def test_a_page_for_the_district_and_one_each(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    said = dondoc("dashboard", "export", "-w", example, "--as-of", "2023-10-01", "--out", tmp_path / "trang")
    assert said.code == 0
    assert (tmp_path / "trang" / "index.html").is_file()
    pages = {page.stem for page in (tmp_path / "trang" / "don-vi").glob("*.html")}
    at_work = [
        {unit["id"] for unit in dondoc("unit", "list", "-w", example, "--as-of", day, "--json").json["units"]}
        for day in ("2023-10-01", "2025-08-01")
    ]
    assert pages == at_work[0] | at_work[1]  # the six communes of today among them, each with its history
    assert {"ban-bo", "ban-bo-2025"} <= pages
    assert "index.html" in said.out
    compiled = {path.name for path in (tmp_path / "trang" / "tai-ve").glob("tong-hop*")}
    of = ("tong-hop", "tong-hop-dvcq-2023", "tong-hop-gspb-2023")  # all plans, and each
    assert compiled == {f"{name}{ending}" for name in of for ending in (".docx", ".pdf", ".json")}


def test_the_pages_of_todays_units_name_those_before(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    asked = ("--as-of", "2025-08-01", "--view", "as-now", "--out", tmp_path / "trang")
    assert dondoc("dashboard", "export", "-w", example, *asked).code == 0
    page = (tmp_path / "trang" / "don-vi" / "ban-bo-2025.html").read_text(encoding="utf-8")
    assert "xã Bản Bo 3 + xã Nà Tăm 2" in page
    assert "2023-H1/na-tam.xlsx, Báo cáo!E11" in page  # the source of each part
    assert "Xem theo 6 đơn vị của ngày 01/8/2025" in (tmp_path / "trang" / "index.html").read_text(encoding="utf-8")


def test_a_second_export_replaces_the_first(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    for as_of in ("2023-06-06", "2023-10-01"):
        dondoc("dashboard", "export", "-w", example, "--as-of", as_of, "--out", tmp_path / "trang")
    assert "01/10/2023" in (tmp_path / "trang" / "index.html").read_text(encoding="utf-8")


def test_a_folder_with_other_things_is_not_written_over(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    (tmp_path / "thu.txt").write_text("của tôi", encoding="utf-8")
    said = dondoc("dashboard", "export", "-w", example, "--out", tmp_path)
    assert said.code == 2
    assert [p.name for p in tmp_path.iterdir()] == ["thu.txt"]
