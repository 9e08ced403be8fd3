"""Does a report add up? One comparison a file; `crossfoot.py` makes them all.

check.py      A check, its verdict, its words and its arithmetic.
bounds.py     What "trên", "gần" and rounding allow a figure to be.
sums.py       A total and its parts.
labels.py     A total and the things it names.
counts.py     A number and the names listed for it.
rosters.py    Who did, who did not, and who there is.
percents.py   A percentage and its fraction; shares that make up a whole.
changes.py    More or less than a base.
products.py   So many at so much each.
repeats.py    The same thing stated twice.
citations.py  One document cited in two ways.
days.py       Days that cannot be.
elapsed.py    Years since.
crossfoot.py  All of them, worst first.
shapes.py     The checks for JSON.
"""
