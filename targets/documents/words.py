"""The words of plans that the grammar knows: what is counted, what is done, what marks the past or a limit."""

from __future__ import annotations

import re

#: What a plan counts when it promises so many; longer names first where one begins another.
COUNTED = """
an toàn khu|ấn phẩm|ấp|bài viết|bài|bác sĩ|bác sỹ|ban|băng rôn|bản tin|bản|bé trai|bể|bệnh viện|biên chế|bồn nước|bộ|buổi|ca
|cán bộ|câu lạc bộ|căn nhà|căn|cặp|cầu|cây số|cây|chi bộ|chi đoàn|chi hội|chiến sĩ|chiến sỹ|chợ|chủ thể|chuyên đề|chuyên mục
|chuyến|chương trình văn nghệ|công dân|công chức|công trình|con/phụ nữ|con|cơ quan|cơ sở|cụm công nghiệp|cụm|cụ|cuộc|cửa hàng
|dịch vụ công|dịch vụ|dự án|doanh nghiệp|đám|đảng viên|đại biểu|đầu sách|đề tài|địa bàn|địa chỉ|địa phương|điểm du lịch|điểm cầu
|điểm phát thanh|điểm|điển hình|đoàn viên|đoàn|đội|đối tượng|đơn vị máu|đơn vị|đợt|đồ án|đồng chí|đồng|đường dây|gian hàng
|gia đình|giải|giáo viên|giường bệnh|giường|giống|giờ|gương điển hình|gương|ha|hecta|héc ta|hạng mục|hệ thống|hòa giải viên|hoạt động
|học sinh|học viên|hồ sơ|hội nghị|hội thảo|hội thi|hội viên|hộ dân|hộ gia đình|hộ nghèo|hộ|hợp tác xã|htx|huyện|km|khách du lịch|khách
|khóa|khoá|khu công nghiệp|khu dân cư|khu|km2|kg|không gian|lao động|làng nghề|làng|lần|liệt sĩ|lớp|loại hình|lượt người|lượt khách|lượt|m2|m²|m3|máy|mặt hàng|mẫu
|mô hình|mô hình điểm|mũi|nạn nhân|nghề|ngôi nhà|người|nhà văn hóa|nhà|nhân viên|nhiệm vụ khoa học|nhóm trẻ|nhóm|phần quà|phần việc|phóng sự
|phòng học|phòng|phong trào|phụ nữ|phường|quận|sáng kiến|sản phẩm|sinh viên|suất quà|suất học bổng|suất|tàu|tàu cá|tấn|tập thể|tạ
|thanh niên|thành viên|thôn|thủ tục hành chính|thủ tục|thuê bao|tin, bài|tin bài|tin|tín chỉ|tổ chức
|tổ hợp tác|tổ|trạm y tế|trạm|trang trại|trường hợp|trường học|trường|trẻ em|trẻ|trung tâm|tủ sách|tủ|tuyến đường|tuyến|tỷ đồng|tỉ đồng|triệu đồng
|nghìn đồng|ngàn đồng|triệu usd|tỷ usd|usd|tờ rơi|tờ gấp|triệu lượt|nghìn lượt|vạn lượt|triệu lượt khách|nghìn tấn|triệu tấn|mw|kwh|lít
|tiêu chí|ttHc|văn bản|viên chức|vị trí việc làm|việc làm mới|việc làm|vụ|vườn|xã|xóm|ý kiến|ý tưởng|phiên tòa|phiên|kỳ|chốt|chuỗi liên kết
|chuỗi|nhãn hiệu|vùng sản xuất|vùng trồng|vùng|tổ dân phố|cá thể|con trâu|con bò|con lợn|luống|bộ dữ liệu|ứng dụng|nền tảng|camera|wifi|pano|áp phích
|cụm pano|phim|video|clip|infographic|tài khoản|chữ ký số|cuốn|quyển|số báo|số|tập san|bệnh nhân|ngày công|tiết mục|trạm biến áp|nhà vệ sinh|công trình vệ sinh|công trình cấp nước
|điểm trường|sân|sân chơi|thư viện|khẩu súng|phút|lượt hộ|đồng bào|nghệ nhân|di tích|lễ hội|di sản|khu vực|bậc|hạng|người lao động|tuổi|ngày|điểm phần trăm|nhân khẩu|chức danh|doanh nhân|ngư dân
""".replace("\n", "").lower()

_NOUNS = "|".join(
    re.escape(noun) for noun in sorted({noun.strip() for noun in COUNTED.split("|")}, key=lambda noun: (-len(noun), noun))
)
_RATE = r"(?:\s?/\s?(?:[\d.]+\s)?[^\W\d_]+(?:\s(?:gái|đẻ sống|trẻ đẻ sống|dân|năm|tháng|người|hộ|nữ|phụ nữ|sống|khẩu|lao động|số|cấp xã|tuần))?){0,3}"
#: The unit behind a number: a counted noun, with "/năm" or "/100 bé gái" behind it.
UNIT = re.compile(rf"\s?(?P<unit>(?:(?:triệu|nghìn|ngàn|tỷ|tỉ|vạn)\s)?(?:{_NOUNS}){_RATE})(?!\w)", re.IGNORECASE)
#: What a percentage is of, where that belongs to the unit: "%/năm".
PERCENT_RATE = re.compile(r"\s?/\s?(?:năm|quý|tháng)(?!\w)", re.IGNORECASE)

#: What a plan promises to do; a number right behind one of them is promised.
DONE = (
    r"tổ chức|mở|trồng|thành lập|xây dựng|xây mới|ra mắt|kết nạp|phát triển|đào tạo|bồi dưỡng|tập huấn|lắp đặt|hỗ trợ|cấp|khánh thành"
    r"|công nhận|tạo|giải quyết|thực hiện|hoàn thành|triển khai|duy trì|nhân rộng|phát hành|sản xuất|biên soạn|in|đầu tư|sửa chữa|nâng cấp"
    r"|kiểm tra|thanh tra|giám sát|khảo sát|tuyên truyền|vận động|trao|tặng|xóa|xoá|thu hút|đón|phấn đấu|có thêm|thêm|có|đăng ký|bàn giao"
    r"|khởi công|cải tạo|thu gom|chuyển đổi|cứng hóa|bê tông hóa|huy động|tiếp nhận|giới thiệu|đưa|ban hành|hình thành|mở rộng|tiêm|khám"
    r"|phủ sóng|kiện toàn|bảo tồn|phục dựng|sưu tầm|số hóa|cung cấp|viết|đăng|đăng tải|phát sóng|treo|cử|tuyển dụng|tiếp|đối thoại|họp|xây|chọn|lựa chọn|củng cố|ủng hộ|quyên góp"
)
#: Verbs with which the subject of "100% cơ quan, đơn vị …" ends.
VERB = re.compile(
    rf"(?<!\w)(?:{DONE}|quán triệt|phân công|bố trí|được|đạt|tham gia|sử dụng|áp dụng|chấp hành|ký|nắm|biết|bảo đảm|đảm bảo|không|phải"
    r"|tiếp cận|trở thành|gửi|nộp|trả|công khai|xử lý|kết nối|liên thông|cam kết|học|hưởng|tự|ứng dụng|cài đặt|chủ động|thường xuyên|làm"
    r"|nâng cao|tổng hợp|báo cáo|lập|rà soát|đổi mới|hiểu|mua|khai thác|tốt nghiệp|đến|quan tâm|chỉ đạo|lãnh đạo|lồng ghép|tuân thủ|vận hành|hoạt động|bị|giao dịch|thanh toán|đáp ứng)(?!\w)",
    re.IGNORECASE,
)
