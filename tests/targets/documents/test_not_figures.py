"""Numbers that count nothing, one kind a line; and numbers that look alike and count."""

from __future__ import annotations

import pytest

from targets.documents.not_figures import not_figures


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 15-NQ/TU",
        "Quyết định số 4216/QĐ-UBND ngày 06 tháng 10 năm 2020",
        "Kế hoạch số 98 -KH/HU, ngày 14/01/2022",
        "khoản 2 Điều 15 Luật số 10/2022/QH15",
        "ngày 22/12/2023",
        "trước ngày 05/6",
        "(18/11)",
        "tháng 9/2024",
        "quý 3",
        "giai đoạn 2021-2025",
        "nhiệm kỳ 2023 - 2028",
        "đến năm 2030",
        "6 tháng đầu năm",
        "kỷ niệm 94 năm",
        "trẻ em dưới 5 tuổi",
        "từ 80 tuổi trở lên",
        "lần thứ 5",
        "mức độ 4",
        "con thứ 3",
        "Đề án 06",
        "Chương trình 1719",
        "Phụ lục 1",
        "24/24 giờ",
        "điện thoại 0213.3879.123",
        "nhóm 20 tỉnh",
        "“5 không, 3 sạch”",
        "Covid-19",
        "mạng 4G",
    ],
)
def test_a_number_that_counts_nothing(text: str) -> None:
    covered = [span for a, b in not_figures(text) for span in range(a, b)]
    assert [at for at, letter in enumerate(text) if letter.isdigit() and at not in covered] == []


@pytest.mark.parametrize(
    "text",
    [
        "đạt 95%",
        "03 lớp",
        "1.694 hồ sơ",
        "tuổi thọ đạt 74,5 tuổi",
        "8/13 xã",
        "mức 54,2%",
        "số 150 người",
        "02 bản",
        "18‰",
    ],
)
def test_a_number_that_counts(text: str) -> None:
    assert list(not_figures(text)) == []
