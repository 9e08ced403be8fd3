"""What runs, by the clock or by hand?

workspace.py         A workspace on disk, opened.
new_workspace.py     A workspace made: empty, or from an example.
own_units.py         The workspace's file of units, changed together with the database.
unit_lists.py        Lists of units that come with the program, and the whole country.
data/                Those lists.
incoming.py          The files handed in at once: in folders, in zips.
receive.py           What became of them, file by file.
marked_copies.py     Copies with the mistakes marked, to send back.
plan_sources.py      The documents of plans: have they changed?
examine.py           What is well with a workspace, and what is not.
examine_sending.py   What keeps reminders from arriving.
finding.py           What was found of one thing looked at.
reminders/           Who is told what, when and in which words.
send_reminders.py    A workspace's reminders, planned and delivered.
weekly_summary.py    What leaders are told once a week.
worker.py            What is due, done at every tick of the clock.
timetable.py         What is done when.
chores.py            What the worker does by the timetable.
backup.py            A backup put back into a workspace.
deliver.py           What waits in the outbox, sent, and the answer noted.
channels/            The ways a message goes out.
serving.py           What the web application gets of a workspace.
offer_form.py        A form filled with what a narrative report offers.
report_check.py      Narrative reports read from files, cross-footed, given back with comments.
scale_out.py         The verdicts on a country, worked out by a cluster.
cli/                 The command line.
"""
