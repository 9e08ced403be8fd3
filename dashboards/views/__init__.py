"""The numbers and sentences of pages, as frozen values; pure functions of the inputs and results of an evaluation.

Each file uses those above it:

    looks.py        The shape, word and colour of each verdict.
    amounts.py      How the figures of a promise are said.
    promises.py     A promise as pages name it.
    lines.py        One promise for one unit.
    plans.py        One plan: its promises as wholes, and its units.
    terms.py        Deadlines ahead and past.
    arrivals.py     The files that units sent.
    order.py        The order in which an office lists its units.
    shortfall_list.py  The list of shortfalls, grouped, ordered and counted.
    letters.py      The letters that urge units on.
    letter_list.py  To whom they would go now.
    district.py     Every plan and every unit.
    receipts.py     The reports that figures were read from.
    last_year.py    Figures beside those of the same period a year before.
    held.py         Dialogues and other things held, with their proof.
    passage.py      The way of each report: received, returned, accepted.
    unit_story.py   Where a unit comes from and what became of it.
    seen_now.py     Promises of an earlier time by the units of today.
    heat.py         Units, or the bodies above them, against promises.
    changes.py      What changed between two moments, and what made it so.
    early.py        What will be short if it goes on like this.
    part.py         Of everything: what lies below a body, or what one person may see.
    overview.py     The first page.
    choice.py       What a person may choose for a page.
    shortfall_page.py  The list of shortfalls by filters.
    decisions.py    Exemptions and extensions, and what became of each.
    decidable.py    What such a decision can be about.
    trend.py        How many units fulfil a promise, day by day.
    target_page.py  One promise.
    months.py       A month: days off, and what is due.
    deadlines.py    The calendar of deadlines.
    plan_page.py    One plan: its words, and its revisions.
    paging.py       A long list in pieces.
    unit_page.py    One unit.
    office_paper.py  What stands above and below the text of an office's paper.
    unit_tree.py    All units on a day, the search among them, and every change.
    tree_part.py    As much of a long tree of units as one page shows.
    unit_consequences.py  What comes of a change of units.
    reminded.py     Lines of the ledger of reminders.
    kept_message.py  A message read back from its bytes.
    planned_days.py  The reminders of the days to come.
    trail.py        The audit trail, a page at a time.
    upkeep.py       How the machinery does: workers, runs, backups.
    settings_shown.py  The settings in force, key by key.
    owed.py         What a plan asks of one unit in one period.
    form.py         The form of one unit for one period.
    report_list.py  Every unit's report of every period: where it stands.
    report_history.py  What happened to a report.
    report_page.py  One report.
    entry.py        A form filled on a page.
    proposals.py    A plan's document beside what was read of it.
    handed_in.py    What became of files that were handed in.
    checked_report.py  A narrative report with what its cross-footing found.

The compiled report, each file again using those above it:

    promise_tally.py     How the units stand with one promise.
    indicator_totals.py  What the units reported of each indicator, added up.
    compiled_report.py   Both, for a period, and what is open after it.
    narrative.py         A report in words.
    report_phrases.py    The turns of phrase of an administrative report.
    tally_words.py       The sentences about one promise.
    results_words.py     The section of results.
    assessment_words.py  The sections about reporting, what was done well, what not, and what comes next.
    compiled_annexes.py  The annexes.
    compiled_narrative.py  The whole report.
    self_check.py        What the checker of reports says of it.
    compiled_page.py     The page that shows it.
"""
