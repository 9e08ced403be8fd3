"""Does a report add up? One comparison a file; `crossfoot.py` makes them all.

check.py      A check, its verdict, its words and its arithmetic.
bounds.py     What "trên", "gần" and rounding allow a figure to be.
sums.py       A total and its parts.
slips.py      One digit mistaken.
labels.py     A total and the things it names.
counts.py     A number and the names listed for it.
items.py      A number and the costed items of its footnote.
mergers.py    Units merged, and the number or the resolution that says so.
scopes.py     What "13/13 xã:" covers.
rosters.py    Who did, who did not, and who there is.
percents.py   A percentage and its fraction.
shares.py     Shares that make up a whole.
changes.py    More or less than a base.
products.py   So many at so much each.
averages.py   So many people at so many places.
repeats.py    The same thing stated twice.
citations.py  One document cited in two ways.
days.py       Days that cannot be.
elapsed.py    Years since.
crossfoot.py  All of them, worst first.
shapes.py     The checks for JSON.
"""
