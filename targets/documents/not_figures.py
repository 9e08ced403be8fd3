"""Numbers that count nothing: of documents and articles, dates, years, terms, ages, anniversaries, ranks, programmes.

"Nghị quyết số 15-NQ/TU ngày 22/12/2023", "khoản 2 Điều 15", "giai đoạn 2021-2025", "lần thứ XIV", "kỷ niệm 94 năm",
"trẻ em dưới 5 tuổi", "Đề án 06", "24/24 giờ", "Phụ lục 1" say which one is meant, not how many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def not_figures(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the stretches whose digits are no figures, in order.

    >>> [text[a:b] for text in ["số 15-NQ/TU ngày 22/12/2023, đạt 95%"] for a, b in not_figures(text)]
    ['số 15-NQ/TU ngày 22/12/2023']
    """
    last = start
    for found in _NEVER.finditer(text, start, len(text) if end is None else end):
        if found.end() > last:
            yield found.start(), found.end()
            last = found.end()


#: Each alternative is one kind; its examples are the tests.
_KINDS = {
    "document": r"(?:số:?\ *)?\b\d+(?:/\d{4})?\ ?[-/]\ ?(?:[A-ZĐƯ][\w]*[-/]?)+(?:\s?,?\s*ngày\ +\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})?",
    "number_of": r"(?:\b(?:văn\ bản|kế\ hoạch|nghị\ quyết|nghị\ định|quyết\ định|chỉ\ thị|kết\ luận|thông\ tư|công\ văn"
    r"|hướng\ dẫn|quy\ định|thông\ báo|tờ\ trình|đề\ án|chương\ trình|dự\ án|tiểu\ dự\ án|quy\ chế|luật|pháp\ lệnh"
    r"|công\ điện|mẫu|biểu|biểu\ mẫu|phụ\ biểu|bảng|phụ\ lục|hình|quy\ chuẩn|tiêu\ chuẩn|tcvn|iso|nd|tiêu\ chí)\ +(?:số\ +)?)\d+[\w./-]*"
    r"(?!\s*%)",
    "article": r"\b(?:điều|khoản|điểm|mục|chương|phần|tiết|tiểu\ mục|trang|dòng|cột|quyển|tập|bài|điểm\ cầu\ số)\ +(?:thứ\ +)?\d+(?:\.\d+)*(?!\s*%)",
    "full_date": r"(?:\bngày\ +)?\b\d{1,2}\s?[/.]\s?\d{1,2}\s?[/.]\s?\d{4}\b|\bngày\ +\d{1,2}\ +tháng\ +\d{1,2}(?:\ +năm\ +\d{4})?"
    r"|\b\d{1,2}-\d{1,2}-\d{4}\b",
    "day": r"\b(?:ngày|mồng|mùng)\ +\d{1,2}(?:\s?[/-]\s?\d{1,2})?\b|\b(?:trước|hết|đến|vào|dịp|lễ|là|và|,)\ +\d{1,2}/(?:0?[1-9]|1[0-2])\b(?!\s*(?:xã|phường|đơn|huyện|thôn|bản|%|hộ|trường|cơ))"
    r"|\(\d{1,2}/\d{1,2}(?:/\d{4})?\)",
    "month": r"\btháng\ +\d{1,2}(?:\s?[-/]\s?\d{4}|\ +năm\ +\d{4})?\b|\b(?:0?[1-9]|1[0-2])/(?:19|20)\d{2}\b",
    "quarter": r"\bqu[ýí]\ +(?:[IV]+|\d)(?:\s?[-/,]\s?(?:[IV]+|\d)\b)*(?:\s?[-/]\s?\d{4}|\ +năm\ +\d{4})?",
    "years": r"\b(?:19|20)\d{2}\s?[-–]\s?(?:19|20)?\d{2}\b(?!\s*%)|\b(?:(?:năm|năm\ học|nhiệm\ kỳ|giai\ đoạn|vào|từ|đến|tới|trước|sau|và|,|–|-)\ *)(?:19|20)\d{2}\b(?![.,]?\d)(?!\s*(?:%|[^\W\d]+\ (?:viên|người)))",
    "length": r"\b\d+\s+(?:tháng|năm|tuần|quý|thập\ kỷ|học\ kỳ)(?:\s+(?:đầu|cuối|qua|gần\ đây|tới|làm\ việc|liên\ tục|tuổi))*\b",
    "around_the_clock": r"\b(?:24/(?:24|7)|24h/24h|7/7|4/4)\b(?:\s*(?:giờ|h))?",
    "age": r"(?:\b(?:từ|dưới|trên|đủ|đến|trong\ độ\ tuổi|độ\ tuổi|tuổi)\ +)*\b\d{1,3}(?:\s*(?:-|–|đến|tới)\s*(?:dưới\s+)?\d{1,3})?\ *(?:tháng\ +)?tuổi(?:\ +trở\ (?:lên|xuống))?|\b(?:đủ|từ)\ \d{1,2}\ (?:đến|tới)\ (?:đủ\ )?\d{1,2}\ tuổi",
    "ordinal": r"\b(?:lần|thứ|hạng|khóa|khoá|kỳ\ họp|phiên\ họp|đợt|vòng|cấp\ độ|mức\ độ|mức|loại|lớp|tổ|khu|bản|thôn|quốc\ lộ|tỉnh\ lộ|đường|ql|dt|xếp)\ +(?:thứ\ +)?(?:\d{1,3}[A-Z]?\b)(?!\s*(?:%|‰|[.,]\d|trở|đến|-|tr|tỷ|đồng|/|người|hộ))|\bCovid\s?-\s?19\b",
    "rank": r"\b(?:trong\ )?(?:nhóm|tốp|top|đứng\ (?:thứ|trong)|xếp\ (?:thứ|hạng|vị\ thứ)|vị\ (?:trí|thứ)(?:\ thứ)?|hạng)\ +(?:thứ\ +)?(?:trong\ +)?\d+(?:/\d+|\s*[-–]\s*\d+)?",
    "anniversary": r"\b(?:kỷ\ niệm|tổng\ kết|sơ\ kết|sau|qua|chào\ mừng)\ +(?:lần\ thứ\ +)?\d+\s+năm",
    "decision": r"\b(?:Đề\ án|Chương\ trình|Dự\ án|Quyết\ định|Nghị\ quyết|Chỉ\ thị|Kết\ luận|Nghị\ định|Luật|Công\ ước)\s+\d+\b(?!\s*%)",
    "telephone": r"\b(?:điện\ thoại|sđt|đt|số\ máy|hotline|tel)\W+[\d.\s-]{8,}|\b0\d{2,3}[.\s]\d{3}[.\s]\d{3,4}\b",
    "money_paid": r"\b(?:tài\ khoản|mã\ số)\s+(?:số\s+)?\d+",
    "hour": r"\b\d{1,2}\s?(?:giờ|h)\s?\d{0,2}\b",
    "network": r"\b\d\s?G\b|\b(?:m|km|cm)\d\b",
    "slogan": r"[“\"][^”\"]{0,20}\b\d+\s+(?:không|có|sạch|tốt|nhất|biết|an\ toàn|trong|tại\ chỗ|phải|rõ|cùng|xây|chống|giảm)\b[^”\"]{0,80}[”\"]",
}
_NEVER = re.compile("|".join(f"(?:{pattern})" for pattern in _KINDS.values()), re.IGNORECASE | re.VERBOSE)
