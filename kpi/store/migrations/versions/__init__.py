"""One file a change of the tables, in order.

0001_first_tables.py    Plans, units, files, receipts, submissions, cells.
0002_figure_rows.py     The figures of a submission in one row.
0003_grant_record.py    Exemptions and extensions.
0004_in_force_from.py   The first day on which a revision of a plan judges.
"""
