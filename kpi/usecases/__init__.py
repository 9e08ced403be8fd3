"""What can be done, a verb a file. Each is one transaction: all of it is kept, or nothing.

record_units.py          Record the list of units, or a new revision of it.
register_plan.py         Record a plan, or a new revision of it.
receive_submission.py    Take a file: accept its report, or keep it with its mistakes.
record_grant.py          Record an exemption or an extension, or take one back.
load_inputs.py           Gather what was known at a moment.
evaluate_country.py      Judge everyone from what is stored, all at once or part by part.
"""
