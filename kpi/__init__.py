"""What was reported, and how does it compare?

submission.py    What a unit reported, and the receipt of the file it came in.
cells.py         The cells of one report by the column.
submission_states.py  Where a report stands, and which step may follow: pure.
submission_life.py    Everything that was sent and done of a report.
submission_diff.py    What changed from one revision to another, cell by cell.
submission_shapes.py  Reports as JSON.
plan_shapes.py   Plans as JSON.
unit_shapes.py   Units as JSON.
reminder_shapes.py  Reminders as JSON.
evidence.py      Files attached to what a unit reports.
decisions.py     Exemptions and extensions as they were recorded, and what became of each: pure.
audit.py         The audit trail: a chain of hashes.
form_figures.py  The figures of one form for one period, as a matrix.
outbox.py        What is to be said to whom and when, as values.
delivery.py      The states of a message, what came of an attempt, when to try again.
channel_settings.py  An office's mail server and gateway.
letterhead_settings.py  How an office's papers are headed, numbered, addressed and signed.
permissions.py   Who may do what, about which unit: pure.
accounts.py      Accounts: who signs in, in which role, for which unit.
passwords.py     What is too weak, and the hashes that are kept.
second_factor.py  The second step of signing in.
sessions.py      Sessions of browsers, tokens of programs: what is kept, how long they hold.
meeting_pack.py  What was prepared for a meeting, and of what.
web_settings.py  How people reach an office's pages, and who may vouch for them.
settings.py      What an office decides for its workspace.
moments.py       How a person writes a moment.
clock.py         The only place that asks what time it is.
errors.py        What can go wrong through the caller's doing.
intake/          From the bytes of a workbook to checked values.
evaluation/      From values to verdicts: pure.
usecases/        What can be done, a verb a file.
store/           The only SQL.
"""
