"""Cross-footing narrative reports made by machine, some forty kilobytes each, as long as a district's nine months.

``python -m bench.check --json`` prints one JSON object:

    mb_per_s      from the lines of a text to all checks, in megabytes of UTF-8 a second
    read_mb_per_s   of that, making paragraphs of the lines alone
    reports, mb   how much was checked
    planted, found   one digit was changed in so many totals; so many findings were given
    equal         every planted mistake is found, and nothing else
"""

from __future__ import annotations

import argparse
import json
import random
import textwrap
from collections.abc import Iterator
from time import perf_counter

from rules.crossfoot.crossfoot import crossfoot, read
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.wording import write_number

FILLER = (
    "Các cấp ủy, chính quyền, Mặt trận Tổ quốc và các đoàn thể tiếp tục đổi mới nội dung, phương thức hoạt động, tăng"
    " cường tuyên truyền, vận động Nhân dân thực hiện tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước; nắm"
    " chắc tình hình ở cơ sở, kịp thời giải quyết những vấn đề phát sinh theo thẩm quyền, không để kéo dài."
)
BODIES = ("Hội Nông dân", "Hội Phụ nữ", "Huyện đoàn", "Hội Cựu chiến binh", "Liên đoàn Lao động")
NOUNS = ("buổi", "lượt người", "mô hình", "hội viên", "triệu đồng", "ý kiến")
WIDTH = 92


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--reports", type=int, default=50)
    print(json.dumps(measured(parser.parse_args().reports)))


def measured(count: int) -> dict[str, object]:
    """Return what is measured of so many reports."""
    made = [report(random.Random(number)) for number in range(count)]
    size = sum(len(text.encode()) for text, _ in made) / 1e6
    start = perf_counter()
    for text, _ in made:
        lay_out(text_lines(text))
    laid = perf_counter() - start
    start = perf_counter()
    found = [[c for c in crossfoot([read(lay_out(text_lines(text)))]) if c.is_finding] for text, _ in made]
    spent = perf_counter() - start
    planted = [wrong for _, wrong in made]
    return {
        "reports": count,
        "mb": round(size, 2),
        "mb_per_s": round(size / spent, 3),
        "read_mb_per_s": round(size / laid, 3),
        "planted": sum(planted),
        "found": sum(map(len, found)),
        "equal": [len(checks) for checks in found] == planted,
    }


def report(chance: random.Random) -> tuple[str, int]:
    """Return the text of a report, wrapped, and how many of its totals are wrong."""
    paragraphs, wrong = ["BÁO CÁO", "Kết quả công tác 9 tháng năm 2023"], 0
    for number in range(1, 41):
        text, is_wrong = " ".join(_sentences(chance)), chance.random() < 0.05
        total, parts = _parts(chance)
        noun = NOUNS[number % len(NOUNS)]
        items = "; ".join(f"{body} {write_number(n)} {noun}" for body, n in zip(BODIES, parts, strict=True))
        stated = total + 10 if is_wrong else total
        wrong += is_wrong
        paragraphs.append(f"{number}. {text} Đã thực hiện {write_number(stated)} {noun}, gồm: {items}.")
    wrapped = [line for text in paragraphs for line in [*textwrap.wrap(text, WIDTH), ""]]
    return "\n".join(wrapped), wrong


def _sentences(chance: random.Random) -> Iterator[str]:
    for _ in range(chance.randint(1, 3)):
        done, of = sorted((chance.randint(1, 900), chance.randint(901, 4000)))
        fraction = f"{write_number(done)}/{write_number(of)}"
        yield f"{FILLER} Có {fraction} hộ đăng ký theo Kế hoạch số {of}-KH/HU, ngày 14/01/2022."


def _parts(chance: random.Random) -> tuple[int, list[int]]:
    parts = [chance.randint(11, 999) for _ in BODIES]
    return sum(parts), parts


if __name__ == "__main__":
    main()
