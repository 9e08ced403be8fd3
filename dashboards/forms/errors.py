"""What can go wrong when forms are made, through the caller's doing."""

from __future__ import annotations

from collections.abc import Sequence

from kpi.errors import DondocError
from targets.periods import Period
from targets.plan import Plan
from targets.units import Unit
from targets.wording import Sentence, say

#: Periods of a form that are named when another was asked for; one that recurs has many.
_SHOWN = 12


class NoFormError(DondocError):
    """Forms were asked for of a plan that takes no reports."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(
            say(
                "Kế hoạch “{plan}” không có biểu báo cáo. Thêm khóa “form” vào tệp kế hoạch rồi đăng ký lại.",
                "The plan “{plan}” has no form. Give its file a “form” and add it again.",
                plan=plan.id,
            )
        )


class NotAFormPeriodError(DondocError):
    """Forms were asked for a period for which the plan takes no reports."""

    def __init__(self, plan: Plan, period: Period) -> None:
        known = [
            ", ".join(f"{one.key} ({one.name(language)})" for one in plan.report_periods[:_SHOWN])
            for language in ("vi", "en")
        ]
        super().__init__(
            say(
                "Biểu của kế hoạch “{plan}” không có kỳ {period}; các kỳ của biểu: {known}.",
                "The form of “{plan}” has no period {period}; its periods: {known}.",
                plan=plan.id,
                period=Sentence(f"{period.key} ({period.name('vi')})", f"{period.key} ({period.name('en')})"),
                known=Sentence(*known),
            )
        )


class UnitNotAskedError(DondocError):
    """A form was asked for a unit that owes none."""

    def __init__(self, unit: Unit, plan: Plan, period: Period) -> None:
        day = period.last_day
        if unit.in_force(day):
            why = say("kế hoạch “{plan}” không giao việc cho đơn vị này", "“{plan}” asks nothing of it", plan=plan.id)
        else:
            why = say("đơn vị không có trong danh sách ngày {day}", "it is not in force on {day}", day=day)
        super().__init__(
            say(
                "Không có biểu cho {unit}: {why}.",
                "There is no form for {unit}: {why}.",
                unit=unit.dated_label,
                why=why,
            )
        )


class NobodyAskedError(DondocError):
    """Forms were asked for of a plan that is addressed to no unit there is."""

    def __init__(self, plan: Plan, period: Period) -> None:
        super().__init__(
            say(
                "Ngày {day} không đơn vị nào trong danh sách thuộc phạm vi kế hoạch “{plan}”. Xem “dondoc unit list”.",
                "On {day} no unit of the list is addressed by “{plan}”. See “dondoc unit list”.",
                day=period.last_day,
                plan=plan.id,
            )
        )


class FormsExistError(DondocError):
    """Forms were to be written where files of the same names stand, which may have been filled."""

    def __init__(self, place: str, names: Sequence[str]) -> None:
        super().__init__(
            say(
                "{place} đã có {n} tệp cùng tên ({name}{more}); không ghi tệp nào. "
                "Chọn thư mục khác, hoặc thêm --force để ghi đè.",
                "{place} already holds {n} files of these names ({name}{more}); nothing was written. "
                "Choose another folder, or give --force to write over them.",
                place=place,
                n=len(names),
                name=names[0],
                more=", …" if len(names) > 1 else "",
            )
        )
