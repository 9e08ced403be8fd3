"""The words of plans that the grammar knows: what is counted, what is done, what marks the past or a limit."""

from __future__ import annotations

import re

#: What a plan counts when it promises so many; longer names first where one begins another.
COUNTED = """
an toàn khu, ban, biên chế, buổi, bài, bài viết, bác sĩ, bác sỹ, bé trai, băng rôn, bản, bản tin, bậc, bể, bệnh
nhân, bệnh viện, bồn nước, bộ, bộ dữ liệu, ca, ca mắc, ca sinh, camera, chi bộ, chi hội, chi đoàn, chiến sĩ, chiến
sỹ, chuyên mục, chuyên trang, chuyên đề, chuyến, chuỗi, chuỗi liên kết, chương trình văn nghệ, chốt, chợ, chủ thể,
chức danh, chữ ký số, clip, con, con bò, con lợn, con trâu, con/phụ nữ, cuốn, cuộc, cá thể, cán bộ, câu lạc bộ, cây,
cây số, công chức, công dân, công trình, công trình cấp nước, công trình vệ sinh, căn, căn nhà, cơ quan, cơ sở, cầu,
cặp, cụ, cụm, cụm công nghiệp, cụm pano, cửa hàng, di sản, di tích, doanh nghiệp, doanh nhân, dịch vụ, dịch vụ công,
dự án, gia đình, gian hàng, giáo viên, giường, giường bệnh, giải, giống, giờ, gương, gương điển hình, ha, hecta,
hoạt động, htx, huyện, héc ta, hòa giải viên, hạng, hạng mục, hệ thống, học sinh, học viên, hồ sơ, hộ, hộ dân, hộ
gia đình, hộ nghèo, hội nghị, hội thi, hội thảo, hội viên, hợp tác xã, infographic, kg, khoá, khu, khu công nghiệp,
khu dân cư, khu vực, khách, khách du lịch, khóa, không gian, khẩu súng, km, km2, kwh, kỳ, lao động, liệt sĩ, loại
hình, luống, làng, làng nghề, lít, lượt, lượt hộ, lượt khách, lượt người, lần, lễ hội, lớp, m2, m3, mw, m², máy, mô
hình, mô hình điểm, mũi, mẫu, mặt hàng, nghìn lượt, nghìn tấn, nghìn đồng, nghề, nghệ nhân, ngàn đồng, ngày, ngày
công, ngôi nhà, ngư dân, người, người lao động, nhiệm vụ khoa học, nhà, nhà văn hóa, nhà vệ sinh, nhân khẩu, nhân
viên, nhãn hiệu, nhóm, nhóm trẻ, nạn nhân, nền tảng, pano, phim, phiên, phiên tòa, phong trào, phòng, phòng học,
phóng sự, phút, phường, phần quà, phần việc, phụ nữ, quyển, quận, sinh viên, suất, suất học bổng, suất quà, sáng
kiến, sân, sân chơi, sản phẩm, số, số báo, thanh niên, thuê bao, thành viên, thôn, thư viện, thủ tục, thủ tục hành
chính, tin, tin bài, tiêu chí, tiết mục, trang thông tin điện tử, trang trại, triệu lượt, triệu lượt khách, triệu
tấn, triệu usd, triệu đồng, trung tâm, trường, trường học, trường hợp, trạm, trạm biến áp, trạm y tế, trẻ, trẻ em,
tthc, tuyến, tuyến đường, tuổi, tài khoản, tàu, tàu cá, tín chỉ, tạ, tấn, tập san, tập thể, tỉ đồng, tổ, tổ chức, tổ
dân phố, tổ hợp tác, tờ gấp, tờ rơi, tủ, tủ sách, tỷ usd, tỷ đồng, usd, video, viên chức, việc làm, việc làm mới,
vùng, vùng sản xuất, vùng trồng, văn bản, vườn, vạn lượt, vị trí việc làm, vụ, wifi, xã, xóm, áp phích, ý kiến, ý
tưởng, điểm, điểm cầu, điểm du lịch, điểm phát thanh, điểm phần trăm, điểm trường, điển hình, đoàn, đoàn viên, đám,
đơn vị, đơn vị máu, đường dây, đại biểu, đảng viên, đầu sách, đề tài, địa bàn, địa chỉ, địa phương, đối tượng, đồ
án, đồng, đồng bào, đồng chí, đội, đợt, ấn phẩm, ấp, ứng dụng
"""

