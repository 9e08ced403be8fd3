"""The pages as files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest

from dashboards.exports.errors import ForeignFolderError
from dashboards.web import static_site
from dashboards.web.site_pages import Known
from dashboards.web.static_site import write_site
from kpi.decisions import Decision
from kpi.errors import UnreadableError
from kpi.evaluation.evaluate import evaluate
from rules.exemption import Grant, GrantKind
from tests.dashboards.merged import merged
from tests.dashboards.reading import read_page
from tests.dashboards.web.many import many
from tests.dashboards.world import OFFICE, PLAN, inputs, moment, plan, renamed, results

PAGES = {
    "index.html",
    "don-vi.html",
    "don-vi/tam-duong.html",
    "don-vi/hoi-nong-dan.html",
    "don-vi/thi-tran.html",
    "don-vi/ta-leng.html",
    "don-vi/son-binh.html",
    "don-vi/ban-bo.html",
    "don-vi/khun-ha.html",
    "chi-tieu/kh/II.2.html",
    "chi-tieu/kh/II.4.html",
    "chi-tieu/kh/bao-cao-6-thang.html",
    "chi-tieu/kh/doi-thoai.html",
    "han.html",
    "han/2023-06.html",
    "han/2023-10.html",
    "han/2023-12.html",
    "bao-cao.html",
    "bao-cao/thi-tran/kh/2023-H1.html",
    "bao-cao/ta-leng/kh/2023-H1.html",
    "bao-cao/son-binh/kh/2023-H1.html",
    "ke-hoach.html",
    "ke-hoach/kh.html",
    "mien-gia-han.html",
    "thieu.html",
    "tong-hop.html",
}
LISTS = {"tai-ve/thieu.xlsx", "tai-ve/thieu.csv", "tai-ve/thieu.json", "tai-ve/tong-hop.json"}
CALENDARS = {f"lich/{unit}/thoi-han.ics" for unit in ("thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha")}
ASSETS = {"assets/dondoc.css", "assets/figures.js", "assets/icon.svg", "assets/plotly.min.js"}
FILES = PAGES | LISTS | CALENDARS | ASSETS


def write(folder: Path) -> tuple[Path, ...]:
    """Write the pages of the small world."""
    return write_site(folder, Known(inputs(), results(), OFFICE))


def written(folder: Path) -> dict[str, str]:
    """Return every file below a folder with what it holds, shortened."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_there_is_a_page_for_the_office_and_for_every_unit(tmp_path: Path) -> None:
    folder = tmp_path / "trang"
    found = write(folder)
    assert found[0] == folder / "index.html"
    assert {path.relative_to(folder).as_posix() for path in found} == set(written(folder)) == FILES


def few() -> Known:
    """Return the world, with decisions about a promise and a unit there are, and about some that are no more."""
    grant = Grant(GrantKind.EXEMPTION, "kh", "II.4", "khun-ha", "mưa lũ", "UBND huyện", moment("2023-06-01T08:00"))
    made = (grant, replace(grant, promise="II.9"), replace(grant, unit="xa-cu"))
    decisions = tuple(Decision(number, one, one.decided_at, "can-bo") for number, one in enumerate(made))
    return Known(inputs(), results(), OFFICE, decisions=decisions)


def after_a_merger() -> Known:
    known = merged()
    return Known(known, evaluate(known), OFFICE)


def of_two_plans() -> Known:
    both = replace(inputs(), plans=(plan(), plan(PLAN.replace("id: kh\n", "id: kh-hai\n"))))
    return Known(both, evaluate(both), OFFICE)


@pytest.mark.parametrize("known", [few, many, after_a_merger, of_two_plans])
def test_whatever_a_page_asks_for_is_beside_it(known: Callable[[], Known], tmp_path: Path) -> None:
    """No link is broken, to a file or to a place within one: of few units, many, merged ones, of two plans."""
    write_site(tmp_path, known())
    pages = {path: read_page(path.read_text(encoding="utf-8")) for path in tmp_path.rglob("*.html")}
    for path, page in pages.items():
        asked = [link["href"] for link in (*page.named("a"), *page.named("link"))]
        asked += [script["src"] for script in page.named("script") if "src" in script]
        assert asked
        for address in asked:
            target, _, place = address.partition("#")
            found = (path.parent / unquote(target)).resolve() if target else path
            assert found.is_file(), (path, address)
            assert not place or unquote(place) in pages[found].ids, (path, address)


def test_the_figures_program_is_the_installed_one(tmp_path: Path) -> None:
    write(tmp_path)
    installed = files("plotly").joinpath("package_data", "plotly.min.js").read_bytes()
    assert (tmp_path / "assets" / "plotly.min.js").read_bytes() == installed


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "a")
    write(tmp_path / "b")
    assert written(tmp_path / "a") == written(tmp_path / "b")


def test_pages_no_longer_asked_for_are_gone(tmp_path: Path) -> None:
    write(tmp_path / "trang")
    stale = tmp_path / "trang" / "don-vi" / "xa-cu.html"
    stale.write_text("cũ", encoding="utf-8")
    write(tmp_path / "trang")
    assert not stale.exists()


def test_pages_can_be_in_english(tmp_path: Path) -> None:
    write_site(tmp_path, Known(inputs(), results(), OFFICE), "en")
    page = read_page((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert page.named("html") == [{"lang": "en"}]
    assert "As known at 00:00 1 Oct 2023" in page.text


@pytest.mark.parametrize("foreign", ["luan-van.docx", "index.html", "assets"])
def test_a_folder_with_something_else_is_left_alone(tmp_path: Path, foreign: str) -> None:
    """Even a page of the same name, when nothing says that we wrote it."""
    (tmp_path / foreign).write_text("của người khác", encoding="utf-8")
    with pytest.raises(ForeignFolderError, match=foreign):
        write(tmp_path)
    assert list(written(tmp_path)) == [foreign]


def test_a_file_put_beside_our_pages_is_not_swept_away(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "thieu.xlsx").write_bytes(b"danh sach")
    with pytest.raises(ForeignFolderError, match="thieu"):
        write(tmp_path)
    assert (tmp_path / "thieu.xlsx").read_bytes() == b"danh sach"


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "trang").write_bytes(b"tep")
    with pytest.raises(ForeignFolderError):
        write(tmp_path / "trang")
    assert (tmp_path / "trang").read_bytes() == b"tep"


def test_a_failure_leaves_the_pages_that_were_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "trang"
    write(folder)
    before = written(folder)

    def full(_folder: Path) -> list[str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(static_site, "_copy_assets", full)
    known, changed = renamed("ban-bo", "Tên mới")
    with pytest.raises(UnreadableError, match="đĩa đã đầy"):
        write_site(folder, Known(known, changed, OFFICE))
    assert written(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["trang"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(UnreadableError):
        write(tmp_path / "tep" / "trang")
    assert [path.name for path in tmp_path.iterdir()] == ["tep"]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", denied)
    with pytest.raises(UnreadableError, match="không được phép"):
        write(tmp_path)


def test_a_unit_page_stays_in_its_folder(tmp_path: Path) -> None:
    """Ids are slugs, which `targets.units_file` sees to; whatever people write in names is no part of a path."""
    known, changed = renamed("ban-bo", "../../etc/passwd")
    write_site(tmp_path / "trang", Known(known, changed, OFFICE))
    assert set(written(tmp_path / "trang")) == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["trang"]
