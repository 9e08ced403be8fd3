"""How fast plans are read: text to promises, and a Word file and a PDF of 300 pages to promises.

``python -m bench.reading --json`` prints one JSON object. The text is a made-up plan, wrapped as pages are, each
page with figures of its own; the files are the same paragraphs.

    mb_per_s      megabytes of text a second of the processor, from lines to targets and duties
    docx_s, pdf_s seconds for 300 pages, through the guarded child process
    equal         the text, the Word file and the PDF promise the same, and twice the same
"""

from __future__ import annotations

import argparse
import io
import json
import textwrap
from time import perf_counter, process_time

import typst
from docx import Document

from bench.shared.measure import peak_mb, rounded
from kpi.intake.read_document import read_document
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.documents.reading import Reading, read

#: What fills a page between its promises.
PROSE = (
    "Các cấp ủy, cơ quan, đơn vị tiếp tục tuyên truyền, quán triệt các văn bản chỉ đạo của Trung ương, của tỉnh; nâng "
    "cao nhận thức về ý nghĩa, tầm quan trọng của công tác này, vai trò, trách nhiệm của cán bộ, công chức, viên "
    "chức và người lao động trong thực hiện Nghị quyết số {n}-NQ/TU ngày 15/3/2023 của Ban Chấp hành Đảng bộ tỉnh. Căn "
    "cứ chức năng, nhiệm vụ, chủ động phối hợp, tạo điều kiện để Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội "
    "tham gia giám sát, phản biện xã hội, giải quyết kịp thời các kiến nghị của cử tri và Nhân dân trên địa bàn."
)
#: The paragraphs of one page: four promises, more than twice as many as on a page of the real plan of 2023.
PAGE = (
    "{n}. Nội dung thứ {n}",
    PROSE,
    PROSE,
    "- Tỷ lệ hồ sơ lĩnh vực {n} được giải quyết đúng hạn đạt từ {share}% trở lên.",
    PROSE,
    "- Mỗi xã, phường xây dựng ít nhất {some:02d} mô hình; tổ chức {some:02d} hội nghị đối thoại với Nhân dân.",
    PROSE,
    "Các đơn vị báo cáo kết quả về Sở Nội vụ trước ngày {day:02d}/6/2024 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
)
PAGES = 300


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--small", action="store_true", help="a few pages, to see that everything agrees")
    print(json.dumps(measured(4 if parser.parse_args().small else PAGES)))


def measured(pages: int) -> dict[str, object]:
    """Return all that is measured of a plan of so many pages."""
    paragraphs = plan(pages)
    text = "\n\n".join(line for part in paragraphs for line in textwrap.wrap(part, 82, break_on_hyphens=False))
    size = len(text.encode()) / 1e6
    times, readings = zip(*(timed(text) for _ in range(5)), strict=True)
    found = [promises(one) for one in readings]
    docx_s, docx = guarded(word(paragraphs), "kh.docx")
    pdf_s, pdf = guarded(paper(paragraphs), "kh.pdf")
    return {
        "pages": pages,
        "targets": len(readings[0].goals),
        "duties": len(readings[0].dues),
        **rounded(
            {
                "text_mb": size,
                "mb_per_s": size / min(times),
                "docx_s": docx_s,
                "pdf_s": pdf_s,
                "peak_mb": peak_mb(),
            }
        ),
        "equal": all(one == found[0] for one in (*found, docx, pdf)),
    }


def plan(pages: int) -> list[str]:
    """Return the paragraphs of a made-up plan; its figures are illustrations."""
    parts = ["KẾ HOẠCH", "Thực hiện nhiệm vụ năm 2024", "I. NHIỆM VỤ, GIẢI PHÁP"]
    for n in range(1, pages + 1):
        facts = {"n": n % 99 + 1, "share": 60 + n % 40, "some": n % 9 + 1, "day": n % 28 + 1}
        parts += [part.format(**facts) for part in PAGE]
    return parts


def timed(text: str) -> tuple[float, Reading]:
    """Return how long the processor reads a text, and what is read."""
    start = process_time()
    reading = read(lay_out(text_lines(text)))
    return process_time() - start, reading


def guarded(content: bytes, name: str) -> tuple[float, list[str]]:
    """Return how long a file takes from its bytes to its promises, the child process included."""
    start = perf_counter()
    text, issues = read_document(content, name)
    if text is None:
        raise SystemExit(issues[0].say("en"))
    found = promises(read(text))
    return perf_counter() - start, found


def promises(reading: Reading) -> list[str]:
    """Return what is promised, without its places."""
    goals = [f"{f.goal.operator} {f.goal.value} {f.goal.unit} {f.goal.each}" for f in reading.goals]
    return [*goals, *(f"{f.owed.kind} {f.owed.when}" for f in reading.dues)]


def word(paragraphs: list[str]) -> bytes:
    """Return the paragraphs as a Word file."""
    document = Document()
    for part in paragraphs:
        document.add_paragraph(part)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def paper(paragraphs: list[str]) -> bytes:
    """Return the paragraphs as a PDF with page numbers."""
    lines = ['#set page(numbering: "1", margin: 25mm)', '#set text(lang: "vi", size: 14pt, hyphenate: false)']
    lines += [f'#par[#text("{part}")]' for part in paragraphs]
    return bytes(typst.compile("\n\n".join(lines).encode()))


if __name__ == "__main__":
    main()
