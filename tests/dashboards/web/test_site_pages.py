"""All the files of the static pages: with many units, a page for each body that the map leads to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from dashboards.papers.report_template import report_template
from dashboards.views.office_paper import REPORT, office_paper
from dashboards.web.site_pages import Known, site_files
from kpi.decisions import Decision
from kpi.evaluation.evaluate import evaluate
from kpi.letterhead_settings import LetterheadSettings
from kpi.submission_life import reports_of
from kpi.submission_states import Event, Step
from kpi.usecases.read_plans import Revision
from rules.exemption import Grant, GrantKind
from tests.dashboards.reading import Page, read_page
from tests.dashboards.web.many import MANY, many
from tests.dashboards.world import OFFICE, PLAN, inputs, moment, plan, results


@cache
def country() -> dict[str, Page]:
    """Return the pages of many communes in three regions."""
    return {path: read_page(page) for path, page in site_files(many()).items() if isinstance(page, str)}


def test_many_units_are_reached_by_the_bodies_above_them() -> None:
    first = country()["index.html"]
    regions = {path for path in country() if path.startswith("thuoc/")}
    below = {"thuoc/vung-0.html", "thuoc/vung-1.html", "thuoc/vung-2.html"}
    assert regions == {*below, "thuoc/tam-duong.html"}  # that above all stands in the path to each
    assert below <= {link["href"] for link in first.named("a")}
    rows = next(rows for caption, rows in first.tables.items() if caption.startswith("Số đơn vị đạt trên tổng số"))
    assert [row[0] for row in rows[1:]] == [f"Vùng {n} {MANY // 3} đơn vị" for n in range(3)]


def test_a_body_says_of_itself_what_the_map_said_of_it() -> None:
    rows = next(rows for caption, rows in country()["index.html"].tables.items() if caption.startswith("Số đơn vị"))
    for number, row in enumerate(rows[1:]):
        below = country()[f"thuoc/vung-{number}.html"].tables["Tử số, mẫu số, số đơn vị cần đạt, và vì sao."]
        assert [line[2] for line in below[1:]] == [cell.split()[1] for cell in row[1:]]


def test_a_page_of_many_units_names_no_unit() -> None:
    assert "Xã số" not in country()["index.html"].text.partition("Hạn sắp tới")[2]


def test_the_list_of_units_leads_to_every_unit_of_all_times() -> None:
    page = country()["don-vi.html"]
    assert len([link for link in page.named("a") if link["href"].startswith("don-vi/")]) == MANY + 1 + 3
    assert page.named("form") == []  # nothing can be asked of a file
    region = country()["don-vi/vung-0.html"]
    assert "không giao việc gì cho đơn vị này" in region.text


def test_what_changed_is_told_where_something_to_compare_with_is_known() -> None:
    early = moment("2023-06-01T00:00")
    earlier = (inputs((), early), results(early))
    files = site_files(Known(inputs(), results(), OFFICE, earlier=earlier))
    first = files["index.html"]
    assert isinstance(first, str)
    assert "Có gì thay đổi từ 00:00 ngày 01/6/2023" in first
    alone = site_files(Known(inputs(), results(), OFFICE))["index.html"]
    assert isinstance(alone, str)
    assert "Có gì thay đổi" not in alone


def test_revisions_are_told_where_they_are_known() -> None:
    revision = Revision(plan(), 1, moment("2023-01-05T08:00"), "kh.yaml")
    files = site_files(Known(inputs(), results(), OFFICE, revisions={"kh": (revision,)}))
    page = files["ke-hoach/kh.html"]
    assert isinstance(page, str)
    assert "Các bản đã ghi nhận" in page
    assert files["lich/ban-bo/thoi-han.ics"].startswith(b"BEGIN:VCALENDAR")  # type: ignore[arg-type]


def test_what_was_decided_is_listed_without_a_form() -> None:
    grant = Grant(GrantKind.EXEMPTION, "kh", "II.4", "khun-ha", "mưa lũ", "UBND huyện", moment("2023-06-01T08:00"))
    known = Known(inputs(), results(), OFFICE, decisions=(Decision(1, grant, grant.decided_at, "can-bo"),))
    page = site_files(known)["mien-gia-han.html"]
    assert isinstance(page, str)
    found = read_page(page)
    assert "mưa lũ" in found.text
    assert {"don-vi/khun-ha.html", "chi-tieu/kh/II.4.html"} <= {link["href"] for link in found.named("a")}
    assert (found.named("form"), found.named("details")) == ([], [{"class": "more"}])  # the other places to go
    empty = site_files(Known(inputs(), results(), OFFICE))["mien-gia-han.html"]
    assert isinstance(empty, str)
    assert "Không có quyết định nào đang có hiệu lực." in read_page(empty).text


def test_the_reports_that_came_with_their_figures_and_what_was_done() -> None:
    """Three of five reported: each has a page; who sent nothing stands in the list, without one."""
    at = moment("2023-06-09T09:00")
    step = Event("kh", "ta-leng", "2023-H1", 1, Step.ACCEPT, at, at, "Lan")
    known = Known(inputs(), results(), OFFICE, reports=reports_of(inputs().submissions, [step]))
    files = {path: read_page(page) for path, page in site_files(known).items() if isinstance(page, str)}
    listed = files["bao-cao.html"]
    assert [link["href"] for link in listed.named("a") if link["href"].startswith("bao-cao/")] == [
        f"bao-cao/{unit}/kh/2023-H1.html" for unit in ("thi-tran", "ta-leng", "son-binh")
    ]
    assert "Bản Bo" in listed.text
    report = files["bao-cao/ta-leng/kh/2023-H1.html"]
    assert "Báo cáo!E9" in report.text
    assert "09/6/2023" in report.text  # when it was accepted
    assert (report.named("form"), listed.named("form")) == ([], [])


def test_the_compiled_report_stands_among_the_files_with_what_it_offers() -> None:
    files = site_files(Known(inputs(), results(), OFFICE))
    page = read_page(text_of(files, "tong-hop.html"))
    assert [link["href"] for link in page.named("a") if link["href"].startswith("tai-ve/")] == ["tai-ve/tong-hop.json"]
    shape = json.loads(files["tai-ve/tong-hop.json"])
    assert shape["period"] == "2023-H1"  # nothing was told of the nine months that ended on 1/10
    said = [one["text"] for part in shape["sections"].values() for one in part if not one["notes"]]
    assert len(said) > 5
    assert [text for text in said if text not in page.text] == []
    assert page.named("form") == []


def test_where_the_offices_papers_are_known_the_report_is_written_as_such() -> None:
    paper = office_paper(LetterheadSettings(issuer="Phòng Nội vụ"), OFFICE, REPORT, inputs().today)
    own = "mau.docx", report_template("party")
    plain, in_own = (
        site_files(Known(inputs(), results(), OFFICE, paper=paper, template=template)) for template in (None, own)
    )
    papers = {f"tai-ve/tong-hop{ending}" for ending in (".docx", ".pdf", ".json")}
    assert papers <= set(plain)
    assert papers <= {link["href"] for link in read_page(text_of(plain, "tong-hop.html")).named("a")}
    assert {path for path in plain if plain[path] != in_own[path]} == {"tai-ve/tong-hop.docx"}


def test_of_several_plans_each_has_its_own_report() -> None:
    both = replace(inputs(), plans=(plan(), plan(PLAN.replace("id: kh\n", "id: kh-hai\n"))))
    files = site_files(Known(both, evaluate(both), OFFICE))
    other = read_page(text_of(files, "tong-hop/kh-hai.html"))
    ways = {link["href"] for link in other.named("a")}
    assert {"../tong-hop.html", "../tong-hop/kh.html", "../tong-hop/kh-hai.html"} <= ways
    told = {path: json.loads(files[f"tai-ve/{path}.json"])["plans"] for path in ("tong-hop", "tong-hop-kh")}
    assert told == {"tong-hop": ["kh", "kh-hai"], "tong-hop-kh": ["kh"]}
    assert "../tai-ve/tong-hop-kh.json" in {link["href"] for link in pages_of(files)["tong-hop/kh.html"].named("a")}


def test_when_nobody_reported_the_page_says_so_and_offers_nothing() -> None:
    nobody = inputs(())
    files = site_files(Known(nobody, evaluate(nobody), OFFICE))
    page = pages_of(files)["tong-hop.html"]
    assert "Chưa có báo cáo nào của đơn vị cho kỳ này" in page.text
    assert [path for path in files if path.startswith("tai-ve/tong-hop")] == []


def text_of(files: Mapping[str, str | bytes], path: str) -> str:
    """Return a page."""
    found = files[path]
    assert isinstance(found, str)
    return found


def pages_of(files: Mapping[str, str | bytes]) -> dict[str, Page]:
    return {path: read_page(page) for path, page in files.items() if isinstance(page, str)}
