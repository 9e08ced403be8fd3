"""From values to verdicts. Pure: the same inputs give the same results, bit for bit.

inputs.py       Everything an evaluation depends on, as one value.
frame.py        The figures that were reported; for a condition, the figure of every unit.
score.py        Verdicts of many units at once.
readings.py     One unit's figure with its cell, or why there is none.
reports.py      Report duties: who sent what was due, and when.
evaluate.py     Every promise, for every unit it is addressed to.
results.py      What an evaluation gives.
shortfall.py    Who lacks what, since when, what would make it pass.
shapes.py       The JSON that other programs rely on.
"""
