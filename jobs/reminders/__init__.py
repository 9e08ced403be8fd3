"""Who is told what, when and in which words; sending it is another matter.

stages.py        On which days a promise has something to be said of it.
recipients.py    Who is told: a unit's contacts, the unit above, the coordinating office.
situation.py     What is open at a moment, of which a day is planned.
stage_words.py   What a stage is called.
words.py         Why a recipient is told, in one clause.
unsaid.py        What cannot be said to anyone.
planning.py      The messages of one day; whether one still stands when it is about to go.
horizon.py       The messages of the days to come, if nothing more comes in.
remembered.py    The same by what the ledger holds.
health.py        What must be mended so that reminders arrive.
texts.py         The templates, those of the program and an office's own.
render.py        A digest in words: mail, HTML, the short form.
attachments.py   The form and the calendar that go with it.
"""
