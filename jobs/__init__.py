"""What runs, by the clock or by hand?

workspace.py         A workspace on disk, opened.
new_workspace.py     A workspace made: empty, or from an example.
own_units.py         The workspace's file of units, changed together with the database.
unit_lists.py        Lists of units that come with the program, and the whole country.
data/                Those lists.
examine.py           What is well with a workspace, and what is not.
plan_reminders.py    Who is to be reminded of what, when and why.
scale_out.py         The verdicts on a country, worked out by a cluster.
cli/                 The command line.
"""
