"""The sheets beside the table: what the unit has to do, and how the form is filled and sent."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from dashboards.forms.layout import LINE, LONGEST, Styles, height_of
from dashboards.views.form import FormView
from dashboards.views.owed import Owed
from targets.provenance import Source
from targets.wording import write_date
from targets.workdays import weekday_name


def write_owed(sheet: Worksheet, view: FormView, styles: Styles) -> None:
    """Write what the plan asks of the unit, with the deadlines and where it stands in the plan."""
    sheet.write_string(0, 0, "VIỆC CỦA ĐƠN VỊ TRONG KỲ NÀY", styles.bold)
    sheet.merge_range(1, 0, 1, len(_COLUMNS) - 1, "", styles.italic)
    heading = f"{view.unit.label}, {view.period.name()}. Căn cứ: {view.plan.document.name}, {view.plan.issuer}."
    sheet.write_string(1, 0, heading[:LONGEST], styles.italic)
    sheet.set_row(1, 34)
    for column, (title, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, title, styles.heading)
    sheet.set_row(3, 2 * LINE + 4)
    numbers = {line.indicator.id: str(line.number) for line in view.lines}
    for down, one in enumerate(sorted(view.owed, key=lambda one: not one.reports), 1):
        cells = (
            str(down),
            f"{one.title} ({one.by})" if one.by else one.title,
            one.asked.vi,
            _day(one),
            _working_day(one),
            _line(one, numbers),
            _remarks(one, view.plan.document.name),
        )
        sheet.set_row(3 + down, height_of((text, _COLUMNS[column][1]) for column, text in enumerate(cells)))
        for column, text in enumerate(cells):
            sheet.write_string(3 + down, column, text[:LONGEST], styles.body if column in _WIDE else styles.centred)
    if not view.owed:
        sheet.write_string(4, 0, "Kế hoạch không giao việc nào cho đơn vị trong kỳ này.", styles.italic)
    sheet.freeze_panes(4, 0)
    sheet.repeat_rows(3)


def write_guide(sheet: Worksheet, view: FormView, office: str, styles: Styles) -> None:
    """Write how to fill the form, what each status means, and what becomes of the form."""
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, _GUIDE_WIDTH)
    sheet.write_string(0, 0, "HƯỚNG DẪN GHI BIỂU", styles.bold)
    receiver = next((one.recipient for one in view.reports if one.recipient), None) or office or view.plan.issuer
    first, last = view.period.window(view.form.basis)[0], view.last_day
    facts = {"period": view.period.name(), "first": write_date(first), "last": write_date(last), "receiver": receiver}
    steps = [step.format(**facts) for step in _STEPS]
    row = 1
    for number, text in enumerate(steps, 1):
        row = _paragraph(sheet, row, f"{number}.", text, styles)
    explained = [line for line in view.lines if line.indicator.assumption]
    if explained:
        sheet.write_string(row + 1, 0, "GIẢI THÍCH TỪNG DÒNG", styles.bold)
        row += 2
    for line in explained:
        row = _paragraph(sheet, row, str(line.number), f"{line.indicator.name}: {line.indicator.assumption}", styles)


_COLUMNS = (
    ("STT", 5),
    ("Việc phải làm", 46),
    ("Yêu cầu với đơn vị", 18),
    ("Hạn cuối", 24),
    ("Ngày làm việc cuối cùng", 20),
    ("Dòng trong biểu", 11),
    ("Căn cứ, ghi chú", 44),
)
_WIDE = {1, 6}
_STEPS = (
    (
        "Chỉ ghi vào ô nền vàng: cột “Kết quả”, cột “Căn cứ, ghi chú”; và nơi, ngày, người lập ở đầu biểu. Các ô "
        "khác đã khóa để tránh sửa nhầm."
    ),
    ("Số liệu {period} tính từ ngày {first} đến hết ngày {last}; nếu gửi trước khi hết kỳ thì tính đến ngày gửi."),
    (
        "Mỗi ô “Kết quả” ghi một con số, không ghi chữ và đơn vị tính: ghi 5, không ghi “5 mô hình”. Không có "
        "hoạt động nào thì ghi 0. Để trống nghĩa là chưa có số liệu, không phải là số 0."
    ),
    "Ô “có/không”: bấm vào ô rồi chọn trong danh sách.",
    (
        "Cột “Kiểm tra” báo ngay, không cần mạng: THIẾU là chưa ghi; SAI là phải sửa, lý do ghi trong ô; XEM LẠI "
        "là vẫn gửi được nhưng nên kiểm tra lại; Đủ là đã ghi đúng cách."
    ),
    (
        "Dòng phía trên bảng tóm tắt: “Còn thiếu … mục” nêu số thứ tự các dòng còn thiếu. Khi ở đó ghi “ĐỦ” thì "
        "lưu tệp và gửi."
    ),
    (
        "Ghi chú dài thì kéo cho dòng cao thêm. Không thêm, xóa dòng, cột; giữ dạng tệp .xlsx; không dùng tệp của "
        "đơn vị khác hoặc kỳ khác, vì trong tệp đã ghi sẵn đơn vị và kỳ báo cáo."
    ),
    (
        "Gửi tệp này cho: {receiver}. Nếu bị trả lại, tệp trả lại đánh dấu từng ô cần sửa; sửa rồi gửi lại. Lần "
        "gửi đầu đúng hạn thì sửa sau vẫn là đúng hạn."
    ),
)
_GUIDE_WIDTH = 108
_BETWEEN = 4.0  # points between paragraphs


def _paragraph(sheet: Worksheet, row: int, number: str, text: str, styles: Styles) -> int:
    sheet.write_string(row, 0, number, styles.top)
    sheet.write_string(row, 1, text[:LONGEST], styles.plain)
    sheet.set_row(row, height_of([(text, _GUIDE_WIDTH)]) + _BETWEEN)
    return row + 1


def _day(one: Owed) -> str:
    day = one.deadline.last_day
    return f"hết {weekday_name(day)} {write_date(day)}"


def _working_day(one: Owed) -> str:
    day = one.deadline.last_working_day
    return f"{weekday_name(day)} {write_date(day)}"


def _line(one: Owed, numbers: dict[str, str]) -> str:
    if one.indicator is None:
        return "cả biểu"
    return ", ".join(number for id_, number in numbers.items() if id_ in one.parts) or "biểu khác"


def _remarks(one: Owed, document: str) -> str:
    granted = [one.granted.vi] if one.granted is not None else []
    return "; ".join([*granted, *(_place(source, document) for source in one.sources)])


def _place(source: Source, document: str) -> str:
    """Return a place without the name of the plan's own document, which stands above the table."""
    return source.place().removeprefix(f"{document}, ")
