"""What documents that many reports cite say themselves, as they were published: their days, the units they merge.

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
#: Units that a resolution merges into the unit of the name, by its number; names without their kind.
MERGED: dict[str, dict[str, str]] = {
    "1670/NQ-UBTVQH15": {  # Lai Châu, Điều 1
        "Bình Lư": "Tam Đường|Sơn Bình|Bình Lư",
        "Bản Bo": "Nà Tăm|Bản Bo",
        "Tả Lèng": "Giang Ma|Hồ Thầu|Tả Lèng",
        "Khun Há": "Bản Hon|Khun Há",
        "Sin Suối Hồ": "Thèn Sin|Nậm Xe|Sin Suối Hồ",
        "Mường Kim": "Tà Mung|Tà Hừa|Pha Mu|Mường Kim",
        "Khoen On": "Ta Gia|Khoen On",
        "Than Uyên": "Than Uyên|Mường Than|Hua Nà|Mường Cang",
        "Mường Than": "Phúc Than|Mường Mít",
        "Pắc Ta": "Hố Mít|Pắc Ta",
        "Nậm Sỏ": "Tà Mít|Nậm Sỏ",
        "Tân Uyên": "Tân Uyên|Trung Đồng|Thân Thuộc|Nậm Cần",
        "Mường Khoa": "Phúc Khoa|Mường Khoa",
        "Phong Thổ": "Phong Thổ|Huổi Luông|Ma Li Pho|Mường So",
        "Dào San": "Tung Qua Lìn|Mù Sang|Dào San",
        "Sì Lở Lầu": "Vàng Ma Chải|Mồ Sì San|Pa Vây Sử|Sì Lở Lầu",
        "Khổng Lào": "Hoang Thèn|Bản Lang|Khổng Lào",
        "Tủa Sín Chải": "Làng Mô|Tả Ngảo|Tủa Sín Chải",
        "Sìn Hồ": "Sìn Hồ|Sà Dề Phìn|Phăng Sô Lin|Tả Phìn",
        "Hồng Thu": "Phìn Hồ|Ma Quai|Hồng Thu",
        "Nậm Tăm": "Lùng Thàng|Nậm Cha|Nậm Tăm",
        "Pu Sam Cáp": "Pa Khóa|Noong Hẻo|Pu Sam Cáp",
        "Nậm Cuổi": "Nậm Hăn|Nậm Cuổi",
        "Nậm Mạ": "Căn Co|Nậm Mạ",
        "Lê Lợi": "Nậm Pì|Pú Đao|Chăn Nưa|Lê Lợi",
        "Nậm Hàng": "Nậm Nhùn|Nậm Manh|Nậm Hàng",
        "Mường Mô": "Nậm Chà|Mường Mô",
        "Hua Bum": "Vàng San|Hua Bum",
        "Pa Tần": "Nậm Ban|Trung Chải|Pa Tần",
        "Bum Nưa": "Pa Vệ Sủ|Bum Nưa",
        "Bum Tở": "Mường Tè|Can Hồ|Bum Tở",
        "Mường Tè": "Nậm Khao|Mường Tè",
        "Thu Lũm": "Ka Lăng|Thu Lũm",
        "Pa Ủ": "Tá Bạ|Pa Ủ",
        "Đoàn Kết": "Đoàn Kết|Quyết Tiến|Quyết Thắng|Lản Nhì Thàng|Sùng Phài",
    },
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
