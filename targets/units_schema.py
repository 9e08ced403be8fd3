"""The JSON Schema of `units.yaml`: what each key means, in the words of whoever writes it."""

from __future__ import annotations

from typing import Any

from targets.file_schema import file_schema
from targets.units_file import UnitsFile


def units_schema() -> dict[str, Any]:
    """Return the JSON Schema of a units file."""
    return file_schema(UnitsFile, WORDS)


WORDS = {
    "UnitsFile": "Các đơn vị, trước đây và hiện nay, và những lần sáp nhập, chia tách, đổi tên.",
    "UnitsFile.note": "Điều cần biết về cả danh sách, hiện cạnh nó.",
    "units": "Mọi đơn vị, kể cả những đơn vị đã thôi hoạt động: không xóa.",
    "events": "Những lần sáp nhập, chia tách, đổi tên, chuyển cấp trên, kết thúc, thành lập.",
    "UnitEntry": "Một đơn vị, đến lần thay đổi sau; đổi tên, loại, mã hay cấp trên thì thành một đơn vị mới.",
    "id": "Mã riêng, dùng mãi mãi: chữ thường không dấu, số, gạch nối, như ban-bo-2025.",
    "name": "Tên chính thức: Bản Bo, Thị trấn Tam Đường, Phòng Nội vụ.",
    "UnitEntry.kind": "Loại: tỉnh, xã, phường, thị trấn, cơ quan, đoàn thể, bản.",
    "code": "Mã số chính thức, viết trong dấu nháy để giữ số 0 ở đầu; đơn vị sau có thể dùng lại mã này.",
    "parent": "Mã (id) của đơn vị cấp trên trực tiếp.",
    "from": "Ngày đầu tiên có hiệu lực; không ghi là không rõ, coi như đã có từ trước.",
    "to": "Ngày đầu tiên không còn hiệu lực; không ghi là đang hoạt động.",
    "order": "Thứ tự trong các danh sách của cơ quan; không ghi thì xếp sau, theo tên.",
    "groups": "Các nhóm mà kế hoạch có thể giao việc: cap-xa.",
    "aliases": "Tên khác, cách viết khác từng gặp trong văn bản.",
    "contacts": "Nơi liên hệ.",
    "ContactEntry": "Nơi liên hệ: chức danh trước, tên người chỉ khi cơ quan đã cung cấp.",
    "role": "Chức danh: Văn thư, Chủ tịch UBND xã.",
    "ContactEntry.name": "Tên người, nếu có.",
    "email": "Địa chỉ thư.",
    "phone": "Số điện thoại.",
    "channel": "Kênh nhận tin: mail (thư) hoặc webhook (cổng tin nhắn); không ghi thì thư nếu có địa chỉ thư.",
    "note": "Ghi chú.",
    "ContactEntry.note": "Ghi “số liệu minh họa” nếu địa chỉ không có thật.",
    "EventEntry": "Một lần thay đổi, vào một ngày, theo một văn bản.",
    "EventEntry.kind": "Loại thay đổi.",
    "EventKind": (
        "merge: sáp nhập; split: chia tách; rename: đổi tên, loại, mã; reparent: chuyển cấp trên; "
        "close: kết thúc; open: thành lập."
    ),
    "day": "Ngày đầu tiên của tình trạng mới.",
    "before": "Mã (id) các đơn vị bị thay đổi.",
    "after": "Mã (id) các đơn vị hình thành.",
    "outside": "Tên các đơn vị có tham gia nhưng không có trong tệp này.",
    "document": "Văn bản quyết định.",
    "issued": "Ngày của văn bản.",
    "weights": "Của một lần chia: số liệu được chia theo gì; không ghi thì không chia, không bao giờ coi là chia đều.",
    "WeightsEntry": "Tỷ lệ chia số liệu giữa các đơn vị sau một lần chia tách.",
    "basis": "Chia theo gì: dân số ngày 31/12/2026, diện tích.",
    "WeightsEntry.document": "Nguồn của các con số này.",
    "of": "Mỗi đơn vị hình thành (mã id) một con số, từ 0 trở lên.",
}
