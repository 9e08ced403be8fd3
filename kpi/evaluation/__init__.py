"""From values to verdicts. Pure: the same inputs give the same results, bit for bit.

    inputs.py       Everything an evaluation depends on, as one value.
    frame.py        The figures that were reported; for a condition, the figure of every unit.
    score.py        Verdicts of many units at once.
    derived.py      Indicators computed from others, of one and the same report.
    readings.py     One unit's figure with its cell, or why there is none.
    judged.py       Judgements that were made before, for whoever judges again.
    totals.py       Targets about the sum over units.
    reports.py      Report duties: who sent what was due, and when.
    rates.py        How many reports were expected, came, and came on time.
    succession.py   Figures of units that are no more, with those that followed.
    passed.py       Those of one promise, and what each is told to be made of.
    view.py         As then or as now: whose results are looked at.
    now.py          A promise as now: for the units of today.
    evaluate.py     Every promise, for every unit it is addressed to.
    results.py      What an evaluation gives.
    below.py        Of some of the units, each promise over them alone.
    scores.py       The scores of units, where a plan has a scoring.
    shortfall.py    Who lacks what, since when, what would make it pass.
    oddities.py     What is odd about a report: notes, never verdicts.
    contradicted.py  Cells that a written report contradicts.
    shapes.py       The JSON that other programs rely on.

Of a whole country, verdicts and counts without their sentences (docs/scale.md):

    questions.py    Who is asked what at a moment, as arrays.
    tree.py         The units judged and the bodies above them, numbered.
    gather.py       The latest figure of every unit, from all the forms that were reported.
    gather_formula.py    The figures of a formula, of each unit those of one report.
    country.py      A verdict for every unit and promise, part by part.
    country_totals.py    Targets about the sum over units.
    country_reports.py   Report duties.
    rollup.py       How many of the units below a body stand how, and whether its share is reached.
    country_shapes.py    The JSON of an evaluation of very many units.
    update.py       One report arrives: its unit and the bodies above it, and nothing else.
"""
