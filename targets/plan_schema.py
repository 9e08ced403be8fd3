"""The JSON Schema of a plan file: what each key means, in the words of whoever writes one."""

from __future__ import annotations

from typing import Any

from targets.file_schema import file_schema, given
from targets.plan import Plan


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema of a plan file."""
    return file_schema(Plan, WORDS, _CONDITIONS)


WORDS = {
    "Plan": "Một kế hoạch, ghi lại thành chỉ tiêu và nhiệm vụ.",
    "Plan.id": "Mã kế hoạch: chữ không dấu, số, dấu chấm, gạch nối; không đổi qua các lần sửa.",
    "Plan.title": "Tên kế hoạch.",
    "number": "Số, ký hiệu của văn bản; để trống (null) nếu văn bản không có.",
    "issued": "Ngày ban hành, viết năm-tháng-ngày; để trống (null) nếu văn bản không ghi.",
    "issuer": "Cơ quan ban hành.",
    "Plan.unit": "Mã (trong units.yaml) của đơn vị mà kết quả chung thuộc về.",
    "Plan.period": "Kỳ của kế hoạch: 2026, 2026-H1, 2026-Q3, 2026-9M, 2026-07.",
    "Plan.document": "Văn bản mà kế hoạch này được ghi lại từ đó.",
    "indicators": "Những cái được đo. Một mã ở hai kế hoạch phải có cùng nghĩa.",
    "form": "Biểu mẫu đơn vị phải điền.",
    "targets": "Các chỉ tiêu: một tỷ lệ đơn vị, mỗi đơn vị đạt một mức.",
    "totals": "Các chỉ tiêu về tổng cộng của mọi đơn vị được giao.",
    "duties": "Các nhiệm vụ: báo cáo có hạn, việc phải làm ít nhất bao nhiêu lần, báo cáo khi có yêu cầu.",
    "notes": "Những điều cần biết về văn bản, hiện cùng kế hoạch.",
    "PlanDocument": "Văn bản gốc.",
    "PlanDocument.name": "Tên văn bản, như sẽ được dẫn cạnh mỗi kết quả.",
    "sha256": "Mã SHA-256 của tệp văn bản, để biết đúng bản nào đã được đọc.",
    "Indicator": "Một chỉ số: cái được đo.",
    "Indicator.id": "Mã chỉ số; cùng một mã ở hai kế hoạch phải có cùng nghĩa.",
    "Indicator.name": "Tên chỉ số, như in trong biểu mẫu.",
    "measure": "Loại giá trị: count là số đếm; amount là số thập phân, không âm; yes_no là có/không.",
    "Measure": "count: số đếm; amount: số thập phân, không âm; yes_no: có/không.",
    "Indicator.unit": "Đơn vị tính: mô hình, người, triệu đồng; chỉ số có/không thì không ghi.",
    "time": "flow: cộng dồn theo thời gian (số mô hình đăng ký trong kỳ); stock: hiện trạng (số đảng viên cuối kỳ).",
    "required": "true: báo cáo phải có số này; false: được để trống (để trống không phải là 0).",
    "not_above": "Mã của chỉ số mà chỉ số này không được lớn hơn.",
    "formula": "Tính từ chỉ số khác thay vì hỏi trong biểu: giai-quyet / tiep-nhan * 100.",
    "base": "Mức gốc để tính tăng, giảm: một số chung, hoặc mỗi đơn vị một số (mã đơn vị: số).",
    "checks": "Những điều mọi báo cáo theo biểu phải thỏa.",
    "ReportCheck": "Một điều mọi báo cáo phải thỏa: hai công thức so với nhau, hai số đi cùng hay loại trừ nhau.",
    "ReportCheck.id": "Mã ngắn của điều kiểm tra.",
    "ReportCheck.title": "Câu nói với người báo cáo khi không thỏa.",
    "left": "Công thức bên trái.",
    "right": "Công thức bên phải.",
    "operator": "Hai bên phải so với nhau thế nào.",
    "Operator": "equal_to, not_equal_to, greater_than, greater_than_or_equal_to, less_than, "
    "less_than_or_equal_to: so sánh; compulsory_pair: có cả hai hoặc không có cả hai; exclusive_pair: không có cả hai.",
    "missing": "Khi một bên thiếu số: skip_if_any, skip_if_all hoặc zero.",
    "MissingFigures": "skip_if_any: không kiểm tra; skip_if_all: tính là 0, trừ khi thiếu cả hai; zero: tính là 0.",
    "severity": "error: không nhận báo cáo; warning: nhận, có cảnh báo.",
    "Form": "Biểu mẫu đơn vị phải điền, số liệu lũy kế từ đầu năm.",
    "Form.title": "Tên biểu, in ở đầu biểu mẫu.",
    "Form.indicators": "Mã các chỉ số trong biểu, theo thứ tự các dòng.",
    "periods": "Các kỳ phải báo cáo: 2026-H1, 2026-9M, 2026.",
    "Target": "Một chỉ tiêu: bao nhiêu phần trăm đơn vị, mỗi đơn vị phải đạt mức nào.",
    "TotalTarget": "Một chỉ tiêu về tổng cộng: “toàn huyện ít nhất 26 mô hình”.",
    "Duty": "Một nhiệm vụ: việc có hạn, hoặc phải làm bấy nhiêu lần trong kỳ.",
    "id": "Mã ngắn của chỉ tiêu, nhiệm vụ: chữ không dấu, số, dấu chấm, gạch nối.",
    "title": "Tên chỉ tiêu, nhiệm vụ, như sẽ in trong danh sách.",
    "to": "Giao cho ai; cùng với units.yaml cho ra danh sách đơn vị, tức là mẫu số.",
    "period": "Kỳ phải đạt: 2026, 2026-H1, 2026-Q3, 2026-9M, 2026-07.",
    "each": "Mức mỗi đơn vị phải đạt.",
    "share": "Tỷ lệ đơn vị phải đạt: 95%, “95,5%”; không ghi là mọi đơn vị.",
    "milestones": "Các mốc của một lộ trình (“30% đến năm 2025, 60% đến năm 2030”), mỗi mốc được xét riêng.",
    "total": "Mức mà tổng cộng phải đạt.",
    "source": "Chỗ của văn bản nói điều này: luôn phải có; nhiều chỗ thì viết thành danh sách.",
    "assumption": "Điều văn bản không nói mà người nhập phải chọn; hiện cạnh mọi kết quả.",
    "kind": "Loại nhiệm vụ: report, event hoặc ad_hoc.",
    "DutyKind": "report: báo cáo có hạn; event: việc phải làm ít nhất bao nhiêu lần; ad_hoc: báo cáo khi có yêu cầu.",
    "deadline": "Hạn; nhiệm vụ event không ghi thì hạn là hết kỳ.",
    "Duty.by": "Chức danh phải làm: Chủ tịch UBND cấp xã.",
    "recipient": "Nơi nhận báo cáo.",
    "Addressed": "Giao cho ai: các đơn vị nêu tên, và mọi đơn vị thỏa tất cả các điều kiện khác được ghi.",
    "groups": "Các nhóm trong units.yaml: đơn vị thuộc một trong các nhóm này.",
    "units": "Mã các đơn vị được nêu tên.",
    "kinds": "Các loại đơn vị: xã, phường, cơ quan.",
    "under": "Mã đơn vị cấp trên: mọi đơn vị thuộc nó.",
    "exclude": "Mã các đơn vị không tính, dù thuộc nhóm nêu trên.",
    "Addressed.note": "Phần của văn bản mà danh sách này chưa bao gồm; hiện cạnh mọi kết quả.",
    "Bounds": "Mức phải đạt: ít nhất, nhiều nhất, hoặc cả hai.",
    "Each": "Mức mỗi đơn vị phải đạt: ít nhất, nhiều nhất, hoặc cả hai.",
    "indicator": "Mã chỉ số, trong “indicators”.",
    "min": "Ít nhất, kể cả số này.",
    "max": "Nhiều nhất, kể cả số này.",
    "above_max": "Khi vượt “max”: fail là không đạt (“không quá”); note là vẫn đạt, có ghi chú (“01–02 mô hình”).",
    "Milestone": "Một mốc của lộ trình.",
    "Milestone.share": "Tỷ lệ đơn vị ở mốc này; không ghi là như của chỉ tiêu.",
    "Milestone.min": "Mức ít nhất của mỗi đơn vị ở mốc này; không ghi là như của chỉ tiêu.",
    "Cited": "Một chỗ của văn bản.",
    "Cited.document": "Tên văn bản, khi không phải là văn bản của kế hoạch.",
    "section": "Mục, điều, khoản: II, III.5, “Điều 32 khoản 1”.",
    "page": "Trang, từ 1.",
    "line": "Dòng của bản văn, từ 1.",
    "quote": "Trích nguyên văn, nhiều nhất một vế.",
    "Cited.note": "Điều cần biết về chỗ này: “chưa rõ tần suất”, “số liệu minh họa”.",
    "Due": "Hạn: một trong before, by, on, during, from … to; hoặc after kèm days hay working_days.",
    "roll": "Hạn rơi vào ngày nghỉ thì sao; luôn phải ghi.",
    "Roll": "strict: hạn giữ nguyên; next-working-day: lùi sang ngày làm việc tiếp theo.",
    "before": "Trước ngày này (“trước ngày 05/6”: hết ngày 04/6). Ngày hằng năm viết --06-05.",
    "Due.by": "Chậm nhất, đến hết ngày này.",
    "on": "Vào ngày này.",
    "during": "Trong kỳ này, đến hết ngày cuối của kỳ: 2026-Q4.",
    "from": "Từ ngày này; kèm “to”, hoặc “days”, “working_days”.",
    "Due.to": "Đến hết ngày này, dùng với “from”.",
    "days": "Số ngày, không tính ngày bắt đầu; số âm là trước đó.",
    "working_days": "Số ngày làm việc, không tính ngày bắt đầu; số âm là trước đó.",
    "after": "Đếm ngày từ đâu.",
    "Anchor": "period-end: ngày cuối của kỳ báo cáo; event: ngày của sự việc, của yêu cầu.",
    "basis": "Kỳ số liệu: calendar theo lịch; administrative từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP).",
    "hour": "Giờ của ngày cuối, nếu văn bản có ghi; đúng giờ đó là đã trễ.",
}

_BOUNDED = {"anyOf": [given("min"), given("max")]}
#: What the models check once their keys are read, said so that an editor can check it too.
_CONDITIONS = {
    "Bounds": _BOUNDED,
    "Each": _BOUNDED,
    "Due": {"oneOf": [given(key) for key in ("before", "by", "on", "during", "from", "after")]},
    "Duty": {
        "allOf": [
            {"if": {"properties": {"kind": {"const": "report"}}}, "then": given("deadline")},
            {"if": {"properties": {"kind": {"const": "event"}}}, "then": given("each"), "else": {"not": given("each")}},
        ]
    },
}
