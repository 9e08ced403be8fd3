"""The words around a figure that make it a target, or show that it is none; `targets.documents.goals` weighs them."""

from __future__ import annotations

import re

from targets.documents.words import DONE

#: What a sentence needs to be looked at: a digit, or a number in words behind a bound.
WORTH = re.compile(
    r"\d|(?:ít nhất|tối thiểu|không dưới)\s+(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)|phần (?:ba|tư|hai)"
)
SOFT = re.compile(r"\W*phấn đấu", re.IGNORECASE)
HOPED = re.compile(r"phấn đấu", re.IGNORECASE)
#: Awards: a figure behind one of these is a quota. This and the next are tried on small letters.
AWARDED = re.compile(r"khen thưởng|bằng khen|giấy khen|giấy chứng nhận|tặng thưởng|danh hiệu thi đua|biểu dương")
#: Ceilings and prices: a figure near one of these promises nothing.
REFUSED = re.compile(
    r"cơ cấu giải|giải (?:nhất|nhì|ba|khuyến khích|đặc biệt)\b|giải thưởng"
    r"|trang (?:giấy|a4|đánh máy|in)\b|\d+ trang(?! (?:trại|thông tin))|\d+ từ\b|cỡ chữ|font"
    r"|mức (?:chi|hỗ trợ|thưởng|phạt|vay|đóng|thu(?! nhập)|tiền|trợ cấp|lương)"
    r"|định mức|kinh phí (?:thực hiện|dự kiến|:|là|khoảng|hỗ trợ)|(?:^|[.;:] ?)(?:tổng )?kinh phí"
    r"|dự toán kinh phí|tổng mức đầu tư|thang điểm|điểm tối đa|tối đa \d+ điểm"
    r"|lãi suất|phụ cấp|lệ phí(?! trực tuyến)|vốn (?:đối ứng|ngân sách|vay)|ngân sách (?:trung ương|tỉnh|huyện|xã"
    r"|nhà nước) (?:hỗ trợ|cấp|bảo đảm|đảm bảo|chi)"
    r"|hỗ trợ (?:tối đa|không quá)|trị giá|đơn giá|thuế suất|phạt tiền"
    r"|số điện thoại|triệu đồng/(?:mô hình|đơn vị|hộ|công trình|dự án|nhà|người(?!/))",
)
PAST = re.compile(
    (
        r"(?<!\w)(?:đã|hiện nay|hiện có|hiện tại|tính đến|đến nay|tới nay|cùng kỳ|năm trước|năm qua"
        r"|kết quả năm|kết quả đạt được|kết quả đã|thời gian qua|vừa qua|hiện còn)(?!\w)"
    ),
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"(?<!\w)(?:phấn đấu|đến năm|đến hết|tiếp tục|sẽ|mục tiêu|chỉ tiêu|cần đạt|bảo đảm|đảm bảo|duy trì)(?!\w)",
    re.IGNORECASE,
)
REACHED = re.compile(
    r"(?:đạt|đạt được|ở mức|(?<!trở )lên|lên mức|lên đến|bằng|là|duy trì|giữ|giữ vững|chiếm|ổn định"
    r"|bình quân|đến|tới|thành)"
    r"(?:\s+(?:được|tỷ lệ|tỉ lệ|mức|ở mức|ổn định|bình quân|khoảng|từ|ở|đạt))*\s*$",
    re.IGNORECASE,
)
DOWN_TO = re.compile(r"(?:còn|xuống|xuống còn|xuống mức|còn lại)(?:\s+(?:mức|khoảng|là|ở mức|từ))*\s*$", re.IGNORECASE)
DOWN = re.compile(r"(?<!\w)(?:giảm|kéo giảm|hạ thấp)(?!\w)", re.IGNORECASE)
UP = re.compile(r"(?<!\w)(?:tăng|tăng thêm|tăng trưởng thêm)(?!\w)", re.IGNORECASE)
BASE = re.compile(r"(?<!\w)từ\s*$", re.IGNORECASE)
LEVEL_AFTER = re.compile(r"(?:[^;,.]|\.(?=\d)){0,60}?(?<!\w)(?<!trở )(?:lên|xuống|còn)(?!\w)", re.IGNORECASE)
EACH = re.compile(r"(?<!\w)(?:mỗi|từng|bình quân mỗi)\s+(?P<who>(?!năm|tháng|quý|tuần|ngày|kỳ)[^;.\d]+)", re.IGNORECASE)
#: Words behind which a count only says for whom, with whom, where.
DEPENDENT = re.compile(
    (
        r"(?<!\w)(?:cho|với|gồm|bao gồm|của|tại|trong|bằng|từ|ở|trên tổng số|theo|thuộc|về|kèm"
        r"|có sự tham gia của|trong đó có|đối với|đến|là|do|tổng số)\s*(?:hơn|trên|khoảng|gần)?\s*$"
    ),
    re.IGNORECASE,
)
HELPED = re.compile(
    (
        r"(?<!\w)(?:việc làm|hỗ trợ|đào tạo(?: nghề)?|bồi dưỡng|tập huấn|tuyên truyền|khám(?:, chữa bệnh"
        r"| bệnh)?|vay vốn|cấp thẻ)(?:[^,;.\d]{0,40})?\s+cho\s*$"
    ),
    re.IGNORECASE,
)
DOES = re.compile(
    (
        rf"(?<!\w)(?:{DONE})(?:\s+(?:mới|được|thêm|thành công|ít nhất|tối thiểu|xong|hoàn thành|tổ chức"
        rf"|xây dựng|thành lập|và|duy trì|nhân rộng|hỗ trợ|sửa chữa|xóa|xây))*\s*$"
    ),
    re.IGNORECASE,
)
AND = re.compile(r"(?:,|\bvà)\s*$")
#: "từ 95% kế hoạch vốn trở lên"
UP_LATER = re.compile(r"[^;,.()\d]{0,40}?(?<!tuổi )(?<!sao )trở lên", re.IGNORECASE)
SPENT = re.compile(
    r"\s*(?:kinh phí|chi phí|học phí|mức|vốn|giá trị hợp đồng|tổng mức|lương|tiền|phí|lãi|số tiền|giá)(?!\w)",
    re.IGNORECASE,
)
TIMES = frozenset({"phút", "giờ", "số", "kỳ", "hạng", "bậc", "điểm", "đồng", "bản", "bộ", "loại hình", "ngày", "tuổi"})
YEAR = re.compile(
    (
        r"(?<!so với )(?<!\w)(?:đến|vào|trong|hết|cuối|tới|từ nay đến|đến hết|đến cuối|và|năm"
        r"|giai đoạn)[\s:]+(?:hết |cuối )?(?:năm )?(?:20\d\d\s?[-–]\s?)?(?P<year>20\d\d)(?!\d)"
    ),
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"so (?:với|cùng)\s*(?:năm|cuối năm|đầu năm|kế hoạch|cùng kỳ năm|giai đoạn)?[\s\w]{0,12}$", re.IGNORECASE
)
FRACTION = re.compile(r"(?P<part>một|hai|ba|1|2|3)\s+phần\s+(?P<whole>hai|ba|tư|bốn|năm)", re.IGNORECASE)
TRIMMED = " \t,.:;–-()"
LEAD_IN = re.compile(
    (
        r"^(?:\W|(?:chỉ tiêu|mục tiêu) (?:số )?\d+(?:\.\d+)*|phấn đấu"
        r"|đến (?:hết )?năm 20\d\d|trong năm 20\d\d|năm 20\d\d|vào|có|đảm bảo|bảo đảm"
        r"|trong đó|và|đạt|hằng năm|hàng năm|để|duy trì|tiếp tục)+(?=\s|$)"
    ),
    re.IGNORECASE,
)
#: A year that follows its figure directly: "dưới 30% vào năm 2025 và dưới 25% vào năm 2030".
YEAR_AT_ONCE = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,2}?(?:vào|trong)\s+(?:cuối |hết )?năm\s+(?P<year>20\d\d)(?!\d)", re.IGNORECASE
)
#: Money that is spent, not earned: beside one of these an amount is a budget.
BUDGET = re.compile(r"ngân sách|kinh phí|nguồn vốn|xã hội hóa|hỗ trợ|bố trí|trị giá|mức", re.IGNORECASE)
EARNED = re.compile(r"thu ngân sách|thu nhập|doanh thu|giá trị|kim ngạch|huy động|quỹ|dư nợ|thu thuế", re.IGNORECASE)
#: What a rate is counted by, behind "/100.000".
COUNTED_BY = re.compile(
    r"\s?(?P<of>(?!vào|đến|năm|và|trong|so)[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)"
    r"(?=\s(?:vào|đến|năm|và|trong|so|xuống|lên)|[.,;)]|$)"
)
#: Between two figures that are put alike: "27% vào năm 2025 và 30% vào năm 2030".
ALIKE = re.compile(r"\s*(?:(?:vào|đến|trong)?\s*năm 20\d\d)?\s*(?:,|và|, và)\s*(?:đến năm 20\d\d\s*)?$", re.IGNORECASE)
#: "từ" inside a figure's own words.
SINCE = re.compile(r".*(?<!\w)từ\s", re.IGNORECASE)
#: Words between a measure and its figure.
LEAD_OUT = re.compile(r"(?:\s*(?:đạt|còn|xuống|lên|ở mức|là|từ|mức|khoảng|tỷ lệ|chiếm))+$", re.IGNORECASE)
#: A year behind a figure that stands for its step of a ladder, not for what it measures.
STEP = re.compile(r"\s*(?:vào|trong|đến) (?:cuối |hết )?năm 20\d\d|\s*[.;,]?\s*$", re.IGNORECASE)
#: Between a count that belongs to a measure's name and the level of the measure.
LEVEL_BETWEEN = re.compile(r"[^,;:]*(?<!\w)(?:đạt|chiếm|còn|dưới|trên|tối thiểu|ít nhất)(?!\w)[^,;:]*", re.IGNORECASE)
MEASURE = re.compile(
    r"\W*(?:phấn đấu |nâng |duy trì |giảm |tăng )?(?:tỷ lệ|tỉ lệ|số|tỷ suất|tỷ số|chỉ số|mức độ)(?!\w)", re.IGNORECASE
)
#: A figure that only says which ones are meant, or how much another figure is: "thôn, bản có tỷ lệ hộ nghèo trên 50%".
DESCRIBING = re.compile(
    r"(?:xã|thôn|bản|huyện|nơi|vùng|địa bàn|địa phương|trường)[^,;]{0,30} có (?:tỷ lệ|tỉ lệ|mức)[^,;]*$"
    r"|(?:tương đương|tương ứng)(?: với| khoảng)?\s*$",
    re.IGNORECASE,
)
FOR_WHOM = re.compile(r"(?<!\w)(?:cho|với|gồm|tại|của)\s*$", re.IGNORECASE)
ONE_OF_A_KIND = re.compile(r"(?<!\w)(?:các|những|số|cấp|của|cả|đủ|toàn bộ|tất cả)\s*$", re.IGNORECASE)
#: Where a clause may end, and the brackets in which it does not.
MARKS = re.compile(r"[();]")
#: Some of those counted before, with a level of their own.
AMONG = re.compile(r"trong đó(?: có| phấn đấu)*\s*$", re.IGNORECASE)
