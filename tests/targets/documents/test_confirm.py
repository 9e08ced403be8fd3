"""A draft plan as a person confirmed it: kept, changed, refused; and a plan file that reads."""

from __future__ import annotations

from typing import Any

import yaml

from targets.documents.confirm import Choice, Head, confirmed, proposals
from targets.documents.draft import draft_plan
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.documents.reading import read
from targets.plan_file import read_plan
from tests.dashboards.world import registry

PLAN = """\
KẾ HOẠCH
Công tác trồng cây năm 2023
I. CHỈ TIÊU
- 100% xã, thị trấn xây dựng kế hoạch trồng cây.
- 95% số xã, thị trấn trồng từ 01 - 02 vườn ươm trở lên.
II. TỔ CHỨC THỰC HIỆN
Các xã, thị trấn báo cáo kết quả 6 tháng trước ngày 05/6/2023 gửi về Phòng Nội vụ.
"""
HEAD = Head("trong-cay", "Trồng cây năm 2023", "tam-duong", "2023", ("cap-xa",))


def draft() -> dict[str, Any]:
    return draft_plan(read(lay_out(text_lines(PLAN))), "ke-hoach.txt", "ab" * 32)


def choose(**changed: Choice) -> dict[str, Choice]:
    """Keep everything but what is said otherwise; chi_tieu_1 stands for chi-tieu-1."""
    keep = {one.id: Choice(kept=True, title="", number="", day="") for one in proposals(draft())}
    return keep | {name.replace("_", "-"): choice for name, choice in changed.items()}


def test_what_is_proposed() -> None:
    found = [(one.id, one.part, one.line, one.number, one.unit, one.when, one.day) for one in proposals(draft())]
    assert found == [
        ("chi-tieu-1", "targets", 4, "100", "%", "", ""),
        ("chi-tieu-2", "targets", 5, "95", "%", "", ""),
        ("nhiem-vu-1", "duties", 7, "", "", "before", "2023-06-05"),
    ]


def test_everything_kept_is_a_plan_that_reads() -> None:
    text = confirmed(draft(), HEAD, choose())
    plan, issues = read_plan(text, "ke-hoach.yaml", registry())
    assert plan is not None, issues
    assert [target.id for target in plan.targets] == ["chi-tieu-1", "chi-tieu-2"]
    assert plan.form is not None
    assert plan.form.indicators == ("so-chi-tieu-1", "so-chi-tieu-2")
    assert [period.key for period in plan.report_periods] == ["2023-H1", "2023"]
    assert {unit.id for unit in registry().roster(plan.targets[0].to.selector(), plan.period.last_day)} == {
        "thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha",
    }  # fmt: skip


def test_what_is_refused_goes_with_its_indicator() -> None:
    text = confirmed(draft(), HEAD, choose(chi_tieu_1=Choice(kept=False, title="", number="", day="")))
    plan = yaml.safe_load(text)
    assert [one["id"] for one in plan["targets"]] == ["chi-tieu-2"]
    assert [one["id"] for one in plan["indicators"]] == ["so-chi-tieu-2"]
    assert plan["form"]["indicators"] == ["so-chi-tieu-2"]


def test_what_nobody_chose_is_refused() -> None:
    plan = yaml.safe_load(confirmed(draft(), HEAD, {}))
    assert not {"targets", "duties", "indicators", "form"} & set(plan)


def test_what_was_changed() -> None:
    text = confirmed(
        draft(),
        HEAD,
        choose(
            chi_tieu_2=Choice(kept=True, title="Vườn ươm", number="90%", day=""),
            nhiem_vu_1=Choice(kept=True, title="", number="", day="2023-06-06"),
        ),
    )
    plan = yaml.safe_load(text)
    assert (plan["targets"][1]["title"], plan["targets"][1]["share"]) == ("Vườn ươm", 90)
    assert str(plan["duties"][0]["deadline"]["before"]) == "2023-06-06"
    assert plan["targets"][1]["source"]["line"] == 5  # where it stands in the document stays


def test_a_number_that_is_none_is_told_by_the_reader_of_plans() -> None:
    text = confirmed(draft(), HEAD, choose(chi_tieu_1=Choice(kept=True, title="", number="hầu hết", day="")))
    plan, issues = read_plan(text, "ke-hoach.yaml", registry())
    assert plan is None
    assert any("hầu hết" in issue.text.vi for issue in issues)


def test_without_a_form() -> None:
    head = Head("trong-cay", "Trồng cây", "tam-duong", "2023", ("cap-xa",), form=False)
    assert "form" not in yaml.safe_load(confirmed(draft(), head, choose()))


def test_hostile_words_stay_words() -> None:
    hostile = Choice(kept=True, title="x: !!python/object:os.system [a", number="", day="")
    plan = yaml.safe_load(confirmed(draft(), HEAD, choose(chi_tieu_1=hostile)))
    assert plan["targets"][0]["title"] == hostile.title
