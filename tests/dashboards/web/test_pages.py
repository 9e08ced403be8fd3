"""Pages say everything without a script, and nothing that people wrote becomes markup."""

from __future__ import annotations

import json
import posixpath
import re
from functools import cache
from itertools import pairwise

import pytest

from dashboards.views.overview import overview
from dashboards.views.part import part_of
from dashboards.web.pages import overview_page, unit_page
from dashboards.web.site_pages import Known, site_files
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from targets.wording import Language, write_fact, write_number
from tests.dashboards.reading import Page, read_page
from tests.dashboards.world import NOTE, OFFICE, district, inputs, moment, renamed, results, the_plan, unit_view

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "<!--",
    "{{ 7*7 }}",
    "{% raw %}",
    "' onclick='alert(1)",
    "&lt;b&gt;",
)
FIGURES_TABLE = "Thực tế/yêu cầu, hoặc số ngày so với hạn; chữ nhỏ dẫn xuống chú thích."
WHOLES_TABLE = "Tử số, mẫu số, số đơn vị cần đạt, và vì sao."
TERMS_TABLE = "Hạn sắp tới và đã qua, theo ngày; tỷ lệ đúng hạn tính trên số phải có và trên số đã có."
SHORT_TABLE = "Mỗi đơn vị còn thiếu những gì; bấm vào mã để xem vì sao và nguồn số liệu."
UNIT_TABLE = "Yêu cầu, thực tế, còn thiếu; vì sao và nguồn."
REPORTS_TABLE = "Báo cáo phải gửi, hạn và ngày nhận."
FILES_TABLE = "Mọi tệp đơn vị đã gửi đến lúc này, cũ trước mới sau."


@cache
def first_page(language: Language = "vi") -> Page:
    """Return the overview of the small world."""
    return pages(language)["index.html"]


@cache
def pages(language: Language = "vi") -> dict[str, Page]:
    """Return every page of the small world, by its path."""
    files = site_files(Known(inputs(), results(), OFFICE), language)
    return {path: read_page(html) for path, html in files.items() if isinstance(html, str)}


def overview_of(known: Inputs, found: tuple[Result, ...], office: str = OFFICE) -> Page:
    """Return the overview of some world."""
    part = part_of(known, found, office)
    assert part is not None
    return read_page(overview_page(overview(part, None)))


@cache
def page_of(unit: str, language: Language = "vi") -> Page:
    """Return the page of one of its units."""
    return read_page(unit_page(unit_view(unit), language))


@cache
def every_page(language: Language = "vi") -> list[Page]:
    """Return all pages of the small world."""
    return list(pages(language).values())


def test_the_moment_and_the_office_stand_on_top() -> None:
    for page in every_page():
        top = page.text[:240]  # title, heading, the places to go
        assert f"{OFFICE} " in top
        assert "Số liệu biết đến 00:00 ngày 01/10/2023" in top


def test_the_first_page_sums_up() -> None:
    text = first_page().text
    assert "Chung cả địa bàn: 0/4 chỉ tiêu, nhiệm vụ đạt." in text
    assert "■ 2 Quá hạn ○ 7 Chưa đủ số liệu ▲ 3 Chưa thực hiện, còn hạn ● 7 Đạt ◐ 1 Muộn" in text
    assert "Báo cáo 6 tháng (hạn hết 04/6/2023): Bản Bo quá 119 ngày , Khun Há quá 119 ngày ." in text
    assert "31/12/2023 (còn 91 ngày) : 3 chỉ tiêu, nhiệm vụ còn đơn vị chưa xong." in text


def test_before_any_plan_the_page_says_so() -> None:
    page = overview_of(inputs(), ())
    assert "Chưa có kế hoạch nào để đánh giá." in page.text


def test_nothing_past_due_is_said() -> None:
    early, late = moment("2023-06-01T00:00"), moment("2024-03-01T00:00")
    page = overview_of(inputs(as_of=early), results(early))
    assert "Không có việc nào quá hạn hay không đạt." in page.text
    assert "Không còn hạn nào phía trước." in overview_of(inputs(as_of=late), results(late)).text


def test_every_cell_of_the_world_is_in_the_table() -> None:
    headings, *rows = first_page().tables[FIGURES_TABLE]
    assert headings == ["Đơn vị", "CT1", "CT2", "NV1", "NV3", "Nguồn số liệu"]
    assert [row[0] for row in rows] == ["Thị trấn Tam Đường", "Tả Lèng", "Sơn Bình", "Bản Bo", "Khun Há"]
    assert rows[1][1:5] == ["● có a Đạt", "● 3/1 a Đạt", "● đúng hạn Đạt", "▲ 0/1 a Chưa thực hiện, còn hạn"]
    assert set(rows[4][1:5]) == {"○ – Chưa đủ số liệu", "■ quá 119 ngày Quá hạn"}


