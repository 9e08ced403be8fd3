"""Options that several commands share, each defined once: flag, environment variable, help; and their groups.

A command marked as `grouped` names a group (`Workplace`, `Times`, `Wanted`) where it would repeat its options.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, wraps
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

Folder = Annotated[
    Path,
    typer.Option(
        "--workspace", "-w", envvar="DONDOC_WORKSPACE", help="Thư mục không gian làm việc (mặc định: thư mục này)."
    ),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--db", envvar="DONDOC_DB", help="Cơ sở dữ liệu khác, ví dụ postgresql://… (mặc định: SQLite trong thư mục)."
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="Thời điểm xét: 2023-06-04 (hết ngày), 2023-06-04T23:59 (mặc định: bây giờ)."),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        help="Chỉ dùng những gì đã ghi đến thời điểm này (mặc định: tất cả).",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="In JSON (chỉ JSON) ra stdout.")]
PlanId = Annotated[str | None, typer.Option("--plan", help="Chỉ xét kế hoạch có mã này.")]
TargetId = Annotated[str | None, typer.Option("--target", help="Chỉ xét chỉ tiêu hoặc nhiệm vụ có mã này.")]
UnitName = Annotated[str | None, typer.Option("--unit", help="Chỉ xét đơn vị này, viết tên như thường gọi.")]
GroupName = Annotated[str | None, typer.Option("--group", help="Chỉ xét chỉ tiêu, nhiệm vụ thuộc nhóm này.")]
SeverityName = Annotated[
    str | None, typer.Option("--severity", help="Chỉ xét mức độ này: error (nghiêm trọng), warning, note.")
]
ViewChoice = Annotated[
    str,
    typer.Option(
        "--view",
        help="as-then: các đơn vị của kỳ được xét; as-now: các đơn vị của ngày xét, kèm số liệu của đơn vị cũ.",
    ),
]
OrderChoice = Annotated[
    str,
    typer.Option("--by", help="Xếp theo: unit (đơn vị, theo thứ tự của cơ quan), target (chỉ tiêu), deadline (hạn)."),
]
VerdictNames = Annotated[
    list[str] | None,
    typer.Option(
        "--verdict", help="Chỉ lấy kết quả này, có thể ghi nhiều lần: overdue, short, not_evaluable, not_due."
    ),
]
PeriodKey = Annotated[str | None, typer.Option("--period", help="Kỳ: 2023, 2023-H1, 2023-Q3, 2023-9M, 2023-07.")]
ReportUnit = Annotated[str, typer.Argument(metavar="ĐƠN_VỊ", help="Tên đơn vị.")]
ReportPeriod = Annotated[str, typer.Option("--period", help="Kỳ: 2023, 2023-H1, 2023-Q3, 2023-9M, 2023-07.")]
ReportPlan = Annotated[str | None, typer.Option("--plan", help="Mã kế hoạch, khi nhiều kế hoạch nhận báo cáo kỳ này.")]
LanguageChoice = Annotated[
    str | None,
    typer.Option("--lang", envvar="DONDOC_LANG", help="Ngôn ngữ hiển thị: vi hoặc en (mặc định: theo thiết lập)."),
]


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a command works, and in which language it answers."""

    workspace: Folder = Path()
    db: Database = None
    lang: LanguageChoice = None


@dataclass(frozen=True, slots=True)
class Times:
    """The moments a person wrote; without them, now and all that is recorded."""

    as_of: AsOf = None
    known_at: KnownAt = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of an evaluation a person asked for, as they wrote it; None: all."""

    plan: PlanId = None
    period: PeriodKey = None
    target: TargetId = None
    unit: UnitName = None
    group: GroupName = None
    severity: SeverityName = None


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take groups of options: each parameter that is a group stands for the group's own options."""
    parameters = inspect.signature(command, eval_str=True).parameters.values()
    groups: dict[str, Any] = {one.name: one.annotation for one in parameters if is_dataclass(one.annotation)}

    @wraps(command)
    def taking_each(**given: Any) -> None:  # noqa: ANN401  whatever the options are
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(**given)

    options = [option for one in parameters for option in _options(one)]
    setattr(taking_each, "__signature__", inspect.Signature(options))  # noqa: B010  what Typer reads
    return taking_each


def _options(parameter: inspect.Parameter) -> tuple[inspect.Parameter, ...]:
    """Return the options that a parameter stands for, to be given by name."""
    meant: Any = parameter.annotation
    is_group = is_dataclass(parameter.annotation)
    return _options_of(meant) if is_group else (parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY),)


@cache
def _options_of(group: type[Any]) -> tuple[inspect.Parameter, ...]:
    hints, by_name = get_type_hints(group, include_extras=True), inspect.Parameter.KEYWORD_ONLY
    return tuple(
        inspect.Parameter(one.name, by_name, default=one.default, annotation=hints[one.name]) for one in fields(group)
    )
