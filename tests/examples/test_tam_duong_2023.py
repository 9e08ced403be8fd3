"""The figures of the example, worked out by hand from the two documents: who held what, who is late, who is short."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from kpi.evaluation.results import Result
from kpi.submission import Outcome
from rules.duty_rule import State
from rules.verdict import Verdict
from targets.issues import Severity
from targets.plan import DutyKind
from targets.plan_file import read_plan
from tests.examples.tam_duong import (
    COMMUNES,
    FOLDER,
    SUBMISSIONS,
    Example,
    plans,
    read_cells,
    register,
    registry,
)

#: The report for nine months, footnote 13: people and opinions at the one meeting of each chairman.
DIALOGUES = {
    "Bản Bo": (75, 5),
    "Bản Hon": (41, 7),
    "Bản Giang": (85, 8),
    "Nà Tăm": (72, 8),
    "Giang Ma": (65, 5),
    "Thị trấn Tam Đường": (91, 3),
}
#: The same report, III.2.1: chairmen named as not having held one; and those it names nowhere.
NO_DIALOGUE = {"Sơn Bình", "Bình Lư", "Nùng Nàng", "Thèn Sin", "Tả Lèng"}
NOT_NAMED = {"Khun Há", "Hồ Thầu"}
NO_CONFERENCE = {"Thị trấn Tam Đường", "Khun Há", "Thèn Sin", "Bản Giang", "Nùng Nàng"}
NO_SUPERVISION = {"Tả Lèng", "Khun Há", "Giang Ma"}

AUTUMN, NEW_YEAR = "2023-10-01T00:00", "2024-01-05T00:00"


def with_verdict(results: dict[str, Result], *verdicts: Verdict) -> set[str]:
    return {name for name, result in results.items() if result.verdict in verdicts}


def with_state(results: dict[str, Result], state: State) -> dict[str, int]:
    """Return the days of the units that stand so with a duty."""
    standings = {name: result.standing for name, result in results.items()}
    return {name: standing.days for name, standing in standings.items() if standing and standing.state is state}


# Dialogues of the chairmen


def test_six_chairmen_have_held_a_dialogue(tam_duong: Example) -> None:
    units = tam_duong.units("doi-thoai-chu-tich-xa", AUTUMN)
    assert set(units) == set(COMMUNES)
    assert with_verdict(units, Verdict.MET) == set(DIALOGUES)


def test_five_are_named_as_not_done_and_two_are_in_neither_list(tam_duong: Example) -> None:
    units = tam_duong.units("doi-thoai-chu-tich-xa", AUTUMN)
    assert with_verdict(units, Verdict.NOT_DUE) == NO_DIALOGUE
    assert with_verdict(units, Verdict.NOT_EVALUABLE) == NOT_NAMED
    assert {units[name].judgement.value for name in NO_DIALOGUE} == {Decimal(0)}
    assert {units[name].judgement.value for name in NOT_NAMED} == {None}
    assert all("để trống số liệu này" in units[name].judgement.why.vi for name in NOT_NAMED)


def test_five_are_short_once_the_year_is_over(tam_duong: Example) -> None:
    units = tam_duong.units("doi-thoai-chu-tich-xa", NEW_YEAR)
    assert with_verdict(units, Verdict.MET) == set(DIALOGUES)
    assert with_verdict(units, Verdict.SHORT) == NO_DIALOGUE
    assert with_verdict(units, Verdict.NOT_EVALUABLE) == NOT_NAMED


def test_the_year_is_over_at_its_midnight(tam_duong: Example) -> None:
    before = tam_duong.units("doi-thoai-chu-tich-xa", "2023-12-31T23:59")
    after = tam_duong.units("doi-thoai-chu-tich-xa", "2024-01-01T00:00")
    assert with_verdict(before, Verdict.SHORT) == set()
    assert with_verdict(after, Verdict.SHORT) == NO_DIALOGUE


def test_seven_more_would_make_the_dialogues_pass(tam_duong: Example) -> None:
    judgement = tam_duong.whole("doi-thoai-chu-tich-xa", AUTUMN).judgement
    # 6 of 13 held one; all 13 are asked: 13 - 6 = 7
    assert (judgement.numerator, judgement.denominator, judgement.missing) == (6, 13, Decimal(7))
    assert judgement.remedy is not None
    assert all(name in judgement.remedy.vi for name in NO_DIALOGUE | NOT_NAMED)


def test_before_the_reports_arrive_nothing_is_concluded(tam_duong: Example) -> None:
    units = tam_duong.units("doi-thoai-chu-tich-xa", "2023-09-08T09:14")
    assert with_verdict(units, Verdict.NOT_EVALUABLE) == set(COMMUNES)
    first = tam_duong.units("doi-thoai-chu-tich-xa", "2023-09-08T09:15")  # Bản Bo's file comes in
    assert with_verdict(first, Verdict.MET) == {"Bản Bo"}


# Conferences and supervision


def test_five_communes_lack_a_conference(tam_duong: Example) -> None:
    units = tam_duong.units("phan-bien-xa-hoi", AUTUMN)
    assert with_verdict(units, Verdict.NOT_DUE) == NO_CONFERENCE
    assert with_verdict(units, Verdict.MET) == set(COMMUNES) - NO_CONFERENCE
    assert with_verdict(tam_duong.units("phan-bien-xa-hoi", NEW_YEAR), Verdict.SHORT) == NO_CONFERENCE


def test_three_communes_lack_supervision(tam_duong: Example) -> None:
    units = tam_duong.units("giam-sat-217", AUTUMN)
    assert with_verdict(units, Verdict.NOT_DUE) == NO_SUPERVISION
    assert with_verdict(units, Verdict.MET) == set(COMMUNES) - NO_SUPERVISION
    assert with_verdict(tam_duong.units("giam-sat-217", NEW_YEAR), Verdict.SHORT) == NO_SUPERVISION


# Shares of units


def test_all_thirteen_are_needed_for_95_percent(tam_duong: Example) -> None:
    judgement = tam_duong.whole("II.4", AUTUMN).judgement
    least = next(k for k in range(14) if 100 * k >= 95 * 13)  # 12 of 13 is 92,3%
    assert least == 13
    # ten communes registered at least one model, Nùng Nàng none, Sơn Bình and Khun Há have no figure
    assert (judgement.numerator, judgement.denominator, judgement.missing) == (10, 13, Decimal(least - 10))
    assert judgement.value == Decimal("76.92")  # 10/13 = 0,76923…
    assert judgement.verdict is Verdict.NOT_DUE
    assert "yêu cầu 95% của 13 là 13 đơn vị" in judgement.why.vi


def test_a_third_model_is_noted_and_none_is_short(tam_duong: Example) -> None:
    units = tam_duong.units("II.4", NEW_YEAR)
    assert {name for name, result in units.items() if result.judgement.noted} == {"Bản Bo"}
    assert units["Bản Bo"].verdict is Verdict.MET
    assert with_verdict(units, Verdict.SHORT) == {"Nùng Nàng"}
    assert with_verdict(units, Verdict.NOT_EVALUABLE) == {"Sơn Bình", "Khun Há"}


def test_nobody_is_short_before_the_year_is_over(tam_duong: Example) -> None:
    figures = [r for r in tam_duong.results("2023-12-31T23:59") if r.promise.each is not None]
    assert len(figures) == 9 * (13 + 1)  # six targets and three events, each for 13 communes and the district
    assert {r.verdict for r in figures} == {Verdict.MET, Verdict.NOT_DUE, Verdict.NOT_EVALUABLE}


def test_the_two_wordings_of_the_models_are_told_apart() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("plans/*.yaml"))}
    found = [issue for path, text in texts.items() for issue in read_plan(text, path.name, registry())[1]]
    assert [(issue.code, issue.severity) for issue in found] == [("contradiction", Severity.WARNING)]
    (plan,) = (text for text in texts.values() if "id: dvcq-2023" in text)
    assert plan.splitlines()[(found[0].source.line or 0) - 1].strip() == "- id: II.4"


# Reports and their deadlines


@pytest.mark.parametrize(
    ("duty", "last_day", "last_working_day"),
    [
        ("bao-cao-6-thang", date(2023, 6, 4), date(2023, 6, 2)),  # before Monday 05/6: a Sunday; the Friday before it
        ("bao-cao-nam", date(2023, 11, 14), date(2023, 11, 14)),  # before Wednesday 15/11: a Tuesday
        ("bao-cao-9-thang", date(2023, 9, 14), date(2023, 9, 14)),  # illustrative: a Thursday
    ],
)
def test_the_last_days(tam_duong: Example, duty: str, last_day: date, last_working_day: date) -> None:
    deadlines = {(r.deadline.last_day, r.deadline.last_working_day) for r in tam_duong.units(duty, AUTUMN).values()}
    assert deadlines == {(last_day, last_working_day)}
    assert last_working_day.isoweekday() <= 5


@pytest.mark.parametrize(
    ("moment", "still_open", "late", "overdue"),
    [
        ("2023-06-04T23:59", {"Hồ Thầu": 0, "Sơn Bình": 0, "Bản Giang": 0, "Khun Há": 0}, {}, {}),
        ("2023-06-05T00:00", {}, {}, {"Hồ Thầu": 1, "Sơn Bình": 1, "Bản Giang": 1, "Khun Há": 1}),
        ("2023-06-05T00:12", {}, {"Bản Giang": 1}, {"Hồ Thầu": 1, "Sơn Bình": 1, "Khun Há": 1}),
        ("2023-06-06T00:00", {}, {"Bản Giang": 1}, {"Hồ Thầu": 2, "Sơn Bình": 2, "Khun Há": 2}),
        ("2023-06-06T23:59", {}, {"Bản Giang": 1}, {"Hồ Thầu": 2, "Sơn Bình": 2, "Khun Há": 2}),
        # 09/6 - 04/6 = 5; 01/10 is 26 + 31 + 31 + 30 + 1 = 119 days after 04/6
        (AUTUMN, {}, {"Bản Giang": 1, "Hồ Thầu": 5}, {"Sơn Bình": 119, "Khun Há": 119}),
    ],
)
def test_half_year_reports(
    tam_duong: Example, moment: str, still_open: dict[str, int], late: dict[str, int], overdue: dict[str, int]
) -> None:
    units = tam_duong.units("bao-cao-6-thang", moment)
    assert with_state(units, State.OPEN) == still_open
    assert with_state(units, State.LATE) == late
    assert with_state(units, State.OVERDUE) == overdue
    assert set(with_state(units, State.DONE)) == set(COMMUNES) - set(still_open) - set(late) - set(overdue)


@pytest.mark.parametrize(
    ("moment", "state", "days"),
    [
        ("2023-11-13T08:00", State.OPEN, 1),
        ("2023-11-14T23:59", State.OPEN, 0),
        ("2023-11-15T00:00", State.OVERDUE, 1),
        ("2023-11-16T00:00", State.OVERDUE, 2),
    ],
)
def test_year_reports(tam_duong: Example, moment: str, state: State, days: int) -> None:
    assert with_state(tam_duong.units("bao-cao-nam", moment), state) == dict.fromkeys(COMMUNES, days)


def test_late_days_agree_with_the_register(tam_duong: Example) -> None:
    last = {"2023-H1": datetime.fromisoformat("2023-06-04"), "2023-9M": datetime.fromisoformat("2023-09-14")}
    duties = {"2023-H1": "bao-cao-6-thang", "2023-9M": "bao-cao-9-thang"}
    names = {file: name for name, file in COMMUNES.items()}
    refused = {"2023-H1/son-binh.xlsx", "2023-9M/nung-nang-lan-1.xlsx"}
    counted: dict[str, dict[str, int]] = {duty: {} for duty in duties.values()}
    for file, at in register():
        period, unit = file.removesuffix(".xlsx").split("/")
        days = (at.replace(tzinfo=None, hour=0, minute=0) - last[period]).days
        if days > 0 and file not in refused:
            counted[duties[period]][names[unit]] = days
    assert counted["bao-cao-9-thang"] == {"Thèn Sin": 4, "Nùng Nàng": 5}
    assert {duty: with_state(tam_duong.units(duty, NEW_YEAR), State.LATE) for duty in counted} == counted


def test_a_report_when_asked_for_has_no_date(tam_duong: Example) -> None:
    (asked,) = (d for d in plans()["dvcq-2023"].duties if d.kind is DutyKind.AD_HOC)
    assert asked.id not in {r.promise.id for r in tam_duong.results(AUTUMN)}


# Files


def test_all_files_but_two_are_accepted(tam_duong: Example) -> None:
    assert len(tam_duong.receipts) == 26
    refused = {receipt.file_name for receipt in tam_duong.receipts if receipt.outcome is not Outcome.ACCEPTED}
    assert refused == {"2023-H1/son-binh.xlsx", "2023-9M/nung-nang-lan-1.xlsx"}


@pytest.mark.parametrize(
    ("file", "mistakes"),
    [
        # in words, blank, 12/10 and -1
        ("2023-H1/son-binh.xlsx", {"E8": "not-yes-no", "E9": "required", "E10": "not-yes-no", "E11": "negative"}),
        # 12/10, in words, -3 and blank
        (
            "2023-9M/nung-nang-lan-1.xlsx",
            {"E8": "not-a-number", "E9": "not-a-number", "E10": "negative", "E11": "required"},
        ),
    ],
)
def test_every_mistake_is_told_at_its_cell(tam_duong: Example, file: str, mistakes: dict[str, str]) -> None:
    (receipt,) = (receipt for receipt in tam_duong.receipts if receipt.file_name == file)
    assert {issue.source.cell: issue.code for issue in receipt.issues} == mistakes


def test_nung_nang_counts_from_its_second_file(tam_duong: Example) -> None:
    refused = tam_duong.units("bao-cao-9-thang", "2023-09-18T00:00")["Nùng Nàng"]
    assert (refused.verdict, refused.judgement.value) == (Verdict.OVERDUE, Decimal(0))
    assert "16:50 ngày 13/9/2023 có lỗi" in refused.judgement.why.vi
    waiting = tam_duong.units("phan-bien-xa-hoi", "2023-09-18T00:00")["Nùng Nàng"]
    assert waiting.verdict is Verdict.NOT_EVALUABLE
    accepted = tam_duong.units("bao-cao-9-thang", "2023-09-19T10:15")["Nùng Nàng"]
    assert accepted.verdict is Verdict.LATE


def test_the_files_add_up_to_what_the_report_says() -> None:
    files = {name: read_cells(SUBMISSIONS / "2023-9M" / f"{file}.xlsx") for name, file in COMMUNES.items()}
    for name, (people, opinions) in DIALOGUES.items():
        given = [files[name][f"doi-thoai-{what}"][0] for what in ("chu-tich", "so-nguoi", "y-kien")]
        assert given == [1, people, opinions]

    def total(indicator: str) -> int:
        return sum(value for cells in files.values() if isinstance(value := cells[indicator][0], int))

    assert total("doi-thoai-chu-tich") == 6  # "06 hội nghị đối thoại"
    assert total("doi-thoai-so-nguoi") == 429  # 75 + 41 + 85 + 72 + 65 + 91
    assert total("doi-thoai-y-kien") == 36  # 5 + 7 + 8 + 8 + 5 + 3
    assert total("phan-bien-hoi-nghi") == 8  # "08 hội nghị phản biện xã hội"
    assert {n for n, cells in files.items() if cells["giam-sat-217"][0] == "không"} == NO_SUPERVISION
    assert {n for n, cells in files.items() if cells["doi-thoai-chu-tich"][0] is None} == NOT_NAMED


def test_what_no_document_says_is_labelled() -> None:
    for path in SUBMISSIONS.glob("2023-*/*.xlsx"):
        invented = path.parent.name == "2023-H1" or path.stem == "nung-nang-lan-1"
        label = "số liệu minh họa" if invented else "Báo cáo 9 tháng năm 2023: "
        assert all(note.startswith(label) for _, note in read_cells(path).values()), path
    lines = (SUBMISSIONS / "so-van-ban-den.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert all(line.endswith(";số liệu minh họa") for line in lines)
