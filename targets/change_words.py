"""How a change of one part of a plan is said: "tỷ lệ đơn vị phải đạt giảm từ 95% xuống 90%"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from targets.deadlines import Roll, deadline_of
from targets.due import Due
from targets.periods import Period
from targets.plan import Cited, Duty
from targets.recurrence import Recurring
from targets.wording import Language, Sentence, say, write_date, write_number
from targets.workdays import vietnam_calendar
from targets.yaml_file import Written


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is not what it was."""

    key: str  #: of the plan file, from the part on: "share", "each.min"
    text: Sentence
    before: Any  #: as JSON has it; None when it was not given
    after: Any

    def as_json(self, language: Language = "vi") -> dict[str, object]:
        """Return the detail for JSON, its words in one language."""
        return {"key": self.key, "text": self.text.text(language), "before": self.before, "after": self.after}


def details(before: Written, after: Written, skip: Collection[str] = ()) -> Iterator[Detail]:
    """Yield what changed from one part of a plan to another of its kind, key by key; ``skip`` names keys left out."""
    old, new = (part.model_dump(mode="json", by_alias=True, exclude_none=True) for part in (before, after))
    for name, field in type(before).model_fields.items():
        one, other = getattr(before, name), getattr(after, name)
        if name in skip or one == other:
            continue
        key, label = field.alias or name, _label(before, name)
        if isinstance(one, Due) or isinstance(other, Due):
            rolls = isinstance(one, Due) and isinstance(other, Due) and one.roll is not other.roll
            text = _changed(label, _deadline(before, one, rolls=rolls), _deadline(after, other, rolls=rolls))
        elif isinstance(one, Written) and isinstance(other, Written):
            yield from (replace(inner, key=f"{key}.{inner.key}") for inner in details(one, other))
            continue
        elif isinstance(one, tuple) and isinstance(other, tuple):
            text = _list_changed(label, one, other)
        elif isinstance(one, Decimal) and isinstance(other, Decimal):
            text = _moved(label, one, other, _MARKS.get(name, ""))
        else:
            text = _changed(label, _shown(one, _MARKS.get(name, "")), _shown(other, _MARKS.get(name, "")))
        yield Detail(key, text, old.get(key), new.get(key))


#: What stands behind the figures of a key.
_MARKS = {"share": "%"}


def _moved(label: Sentence, old: Decimal, new: Decimal, mark: str) -> Sentence:
    """Return the sentence for a figure that rose or fell."""
    facts = {"label": label, "old": _shown(old, mark), "new": _shown(new, mark)}
    if new > old:
        return say("{label} tăng từ {old} lên {new}", "{label} rises from {old} to {new}", **facts)
    return say("{label} giảm từ {old} xuống {new}", "{label} falls from {old} to {new}", **facts)


def _changed(label: Sentence, old: Sentence | None, new: Sentence | None) -> Sentence:
    if old is None or new is None:
        if old is None:
            return say("thêm {label}: {it}", "{label} is added: {it}", label=label, it=new)
        return say("bỏ {label}, trước là: {it}", "{label} is dropped, it was: {it}", label=label, it=old)
    return say("{label}: trước là {old}; nay là {new}", "{label}: was {old}; is {new}", label=label, old=old, new=new)


def _list_changed(label: Sentence, old: tuple[object, ...], new: tuple[object, ...]) -> Sentence:
    added, dropped = [i for i in new if i not in old], [i for i in old if i not in new]
    parts = []
    if added:
        parts.append(say("thêm {them}", "with {them}", them=_listed(added)))
    if dropped:
        parts.append(say("bớt {them}", "without {them}", them=_listed(dropped)))
    told = _joined(parts, "; ") if parts else Sentence("đổi thứ tự", "in another order")
    return say("{label}: {told}", "{label}: {told}", label=label, told=told)


def _listed(items: list[object]) -> Sentence:
    return _joined([shown for item in items if (shown := _shown(item)) is not None], ", ")


def _joined(parts: list[Sentence], by: str) -> Sentence:
    return Sentence(by.join(part.vi for part in parts), by.join(part.en for part in parts))


def _shown(value: object, mark: str = "") -> Sentence | None:
    """Return a value as a person reads it; None when there is none."""
    if value is None or value == "":
        return None
    if isinstance(value, Period | Recurring):
        return value.name if isinstance(value, Recurring) else Sentence(value.name("vi"), value.name("en"))
    if isinstance(value, Cited):
        return _place(value)
    if isinstance(value, Written):
        return _joined([pair for key in type(value).model_fields if (pair := _pair(value, key)) is not None], ", ")
    if isinstance(value, bool):
        return Sentence("có", "yes") if value else Sentence("không", "no")
    if isinstance(value, Decimal):
        places = max(0, -int(value.as_tuple().exponent))  # all of them: two figures never read alike
        return Sentence(write_number(value, "vi", places) + mark, write_number(value, "en", places) + mark)
    if isinstance(value, date):
        return Sentence(write_date(value, "vi"), write_date(value, "en"))
    return Sentence(f"“{value}”", f"“{value}”")


def _pair(part: Written, key: str) -> Sentence | None:
    """Return a key that is given, and its value: "mức ít nhất 1"."""
    shown = _shown(getattr(part, key), _MARKS.get(key, "")) if key in part.model_fields_set else None
    return say("{key} {value}", "{key} {value}", key=_label(part, key), value=shown) if shown is not None else None


def _place(cited: Cited) -> Sentence:
    """Return a place with its words; the plan's own document is not named."""
    source = cited.source("", None)
    words = f" “{cited.quote}”" if cited.quote else ""
    note = f" ({cited.note})" if cited.note else ""
    return Sentence(*(source.place(language).removeprefix(", ") + words + note for language in ("vi", "en")))


