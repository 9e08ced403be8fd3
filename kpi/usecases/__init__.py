"""What can be done, a verb a file. Each is one transaction: all of it is kept, or nothing.

record_units.py          Record the list of units, or a new revision of it.
change_units.py          Record a change of the units, or take the last one back.
add_units.py             Add another list of units to the one in use.
own_file.py              The workspace's file of units, a copy of what is recorded.
read_document.py         Read what a plan's document promises.
check_reports.py          Read narrative reports and cross-foot them.
register_plan.py         Record a plan, or a new revision of it.
read_plans.py            Read the registered plans, revision by revision.
receive_submission.py    Take a file: accept its report, or keep it with its mistakes.
year_before.py           What units reported for the same periods a year before.
report_standing.py       Where a report stands when someone wants to take a step.
take_step.py             Return, accept or unlock a report, or correct its time of receipt.
attach_evidence.py       Attach a file to a report.
compare_evidence.py      Compare a report with the written report attached to it.
read_reports.py          Read what units sent and what was done to it.
sign_in.py               Sign people in, and recognise them.
change_account.py        Add and change accounts.
own_account.py           The second step of signing in, tokens for programs.
send_again.py            Let a message that failed go out again, to the address of today.
verify_audit.py          Look the audit trail over.
record_grant.py          Record an exemption or an extension, or take one back.
read_decisions.py        Read the exemptions and extensions that are recorded.
withdraw_grant.py        Take back one decision that somebody points at.
load_inputs.py           Gather what was known at a moment.
describe_inputs.py       Tell by hashes what an evaluation rests on.
evaluate_country.py      Judge everyone from what is stored, all at once or part by part.
evaluate_wholes.py       Judge sums over units, and reports by their deadlines.
"""
