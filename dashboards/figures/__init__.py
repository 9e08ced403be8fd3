"""Figures, drawn from views: pure functions to plotly's ``Figure``, each with its words for those who do not see it.

A page adds its colours of text and axes:

    style.py       What all figures share.
    bars.py        Bars with a mark: how far, and how far it must be.
    shares.py      The share of units that fulfil each promise.
    bullets.py     One unit against what is required.
    steps.py       How many units fulfil a promise, day by day.
    timeline.py    Reports against their deadlines.
    passage_line.py  One unit's reports, with every step of their way.
"""