def _deadline(part: Written, due: object, *, rolls: bool) -> Sentence | None:
    """Return what a duty's deadline means, with its dates; ``rolls`` says what a day off does to it as well."""
    if not isinstance(due, Due) or not isinstance(part, Duty):
        return None
    try:
        found = deadline_of(due.rule(), part.steps()[0].period, vietnam_calendar())
    except (ValueError, OverflowError):  # a file that was not checked may name a day before the first
        return Sentence("một ngày không có trong lịch", "a day that no calendar has")
    if found is None:
        return Sentence("khi có yêu cầu", "when asked")
    roll = say(", {roll}", ", {roll}", roll=_ROLLS[due.roll]) if rolls else Sentence("", "")
    return say("“{words}”{roll}", "“{words}”{roll}", words=found.reasoning[0], roll=roll)


_ROLLS = {
    Roll.STRICT: Sentence("giữ nguyên nếu rơi vào ngày nghỉ", "standing on a day off"),
    Roll.NEXT_WORKING_DAY: Sentence("lùi đến ngày làm việc sau nếu rơi vào ngày nghỉ", "moving on from a day off"),
}


def _label(part: Written, key: str) -> Sentence:
    """Return what a key is called in a sentence."""
    named = _LABELS.get(f"{type(part).__name__}.{key}") or _LABELS.get(key)
    return named if named is not None else Sentence(f"“{key}”", f"“{key}”")


_LABELS = {
    "id": Sentence("mã", "the id"),
    "title": Sentence("tên", "the title"),
    "name": Sentence("tên", "the name"),
    "period": Sentence("kỳ", "the period"),
    "share": Sentence("tỷ lệ đơn vị phải đạt", "the share of units"),
    "milestones": Sentence("các mốc", "the milestones"),
    "each": Sentence("mức mỗi đơn vị phải đạt", "what each unit must reach"),
    "indicator": Sentence("chỉ số được xét", "the indicator judged"),
    "min": Sentence("mức ít nhất", "the minimum"),
    "max": Sentence("mức nhiều nhất", "the maximum"),
    "above_max": Sentence("cách xét khi vượt mức nhiều nhất", "what happens above the maximum"),
    "groups": Sentence("nhóm đơn vị được giao", "the groups addressed"),
    "units": Sentence("đơn vị được giao nêu tên", "the units addressed by name"),
    "kinds": Sentence("loại đơn vị được giao", "the kinds of units addressed"),
    "under": Sentence("cấp trên của các đơn vị được giao", "the unit above those addressed"),
    "exclude": Sentence("đơn vị không tính", "the units left out"),
    "Addressed.note": Sentence("ghi chú về nơi được giao", "the note on who is addressed"),
    "kind": Sentence("loại nhiệm vụ", "the kind of duty"),
    "deadline": Sentence("hạn", "the deadline"),
    "every": Sentence("các kỳ lặp lại", "the periods it recurs for"),
    "from": Sentence("từ ngày", "the first day"),
    "until": Sentence("đến hết ngày", "the last day"),
    "basis": Sentence("kỳ số liệu", "the days figures are taken from"),
    "group": Sentence("nhóm", "the group"),
    "ReportCheck.to": Sentence("đơn vị được kiểm tra", "whose reports are checked"),
    "ReportCheck.periods": Sentence("kỳ được kiểm tra", "the periods checked"),
    "by": Sentence("chức danh phải làm", "the role that must act"),
    "part_of_period": Sentence(
        "ai phải nộp khi chỉ hoạt động một phần kỳ", "who reports of those there for part of it"
    ),
    "recipient": Sentence("nơi nhận", "the recipient"),
    "source": Sentence("nguồn", "the source"),
    "assumption": Sentence("điều người nhập chọn", "the assumption"),
    "measure": Sentence("loại giá trị", "the measure"),
    "unit": Sentence("đơn vị tính", "the unit of measure"),
    "time": Sentence("cách cộng theo thời gian", "the addition over time"),
    "required": Sentence("bắt buộc báo cáo", "required"),
    "not_above": Sentence("chỉ số không được vượt", "the indicator not to exceed"),
    "formula": Sentence("công thức", "the formula"),
    "on_merge": Sentence("cách chuyển số liệu khi sáp nhập", "how figures pass through a merger"),
    "on_split": Sentence("cách chuyển số liệu khi chia tách", "how figures pass through a split"),
    "base": Sentence("mức gốc", "the base"),
    "left": Sentence("vế trái", "the left side"),
    "operator": Sentence("phép so sánh", "the operator"),
    "right": Sentence("vế phải", "the right side"),
    "missing": Sentence("cách xét khi thiếu số", "what a missing figure means"),
    "severity": Sentence("mức độ", "the severity"),
    "Form.indicators": Sentence("các chỉ số trong biểu", "the indicators of the form"),
    "periods": Sentence("các kỳ báo cáo", "the periods of the form"),
    "number": Sentence("số, ký hiệu", "the number"),
    "issued": Sentence("ngày ban hành", "the date of issue"),
    "issuer": Sentence("cơ quan ban hành", "the issuer"),
    "Plan.unit": Sentence("đơn vị chịu trách nhiệm chung", "the unit of the whole"),
    "in_force_from": Sentence("ngày có hiệu lực", "the first day in force"),
    "PlanDocument.name": Sentence("tên văn bản", "the document's name"),
    "sha256": Sentence("mã SHA-256 của văn bản", "the document's SHA-256"),
    "notes": Sentence("ghi chú", "the notes"),
}