_NOUNS = "|".join(
    re.escape(noun)
    for noun in sorted(
        {noun.strip() for noun in COUNTED.replace("\n", " ").split(",")}, key=lambda noun: (-len(noun), noun)
    )
)
_RATE = (
    r"(?:\s?/\s?(?:[\d.]+\s)?[^\W\d_]+(?:\s(?:gái|đẻ sống|trẻ đẻ sống|dân|năm|tháng|người|hộ|nữ|phụ nữ"
    r"|sống|khẩu|lao động|số|cấp xã|tuần))?){0,3}"
)
#: The unit behind a number: a counted noun, with "/năm" or "/100 bé gái" behind it.
UNIT = re.compile(rf"\s?(?P<unit>(?:(?:triệu|nghìn|ngàn|tỷ|tỉ|vạn)\s)?(?:{_NOUNS}){_RATE})(?!\w)", re.IGNORECASE)
#: What a percentage is of, where that belongs to the unit: "%/năm".
PERCENT_RATE = re.compile(r"\s?/\s?(?:năm|quý|tháng)(?!\w)", re.IGNORECASE)

#: What a plan promises to do; a number right behind one of them is promised.
DONE = (
    r"tổ chức(?!,| chính trị| đảng| đoàn| hội(?! nghị| thảo| thi)| cơ sở| kinh tế| xã hội| tín dụng"
    r"| công đoàn| cá nhân)|mở|trồng|thành lập|xây dựng|xây mới|ra mắt|kết nạp|phát triển|đào tạo"
    r"|bồi dưỡng|tập huấn|lắp đặt|cấp phát|hỗ trợ|cấp(?! (?:huyện|xã|tỉnh|ủy|uỷ|cơ sở|trung ương|trên|dưới|thôn"
    r"|học|phòng|sở))|khánh thành"
    r"|công nhận|tạo|giải quyết|thực hiện|hoàn thành|triển khai|duy trì|nhân rộng|phát hành|sản xuất"
    r"|biên soạn|in|đầu tư|sửa chữa|nâng cấp"
    r"|kiểm tra|thanh tra|giám sát|khảo sát|tuyên truyền|vận động|trao|tặng|xóa|xoá|thu hút|đón"
    r"|phấn đấu|có thêm|thêm|có|đăng ký|bàn giao"
    r"|khởi công|cải tạo|thu gom|chuyển đổi|cứng hóa|bê tông hóa|huy động|tiếp nhận|giới thiệu|đưa"
    r"|ban hành|hình thành|mở rộng|tiêm|khám"
    r"|phủ sóng|kiện toàn|bảo tồn|phục dựng|sưu tầm|số hóa|cung cấp|viết|đăng|đăng tải|phát sóng|treo"
    r"|cử(?! tri)|tuyển dụng|tiếp|đối thoại|họp|xây|chọn|lựa chọn|củng cố|ủng hộ|quyên góp"
)
#: Verbs with which the subject of "100% cơ quan, đơn vị …" ends.
VERB = re.compile(
    rf"(?<!\w)(?:{DONE}|quán triệt|phân công|bố trí|được|đạt|tham gia|sử dụng|áp dụng|chấp hành|ký|nắm"
    rf"|biết|bảo đảm|đảm bảo|không|phải"
    r"|tiếp cận|trở thành|gửi|nộp|trả|công khai|xử lý|kết nối|liên thông|cam kết|học(?! sinh| viên| kỳ"
    r"| đường)|hưởng|tự|ứng dụng|cài đặt|chủ động|thường xuyên|làm"
    r"|nâng cao|tổng hợp|báo cáo|lập|rà soát|đổi mới|hiểu|mua|khai thác|tốt nghiệp|quan tâm|chỉ đạo"
    r"|lãnh đạo|lồng ghép|tuân thủ|vận hành|hoạt động|bị|giao dịch|thanh toán|đáp ứng)(?!\w)",
    re.IGNORECASE,
)
