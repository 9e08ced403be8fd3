"""The forms that units fill: a workbook for each, which says by itself what is missing or wrong.

`kpi.intake` reads them back by their headings and their identity. Each file uses those above it:

    layout.py          Where things stand, and how they look.
    cell_formula.py    A plan's formula in the words of a spreadsheet.
    checks.py          The plan's checks as formulas.
    status.py          What each line says of itself, and the sentence above the table.
    hidden.py          The hidden sheet: the identity, and what the formulas look into.
    letterhead.py      Whose paper it is.
    head.py            What stands above the table.
    table.py           The table, and what stands below it.
    guide.py           What the unit has to do, and how to fill the form.
    book.py            All of it: one workbook.
    many.py            Very many of them, by several processes.
    files.py           The forms of many units, in a folder or a zip file.
    errors.py          What can go wrong.
"""
