"""What was promised, by whom, for when, and where is it written?

Values in, values out: nothing here touches a file, a database or the clock, and nothing judges.

The words of a promise:
    wording.py          How a sentence is said: Vietnamese, and English beside it.
    later.py            Values worked out when somebody first looks at them.
    provenance.py       Where a value was read: document, place, words.
    issues.py           Mistakes in documents, as values with what to do next.

Time:
    periods.py          Which stretch of time a report covers.
    written_days.py     How a plan writes a day: in full, each year, or as a period.
    deadlines.py        From "trước ngày 05/6" to the last valid moment, with the reasons.
    due.py              How a plan file writes a deadline.
    workdays.py         Which days are worked: Tết, days in lieu, make-up Saturdays.
    day_overrides.py    Days whose place was changed by decree, with their source.

Who:
    names.py            When two written names are the same, and in which order names stand.
    units.py            Who exists on a day, and to whom a promise is addressed.
    finding.py          Which unit a written name means; never a guess.
    succession.py       What became of a unit: merge, split, rename.
    carry.py            How figures pass through a merger or a split.
    passing.py          How those of one indicator do: what a plan may choose.
    unit_checks.py      What cannot be true of a list of units.
    event_order.py      What cannot be of events in their order.
    unit_change.py      From what a document orders to the units after it.
    unit_ids.py         How a unit that is added gets its id.
    joining.py          Two lists of units put together.
    country.py          The whole country's provinces and communes.
    plan_rosters.py     Whom plans address before and after a change of units.
    units_file.py       The file units.yaml.
    units_text.py       Its text after a change, with people's own lines and comments.
    units_schema.py     The file units.yaml, explained key by key to an editor.

The plan:
    yaml_file.py        YAML that people write, every mistake at its line.
    file_schema.py      The JSON Schema of such a file, for editors.
    written_values.py   How a period, a day, a share, an id look in such a file.
    plan_values.py      A period, a share, a figure: the values a plan is written in.
    addressed.py        To whom a promise is addressed.
    recurrence.py       What recurs: one occurrence for each period.
    report_checks.py    What every report must satisfy.
    form.py             What a plan asks its units to report, and until when.
    plan.py             Plan, indicator, target, duty: the values that rules judge.
    plan_formulas.py    The formulas of a plan's derived indicators, checked.
    scoring.py          How a plan scores units: points and bands.
    plan_file.py        A plan's file, and what one part of it says of another.
    contradictions.py   Promises that cannot all be meant.
    meanings.py         Whether an id means the same thing in every plan.
    plan_diff.py        What changed from one plan, or one revision, to the next.
    change_words.py     How such a change is said.
    plan_schema.py      A plan's file, explained key by key to an editor.

Documents:
    documents/          From a document's bytes to what it promises, with places and words.
    narrative/          What a report says in figures.

Formulas:
    formula.py          What a formula is made of, and how it is written.
    formula_reading.py  From text to a formula, every mistake at its column.
    formula_tokens.py   Its words, numbers and signs; what is not clear is refused.
    formula_check.py    Kinds that do not fit, and names that are not known.
    formula_mistakes.py  What is said of a mistake.
"""
