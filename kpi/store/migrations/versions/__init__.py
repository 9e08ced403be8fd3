"""One file a change of the tables, in order.

0001_first_tables.py    Plans, units, files, receipts, submissions, cells.
"""
