"""Templates: the program's are whole, an office's own take their place, and every slip in one is told where it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobs.reminders.texts import SAMPLE, duty_template, shipped, short, texts_of
from targets.issues import Issue


def issues(name: str, text: str) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.source.line) for issue in texts_of({name: text})[1]]


def test_the_program_s_own_templates_have_no_mistake_and_both_languages() -> None:
    texts, found = texts_of(shipped())
    assert found == ()
    assert set(texts.own) == {
        f"{name}.{language}.{kind}"
        for language in ("vi", "en")
        for name, kind in (("subject", "txt"), ("message", "txt"), ("message", "html"), ("brief", "txt"))
    }


def test_an_own_template_takes_the_place_of_the_program_s() -> None:
    texts, found = texts_of({"subject.vi.txt": "Đôn đốc: {{ rows[0].title }}"})
    assert found == ()
    assert texts.write("subject.vi.txt", SAMPLE) == "Đôn đốc: Báo cáo 6 tháng đầu năm"
    assert texts.write("subject.en.txt", SAMPLE).startswith("Reminder:")


def test_a_field_that_does_not_exist_is_told_with_its_file_and_line() -> None:
    text = "Kính gửi {{ recipient }}\n{% for row in rows %}\n{{ row.tille }}\n{{ deadline }}\n{% endfor %}\n"
    texts, (first, second) = texts_of({"message.vi.txt": text})
    assert first.say() == (
        "templates/message.vi.txt, dòng 3: không có trường “tille”. Có phải: “title”? "
        "Các trường: days_late, days_left, last_day, last_working_day, period, stage, title, units, why."
    )
    assert second.text.vi == "không có trường “deadline”"
    assert texts.write("message.vi.txt", SAMPLE).startswith("Kính gửi: Văn thư xã Bản Bo")  # the program's


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("mesage.vi.txt", "", "unknown-template", None),
        ("duty-bao-cao.fr.txt", "", "unknown-template", None),
        ("message.vi.txt", "a\n{% if overdue %}\nb", "bad-template", 3),
        ("message.vi.txt", "{{ day + 1 }}", "bad-template", 1),
        ("message.vi.txt", "a\n{{ rows[7].title }}", "bad-template", 2),
        ("message.vi.txt", "{{ ''.__class__.__mro__ }}", "unknown-field", 1),
        ("duty-bao-cao.vi.txt", "{{ recipient }}", "unknown-field", 1),  # a duty's has the fields of its row
    ],
)
def test_what_is_wrong_with_a_template(name: str, text: str, code: str, line: int | None) -> None:
    assert (code, line) in issues(name, text)


def test_names_a_template_gives_itself_are_its_own() -> None:
    text = "{% set n = rows | length %}{% for row in rows %}{{ loop.index }}/{{ n }} {{ row.title }}{% endfor %}"
    assert issues("brief.vi.txt", text) == []


def test_a_template_that_fails_only_on_some_message_gives_way_to_the_program_s() -> None:
    texts, found = texts_of(
        {
            "subject.vi.txt": "{{ 1 // (2 - rows | length) if overdue else 'x' }}",
            "duty-bao-cao.vi.txt": "{{ 1 // days_left }}",
        }
    )
    assert found == ()
    late = replace(SAMPLE, overdue=True)
    assert texts.write("subject.vi.txt", SAMPLE) == "x"
    assert texts.write("subject.vi.txt", late).startswith("Quá hạn: 2 việc")
    assert texts.write("duty-bao-cao.vi.txt", replace(SAMPLE.rows[0], days_left=0)) == "còn 3 ngày làm việc"


def test_html_is_escaped_and_text_is_not() -> None:
    nasty = replace(SAMPLE, recipient="<b>Văn thư & ai</b>")
    own = {"message.vi.html": "<p>{{ recipient }}</p>", "message.vi.txt": "{{ recipient }}"}
    texts, _ = texts_of(own)
    assert texts.write("message.vi.html", nasty) == "<p>&lt;b&gt;Văn thư &amp; ai&lt;/b&gt;</p>"
    assert texts.write("message.vi.txt", nasty) == "<b>Văn thư & ai</b>"
    assert "&lt;b&gt;Văn thư &amp; ai&lt;/b&gt;" in texts_of({})[0].write("message.vi.html", nasty)


def test_every_occurrence_of_a_duty_has_the_same_template() -> None:
    assert duty_template("bao-cao@2023-H1", "vi") == "duty-bao-cao.vi.txt"


def test_a_text_is_cut_at_a_word() -> None:
    assert short("một hai ba bốn", 10) == "một hai…"
    assert len(short("a" * 50, 10)) == 10


def test_all_mistakes_are_told_at_once_by_file() -> None:
    found: tuple[Issue, ...] = texts_of({"message.vi.txt": "{{ a }}{{ b }}", "brief.vi.txt": "{{ c }}"})[1]
    unknown = [issue.text.vi for issue in found if issue.code == "unknown-field"]
    assert unknown == [f"không có trường “{name}”" for name in "cab"]
