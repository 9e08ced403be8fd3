"""remind preview, remind calendar: what would be sent, seen before it goes."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar

from tests.jobs.conftest import Dondoc

DAY = ("--day", "2023-06-05", "--to", "Sơn Bình")


def test_the_message_of_a_unit_s_day(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("remind", "preview", "-w", example, *DAY)
    assert said.code == 0
    assert said.out.startswith("Quá hạn: Báo cáo 6 tháng đầu năm 2023 (ngày 05/6/2023)\n")
    assert "→ van-thu@son-binh.tam-duong.example (mail), 05/6/2023" in said.out
    assert "■ Đã quá hạn 1 ngày (hạn cuối là hết ngày 04/6/2023); tệp nhận lúc 15:30 ngày 02/6/2023 có lỗi" in said.out
    assert "+ dvcq-2023_2023-H1_son-binh.xlsx" in said.out


def test_it_may_be_asked_for_by_address_or_id_and_in_english(dondoc: Dondoc, example: Path) -> None:
    by_unit = dondoc("remind", "preview", "-w", example, *DAY, "--json", "--lang", "en").json
    assert [one["subject"] for one in by_unit] == ["Overdue: Báo cáo 6 tháng đầu năm 2023 (5 Jun 2023)"]
    assert by_unit[0]["attachments"] == ["dvcq-2023_2023-H1_son-binh.xlsx", "son-binh.ics"]
    for to in ("van-thu@son-binh.tam-duong.example", "son-binh/van-thu"):
        same = dondoc("remind", "preview", "-w", example, "--day", "2023-06-05", "--to", to, "--json", "--lang", "en")
        assert same.json == by_unit


def test_html_is_written_to_be_looked_at(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "thu.html"
    said = dondoc("remind", "preview", "-w", example, *DAY, "--html", out, "--json")
    assert out.read_text(encoding="utf-8") == said.json[0]["html"]
    assert "<td>Báo cáo 6 tháng đầu năm 2023</td>" in said.json[0]["html"]


def test_a_day_without_a_message_says_so(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("remind", "preview", "-w", example, "--day", "2023-06-04", "--to", "Sơn Bình")  # a Sunday
    assert said.out.startswith("Ngày 04/6/2023 không có thư, tin nhắn nào cho “Sơn Bình”.")


def test_a_template_with_a_slip_is_told_and_the_program_s_is_used(dondoc: Dondoc, own_example: Path) -> None:
    folder = own_example / "templates"
    folder.mkdir()
    (folder / "subject.vi.txt").write_text("Nhắc:\n{{ deadlin }}", encoding="utf-8")
    (folder / "brief.vi.txt").write_bytes(b"\xff\xfe")
    said = dondoc("remind", "preview", "-w", own_example, *DAY)
    assert "templates/subject.vi.txt, dòng 2: không có trường “deadlin”." in said.err
    assert "templates/brief.vi.txt: không đọc được mẫu" in said.err
    assert said.out.startswith("Quá hạn: Báo cáo 6 tháng đầu năm 2023")
    doctor = dondoc("doctor", "-w", own_example, "--json")
    texts = [one["text"] for one in doctor.json["checks"] if one["check"] == "Nhắc việc"]
    assert any("templates/subject.vi.txt, dòng 2" in text for text in texts)


def test_an_own_template_is_seen_in_the_preview(dondoc: Dondoc, own_example: Path) -> None:
    (own_example / "templates").mkdir()
    own = own_example / "templates" / "duty-bao-cao-6-thang.vi.txt"
    own.write_text("đề nghị gửi ngay, đã chậm {{ days_late }} ngày", encoding="utf-8")
    said = dondoc("remind", "preview", "-w", own_example, *DAY)
    assert "■ Đề nghị gửi ngay, đã chậm 1 ngày." in said.out


def test_the_deadlines_of_a_unit_as_a_calendar(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "ban-bo.ics"
    said = dondoc("remind", "calendar", "-w", example, "--unit", "bản bo", "--out", out, "--as-of", "2023-05-15")
    assert "Đã ghi 6 hạn vào" in said.out
    calendar = Calendar.from_ical(out.read_bytes())
    assert isinstance(calendar, Calendar)
    # Three reports with their dates and three events of the year, whose last working day is Friday 29/12.
    assert sorted(event.start.isoformat() for event in calendar.events) == [
        *("2023-06-02", "2023-09-14", "2023-11-14", "2023-12-29", "2023-12-29", "2023-12-29"),
    ]
