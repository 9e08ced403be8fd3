"""Lists that leave the program as files.

What people wrote stays text in each of them:

    changes.py       What changed between two moments, as JSON.
    shortfalls.py    The list in each format, and written in the one its name asks for.
    compiled.py      The compiled report in each form.
    columns.py       The list's columns in spreadsheets.
    workbook.py      As an Excel workbook.
    long_sheet.py    A sheet of very many lines, for it.
    text_table.py    As CSV for a spreadsheet.
    trail_table.py   The audit trail as CSV.
    json_table.py    Rows of JSON as CSV.
    calendar_file.py  The deadlines of a unit, for its calendar.
    office_calendar.py  The deadlines of all units, for the calendar of whoever follows them.
    meeting_packs.py  Papers for a meeting, and the very same again later.
    letters.py       The letters that urge units on, in the office's template.
    zipped.py        Several files as one.
    aside.py         Writes a file or folder aside, then puts it in place.
    held_open.py     Whether an office program holds a file open.
    errors.py        What can go wrong.
"""
