"""The words around a day that make it a deadline, or show that it is none; `targets.documents.dues` weighs them."""

from __future__ import annotations

import re

from targets.deadlines import DeadlineKind
from targets.periods import PeriodKind

#: What stands right before a day and ties it; the first that fits.
TIES: tuple[tuple[DeadlineKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{pattern})[\s:]*$", re.IGNORECASE))
    for kind, pattern in (
        (
            DeadlineKind.BEFORE,
            (
                r"(?:chậm nhất |muộn nhất |xong |hoàn thành )?(?:là )?trước(?: hoặc)?(?: \d{1,2}\s?(?:giờ"
                r"|h)\s?\d{0,2},?)?(?: thời điểm)?(?: mốc)?"
            ),
        ),
        (
            DeadlineKind.BY,
            (
                r"(?:chậm nhất|muộn nhất)(?: là| trong| vào| đến| đến hết| hết| đến cuối)*|(?:đến|tới|xong"
                r"|kết thúc|kéo dài đến) ?(?:hết|cuối)|hạn (?:cuối|chót|nộp|gửi)[^.;:,]{0,30}:?"
                r"(?: là| đến| đến hết)*|thời hạn(?: gửi| nộp| hoàn thành| báo cáo)*(?: là| đến| đến hết)*"
                r"|không quá|không muộn hơn|(?:xong|hoàn thành|kết thúc)(?: việc)? (?:vào|đến)"
                r"|từ nay đến(?: hết)?|hết|(?:gửi|nộp|đăng ký|nhận)[^.;,]{0,40} đến"
            ),
        ),
        (
            DeadlineKind.ON,
            (
                r"(?:tổ chức |diễn ra |bắt đầu |khai mạc |vào )+(?:hồi |lúc )?(?:[\d ]+(?:giờ"
                r"|h)[\d ]*,? ?)?(?:\([^)]*\),? ?)?|(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),?"
            ),
        ),
        (
            DeadlineKind.DURING,
            (
                r"trong|trong (?:khoảng )?thời gian|xong trong|hoàn thành(?: trong)?|thực hiện(?: trong"
                r"| vào)?|tổ chức(?: trong| vào)?|vào|dự kiến(?: trong| vào)?|ban hành(?: trong)?"
                r"|nghiệm thu|bàn giao|khởi công|sơ kết|tổng kết"
                r"|(?:tiến độ|thời gian)[^.;:]{0,40}:(?: trong| dự kiến)*"
            ),
        ),
    )
)
TIME_FIELD = re.compile(
    (
        r"(?:thời gian|thời hạn|tiến độ|hạn hoàn thành|hoàn thành|lộ trình)(?: thực hiện| hoàn thành"
        r"| tổ chức| triển khai| báo cáo| gửi báo cáo| nộp| dự kiến| và địa điểm)*\s*:[^.;]{0,30}$"
    ),
    re.IGNORECASE,
)
#: Between two days of one list: the tie of the first holds for the second.
LINK = re.compile(
    (
        r"\s*(?:hằng năm|hàng năm)?\s*(?:,|và|;|,? và|hoặc)\s*(?:trước\s*)?(?:ngày\s*)?$|\s*(?:,"
        r"|và)\s*(?:báo cáo )?(?:năm|cả năm|9 tháng|06 tháng|6 tháng)\s*(?:trước\s*)?(?:ngày\s*)?$"
    ),
    re.IGNORECASE,
)
TO = re.compile(r"\s*(?:đến|tới|-|–)\s*(?:hết\s*)?(?:ngày\s*)?$", re.IGNORECASE)
FIRST_OF_SPAN = re.compile(r"(?<!\w)từ(?: ngày| đầu)?\s*$", re.IGNORECASE)
#: What makes a day one of a document, of a law, of the past.
CITED = re.compile(
    (
        r"(?:\d[\w/ .-]*[-/] ?[A-ZĐƯ][\w-]*,?|(?:văn bản|kế hoạch|nghị quyết|quyết định|luật"
        r"|thông tư|nghị định|chỉ thị|kết luận|công văn|hướng dẫn|tờ trình|quy chế|quy định|thông báo"
        r"|nghị quyết)[^.;]{0,30})\s*$"
    ),
    re.IGNORECASE,
)
NOT_DUE = re.compile(
    (
        r"(?:tính đến|tính từ|tính tới|đến nay|kể từ|hiệu lực|kỷ niệm|chào mừng|nhân dịp|dịp|sinh"
        r"|thành lập|giai đoạn|số liệu|năm ngoái|so với|cùng kỳ|nhiệm kỳ|mừng|hưởng ứng|ban hành kèm theo"
        r"|được ký|ký ngày)(?:[^.;,:]{0,60})$"
    ),
    re.IGNORECASE,
)
DATA = re.compile(r"số liệu|kỳ báo cáo|chốt|thời điểm lấy", re.IGNORECASE)
AROUND = re.compile(r"trước,? (?:trong,? )?(?:và )?(?:sau|trong)", re.IGNORECASE)
ACT = re.compile(
    (
        r"hoàn thành|tổ chức|ban hành|báo cáo|gửi|nộp|trình|tham mưu|xây dựng|thực hiện|triển khai|đăng ký"
        r"|tổng hợp|rà soát|xong|sơ kết|tổng kết|thời gian|tiến độ|thời hạn|kiểm tra|giao|phát động"
        r"|công bố|lập|đề xuất|hạn|chuẩn bị|phê duyệt|họp|đánh giá|kết thúc|thành lập|khai mạc|khảo sát"
        r"|tập huấn|mở|diễn ra|bế mạc|tiếp nhận|cập nhật|công khai|phối hợp|vào cuộc"
    ),
    re.IGNORECASE,
)
REPORT = re.compile(r"báo cáo|báo kết quả|sơ kết|tổng kết|thống kê|thông tin|tổng hợp|tự đánh giá", re.IGNORECASE)
YEARLY = re.compile(r"(?:hằng|hàng|mỗi) năm", re.IGNORECASE)
OFTEN = re.compile(r"(?:hằng|hàng|mỗi|từng) (?:tuần|tháng|quý|quí|năm|6 tháng|06 tháng|kỳ)|định kỳ", re.IGNORECASE)
PERIODS: tuple[tuple[PeriodKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (PeriodKind.NINE_MONTHS, r"(?<!\d)(?:0?9|chín) tháng"),
        (PeriodKind.HALF_YEAR, r"(?<!\d)(?:0?6|sáu) tháng|giữa năm|nửa năm|bán niên"),
        (PeriodKind.QUARTER, r"qu[ýí](?! (?:báu|khách|vị|mến))(?! hiếm)|(?<!\d)(?:0?3|ba) tháng"),
        (
            PeriodKind.YEAR,
            (
                r"(?<!\d)(?:0?1|một) năm|cả năm|báo cáo (?:tổng kết )?năm|tổng kết|cuối năm|(?:hằng|hàng) năm"
                r"|(?<!\w)(?<!đầu )(?<!cuối )năm(?= \(|$|,? trước|,? chậm| gửi"
                r"|\s*\d{4},? (?:trước|chậm|gửi)|;| báo cáo|\)|:)"
            ),
        ),
        (PeriodKind.MONTH, r"(?:hằng|hàng|báo cáo|mỗi) tháng|(?<!\d )(?<!\w)tháng(?= \(|,? trước| gửi)"),
    )
)
RECIPIENT = re.compile(
    r"(?i:gửi|báo cáo|trình|nộp|đăng ký)[^.;()]{0,60}?(?:\s(?:về|cho|đến|lên|tới"
    r"|qua)\s)(?P<who>[A-ZĐỦỬ](?:[^,.;()]|, (?:Thể thao|Hạ tầng) và){2,90}?)"
    r"(?=\s*(?:\(|,(?! (?:Thể thao|Hạ tầng) và)|\.|;|để|trước|chậm|theo|và(?! Xã hội"
    r"| Công nghệ| Truyền thông| Đào tạo| Phát triển| Du lịch| Môi trường| Dân vận| Đầu tư| Thông tin| Thể thao"
    r"| Hạ tầng| Đô thị| Tôn giáo| Kế hoạch)|định kỳ"
    r"|hằng|hàng|vào|tổng hợp|kết quả|tình hình|danh sách|\d|$))"
)
RELATIVE = re.compile(
    r"(?:(?:chậm nhất|muộn nhất|trong (?:vòng|thời hạn|thời gian)|không quá|sau"
    r"|trước)\s+(?:là\s+)?(?:sau\s+)?)(?P<count>\d{1,3})\s+ngày(?P<working>\s+làm việc)?"
    r"(?:,?\s*\([^)]*\))?,?\s+(?:(?:tính\s+)?(?:kể\s+)?từ|sau khi|sau|trước khi|trước|kể từ khi|tính từ khi)",
    re.IGNORECASE,
)
ON_REQUEST = re.compile(
    (
        r"đột (?:xuất|suất|suốt)|khi (?:có|được) yêu cầu|theo yêu cầu (?:của )?(?:cấp trên|cơ quan|UBND"
        r"|Ủy ban|Ban|Sở|Tỉnh|Huyện|Thường trực)"
    ),
    re.IGNORECASE,
)
RECURRENT = re.compile(
    (
        r"(?:hằng|hàng|mỗi) (?P<of>tuần|tháng|quý|quí|năm|6 tháng|06 tháng)|định kỳ (?P<ofb>tháng|quý|năm"
        r"|6 tháng|06 tháng)"
    ),
    re.IGNORECASE,
)
OF = {
    "tháng": PeriodKind.MONTH,
    "quý": PeriodKind.QUARTER,
    "quí": PeriodKind.QUARTER,
    "năm": PeriodKind.YEAR,
    "6 tháng": PeriodKind.HALF_YEAR,
    "06 tháng": PeriodKind.HALF_YEAR,
}
#: What follows the first day of a span.
REST_OF_SPAN = re.compile(r"\s*(?:đến|tới|-|–)\s*(?:hết\s*)?(?:ngày|tháng|quý|cuối|\d)", re.IGNORECASE)
#: What stands before "hết năm", "cuối năm" as an end.
TO_THE_END = re.compile(r"(?:đến|xong|chậm nhất|trước)\s*$", re.IGNORECASE)
#: Words with which even a year is the end of a time: "chậm nhất đến hết năm 2024".
CUT_OFF = re.compile(r"chậm nhất|xong|hoàn thành|từ nay", re.IGNORECASE)
#: What a sentence that names a day or a period shows.
DATED = re.compile(r"\d|[Qq]u[ýí] [IViv]|(?:cuối|hết) năm")
#: What follows a period that is only reported on.
REPORTED = re.compile(r"\s*\(?(?:trước|chậm nhất|muộn nhất|gửi trước)(?!\w)", re.IGNORECASE)
