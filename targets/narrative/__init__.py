"""What a report says in figures: pure, from the text layer (`targets.documents`) on.

hidden.py     Digits that are no figures: numbers of documents, days, ranks, names.
measures.py   What a number counts: which nouns are of one kind.
figures.py    The figures, with how firmly each is stated.
segments.py   The items of a list of parts.
wholes.py     Totals and their parts: "trong đó", "gồm", brackets, footnotes.
listed.py     Names listed behind a number.
offers.py     What a report offers for the lines of a form.
citations.py  The documents a report cites.
published.py  Days, years and mergers that are known from elsewhere.
"""
