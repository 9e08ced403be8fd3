"""What the officer answers: only one of the choices offered, only where something was asked; every answer is told."""

from __future__ import annotations

from kpi.intake.settled import answered, not_offered, offered, place_of
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import say

E8 = Source("bc.xlsx", "ab", sheet="Báo cáo", cell="E8")
ASKED = Issue("doubtful-number", say("“1.5” chưa rõ", "“1.5” is not clear"), E8, near=("15", "1,5"))
TOLD = Issue("negative", say("số âm", "negative"), Source("bc.xlsx", "ab", sheet="Báo cáo", cell="E9"))


def test_a_place_is_the_sheet_and_the_cell() -> None:
    assert place_of(E8) == "Báo cáo!E8"
    assert place_of(Source("bc.xlsx")) == place_of(Source("bc.xlsx", sheet="Báo cáo")) == ""


def test_an_answer_is_one_of_the_choices_where_something_was_asked() -> None:
    answers = {"Báo cáo!E8": "1,5", "Báo cáo!E9": "5", "Báo cáo!E10": "5"}
    assert offered(answers, (ASKED, TOLD)) == {"Báo cáo!E8": "1,5"}
    assert offered({"Báo cáo!E8": "150"}, (ASKED, TOLD)) == {}  # not among them: no way to change a figure


def test_an_answer_to_nothing_is_an_error_that_says_so() -> None:
    [issue] = not_offered({"Báo cáo!E8": "1,5", "Báo cáo!E9": "5"}, {"Báo cáo!E8": "1,5"}, "bc.xlsx")
    assert (issue.code, issue.severity, issue.source) == ("answer-not-asked", Severity.ERROR, Source("bc.xlsx"))
    assert issue.text.vi == "“Báo cáo!E9=5” không trả lời câu hỏi nào"
    assert issue.hint is not None


def test_what_was_answered_is_told_beside_the_question() -> None:
    [note] = answered({"Báo cáo!E8": "1,5"}, {"Báo cáo!E8": ASKED})
    assert (note.code, note.severity, note.source) == ("settled", Severity.NOTE, E8)
    assert note.text.vi == "đã hỏi: “1.5” chưa rõ; cán bộ chọn “1,5”"
