"""From the bytes of a document to what it promises, each value with its place and its words.

The text layer, for whoever reads documents (bytes → lines → `text.Text`):

    encodings.py    Which letters the bytes of a text file stand for.
    lines.py        The lines of a file, as every reader hands them over.
    word.py         The lines of a .docx file.
    word_numbers.py  The numbers Word writes before its paragraphs.
    word_comments.py  Comments put into a .docx file.
    pdf.py          The lines of a .pdf file.
    layout.py       From lines to whole paragraphs: `lay_out(lines)` makes the text.
    text.py         The text: paragraphs, sentences, footnotes, and the place of every character.
    blocks.py       Which lines belong together.
    wrapping.py     Whether a line goes on where the one before it broke off.
    footnotes.py    Which lines are a footnote, and where its mark stands.
    numbering.py    Phần, I., 1., a), -: labels and the section they open.
    letters.py      Capitals and small letters, for patterns.

What it says, for whoever checks or reads figures:

    numbers.py      Numbers, ranges, bounds: the figures of a sentence.
    not_figures.py  Numbers that count nothing: of documents, dates, years, ages, ranks.
    dates.py        Days and periods as plans write them.
    modes.py        What each part speaks of: goals, tasks, results, money.

What it promises:

    head.py         Number, date, issuer, title, recipients.
    goal.py         One target.
    goals.py        Targets in sentences.
    goal_figures.py    Whether a figure promises something, and how much.
    goal_parts.py   Who and what each target of a clause is about.
    goal_words.py   The words around a figure that make it a target, or not.
    words.py        What is counted, and what is done.
    owed.py         One duty with a deadline.
    stretches.py    The stretch of a sentence around a place, between marks outside brackets.
    dues.py         Duties with a deadline in sentences.
    due_words.py    The words around a day that make it a deadline, or not.
    tables.py       Targets and deadlines in tables.
    reading.py      A whole document read.
    clashes.py      What is doubtful in it: blanks, promises that clash.
    answer.py       A reading as JSON.
    draft.py        A reading as a plan file to be confirmed.
    confirm.py      A draft as a person confirmed it.
    source_check.py    Whether a plan's promises still stand in its document.
"""
