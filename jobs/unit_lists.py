"""Lists of units that need not be written by hand: those that come with the program, and the whole country."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jobs.workspace import read_bytes, read_text
from kpi.errors import DondocError, UnknownNameError
from targets.country import country_units
from targets.issues import Issue, Severity
from targets.names import near_names
from targets.provenance import Source
from targets.units_file import write_units
from targets.wording import Sentence, say, write_date

_FOLDER = Path(__file__).parent / "data"


class MissingPackageError(DondocError):
    """The package that lists the country's units is not installed."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "Danh mục cả nước cần gói vietnam-provinces. Cài thêm: pip install vietnam-provinces",
                "The country's list needs the package vietnam-provinces. Install it: pip install vietnam-provinces",
            )
        )


def shipped_lists() -> tuple[str, ...]:
    """Return the names of the lists that come with the program."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def shipped_list(name: str) -> str:
    """Return the text of a list of units that comes with the program.

    Raises:
        UnknownNameError: there is no such list.
    """
    if name not in shipped_lists():
        near = near_names(name, shipped_lists()) or shipped_lists()
        raise UnknownNameError(Sentence("danh sách đơn vị kèm theo", "shipped list of units"), name, near)
    return read_text(_FOLDER / f"{name}.yaml")


def country_list() -> tuple[str, tuple[Issue, ...]]:
    """Return the text of a units file with the country's provinces and communes, from the extra ``units``.

    The warning beside it says of an old edition that its codes are not the final ones.

    Raises:
        MissingPackageError: the extra is not installed.
    """
    try:
        import vietnam_provinces as package  # noqa: PLC0415  an extra, and only this needs it
    except ImportError as error:
        raise MissingPackageError from error
    name = f"vietnam-provinces {package.__version__}"
    day = date.fromisoformat(package.__data_version__)
    source = Source(name, note=f"cả nước: tên và mã số theo gói {name}, số liệu ngày {write_date(day)}")
    text = write_units(country_units(read_bytes(package.NESTED_DIVISIONS_JSON_PATH), source))
    return text, (_old_codes(source, day),) if day < _FINAL_CODES else ()


#: Editions with data before 2026 bear 122 codes that edition 2026.9.0 (data of 20/9/2026) does not have.
_FINAL_CODES = date(2026, 1, 1)


def _old_codes(source: Source, day: date) -> Issue:
    text = say(
        "số liệu ngày {day}: mã số của 122 xã, phường khác với bản 2026.9.0",
        "data of {day}: the codes of 122 communes differ from those of edition 2026.9.0",
        day=day,
    )
    hint = say(
        "Bản ấy cần Python từ 3.12. Nếu dùng mã số để đối chiếu, hãy lập danh sách bằng bản ấy.",
        "That edition needs Python 3.12. Make the list with it if codes are compared.",
    )
    return Issue("old-codes", text, source, hint, severity=Severity.WARNING)
