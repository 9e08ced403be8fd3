"""What a careful officer of Phòng Nội vụ sends from 15 May to 30 November 2023, listed by hand.

The clock is started on Monday 15/5/2023 and looks once each working day, at 07:30, at what had come in by then. Days
off between Monday and Friday in that time: Friday 01/9 and Monday 04/9 (Quốc khánh). What had come in by when is in
the register of incoming documents, ``submissions/so-van-ban-den.csv``; a report that arrives at 09:10 has still been
reminded of at 07:30 that morning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

#: The 13 communes, in the order of their codes.
ALL = (
    *("thi-tran-tam-duong", "then-sin", "ta-leng", "giang-ma", "ho-thau", "binh-lu", "son-binh", "nung-nang"),
    *("ban-giang", "ban-hon", "ban-bo", "na-tam", "khun-ha"),
)
HALF, NINE, YEAR = "bao-cao-6-thang", "bao-cao-9-thang", "bao-cao-nam"
DIALOGUE, CONFERENCE, SUPERVISION = "doi-thoai-chu-tich-xa", "phan-bien-xa-hoi", "giam-sat-217"
OFFICE, DISTRICT = "office/van-thu", "tam-duong/van-phong-hdnd-va-ubnd-huyen"


def but(*done: str) -> tuple[str, ...]:
    """Return the communes that are left when some have done it."""
    return tuple(unit for unit in ALL if unit not in done)


#: To the communes: day, duty, stage, whom of.
OWN: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    # Half-year report, before Monday 05/6/2023: the last day is Sunday 04/6, the last working day Friday 02/6.
    # Working days before 02/6: 1 = Thu 01/6, 3 = Tue 30/5, 7 = Wed 24/5, 15 = Fri 12/5, which was before the start.
    ("2023-05-15", HALF, "before-15", ALL),  # the notice of 12/5, said as soon as the clock runs
    ("2023-05-24", HALF, "before-7", ALL),  # the first report comes on 26/5
    ("2023-05-30", HALF, "before-3", but("ban-bo", "binh-lu")),  # in on 26/5, 29/5; the town at 09:10 this morning
    (
        *("2023-06-01", HALF, "before-1"),
        # in since: the town 30/5, Bản Hon and Tả Lèng 31/5; Nà Tăm and Thèn Sin later this day
        ("then-sin", "giang-ma", "ho-thau", "son-binh", "nung-nang", "ban-giang", "na-tam", "khun-ha"),
    ),
    ("2023-06-02", HALF, "last-day", ("giang-ma", "ho-thau", "son-binh", "nung-nang", "ban-giang", "khun-ha")),
    # Friday afternoon Sơn Bình's file is refused and Nùng Nàng's accepted; Giang Ma on Sunday 23:47, in time; Bản
    # Giang on Monday 00:12, late but in. Left: Hồ Thầu (until 09/6), Sơn Bình, Khun Há.
    ("2023-06-05", HALF, "after-1", ("ho-thau", "son-binh", "khun-ha")),
    ("2023-06-07", HALF, "after-3", ("ho-thau", "son-binh", "khun-ha")),  # 05, 06, 07/6
    # Hồ Thầu on 09/6. Then every five working days, Sơn Bình and Khun Há: Wednesdays until the holiday of 02/9 …
    *(
        (day, HALF, f"after-{n}", ("son-binh", "khun-ha"))
        for n, day in (
            *((8, "2023-06-14"), (13, "2023-06-21"), (18, "2023-06-28"), (23, "2023-07-05"), (28, "2023-07-12")),
            *((33, "2023-07-19"), (38, "2023-07-26"), (43, "2023-08-02"), (48, "2023-08-09"), (53, "2023-08-16")),
            *((58, "2023-08-23"), (63, "2023-08-30")),
            # … 31/8, 05, 06, 07, 08/9: with 01/9 and 04/9 off it is Fridays from then on.
            *((68, "2023-09-08"), (73, "2023-09-15"), (78, "2023-09-22"), (83, "2023-09-29"), (88, "2023-10-06")),
            *((93, "2023-10-13"), (98, "2023-10-20"), (103, "2023-10-27"), (108, "2023-11-03"), (113, "2023-11-10")),
            *((118, "2023-11-17"), (123, "2023-11-24")),
        )
    ),
    # Half of 2023 is over on Saturday 01/7, so Monday 03/7: no report so far says anything of the three.
    ("2023-07-03", DIALOGUE, "pace-1-2", ALL),
    ("2023-07-03", CONFERENCE, "pace-1-2", ALL),
    ("2023-07-03", SUPERVISION, "pace-1-2", ALL),
    # Nine-month report, before Friday 15/9: the last day is Thursday 14/9, worked. Before it: 1 = Wed 13/9,
    # 3 = Mon 11/9, 7 = Tue 05/9; on past 04/9 and 01/9 off: 31/8 is 8, so 15 = Tue 22/8.
    ("2023-08-22", NINE, "before-15", ALL),
    ("2023-09-05", NINE, "before-7", ALL),
    ("2023-09-11", NINE, "before-3", but("ban-bo")),  # 08/9; the town and Bản Hon later this day
    (
        *("2023-09-13", NINE, "before-1"),
        # in since: the town, Bản Hon 11/9; Nà Tăm, Giang Ma, Bình Lư 12/9
        ("then-sin", "ta-leng", "ho-thau", "son-binh", "nung-nang", "ban-giang", "khun-ha"),
    ),
    # On 13/9 Sơn Bình and Tả Lèng send theirs; Nùng Nàng's, at 16:50, is refused.
    ("2023-09-14", NINE, "last-day", ("then-sin", "ho-thau", "nung-nang", "ban-giang", "khun-ha")),
    # On 14/9 Khun Há 11:00, Hồ Thầu 16:30, Bản Giang 23:40. Left: Thèn Sin (until 18/9), Nùng Nàng (until 19/9, 10:15).
    ("2023-09-15", NINE, "after-1", ("then-sin", "nung-nang")),
    ("2023-09-19", NINE, "after-3", ("nung-nang",)),  # 15, 18, 19/9
    # Three quarters of 2023 are over on Sunday 01/10, so Monday 02/10. By the nine-month reports six chairmen have held
    # their dialogue; five communes wrote 0, Khun Há and Hồ Thầu left it blank.
    (
        *("2023-10-02", DIALOGUE, "pace-3-4"),
        ("son-binh", "binh-lu", "nung-nang", "then-sin", "ta-leng", "khun-ha", "ho-thau"),
    ),
    ("2023-10-02", CONFERENCE, "pace-3-4", ("thi-tran-tam-duong", "khun-ha", "then-sin", "ban-giang", "nung-nang")),
    ("2023-10-02", SUPERVISION, "pace-3-4", ("ta-leng", "khun-ha", "giang-ma")),
    # Yearly report, before Wednesday 15/11: the last day is Tuesday 14/11, worked. Before it: 1 = Mon 13/11,
    # 3 = Thu 09/11, 7 = Fri 03/11, 15 = Tue 24/10. Nobody has sent it by 30/11.
    ("2023-10-24", YEAR, "before-15", ALL),
    ("2023-11-03", YEAR, "before-7", ALL),
    ("2023-11-09", YEAR, "before-3", ALL),
    ("2023-11-13", YEAR, "before-1", ALL),
    ("2023-11-14", YEAR, "last-day", ALL),
    ("2023-11-15", YEAR, "after-1", ALL),
    ("2023-11-17", YEAR, "after-3", ALL),  # 15, 16, 17/11
    ("2023-11-24", YEAR, "after-8", ALL),  # 20, 21, 22, 23, 24/11
    # After-13 is Friday 01/12, as are 11/12 of the year: outside the list.
)

#: To the office and the district: day, to whom, duty or target, stage, of which units.
ABOVE: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("2023-06-07", OFFICE, HALF, "escalate-3", ("ho-thau", "son-binh", "khun-ha")),
    ("2023-06-14", DISTRICT, HALF, "escalate-8", ("son-binh", "khun-ha")),
    # Half the year. Nothing is known of the three events. The targets, by 11 half-year reports of 13 communes, all are
    # ahead of half their share: II.1, II.2 11/13; II.3, II.4, III.5 10/13; II.5 7/13 = 53.8%, above 50%.
    ("2023-07-03", OFFICE, DIALOGUE, "pace-1-2", ("tam-duong",)),
    ("2023-07-03", OFFICE, CONFERENCE, "pace-1-2", ("tam-duong",)),
    ("2023-07-03", OFFICE, SUPERVISION, "pace-1-2", ("tam-duong",)),
    ("2023-09-19", OFFICE, NINE, "escalate-3", ("nung-nang",)),
    # Three quarters, so 75%: dialogue 6/13 = 46.2%, conference 8/13 = 61.5%, II.5 still 53.8%. Supervision 10/13 =
    # 76.9% is ahead, as are the other targets: 76.9% and 84.6%, II.4 against 95% × 3/4 = 71.25%.
    ("2023-10-02", OFFICE, DIALOGUE, "pace-3-4", ("tam-duong",)),
    ("2023-10-02", OFFICE, CONFERENCE, "pace-3-4", ("tam-duong",)),
    ("2023-10-02", OFFICE, "II.5", "pace-3-4", ("tam-duong",)),
    ("2023-11-17", OFFICE, YEAR, "escalate-3", ALL),
    ("2023-11-24", DISTRICT, YEAR, "escalate-8", ALL),
)

#: One message: the day it goes, the recipient.
Place = tuple[date, str]
#: What is said in it: duty, stage, unit.
Said = tuple[str, str, str]


def messages() -> dict[Place, set[Said]]:
    """Return every message: on which day, to whom, and what is said in it."""
    found: dict[Place, set[Said]] = defaultdict(set)
    for day, recipient, said in _listed():
        found[date.fromisoformat(day), recipient].add(said)
    return dict(found)


def address(recipient: str) -> str:
    """Return the mailbox of a recipient."""
    if recipient == OFFICE:
        return "van-thu@phong-noi-vu.tam-duong.example"
    if recipient == DISTRICT:
        return "van-phong@tam-duong.example"
    unit, _, role = recipient.partition("/")
    return f"{'van-thu' if role == 'van-thu' else 'chu-tich'}@{unit}.tam-duong.example"


def _listed() -> Iterator[tuple[str, str, Said]]:
    for day, duty, stage, units in OWN:
        for unit in units:
            yield day, _own(unit, duty), (duty, stage, unit)
    for day, recipient, promise, stage, units in ABOVE:
        for unit in units:
            yield day, recipient, (promise, stage, unit)


def _own(unit: str, duty: str) -> str:
    """Return who of a commune is told: of its chairman's dialogue the chairman, of all else the văn thư."""
    if duty != DIALOGUE:
        return f"{unit}/van-thu"
    return f"{unit}/chu-tich-ubnd-{'thi-tran' if unit == 'thi-tran-tam-duong' else 'xa'}"
