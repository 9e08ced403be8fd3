"""The same thing stated twice."""

from __future__ import annotations

from rules.crossfoot.check import CheckKind, CheckVerdict
from rules.crossfoot.crossfoot import crossfoot
from tests.rules.crossfoot.reports import checks, findings, report, verdicts

REPEAT = CheckKind.REPEAT
FILLER = (
    "Công tác tuyên truyền được các cấp, các ngành quan tâm thực hiện thường xuyên, bằng"
    " nhiều hình thức phù hợp với địa bàn.\n"
)


def test_two_totals_for_one_event_are_a_conflict() -> None:
    text = (
        "Kịp thời động viên 107 quân nhân hoàn thành nghĩa vụ quân sự trở về địa phương.\n"
        f"{FILLER}Tổ chức lễ đón 97 công dân hoàn thành nghĩa vụ quân sự trở về địa phương."
    )
    [check] = checks(text, REPEAT)
    assert check.verdict is CheckVerdict.CONFLICT
    assert (check.stated, check.computed) == ("107", "97")
    assert verdicts(text.replace("107", "97"), REPEAT) == [CheckVerdict.OK]


def test_equal_numbers_of_different_things_are_not_matched() -> None:
    assert checks(f"Tổng dư nợ 565 tỷ đồng.\n{FILLER}Kết nạp 565 đoàn viên.", REPEAT) == []


def test_what_two_bodies_did_is_not_compared() -> None:
    text = (
        "Hội Nông dân tổ chức 08 buổi tuyên truyền pháp luật về phòng, chống ma túy.\n"
        f"{FILLER}Hội LHPN tổ chức 12 buổi tuyên truyền pháp luật về phòng, chống ma túy."
    )
    assert findings(text) == []


def test_what_was_done_in_two_years_is_not_compared() -> None:
    text = (
        "Năm 2022 vận động được 15 hộ dân tham gia hiến đất làm đường giao thông nông thôn.\n"
        f"{FILLER}Năm 2023 vận động được 21 hộ dân tham gia hiến đất làm đường giao thông nông thôn."
    )
    assert findings(text) == []


def test_changes_are_not_compared_by_the_words_they_are_all_followed_by() -> None:
    text = (
        "Kết nạp 106 hội viên (tăng 15 hội viên so với cùng kỳ năm 2022).\n"
        f"{FILLER}Giới thiệu việc làm cho 280 hội viên (tăng 40 hội viên so với cùng kỳ năm 2022)."
    )
    assert findings(text) == []


def test_the_words_before_a_figure_tell_as_well() -> None:
    text = (
        "Số đơn tiếp nhận trong kỳ báo cáo là 24 đơn, đơn kỳ trước chuyển sang 07 đơn.\n"
        f"{FILLER}Số đơn tiếp nhận trong kỳ báo cáo là 28 đơn."
    )
    assert findings(text) == [("repeat", "conflict")]


def test_two_reports_of_one_body_are_compared() -> None:
    first = report("Năm 2023 có 122 thanh niên lên đường nhập ngũ năm 2023 đạt kế hoạch giao.")
    second = report("Có 120 thanh niên lên đường nhập ngũ năm 2023 đạt kế hoạch giao.")
    [check] = [check for check in crossfoot([first, second]) if check.kind is REPEAT]
    assert (check.verdict, check.spot.document, check.parts[0].spot.document) == (CheckVerdict.CONFLICT, 0, 1)


def test_equal_numbers_need_fewer_words_in_common() -> None:
    between = (
        "Công tác tuyên truyền được các cấp quan tâm, thực hiện thường xuyên bằng nhiều hình thức phù hợp với cơ sở."
    )
    text = (
        f"Vận động 54 thanh niên lên đường nhập ngũ đạt kế hoạch.\n{between}\n"
        "Tặng quà cho {n} đoàn viên lên đường nhập ngũ."
    )
    assert [check.verdict for check in checks(text.format(n=54), REPEAT)] == [CheckVerdict.OK]
    assert checks(text.format(n=45), REPEAT) == []  # perhaps only some were given presents


def test_parts_of_different_wholes_are_different_things() -> None:
    text = (
        "Cả tỉnh gieo cấy được 2.471 ha lúa xuân, trong đó các địa phương vùng thấp gieo cấy 689 ha.\n"
        "Công tác phòng trừ sâu bệnh được quan tâm, thực hiện thường xuyên bằng nhiều hình thức phù hợp.\n"
        "{whole} được 1.418 ha, trong đó các địa phương vùng thấp gieo cấy 1.149 ha."
    )
    assert findings(text.format(whole="Ngô vụ đông trồng")) == []
    assert findings(text.format(whole="Cả tỉnh gieo cấy")) == [("repeat", "conflict")] * 2  # the wholes, and the parts
