"""What headings say of the parts below them."""

from __future__ import annotations

from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.documents.modes import Mode, is_heading, modes_of


def modes(text: str) -> dict[str, str]:
    read = lay_out(text_lines(text))
    return {read.words(p)[:30]: mode.value for p, mode in zip(read.paragraphs, modes_of(read), strict=True)}


def test_a_plan_with_its_review_first() -> None:
    found = modes(
        "KẾ HOẠCH\nChuyển đổi số năm 2024\nCăn cứ Luật Giao dịch điện tử.\n"
        "PHẦN I. ĐÁNH GIÁ KẾT QUẢ NĂM 2023\n1. Công tác lãnh đạo\nĐã có 95%.\n"
        "PHẦN II. KẾ HOẠCH NĂM 2024\nI. MỤC TIÊU\n1. Chính quyền số\n- 100% hồ sơ.\n"
        "II. NHIỆM VỤ, GIẢI PHÁP\n1. Về hạ tầng\nMở 02 lớp.\nIII. KINH PHÍ THỰC HIỆN\nTừ ngân sách.\n"
        "IV. TỔ CHỨC THỰC HIỆN\nBáo cáo trước ngày 15/12.\nNơi nhận:\n- Như trên;\n"
    )
    assert found["Căn cứ Luật Giao dịch điện tử."] == Mode.PREAMBLE
    assert found["Đã có 95%."] == Mode.SITUATION
    assert found["100% hồ sơ."] == Mode.GOALS
    assert found["Mở 02 lớp."] == Mode.TASKS
    assert found["Từ ngân sách."] == Mode.MONEY
    assert found["Báo cáo trước ngày 15/12."] == Mode.TASKS
    assert found["Như trên;"] == Mode.RECIPIENTS


def test_a_report_speaks_of_results_until_it_looks_ahead() -> None:
    found = modes(
        "BÁO CÁO\nkết quả công tác 9 tháng\nI. KẾT QUẢ\n"
        "2.2. Tổ chức các phong trào thi đua gắn với thực hiện nhiệm vụ\nMở 03 lớp.\n"
        "II. NHIỆM VỤ TRỌNG TÂM 3 THÁNG CUỐI NĂM\nTổ chức Ngày hội.\n"
    )
    assert found["Mở 03 lớp."] == Mode.SITUATION
    assert found["Tổ chức Ngày hội."] == Mode.TASKS


def test_a_heading_is_no_sentence() -> None:
    assert is_heading("Mục tiêu cụ thể")
    assert not is_heading("Đến năm 2025 đạt 80%.")
