"""From the bytes of a document to what it promises, each value with its place and its words.

The text layer, for whoever reads documents (bytes → lines → `text.Text`):

    encodings.py    Which letters the bytes of a text file stand for.
    lines.py        The lines of a file, as every reader hands them over.
    layout.py       From lines to whole paragraphs: `lay_out(lines)` makes the text.
    text.py         The text: paragraphs, sentences, footnotes, and the place of every character.
    blocks.py       Which lines belong together.
    wrapping.py     Whether a line goes on where the one before it broke off.
    footnotes.py    Which lines are a footnote, and where its mark stands.
    numbering.py    Phần, I., 1., a), -: labels and the section they open.
    letters.py      Capitals and small letters, for patterns.
"""
