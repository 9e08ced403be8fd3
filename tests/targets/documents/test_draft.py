"""A reading as a plan file: once a person has filled in whom it concerns and confirmed it, it is a plan."""

from __future__ import annotations

from targets.documents.draft import draft_of
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.documents.reading import read
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.provenance import Source
from targets.units import Registry, Unit

PLAN = """\
KẾ HOẠCH
Công tác dân vận năm 2023
I. CHỈ TIÊU
- 95% đơn vị đăng ký từ 01 - 02 mô hình.
- 100% đơn vị xây dựng kế hoạch.
- Tỷ lệ hòa giải thành đạt trên 85%.
- Tỷ lệ hộ nghèo giảm xuống còn 12%.
- Mỗi đơn vị tổ chức ít nhất 02 hội nghị.
II. TỔ CHỨC THỰC HIỆN
Báo cáo về Phòng Nội vụ 6 tháng trước ngày 05/6, năm trước ngày 15/11 và đột xuất; báo cáo trước ngày 15 hằng tháng.
"""
HERE = Source("units.yaml")
UNITS = Registry((Unit("huyen", "Mẫu", "huyện", HERE), Unit("xa", "Một", "xã", HERE, groups=("cap-xa",))), HERE)


def draft() -> str:
    return draft_of(read(lay_out(text_lines(PLAN))), "kh.txt", "ab" * 32)


def filled(text: str) -> Plan:
    text = text.replace("unit: ''", "unit: huyen").replace("groups: []", "groups: [cap-xa]")
    plan, issues = read_plan(text.replace("confirm: false", "confirm: true"), "nhap.yaml", UNITS)
    assert plan is not None, issues
    assert [issue for issue in issues if issue.severity == "error"] == []
    return plan


def test_a_confirmed_draft_is_a_plan_with_its_links() -> None:
    plan = filled(draft())
    assert (plan.title, plan.document.file, plan.document.sha256) == (
        "KẾ HOẠCH Công tác dân vận năm 2023",
        "kh.txt",
        "ab" * 32,
    )
    assert [f"{t.id} {t.share} {t.each.min} {t.each.max}" for t in plan.targets] == [
        "chi-tieu-1 95 1 2",
        "chi-tieu-2 100 1 None",
        "chi-tieu-5 100 2 None",
    ]
    assert [f"{t.id} {t.total.min} {t.total.max}" for t in plan.totals] == [
        "chi-tieu-3 85 None",
        "chi-tieu-4 None 12",
    ]
    assert plan.totals[0].assumption == "Văn bản nói “trên”/“dưới”: đúng mức ấy chưa đạt."
    assert [(d.kind.value, d.period.key, d.recipient) for d in plan.duties] == [
        ("report", "2023-H1", "Phòng Nội vụ"),
        ("report", "2023", "Phòng Nội vụ"),
        ("ad_hoc", "2023", "Phòng Nội vụ"),
    ]
    first = plan.targets[0].source[0]
    assert (first.section, first.line, first.quote) == ("I", 4, "95% đơn vị đăng ký từ 01 - 02 mô hình.")


def test_what_a_plan_file_cannot_say_becomes_a_note() -> None:
    assert filled(draft()).notes == ("Dòng 10: báo cáo trước ngày 15 hằng tháng.",)


def test_nothing_counts_before_it_is_confirmed() -> None:
    text = draft().replace("unit: ''", "unit: huyen").replace("groups: []", "groups: [cap-xa]")
    _, issues = read_plan(text, "nhap.yaml", UNITS)
    unconfirmed = [issue for issue in issues if issue.code == "unconfirmed"]
    assert len(unconfirmed) == 8  # five targets and three duties
    assert all("confirm: false" in text.splitlines()[(issue.source.line or 0) - 1] for issue in unconfirmed)


def test_the_same_reading_gives_the_same_draft() -> None:
    assert draft() == draft()
