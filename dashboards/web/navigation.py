"""The places that every page leads to, in the order in which they stand."""

from __future__ import annotations

from dataclasses import dataclass

from kpi.permissions import Act
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """A page that has a link on every page; it is shown once its route exists."""

    path: str  #: one part, without slash; empty: the first page
    words: Sentence
    act: Act = Act.READ  #: whoever has it, about whichever unit, sees the link
    static: bool = False  #: among the static files too
    aside: bool = False  #: not for every day: shown when asked for
    whole: bool = False  #: about all units: whoever may act about some only does not see the link


PLACES = (
    Place("", Sentence("Tổng quan", "Overview"), static=True),
    Place("don-vi", Sentence("Đơn vị", "Units"), static=True),
    Place("han", Sentence("Thời hạn", "Deadlines"), static=True),
    Place("thieu", Sentence("Danh sách thiếu", "Shortfalls"), static=True),
    Place("bao-cao", Sentence("Báo cáo", "Reports"), static=True),
    Place("nop", Sentence("Nộp báo cáo", "Hand in"), Act.SEND),
    Place("nhac-viec", Sentence("Nhắc việc", "Reminders"), Act.COORDINATE),
    Place("ke-hoach", Sentence("Kế hoạch", "Plans"), static=True),
    Place("tong-hop", Sentence("Báo cáo tổng hợp", "Compiled report"), static=True, aside=True, whole=True),
    Place("ho-so-hop", Sentence("Hồ sơ họp", "Meeting packs"), aside=True, whole=True),
    Place("cong-van", Sentence("Công văn", "Letters"), Act.COORDINATE, aside=True),
    Place("mien-gia-han", Sentence("Miễn, gia hạn", "Exemptions"), static=True, aside=True),
    Place("soat", Sentence("Soát báo cáo", "Check a report"), aside=True),
    Place("tai-khoan", Sentence("Tài khoản", "Accounts"), Act.ADMINISTER, aside=True),
    Place("thiet-lap", Sentence("Thiết lập", "Settings"), Act.ADMINISTER, aside=True),
    Place("nhat-ky", Sentence("Nhật ký", "Audit trail"), Act.COORDINATE, aside=True),
    Place("suc-khoe", Sentence("Vận hành", "Health"), Act.COORDINATE, aside=True),
)
