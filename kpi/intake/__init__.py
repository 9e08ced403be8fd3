"""From the bytes of a workbook to the values of one report, with every mistake at its cell.

form.py        The form a unit fills.
child.py       Reads a workbook in a process of its own, under limits.
guard.py       Hands a file to that process and tells what came of it.
identity.py    What a form carries unseen: for which plan, unit and period it was made.
workbook.py    Finds the form in a workbook: for whom, for when, which rows.
values.py      What was typed in a cell, as an exact number.
schema.py      The form's checks, as a pandera schema.
rule_checks.py    What the plan asks of its reports; figures to date that fall.
explain.py     A failed check, in words a reporter can act on.
report.py      All of it in order: one file, one report, all its mistakes.
"""
