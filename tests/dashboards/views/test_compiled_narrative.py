"""The whole report: its subject, its opening, its sections, its end."""

from __future__ import annotations

from dataclasses import replace

from dashboards.views.compiled_narrative import narrative_of
from tests.dashboards.compiled.said import half_year, words_of
from tests.dashboards.world import plan


def test_a_report_on_one_plan_is_about_its_title() -> None:
    narrative = words_of(half_year())
    assert narrative.subject == (
        "Kết quả thực hiện công tác dân vận 6 tháng đầu,",
        "nhiệm vụ trọng tâm 6 tháng cuối năm 2023",
    )
    assert narrative.opening == (
        "Thực hiện Kế hoạch của UBND huyện (“Công tác dân vận năm 2023”); trên cơ sở báo cáo của các đơn vị, số liệu "
        "tiếp nhận đến hết ngày 30/9/2023, Phòng Nội vụ huyện Tam Đường báo cáo kết quả thực hiện 6 tháng đầu năm 2023 "
        "như sau:"
    )
    assert narrative.closing == (
        "Trên đây là báo cáo kết quả thực hiện công tác dân vận 6 tháng đầu, nhiệm vụ trọng tâm 6 tháng cuối năm 2023"
    )


def test_a_report_on_several_plans_names_them_as_long_as_they_are_few() -> None:
    report = half_year()
    other = plan().model_copy(update={"id": "kh2", "title": "Đối thoại năm 2023"})
    two = narrative_of(replace(report, plans=(*report.plans, other)), "Phòng Nội vụ")
    assert two.subject[0] == "Kết quả thực hiện chỉ tiêu, nhiệm vụ 6 tháng đầu,"
    assert " và Kế hoạch của UBND huyện (“Đối thoại năm 2023”);" in two.opening
    four = narrative_of(replace(report, plans=(*report.plans, other, other, other)), "Phòng Nội vụ")
    assert four.opening.startswith("Thực hiện 4 kế hoạch nêu tại mục I;")


def test_an_office_that_is_not_named_is_the_body_of_the_plan() -> None:
    assert ", huyện Tam Đường báo cáo kết quả" in narrative_of(half_year(), "").opening


def test_the_sections_stand_in_their_order_and_the_annexes_behind() -> None:
    narrative = words_of(half_year())
    assert narrative.paragraphs[0] == narrative.direction[0]
    assert narrative.paragraphs[-1] == narrative.steps[-1]
    assert [table.label for table in narrative.annexes] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert [note.number for note in narrative.notes] == [1, 2]
