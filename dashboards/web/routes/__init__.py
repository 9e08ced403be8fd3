"""The routes, one file a subject.

    overview.py    The first page.
    targets.py     The page of a target or duty.
    deadlines.py   The calendar of deadlines, and calendar files.
    calendar_feed.py  Deadlines for calendar programs, by a secret address.
    shortfalls.py  The list of shortfalls, and the same as a file.
    compiled.py    The compiled report of a period, and the same as a file.
    decisions.py   Exemptions and extensions: the list, recording one, taking one back.
    meeting_packs.py  Packs for meetings: made, looked at, taken along.
    letters.py     The letters that urge units on, as files.
    plans.py       The registered plans, and the page of each.
    units.py       The list of units, and the page of each.
    audit.py       The audit trail, verified and taken along.
    reminders.py   What would go out, what has, what failed.
    unit_changes.py  Mergers, splits, renamings: looked at, then recorded.
    reports.py     The list of reports, one report, the steps on it.
    entry.py       A report filled on a page.
    hand_in.py     Files handed in, and files as they were received.
    upkeep.py      How the machinery does.
    settings.py    The settings in force, and their file.
    accounts.py    Accounts, for administrators.
    me.py          One's own account.
    sign_in.py     Signing in and out.
    oidc.py        Signing in through another service.
    report_check.py  Written reports checked on a page.
    plan_reading.py  A plan from its document to its record.
    asset.py       Style sheets, scripts and pictures.
    api_results.py  For programs: results, deadlines, shortfalls, scores.
    api_lists.py   For programs: plans and units.
    api_reports.py  For programs: reports, and the steps on them.
    api_evidence.py  For programs: reports by their figures, files attached and received.
    api_decisions.py  For programs: exemptions and extensions.
    api_recording.py  For programs: plans and changes of units recorded.
    api_accounts.py  For programs of administrators: accounts, settings.
    api_office.py  For programs: reminders, the audit trail, health.
    api_papers.py  For programs: packs for meetings, letters.
    api_files.py   For programs: files handed in, checked, read.
    api_description.py  The OpenAPI description of all these.

How to add a page:

1. A file here with ``router = APIRouter()``; add it to ``ROUTERS`` in ``dashboards.web.app``.
2. Each route is a plain ``def`` (it runs on a thread of its own, so it may read the database) and declares by its
   parameter what it needs; a route that declares nothing fails ``tests/dashboards/web/test_roles.py``::

       @router.get("/don-vi/{unit}")
       def unit_page(unit: str, visit: Annotated[Visit, needs(Act.READ, "unit")]) -> Response:
           known = visit.evaluated()
           if unit not in known.inputs.registry:
               raise HTTPException(404)
           view = known.unit(unit)
           return visit.page("unit.html", view=view, as_of=view.as_of)

   The act is about the unit that the named part of the path holds. ``needs(Act.READ)`` is about everything, so a
   reporter is refused; ``needs(Act.READ, somewhere=True)`` lets in whoever reads any unit, and the route then shows
   only what ``visit.person.reads(unit)``. ``dashboards.web.faults.Refused`` refuses with a sentence.
3. Views that a page shows come from `Evaluated.view`, which makes each once for a moment and keeps it.
4. A form is taken by a POST route. Its token is checked by `needs`; its template has ``{{ parts.token() }}`` in the
   form. Taken, it answers ``visit.go("bao-cao", said=say(…))``; not taken, it shows the page again with what was typed
   and ``status=422``, or 409 where somebody else was first.
5. Templates extend ``base.html`` (blocks: title, heading, scripts, main, nav) and link only through ``links``:
   ``links.page("don-vi", unit.id)`` keeps day, period and language. A page without figures empties the block scripts.
   A place that every page should lead to has its line in ``dashboards.web.navigation``.
"""
