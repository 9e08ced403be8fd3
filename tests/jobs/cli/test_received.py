"""What is printed of received files: every one of a few, of many only those that need a person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jobs.cli.received import SHOWN, print_received
from jobs.marked_copies import Written
from jobs.receive import Received
from kpi.errors import UnreadableError
from kpi.submission import Outcome, Receipt
from targets.issues import Issue
from targets.provenance import Source
from targets.wording import Language, Sentence, say
from tests.kpi.world import moment

TAKEN = Receipt("ban-bo.xlsx", "ab", moment("2023-06-01"), Outcome.ACCEPTED, "kh-2023", "ban-bo", "2023-H1", 1)
ASKED = Issue(
    "ambiguous-number",
    say("“1.234” đọc được hai cách", "“1.234” can be read in two ways"),
    Source("sai.xlsx", sheet="Báo cáo", cell="E8"),
    near=("1234", "1,234"),
)
REFUSED = Receipt("sai.xlsx", "cd", moment("2023-06-01"), Outcome.REFUSED, issues=(ASKED,))


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def printed(capsys: pytest.CaptureFixture[str], found: Received, language: Language = "vi") -> tuple[str, str]:
    print_received(found, language)
    return capsys.readouterr()


def test_a_few_are_told_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = printed(capsys, Received([TAKEN, REFUSED]))
    assert "ban-bo.xlsx: đã tiếp nhận báo cáo của ban-bo, kỳ 2023-H1, lần 1." in out
    assert out.index("ban-bo.xlsx") < out.index("sai.xlsx")
    assert "báo cáo:" not in out.splitlines()[0]


def test_what_is_asked_is_shown_with_the_answer_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = printed(capsys, Received([REFUSED]))
    assert "hai cách" in out + err
    assert "Trả lời chỗ được hỏi, ví dụ: --answer 'Báo cáo!E8=1234'" in out


@pytest.mark.parametrize(
    "issue",
    [replace(ASKED, near=()), replace(ASKED, source=Source("sai.csv", line=3))],
    ids=["nothing offered", "no cell"],
)
def test_what_cannot_be_answered_is_not_asked(capsys: pytest.CaptureFixture[str], issue: Issue) -> None:
    out, _ = printed(capsys, Received([replace(REFUSED, issues=(issue,))]))
    assert "--answer" not in out


@pytest.mark.parametrize("accepted", [SHOWN - 1, SHOWN])
def test_of_many_only_the_refused_are_told_behind_the_counts(capsys: pytest.CaptureFixture[str], accepted: int) -> None:
    receipts = [replace(TAKEN, file_name=f"{n:02}.xlsx") for n in range(accepted)]
    out, _ = printed(capsys, Received([*receipts, REFUSED]))
    many = accepted + 1 > SHOWN
    assert ("00.xlsx" in out) is not many
    assert (f"{SHOWN + 1} báo cáo: đã tiếp nhận {SHOWN}, chưa tiếp nhận 1" in out) is many
    assert "sai.xlsx" in out


def test_the_counts_name_every_outcome_that_came_up_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = {Outcome.ACCEPTED: 12, Outcome.DRAFT: 7, Outcome.DUPLICATE: 3}
    receipts = [replace(TAKEN, outcome=outcome) for outcome, n in kinds.items() for _ in range(n)]
    out, _ = printed(capsys, Received(receipts), "en")
    assert out == "22 reports: accepted 12, drafts 7, the same as before 3\n"  # 12 + 7 + 3


def test_where_a_copy_lies_and_what_it_lost(capsys: pytest.CaptureFixture[str]) -> None:
    whole = Written(Path("tra-lai/a.xlsx"), ())
    poorer = Written(Path("tra-lai/b.xlsx"), ("biểu đồ", "ảnh"))
    out, _ = printed(capsys, Received(copies={"a.xlsx": whole, "[b].xlsx": poorer}))
    assert out.splitlines() == [
        "a.xlsx: bản đánh dấu ở tra-lai/a.xlsx",
        "[b].xlsx: bản đánh dấu ở tra-lai/b.xlsx",  # brackets are no markup
        "  Bản đánh dấu không giữ được: biểu đồ, ảnh.",
    ]


def test_what_could_not_be_read_stands_among_the_errors(capsys: pytest.CaptureFixture[str]) -> None:
    fault = UnreadableError("mat.xlsx", Sentence("không mở được", "it does not open"))
    skipped = Issue("passed-over", say("bỏ qua tệp tạm", "passed over"), Source("Thumbs.db"))
    out, err = printed(capsys, Received(unread=[fault], issues=(skipped,)))
    assert out == ""
    assert "mat.xlsx" in err
    assert "bỏ qua tệp tạm" in err


def test_nothing_received_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, Received()) == ("", "")
