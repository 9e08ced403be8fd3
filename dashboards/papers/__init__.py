"""Papers that leave the office: documents in the form of state or Party papers, as Word and as PDF.

A paper is built once as values; both forms are drawn from the same ones, so that they cannot differ:

    document.py        A paper as values: text, tables, charts, annexes, who signs it.
    to_pdf.py          As PDF, drawn by typst.
    to_docx.py         As a Word document.
    docx_parts.py      The parts of a Word document: paragraphs, tables, lines, page numbers.
    paper.typ          How typst draws it.
    bars.typ           How typst draws charts.
    chart.typ          One chart as a picture.
    shortfall_paper.py  The list of shortfalls as a paper.
    meeting_paper.py   The paper for a meeting.
    word_template.py   Word documents with fields, which an office may change.
    letter_paper.py    The letter that urges a unit on.
"""
