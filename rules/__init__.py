"""How is a promise judged, and what must a report satisfy?

Scalar and exact: one unit, one moment, readable aloud. `kpi.evaluation` does the same for many units at once.

    verdict.py          Met, short, late, overdue, not due, exempt, not evaluable; and the judgement that says why.
    condition.py        One unit's figure against what each unit must reach.
    target_rule.py      A share of units: how many fulfil, how many are needed, how many more.
    total_rule.py       A sum over units, and what silent ones leave open.
    duty_rule.py        A report by its deadline; something held so many times.
    parts.py            A unit whose figures are kept by the units before it.
    pace.py             How far a period has come, and how far what is to be done in it.
    checks.py           What a report must satisfy: two formulas compared, pairs.
    scoring.py        The score of one unit, its arithmetic and its band.
    exemption.py        Exemptions and extensions: decisions that change what is asked of one unit.
    formula.py          What a formula means: its value, exact, or the reason why it has none.
    formula_columns.py  The same for many units at once, as exact.
    formula_written.py  A formula with its figures written in.
    crossfoot/          Does a narrative report add up?
    asked.py            What a promise asks, said back in one sentence.
"""
