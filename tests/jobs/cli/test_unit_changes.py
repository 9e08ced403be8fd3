"""unit merge, split, rename, undo: recorded with their document, or refused with nothing changed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.jobs.conftest import Dondoc, Said

#: A block of commands, and the block of what they print when one follows.
SHOWN = re.compile(r"^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```)?", re.MULTILINE | re.DOTALL)
DOCS = Path(__file__).parents[3] / "docs" / "don-vi.md"
MERGE = ("unit", "merge", "Bản Bo", "Khun Há", "--into", "xã Khun Há", "--code", "03430")
ORDER = ("--day", "01/01/2027", "--document", "Nghị quyết số 1/NQ", "--issued", "2026-12-01")


def units(dondoc: Dondoc, folder: Path, day: str) -> dict[str, str | None]:
    """Return the codes of the communes on a day, by id."""
    listed = dondoc("unit", "list", "--as-of", day, "-w", folder, "--json").json["units"]
    return {unit["id"]: unit["code"] for unit in listed if unit["kind"] in {"xã", "phường", "thị trấn"}}


class TestMerge:
    def test_it_is_said_recorded_and_written(self, dondoc: Dondoc, own_example: Path) -> None:
        said = dondoc(*MERGE, *ORDER, "-w", own_example)
        assert said.code == 0
        assert said.out.splitlines() == [
            "từ 01/01/2027, xã Bản Bo và xã Khun Há nhập thành xã Khun Há (Nghị quyết số 1/NQ ngày 01/12/2026)",
            "  + khun-ha-2027: xã Khun Há (từ 01/01/2027), mã số 03430, thuộc tỉnh Lai Châu",
            "Đã ghi nhận; units.yaml đã sửa theo.",
        ]
        assert set(units(dondoc, own_example, "2026-12-31")) - set(units(dondoc, own_example, "2027-01-01")) == {
            "ban-bo-2025",
            "khun-ha-2025",
        }
        assert units(dondoc, own_example, "2027-01-01")["khun-ha-2027"] == "03430"
        # The file says the same, so that nothing waits to be recorded.
        checks = dondoc("doctor", "-w", own_example, "--json").json["checks"]
        assert not any("dondoc unit load" in check["text"] for check in checks)

    def test_a_dry_run_says_the_same_and_changes_nothing(self, dondoc: Dondoc, own_example: Path) -> None:
        before = (own_example / "units.yaml").read_bytes()
        seen = dondoc(*MERGE, *ORDER, "--dry-run", "-w", own_example)
        assert seen.out.splitlines()[-1] == "Mới xem trước, chưa ghi gì."
        assert (own_example / "units.yaml").read_bytes() == before
        done = dondoc(*MERGE, *ORDER, "-w", own_example)
        assert done.out.splitlines()[:-1] == seen.out.splitlines()[:-1]

    def test_with_units_from_elsewhere_under_another_parent(self, dondoc: Dondoc, own_example: Path) -> None:
        said = dondoc(
            *("unit", "merge", "03430", "--outside", "xã Lạ", "--outside", "xã Khác", "--into", "phường Mới"),
            *("--parent", "Lai Châu", "--note", "ghi chú", *ORDER, "-w", own_example),
        )
        assert "xã Khun Há, xã Lạ và xã Khác nhập thành phường Mới" in said.out
        assert "note: ghi chú" in (own_example / "units.yaml").read_text(encoding="utf-8")


class TestSplitRenameUndo:
    def test_a_commune_becomes_two(self, dondoc: Dondoc, own_example: Path) -> None:
        call = ("unit", "split", "Tả Lèng", "--into", "xã Tả Lèng", "--into", "xã Hồ Thầu")
        said = dondoc(*call, "--code", "03405", "--code", "03406", *ORDER, "-w", own_example)
        assert "xã Tả Lèng chia thành xã Tả Lèng và xã Hồ Thầu" in said.out
        found = units(dondoc, own_example, "2027-01-01")
        assert (found["ta-leng-2027"], found["ho-thau-2027"]) == ("03405", "03406")

    def test_each_new_unit_has_a_code_or_none_has(self, dondoc: Dondoc, own_example: Path) -> None:
        call = ("unit", "split", "Tả Lèng", "--into", "xã A", "--into", "xã B", "--code", "03405")
        said = dondoc(*call, *ORDER, "-w", own_example)
        assert (said.code, "mỗi --into một --code" in said.err) == (2, True)

    def test_what_figures_are_divided_by_is_recorded_with_its_source(self, dondoc: Dondoc, own_example: Path) -> None:
        call = ("unit", "split", "Tả Lèng", "--into", "xã Tả Lèng", "--into", "xã Hồ Thầu", *ORDER, "-w", own_example)
        alone = dondoc(*call, "--weight", "3120", "--weight", "2050")
        assert (alone.code, "tỷ lệ chia phải có nguồn" in alone.err) == (2, True)
        source = ("--weights-are", "dân số 2026", "--weights-from", "Niên giám thống kê")
        unequal = dondoc(*call, "--weight", "3120", *source)
        assert (unequal.code, "mỗi --into một --weight" in unequal.err) == (2, True)
        words = dondoc(*call, "--weight", "3120", "--weight", "nhiều", *source)
        assert (words.code, "--weight phải là số" in words.err) == (2, True)
        assert dondoc(*call, "--weight", "3120", "--weight", "20,5", *source).code == 0
        written = (own_example / "units.yaml").read_text(encoding="utf-8")
        assert "basis: dân số 2026" in written
        assert 'ta-leng-2027: "3120"' in written
        assert 'ho-thau-2027: "20.5"' in written

    def test_a_commune_becomes_a_ward(self, dondoc: Dondoc, own_example: Path) -> None:
        said = dondoc("unit", "rename", "Bình Lư", "--into", "phường Bình Lư", *ORDER, "-w", own_example)
        assert "xã Bình Lư đổi thành phường Bình Lư" in said.out
        assert units(dondoc, own_example, "2027-01-01")["binh-lu-2027"] == "03390"  # its code goes on

    def test_undone_the_file_is_what_it_was(self, dondoc: Dondoc, own_example: Path) -> None:
        before = (own_example / "units.yaml").read_bytes()
        dondoc(*MERGE, *ORDER, "-w", own_example)
        dondoc("unit", "rename", "Bình Lư", "--into", "phường Bình Lư", *ORDER, "-w", own_example)
        assert "hoàn tác: từ 01/01/2027, xã Bình Lư" in dondoc("unit", "undo", "--dry-run", "-w", own_example).out
        for gone in ("xã Bình Lư đổi thành", "nhập thành xã Khun Há"):
            said = dondoc("unit", "undo", "-w", own_example)
            assert said.out.startswith("hoàn tác: ")
            assert gone in said.out
        assert (own_example / "units.yaml").read_bytes() == before

    def test_the_history_of_the_list_stays_known(self, dondoc: Dondoc, own_example: Path) -> None:
        dondoc(*MERGE, *ORDER, "-w", own_example)
        dondoc("unit", "undo", "-w", own_example)
        assert dondoc("unit", "load", "--revision", 2, "-w", own_example).code == 0  # as it was in between
        assert "khun-ha-2027" in units(dondoc, own_example, "2027-01-01")


class TestRefused:
    @pytest.mark.parametrize(
        ("call", "code", "said"),
        [
            (["merge", "Bản Bo", "--into", "xã X", *ORDER], 1, "không thể có 1 đơn vị trước và 1 đơn vị sau"),
            (
                ["merge", "Bản Bo", "Bản Pho", "--into", "xã X", *ORDER],
                2,
                "Không có đơn vị “Bản Pho”. Có phải: xã Bản Bo",
            ),
            (["merge", "Bản Bo", "Tân Phong", "--into", "Mới", *ORDER], 1, "chưa rõ “Mới” là xã, phường"),
            (["merge", "Bản Bo", "Khun Há", "--into", "xã X", "--code", "03390", *ORDER], 1, "mã số 03390 cùng lúc"),
            (["rename", "Bản Bo", "--into", "xã X", "--day", "2027-13-01", "--document", "x"], 2, "“2027-13-01”"),
            (["rename", "Bản Bo", "--into", "xã X", *ORDER[:4], "--issued", "2027-01-02"], 1, "trước ngày ban hành"),
            (["rename", "na-tam", "--into", "xã X", *ORDER], 1, "xã Nà Tăm (trước 01/7/2025) đã kết thúc"),
            (
                ["rename", "Nà Tăm", "--into", "xã X", *ORDER],
                2,
                "không hoạt động vào ngày 31/12/2026; khi đó là xã Bản Bo",
            ),
            (["rename", "Lai Châu", "--into", "thành phố Lai Châu", *ORDER], 1, "cấp trên này không hoạt động"),
            (["rename", "Bản Bo", "--into", "xã X", "--day", "2027-01-01"], 2, "--document"),
            (["split", "Bản Bo", "--into", "xã X", *ORDER], 1, "không thể có 1 đơn vị trước và 1 đơn vị sau"),
        ],
    )
    def test_the_reason_is_said_and_nothing_changes(
        self, dondoc: Dondoc, example: Path, call: list[str], code: int, said: str
    ) -> None:
        before = (example / "units.yaml").read_bytes()
        answer = dondoc("unit", *call, "-w", example)
        assert answer.code == code
        assert said in answer.err
        assert answer.out == ""
        assert (example / "units.yaml").read_bytes() == before
        assert "1–1" in dondoc("unit", "load", "--revision", 9, "-w", example).err  # the one list that was recorded

    def test_a_file_that_cannot_be_written(
        self, dondoc: Dondoc, own_example: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(self: Path, *_: object) -> None:
            raise PermissionError(13, "Permission denied")

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", refuse)
            said = dondoc(*MERGE, *ORDER, "-w", own_example)
        assert said.code == 2
        assert "units.yaml" in said.err
        assert "1–1" in dondoc("unit", "load", "--revision", 9, "-w", own_example).err

    def test_nothing_to_undo(self, dondoc: Dondoc, tmp_path: Path) -> None:
        dondoc("init", tmp_path / "w")
        said = dondoc("unit", "undo", "-w", tmp_path / "w")
        assert (said.code, "chưa có thay đổi nào" in said.err) == (1, True)


def test_the_page_on_units_does_what_it_says(
    dondoc: Dondoc, own_example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command of docs/don-vi.md, one after the other in the example, prints what the page shows of it."""
    monkeypatch.chdir(own_example)
    shown = SHOWN.findall(DOCS.read_text(encoding="utf-8"))
    assert len(shown) >= 6
    for block, output in shown:
        answers: list[Said] = []
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            if words:
                answers.append(dondoc(*words[1:]))
                assert answers[-1].code == 0, (line, answers[-1].err)
        if output:
            printed = [line.rstrip() for answer in answers for line in answer.out.splitlines()]
            assert printed == output.splitlines()
