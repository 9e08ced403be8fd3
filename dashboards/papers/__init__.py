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
    errors.py          What can be wrong with such a document of an office.
    template_fields.py  What every template has: the fields of head and foot.
    own_templates.py   The templates that an office keeps in its workspace.
    letter_paper.py    The letter that urges a unit on.
    report_paper.py    The compiled report as a paper.
    report_template.py  The template of the compiled report in Word.
    report_docx.py     The compiled report in that template, or in an office's own.
    footnotes.py       Footnotes of a Word document.
"""
