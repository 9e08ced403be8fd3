"""Days of documents that many reports cite, as they were published.

Only documents whose number names its year or its legislature stand here, since no other can bear that number.
"""

from __future__ import annotations

from datetime import date

PUBLISHED: dict[str, date] = {
    "1670/NQ-UBTVQH15": date(2025, 6, 16),  # xaydungchinhsach.chinhphu.vn, text of the resolution
    "09/2019/NĐ-CP": date(2019, 1, 24),  # chế độ báo cáo của cơ quan hành chính nhà nước
    "30/2020/NĐ-CP": date(2020, 3, 5),  # công tác văn thư
    "10/2022/QH15": date(2022, 11, 10),  # Luật Thực hiện dân chủ ở cơ sở
}
#: Years of the events whose anniversaries are kept, by words that name them.
FOUNDED: dict[str, int] = {
    "thành lập Đảng": 1930,
    "Quốc tế Phụ nữ": 1910,
    "khởi nghĩa Hai Bà Trưng": 40,
    "giải phóng miền Nam": 1975,
    "Quốc khánh": 1945,
    "Cách mạng tháng Tám": 1945,
    "thành lập Quân đội": 1944,
    "Thương binh": 1947,
    "Chiến thắng Điện Biên Phủ": 1954,
    "thành lập Hội Liên hiệp Phụ nữ Việt Nam": 1930,
    "thành lập Hội LHPN Việt Nam": 1930,
    "thành lập Đoàn": 1931,
    "thành lập Hội Nông dân": 1930,
    "Ngày sinh Chủ tịch Hồ Chí Minh": 1890,
    "Ngày sinh của Chủ tịch Hồ Chí Minh": 1890,
}
