"""letter make, letter template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import (
    AsJson,
    AsOf,
    PeriodKey,
    PlanId,
    Times,
    UnitName,
    Wanted,
    Workplace,
    grouped,
)

if TYPE_CHECKING:
    from dashboards.views.letters import Letter
    from dashboards.views.shortfall_list import ShortfallList
    from kpi.evaluation.inputs import Inputs

app = typer.Typer(no_args_is_help=True, help="Công văn đôn đốc từng đơn vị, từng nhóm đơn vị: Word và PDF.")
UnitGroup = Annotated[
    str | None, typer.Option("--group", help="Một công văn chung cho các đơn vị còn thiếu của nhóm này: cap-xa.")
]


@app.command("make")
@grouped
def make(
    out: Annotated[Path, typer.Option("--out", help="Thư mục ghi công văn.")],
    unit: UnitName = None,
    group: UnitGroup = None,
    plan: PlanId = None,
    period: PeriodKey = None,
    template: Annotated[Path | None, typer.Option("--template", help="Mẫu Word của cơ quan.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Viết công văn cho mỗi đơn vị có việc quá hạn, không đạt, chưa báo cáo; hay một công văn chung cho một nhóm."""
    from dashboards.exports.letters import NO_PDF, letter_files, paper_of, the_template, write_letters
    from dashboards.views.letters import URGED
    from dashboards.views.shortfall_list import shortfall_list
    from jobs.cli.output import print_issues, print_json, print_line
    from jobs.cli.progress import counting
    from jobs.cli.session import judged, known, start
    from targets.wording import say

    session = start(place)
    settings, language = session.workspace.settings, session.language
    inputs = known(session, Times(as_of))
    results = judged(inputs, Wanted(plan, period, unit=unit))
    letters = _letters(
        shortfall_list(inputs, results, session.office, verdicts=URGED), inputs, group, settings.letterhead.form
    )
    used = the_template(place.workspace, settings, template, common=group is not None)
    with counting(str(out)) as told:
        files = letter_files(letters, settings, used, inputs.today, told)
        write_letters(out, files.items())
    if letters:
        print_issues(paper_of(settings, inputs.today).missing, language)
    if as_json:
        shape = [{"name": one.name, "to": list(one.to), "lines": len(one.entries)} for one in letters]
        print_json({"as_of": inputs.as_of.isoformat(), "letters": shape, "files": sorted(files)})
        return
    said = say(
        "Đã ghi {n} công văn vào {out}, {files} tệp.",
        "Wrote {n} letters to {out}, {files} files.",
        n=len(letters),
        out=str(out),
        files=len(files),
    )
    print_line(said.text(language))
    if len(files) < 2 * len(letters):
        print_line(NO_PDF.text(language))


@app.command("template")
@grouped
def template(
    out: Annotated[Path, typer.Option("--out", help="Tệp .docx để sửa.")],
    group: Annotated[bool, typer.Option("--for-group", help="Mẫu công văn chung cho nhiều đơn vị.")] = False,
    *,
    place: Workplace,
) -> None:
    """Ghi mẫu công văn ra tệp Word để sửa; để ở thư mục templates của không gian làm việc thì được dùng."""
    from dashboards.exports.aside import write_file
    from dashboards.papers.letter_paper import FIELDS, letter_template
    from dashboards.papers.own_templates import FOLDER, GROUP_LETTER, UNIT_LETTER
    from jobs.cli.output import print_line, print_table
    from jobs.cli.session import start
    from targets.wording import say

    session = start(place)
    write_file(out, letter_template(session.workspace.settings.letterhead.form, common=group))
    name = f"{FOLDER}/{GROUP_LETTER if group else UNIT_LETTER}"
    said = say(
        "Đã ghi mẫu vào {out}. Sửa bằng Word rồi để ở {name} trong không gian làm việc. Các trường dùng được:",
        "Wrote the template to {out}. Change it in Word and put it at {name} in the workspace. Its fields:",
        out=str(out),
        name=name,
    )
    print_line(said.text(session.language))
    print_table("", ("Trường", "Nội dung"), [[field, what] for field, what in FIELDS.items()])


def _letters(view: ShortfallList, inputs: Inputs, group: str | None, form: str) -> tuple[Letter, ...]:
    """Return a letter for every unit, or the one of a group.

    Raises:
        UnknownNameError: no unit is in such a group.
    """
    from dashboards.views.letters import group_letter, unit_letters
    from kpi.errors import UnknownNameError
    from targets.wording import Sentence

    party = form == "party"
    if group is None:
        return unit_letters(view, inputs.registry, party=party)
    groups = sorted({one for unit in inputs.registry.units for one in unit.groups})
    if group not in groups:
        raise UnknownNameError(Sentence("nhóm đơn vị", "group of units"), group, tuple(groups))
    letter = group_letter(view, inputs.registry, group, party=party)
    return (letter,) if letter is not None else ()
