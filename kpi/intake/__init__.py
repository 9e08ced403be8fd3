"""From the bytes of a file to the values of its reports, with every mistake at its cell.

form.py        The form a unit fills.
text_sheet.py  Its sheet, on which words are only words.
child.py       Reads a workbook in a process of its own, under limits.
hidden.py      Which rows and columns are hidden.
percents.py    Which numbers are shown as percentages.
text_table.py    The rows of a text file, whatever its letters are encoded in.
handover.py    How its cells come back.
guard.py       Hands files to that process and tells what came of each.
identity.py    What a form carries unseen: for which plan, unit and period it was made.
cells.py       The cells of a sheet, upright or turned.
headings.py    What headings and labels may be called.
indicators.py  Which indicator a written id or name means.
table.py       Finds the table in a sheet, whichever way it lies.
title.py       Finds what stands above it: plan, unit, period.
rows.py        Which line of the table is which indicator's.
workbook.py    All of this in a file's sheets.
settled.py     What the officer answers where a file leaves a doubt.
known.py       What the office knows when a file arrives.
identify.py    For which plan, unit and period a report is.
roster.py      Whose the lines of a list of units are.
values.py      What was typed in a cell, as an exact number.
marked_copy.py    The mistakes marked in a copy of the reporter's workbook.
schema.py      The form's checks, as a pandera schema.
rule_checks.py    What the plan asks of its reports; figures to date that fall.
explain.py     A failed check, in words a reporter can act on.
report.py      One report as it could be read.
figure_checks.py    All checks of many reports at once.
read_file.py   All of it in order: one file, its reports, all their mistakes.
read_document.py     A .txt, .docx or .pdf document, as a text with places.
document_child.py    Reads it in a process of its own, under limits.
comment_document.py  Comments put into a Word file.
comment_child.py     Puts them there, in a process of its own.
limits.py            The limits every such process sets itself, and its look at an archive.
"""
