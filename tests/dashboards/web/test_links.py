"""Where links lead."""

from __future__ import annotations

from dashboards.web.links import LiveLinks, StaticLinks, static_file


def test_a_file_leads_to_files_beside_it() -> None:
    deep = StaticLinks(2)
    assert deep.page() == "../../index.html"
    assert deep.page("chi-tieu", "kh", "II.4", ngay="2023-10-01") == "../../chi-tieu/kh/II.4.html"
    assert deep.asset("dondoc.css") == "../../assets/dondoc.css"
    assert not deep.live


def test_the_live_site_keeps_what_was_chosen() -> None:
    links = LiveLinks("/dondoc", {"ngay": "2023-10-01", "tieng": "en"}, {"dondoc.css": "ab12"})
    assert links.page() == "/dondoc/?ngay=2023-10-01&tieng=en"
    assert links.page("han", tieng="") == "/dondoc/han?ngay=2023-10-01"
    assert links.asset("dondoc.css") == "/dondoc/assets/ab12/dondoc.css"
    assert links.live


def test_what_people_wrote_cannot_leave_its_part_of_the_path() -> None:
    assert LiveLinks().page("don-vi", "../tai-khoan?x#y") == "/don-vi/..%2Ftai-khoan%3Fx%23y"
    assert static_file("han") == "han.html"
