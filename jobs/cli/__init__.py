"""The command line, one file a group of commands.

main.py          The command `dondoc`: its groups, and what becomes of an error
options.py       Options that several commands share
wrong_use.py     A wrong call, told with what was perhaps meant
output.py        What is printed: JSON alone on stdout, tables for people, issues on stderr
session.py       What a command starts with: workspace, moments, language
progress.py      Progress on stderr
begin.py         init, doctor
plans.py         plan add, list, show, schema
plan_diff.py     plan diff
plan_read.py     plan read: a document's targets and duties, proposed
units.py         unit load, list, tree, history
unit_changes.py  unit merge, split, rename, undo
unit_names.py    Units as a person names them
form.py          form make
intake.py        submit
received.py      What is printed of files that were received
submissions.py   submission list, show, diff
steps.py         submission return, accept, unlock, redate, attach
reports.py       Which report a person means
judge.py         evaluate, due, score
shortfall.py     shortfall
meeting.py       meeting pack, list
letter.py        letter make, template
grants.py        decision exempt, extend, revoke, list
country.py     evaluate --engine: very many units, here or on a Dask cluster
keep.py          backup, restore
worker.py        worker, worker log, worker run
remind_send.py   remind send, show, retry
remind.py        remind plan, and the group of its commands
remind_preview.py  remind preview, calendar
dashboard.py     dashboard export
serve.py         serve
users.py         user add, list, disable, enable, password, token
report_files.py  report check, offer, and the group of its commands
report_compile.py  report compile, template
audit.py         audit list, verify
"""
