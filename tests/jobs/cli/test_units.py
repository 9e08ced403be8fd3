"""unit load, list, tree, history: who exists when, told apart where names and codes are borne again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.jobs.conftest import Dondoc

THEN, NOW = "2023-06-05", "2025-08-01"


def below(tree: dict[str, Any]) -> list[str]:
    return [child["id"] for child in tree["children"]]


def verdicts(dondoc: Dondoc, folder: Path) -> list[tuple[Any, ...]]:
    results = dondoc("evaluate", "--as-of", "2023-10-01", "-w", folder, "--json").json["results"]
    said = ("target", "unit_id", "verdict", "numerator", "denominator", "why")
    return [tuple(result[key] for key in said) for result in results]


class TestLoad:
    def test_a_file_from_elsewhere_becomes_the_workspaces_own(self, dondoc: Dondoc, own_example: Path) -> None:
        elsewhere = own_example.parent / "khac.yaml"
        text = (own_example / "units.yaml").read_text(encoding="utf-8").replace("Huyện đoàn", "Huyện Đoàn")
        elsewhere.write_text(text, encoding="utf-8")
        said = dondoc("unit", "load", elsewhere, "-w", own_example)
        assert (said.code, said.out) == (0, "Đã ghi nhận 32 đơn vị.\n")
        assert (own_example / "units.yaml").read_text(encoding="utf-8") == text

    def test_edits_that_were_not_recorded_are_not_overwritten(self, dondoc: Dondoc, own_example: Path) -> None:
        file = own_example / "units.yaml"
        edited = file.read_text(encoding="utf-8") + "# sửa tay\n"
        file.write_text(edited, encoding="utf-8")
        for other in (("--shipped", "lai-chau"), ("--revision", 1)):
            said = dondoc("unit", "load", *other, "-w", own_example)
            assert said.code == 2
            assert "dondoc unit load units.yaml" in said.err
            assert file.read_text(encoding="utf-8") == edited
        assert dondoc("unit", "load", file, "-w", own_example).code == 0
        assert dondoc("unit", "load", "--shipped", "lai-chau", "-w", own_example).code == 0

    def test_lai_chau_joins_the_example(self, dondoc: Dondoc, own_example: Path) -> None:
        before = verdicts(dondoc, own_example)
        said = dondoc("unit", "load", "--shipped", "lai-chau", "-w", own_example)
        # 32 units of the example and 153 of the list, 21 of them the same.
        assert (said.code, said.out) == (0, "Đã ghi nhận 164 đơn vị.\n")
        assert "không còn các chú thích (#)" in said.err
        # The plans of 2023 are addressed to the same thirteen, and every verdict is what it was.
        assert verdicts(dondoc, own_example) == before
        listed = dondoc("unit", "list", "--as-of", THEN, "-w", own_example, "--json").json["units"]
        assert sum(unit["kind"] in {"xã", "phường", "thị trấn"} for unit in listed) == 106

    def test_an_earlier_list_can_be_had_again(self, dondoc: Dondoc, own_example: Path) -> None:
        text = (own_example / "units.yaml").read_bytes()
        dondoc("unit", "load", "--shipped", "lai-chau", "-w", own_example)
        assert dondoc("unit", "load", "--revision", 1, "-w", own_example).out == "Đã ghi nhận 32 đơn vị.\n"
        assert (own_example / "units.yaml").read_bytes() == text
        assert "1–3" in dondoc("unit", "load", "--revision", 9, "-w", own_example).err

    def test_the_country_in_one_command(self, dondoc: Dondoc, tmp_path: Path) -> None:
        pytest.importorskip("vietnam_provinces")
        dondoc("init", tmp_path / "w")
        said = dondoc("unit", "load", "--country", "-w", tmp_path / "w")
        assert (said.code, said.out) == (0, "Đã ghi nhận 3.355 đơn vị.\n")
        assert "vietnam-provinces" in (tmp_path / "w" / "units.yaml").read_text(encoding="utf-8").partition("\n")[0]

    @pytest.mark.parametrize("call", [[], ["units.yaml", "--country"], ["--shipped", "lai-chau", "--revision", 1]])
    def test_one_list_at_a_time(self, dondoc: Dondoc, example: Path, call: list[str]) -> None:
        said = dondoc("unit", "load", *call, "-w", example)
        assert said.code == 2
        assert "Ghi đúng một trong" in said.err

    def test_a_list_that_does_not_come_with_the_program(self, dondoc: Dondoc, example: Path) -> None:
        said = dondoc("unit", "load", "--shipped", "lai-chua", "-w", example)
        assert (said.code, "Có phải: lai-chau?" in said.err) == (2, True)


class TestListAndTree:
    def test_who_is_there_on_a_day(self, dondoc: Dondoc, example: Path) -> None:
        then, now = (
            {unit["id"]: unit for unit in dondoc("unit", "list", "--as-of", day, "-w", example, "--json").json["units"]}
            for day in (THEN, NOW)
        )
        assert then["binh-lu"] == {
            "id": "binh-lu",
            "name": "Bình Lư",
            "kind": "xã",
            "code": "03412",
            "parent": "tam-duong",
            "groups": ["cap-xa"],
            "from": None,
            "to": "2025-07-01",
        }
        assert sorted(now) == [
            *("ban-bo-2025", "binh-lu-2025", "khun-ha-2025", "lai-chau"),
            *("sin-suoi-ho-2025", "ta-leng-2025", "tan-phong-2025"),
        ]
        assert "Bình Lư" in dondoc("unit", "list", "--as-of", NOW, "-w", example).out

    def test_the_day_the_district_level_ended(self, dondoc: Dondoc, example: Path) -> None:
        for day, expected in (("2025-06-30", ["tam-duong"]), ("2025-07-01", None)):
            (top,) = dondoc("unit", "tree", "--as-of", day, "-w", example, "--json").json["units"]
            assert top["id"] == "lai-chau"
            assert below(top) == (expected or below(top))
            assert len(below(top)) == (1 if expected else 6)

    def test_a_branch_by_name(self, dondoc: Dondoc, example: Path) -> None:
        (top,) = dondoc("unit", "tree", "huyện Tam Đường", "--as-of", THEN, "-w", example, "--json").json["units"]
        # 13 communes, 5 offices, 6 organisations.
        assert (top["id"], len(below(top))) == ("tam-duong", 24)
        drawn = dondoc("unit", "tree", "tam-duong", "--as-of", THEN, "-w", example).out.splitlines()
        assert drawn[0] == "huyện Tam Đường"
        assert drawn[1] == "├── thị trấn Tam Đường · 03390"
        assert len(drawn) == 25

    def test_a_unit_of_another_time_is_told_with_what_stands_in_its_place(self, dondoc: Dondoc, example: Path) -> None:
        said = dondoc("unit", "tree", "Sơn Bình", "--as-of", NOW, "-w", example)
        assert said.code == 2
        assert "không hoạt động vào ngày 01/8/2025; khi đó là xã Bình Lư" in said.err

    def test_a_name_of_several_is_not_guessed(self, dondoc: Dondoc, example: Path) -> None:
        said = dondoc("unit", "tree", "Tam Đường", "--as-of", THEN, "-w", example)
        assert said.code == 2
        assert (
            "thị trấn Tam Đường (trước 01/7/2025), mã số 03390, thuộc huyện Tam Đường [thi-tran-tam-duong]" in said.err
        )
        assert "[tam-duong]" in said.err


class TestHistory:
    MERGER = (
        "từ 01/7/2025, thị trấn Tam Đường, xã Sơn Bình và xã Bình Lư nhập thành xã Bình Lư "
        "(Nghị quyết số 1670/NQ-UBTVQH15 ngày 16/6/2025)"
    )

    def test_the_two_that_are_called_binh_lu(self, dondoc: Dondoc, example: Path) -> None:
        assert dondoc("unit", "history", "Bình Lư", "-w", example).out.splitlines() == [
            "xã Bình Lư (trước 01/7/2025), mã số 03412, thuộc huyện Tam Đường [binh-lu]",
            f"    {self.MERGER}".ljust(200),
            "xã Bình Lư (từ 01/7/2025), mã số 03390, thuộc tỉnh Lai Châu [binh-lu-2025]",
            f"    {self.MERGER}".ljust(200),
        ]

    def test_a_code_that_was_used_again(self, dondoc: Dondoc, example: Path) -> None:
        told = dondoc("unit", "history", "03390", "-w", example, "--json").json["units"]
        assert [(unit["id"], unit["from"], unit["to"]) for unit in told] == [
            ("thi-tran-tam-duong", None, "2025-07-01"),
            ("binh-lu-2025", "2025-07-01", None),
        ]
        assert (
            told[0]["events"]
            == told[1]["events"]
            == [
                {
                    "kind": "merge",
                    "day": "2025-07-01",
                    "before": ["thi-tran-tam-duong", "son-binh", "binh-lu"],
                    "after": ["binh-lu-2025"],
                    "outside": [],
                    "document": "Nghị quyết số 1670/NQ-UBTVQH15",
                    "issued": "2025-06-16",
                    "text": self.MERGER,
                }
            ]
        )

    def test_a_unit_to_which_nothing_happened(self, dondoc: Dondoc, example: Path) -> None:
        assert "không có thay đổi nào được ghi nhận" in dondoc("unit", "history", "lai-chau", "-w", example).out
        assert "no change is recorded" in dondoc("unit", "history", "lai-chau", "-w", example, "--lang", "en").out

    def test_a_name_nobody_ever_had(self, dondoc: Dondoc, example: Path) -> None:
        said = dondoc("unit", "history", "Bình Lưu", "-w", example)
        assert said.code == 2
        assert "Không có đơn vị “Bình Lưu”. Có phải: xã Bình Lư" in said.err