def test_every_number_of_the_table_carries_its_cell() -> None:
    """Beside the row of Sơn Bình: what was read where, the blank cell of the dialogue too."""
    row = first_page().tables[FIGURES_TABLE][3]
    assert row[-1] == (
        "Nguồn Sơn Bình CT1: son-binh.xlsx, Báo cáo!E8 số liệu minh họa CT2: son-binh.xlsx, Báo cáo!E9 "
        "số liệu minh họa NV1: son-binh.xlsx NV3: son-binh.xlsx, Báo cáo!E10 số liệu minh họa"
    )
    assert first_page().tables[FIGURES_TABLE][5][-1] == "Nguồn Khun Há Chưa có báo cáo nào."


def test_made_up_figures_are_marked_and_the_mark_explained() -> None:
    """Nine cells were read from files, each with the letter a; below the table the letter is explained."""
    page = first_page()
    cells = [cell for row in page.tables[FIGURES_TABLE][1:] for cell in row[1:-1]]
    assert sum(" a " in cell for cell in cells) == 9
    assert f"Chưa có báo cáo nào. {NOTE} Tỷ lệ đơn vị đạt" in page.text
    assert [attributes["type"] for tag, attributes in page.elements if attributes.get("class") == "footnotes"] == ["a"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_wholes_are_the_views(language: Language) -> None:
    caption = WHOLES_TABLE if language == "vi" else "Numerator, denominator, units needed, and why."
    _, *rows = first_page(language).tables[caption]
    for row, whole in zip(rows, the_plan().wholes, strict=True):
        assert whole.reached is not None
        assert whole.required is not None
        assert row[2:6] == [
            f"{whole.met}/{whole.counted}",
            f"{write_number(whole.reached, language)}%",
            f"{write_number(whole.required, language)}% = {whole.needed}",
            str(whole.lacking),
        ]
        assert whole.why.text(language) in row[6]


def test_the_wholes_by_hand() -> None:
    _, *rows = first_page().tables[WHOLES_TABLE]
    assert [row[2:6] for row in rows] == [
        ["2/5", "40%", "100% = 5", "3"],
        ["2/5", "40%", "95% = 5", "3"],
        ["3/5", "60%", "100% = 5", "2"],
        ["1/5", "20%", "100% = 5", "4"],
    ]


def test_every_promise_carries_its_clause() -> None:
    _, *rows = first_page().tables[WHOLES_TABLE]
    assert "Nguồn: ke-hoach.txt, mục II, dòng 83 đăng ký xây dựng từ 01 - 02 mô hình" in rows[1][6]
    assert "trước ngày 05/6/2023" in rows[2][6]


def test_what_the_documents_leave_open_is_visible() -> None:
    text = first_page().text
    assert "CT1, CT2: chỉ tính cấp xã" in text
    assert "hơn 02 vẫn là đạt" in text
    assert "Bản văn không có số." in text
    assert "NV2. Báo cáo đột xuất: chưa có yêu cầu nào." in text
    assert "Cao hơn mức 2 mô hình nêu trong kế hoạch" in page_of("ta-leng").text


def test_deadlines_show_both_rates_and_their_reasons() -> None:
    _, report, target, *_ = pages()["han.html"].tables[TERMS_TABLE]
    assert report[0] == "■ 04/6/2023 đã qua 119 ngày"
    assert report[2:] == ["2/5", "2/3", "1: Sơn Bình", "2: Bản Bo, Khun Há"]
    assert "trước ngày 05/6/2023" in report[1]
    assert "Ngày làm việc cuối cùng : 02/6/2023" in report[1].replace("cùng:", "cùng :")
    assert target[2:4] == ["2/5", "–"]  # of those received is a rate of reports


def test_who_is_short_of_what() -> None:
    _, *rows = first_page().tables[SHORT_TABLE]
    assert [row[0] for row in rows] == ["Tả Lèng", "Sơn Bình", "Bản Bo", "Khun Há"]
    assert rows[1][1:] == ["–", "1 : NV3", "2 : CT1 , CT2"]
    assert rows[3][1:] == ["1 : NV1 (quá 119 ngày, từ 05/6/2023)", "3 : CT1 , CT2 , NV3", "–"]


def test_a_units_page_has_required_actual_and_missing() -> None:
    _, *rows = page_of("son-binh").tables[UNIT_TABLE]
    assert [row[1:5] for row in rows] == [
        ["▲ Chưa thực hiện, còn hạn", "có", "chưa", "1"],
        ["▲ Chưa thực hiện, còn hạn", "1 mô hình", "0 mô hình", "1"],
        ["○ Chưa đủ số liệu", "1 cuộc", "chưa có số liệu", "chưa rõ"],
    ]
    assert "Cần thêm 1 mô hình, chậm nhất hết ngày 31/12/2023." in rows[1][5]
    assert rows[1][6] == (
        "Kế hoạch: ke-hoach.txt, mục II, dòng 83 đăng ký xây dựng từ 01 - 02 mô hình "
        "Số liệu: son-binh.xlsx, Báo cáo!E9 số liệu minh họa nhận 08:30 ngày 07/6/2023, lần 1 sha-son-binh"
    )


def test_a_units_page_begins_with_what_to_do() -> None:
    text = page_of("khun-ha").text
    assert "Báo cáo 6 tháng (quá 119 ngày) Nộp ngay báo cáo còn thiếu." in text
    assert "Mọi xã phân công lãnh đạo Đề nghị đơn vị báo cáo số liệu “Phân công lãnh đạo”." in text
    assert "Không còn việc nào phải làm." in page_of("thi-tran").text


def test_a_units_reports_stand_against_their_deadlines() -> None:
    (row,) = page_of("son-binh").tables[REPORTS_TABLE][1:]
    assert row[1] == "◐ Đã nộp, chậm chậm 3 ngày"
    assert row[2].startswith("04/6/2023")
    assert row[3] == "08:30 ngày 07/6/2023"
    (row,) = page_of("khun-ha").tables[REPORTS_TABLE][1:]
    assert row[3] == "chưa nhận"


def test_a_units_files_are_listed() -> None:
    assert page_of("ban-bo").tables[FILES_TABLE][1:] == [
        ["09:00 ngày 03/6/2023", "ban-bo.xlsx", "6 tháng đầu năm 2023", "✗ có lỗi, chưa tiếp nhận"]
    ]
    assert "Chưa nhận được tệp nào." in page_of("khun-ha").text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_are_in_one_language(language: Language) -> None:
    for page in every_page(language):
        assert page.named("html") == [{"lang": language}]
        assert write_fact(district().as_of, language) in page.text
    assert "Who is short of what" not in first_page("vi").text
    assert "Ai còn thiếu gì" not in first_page("en").text


def test_headings_go_down_one_step_at_a_time() -> None:
    for page in every_page():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_pages_have_landmarks_and_a_way_past_the_head() -> None:
    for page in every_page():
        tags = [tag for tag, _ in page.elements]
        assert [tags.count(name) for name in ("header", "main", "footer")] == [1, 1, 1]
        labels = [nav["aria-label"] for nav in page.named("nav")]
        assert "Các trang" in labels
        assert len(labels) == len(set(labels))
        skip = page.named("a")[0]
        assert (skip["class"], skip["href"]) == ("skip", "#noi-dung")
        assert "noi-dung" in page.ids


def test_ids_are_unique_and_every_way_within_a_page_leads_somewhere() -> None:
    for page in every_page():
        assert len(page.ids) == len(set(page.ids))
        inner = {link["href"][1:] for link in page.named("a") if link["href"].startswith("#")}
        assert inner <= set(page.ids)


def test_ways_between_pages_lead_somewhere() -> None:
    """Every link of every page leads to a file that is written, and to a place that is on it."""
    files = site_files(Known(inputs(), results(), OFFICE))
    for path, page in pages().items():
        for link in page.named("a"):
            address, _, place = link["href"].partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path
            assert target in files, (path, link["href"])
            assert not place or place in pages()[target].ids, (path, link["href"])


def test_every_figure_has_its_table_on_the_page() -> None:
    for page in every_page():
        figures = page.named("figure")
        assert len(page.named("figcaption")) == len(figures)
        assert len([s for s in page.scripts if s.strip()]) == len(figures)
    assert {found["id"] for found in first_page().named("figure")} == {"ty-le-1"}
    assert {found["id"] for found in pages()["han.html"].named("figure")} == {"bao-cao-1"}
    assert {found["id"] for found in pages()["chi-tieu/kh/II.4.html"].named("figure")} == {"dien-bien"}


def test_every_table_says_what_it_is_and_names_its_heads() -> None:
    for page in every_page():
        assert len(page.named("caption")) == len(page.named("table")) == len(page.tables)
        assert all(head["scope"] in {"col", "row", "rowgroup"} for head in page.named("th"))


def test_figures_are_data_and_not_program() -> None:
    for page in every_page():
        for script in page.named("script"):
            assert script.get("type") == "application/json" or script["src"].endswith(("figures.js", "plotly.min.js"))
        for text in page.scripts:
            if text.strip():
                assert set(json.loads(text)) == {"data", "layout"}


def test_nothing_is_inline_and_nothing_comes_from_outside() -> None:
    """No style or handler written in, no address with a host; the policy allows none of them."""
    for page in every_page():
        for _, attributes in page.elements:
            assert not {name for name in attributes if name.startswith("on")} | ({"style"} & set(attributes))
            for name in ("href", "src"):
                assert "//" not in attributes.get(name, "")
                assert ":" not in attributes.get(name, "")
        (policy,) = [meta["content"] for meta in page.named("meta") if "http-equiv" in meta]
        assert "default-src 'none'; script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_never_become_markup(name: str) -> None:
    known, found = renamed("son-binh", name)
    files = site_files(Known(known, found, name))
    ordinary, scripts = pages(), ""
    assert set(files) == set(site_files(Known(inputs(), results(), OFFICE)))
    for path, html in files.items():
        if isinstance(html, str):
            page = read_page(html)
            assert [tag for tag, _ in page.elements] == [tag for tag, _ in ordinary[path].elements]
            assert " ".join(name.split()) in page.text
            scripts += "".join(page.scripts)
    assert "<" not in scripts


def test_the_same_views_give_the_same_pages() -> None:
    known = Known(inputs(), results(), OFFICE)
    assert site_files(known) == site_files(known)
