"""The forms of many units as files: names that sort and that every system takes, in a folder or one zip file.

A form is written aside and renamed, so a run that is stopped leaves whole forms only. Nothing is written over unasked:
what stands there may have been filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from dashboards.exports.aside import write_file
from dashboards.exports.zipped import zipped
from dashboards.forms.errors import FormsExistError
from kpi.errors import UnreadableError, why_not
from targets.names import loose_key
from targets.periods import Period
from targets.units import Unit

#: Told before each form: its number from 1, how many there are, its name.
Progress = Callable[[int, int, str], None]


def form_names(units: Sequence[Unit], period: Period) -> Mapping[str, str]:
    """Return a file name for each unit's id, in the order given: 01-xa-ban-bo_2023-H1.xlsx.

    Only small letters without accents, digits and hyphens; the number tells units of the same name apart.
    """
    digits = max(2, len(str(len(units))))
    return {unit.id: f"{number:0{digits}d}-{_slug(unit)}_{period.key}.xlsx" for number, unit in enumerate(units, 1)}


def write_forms(out: Path, names: Sequence[str], forms: Iterator[bytes], progress: Progress, *, force: bool) -> None:
    """Write forms to a folder, which is made when it is not there, or into one file when its name ends with .zip.

    Args:
        out: the folder or the zip file.
        names: of the files.
        forms: their contents, in the same order; each is made when its turn comes.
        progress: told before each.
        force: write over files of the same names.

    Raises:
        FormsExistError: some are there, and ``force`` is not given; nothing was written.
        UnreadableError: the place cannot be written to.
    """
    as_zip = out.suffix.lower() == ".zip"
    there = [out.name] if as_zip and out.exists() else [name for name in names if (out / name).exists()]
    if there and not force:
        raise FormsExistError(str(out.parent if as_zip else out), there)
    told = _told(names, forms, progress)
    if as_zip:
        write_file(out, zipped(told))
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableError(str(out), why_not(error)) from error
    for name, content in told:
        write_file(out / name, content)


_LONGEST_SLUG = 60
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def _slug(unit: Unit) -> str:
    words = ("".join(letter for letter in word if letter in _LETTERS) for word in loose_key(unit.label).split())
    return "-".join(filter(None, words))[:_LONGEST_SLUG].strip("-") or "don-vi"


def _told(names: Sequence[str], forms: Iterator[bytes], progress: Progress) -> Iterator[tuple[str, bytes]]:
    for number, name in enumerate(names, 1):
        progress(number, len(names), name)
        yield name, next(forms)
