"""A plan from its document to its record: read, confirmed point by point, looked over as a plan file, recorded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, File, HTTPException, UploadFile
from fastapi.responses import Response

from dashboards.views.proposals import marked
from dashboards.web.faults import Refused
from dashboards.web.needs import needs
from dashboards.web.posted import Posted
from dashboards.web.visit import Visit
from kpi.errors import IllegibleError, RefusedError
from kpi.permissions import Act
from kpi.store.engine import reading
from kpi.store.texts import StoredText, plan_texts
from kpi.usecases.read_document import ReadDocument, read_plan_document
from kpi.usecases.register_plan import register_plan
from targets.documents.confirm import PARTS, Choice, Head, confirmed, proposals
from targets.documents.draft import draft_plan
from targets.issues import Issue
from targets.wording import Sentence, say

router = APIRouter(prefix="/ke-hoach")
#: The name under which a plan written on a page is kept.
FILE_NAME = "ke-hoach-tren-trang.yaml"


@router.get("/doc")
def ask(visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Ask for a plan's document."""
    return visit.page("plan_reading.html", issues=())


@router.post("/doc")
def read(visit: Annotated[Visit, needs(Act.COORDINATE)], tep: Annotated[UploadFile, File()]) -> Response:
    """Read a plan's document and show it beside what it seems to promise."""
    name = PurePosixPath(tep.filename or "").name
    try:
        done = read_plan_document(tep.file.read(), name)
    except IllegibleError as error:
        return visit.page("plan_reading.html", status=422, issues=error.issues)
    return _proposed(visit, done, name)


@router.post("/doc/xac-nhan")
def confirm(visit: Annotated[Visit, needs(Act.COORDINATE)], posted: Posted) -> Response:
    """Make the plan file of what was confirmed, and show it with what is still wrong."""
    draft = _draft(posted)
    ids = [one["id"] for part in PARTS for one in draft.get(part, ())]
    choices = {
        id_: Choice(
            posted.get(f"lay.{id_}") == "co",
            posted.get(f"ten.{id_}", ""),
            posted.get(f"so.{id_}", ""),
            posted.get(f"ngay.{id_}", ""),
        )
        for id_ in ids
    }
    head = Head(
        id=posted.get("ma_ke_hoach", "").strip(),
        title=posted.get("ten", "").strip(),
        unit=posted.get("don_vi", ""),
        period=posted.get("ky", "").strip(),
        groups=tuple(filter(None, [posted.get("giao", "")])),
        form=bool(posted.get("bieu")),
    )
    return _text_page(visit, confirmed(draft, head, choices), seen=0)


@router.get("/ghi")
def write(visit: Annotated[Visit, needs(Act.COORDINATE)], sua: str = "") -> Response:
    """Show a plan file to be written, or that of a plan to be changed."""
    stored = stored_plans(visit).get(sua)
    if sua and stored is None:
        raise HTTPException(404)
    return _text_page(visit, stored.content if stored else "", seen=stored.revision if stored else 0)


@router.post("/ghi")
def record(visit: Annotated[Visit, needs(Act.COORDINATE)], posted: Posted) -> Response:
    """Record a plan, or a new revision of one; a file with mistakes is shown again, with all of them."""
    text = posted.get("ke_hoach", "").replace("\r\n", "\n")
    seen = posted.get("da_thay", "")
    before = recorded_of(text, stored_plans(visit))
    if before is not None and str(before.revision) != seen:
        return _text_page(visit, text, seen=before.revision, status=409, wrong=_CHANGED, other=before)
    try:
        done = register_plan(visit.site.engine, text, FILE_NAME, visit.now, visit.person.account)
    except RefusedError as error:
        return _text_page(visit, text, seen=int(seen) if seen.isdecimal() else 0, status=422, issues=error.issues)
    said = _UNCHANGED
    if done.changed:
        said = say(
            "Đã ghi kế hoạch “{title}”, bản {n}: {t} chỉ tiêu, {d} nhiệm vụ.",
            "Recorded “{title}”, revision {n}: {t} targets, {d} duties.",
            title=done.plan.title,
            n=done.revision,
            t=len(done.plan.targets),
            d=len(done.plan.duties),
        )
    return visit.go("ke-hoach", done.plan.id, said=said)


def stored_plans(visit: Visit) -> Mapping[str, StoredText]:
    """Return the last revision of every plan, by id."""
    with reading(visit.site.engine) as connection:
        return plan_texts(connection, None)


def recorded_of(text: str, stored: Mapping[str, StoredText]) -> StoredText | None:
    """Return what is recorded of the plan that a text is of."""
    ids = (line.removeprefix("id:").strip().strip("\"'") for line in text.splitlines() if line.startswith("id:"))
    return stored.get(next(ids, "").partition(" #")[0].strip())


def _proposed(visit: Visit, done: ReadDocument, name: str) -> Response:
    draft = draft_plan(done.reading, name, done.sha256)
    registry = visit.present().inputs.registry
    year = done.reading.head.year or visit.now.year
    return visit.page(
        "proposals.html",
        draft=draft,
        sent=json.dumps(draft, ensure_ascii=False, default=str),
        found=proposals(draft),
        document=marked(done.text, proposals(draft)),
        file_name=name,
        head=done.reading.head,
        issues=done.issues,
        units=registry.over(date(year, 1, 1), date(year + 1, 1, 1)),  # a district of then is no unit of today
        groups=sorted({group for unit in registry.units for group in unit.groups}),
    )


def _text_page(
    visit: Visit,
    text: str,
    *,
    seen: int,
    status: int = 200,
    wrong: Sentence | None = None,
    issues: tuple[Issue, ...] = (),
    other: StoredText | None = None,
) -> Response:
    return visit.page("plan_text.html", status=status, text=text, seen=seen, wrong=wrong, issues=issues, other=other)


def _draft(posted: Mapping[str, str]) -> dict[str, Any]:
    """Return the draft that the page sent along; whoever changed it by hand is told so."""
    try:
        draft = json.loads(posted.get("ban_nhap", ""))
        proposals(draft)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Refused(422, _NO_DRAFT) from None
    found: dict[str, Any] = draft
    return found


_UNCHANGED = Sentence("Kế hoạch không có gì thay đổi.", "The plan is unchanged.")
_NO_DRAFT = Sentence(
    "Không đọc được bản nháp gửi kèm. Mở lại văn bản và xác nhận lại.",
    "The draft that was sent along cannot be read. Open the document and confirm again.",
)
_CHANGED = Sentence(
    "Kế hoạch có mã này đã được ghi, hoặc người khác vừa sửa sau khi bạn mở trang. Bản đang có ở dưới; phần bạn viết "
    "còn nguyên và chưa được ghi. Gộp lại rồi bấm ghi; nếu là kế hoạch khác thì đổi mã.",
    "A plan of this id is recorded, or somebody changed it after you opened the page. It stands below; what you wrote "
    "is still here and not recorded. Merge them and record again, or choose another id.",
)
