"""Pages: live, and as static files, from the same templates.

One request: ``app`` routes it, ``needs`` finds out who asks and whether they may, the route gets a ``visit``, asks it
for views (``evaluated``) and answers with a page. How to add a page: ``routes/__init__.py``.

    site.py           What the application is built upon, handed in by whoever starts it.
    app.py            The application: `create_app`.
    server.py         The port it listens on, and the processes that answer.
    routes/           Routes, one file a subject.
    needs.py          What a route needs: its act, and the unit it is about.
    session_cookie.py    The cookie that holds the secret of a session.
    sign_in_first.py  Asking somebody to sign in, with what they typed kept.
    oidc.py           Signing in through another service.
    forgery.py        What tells another site's forms from ours.
    access_log.py     Who asked for what and when.
    qr.py             QR codes as pictures.
    visit.py          One request by one person, and the ways to answer.
    viewer.py         Who looks, and what they may do.
    asked.py          What the query asks for: day, period, language.
    evaluated.py      What is known at a moment, kept for as long as nothing is recorded.
    make_ready.py     What the first page rests on, made when a server begins.
    made_once.py      What is slow to make, made once and kept within bounds.
    leaf.py           A drawn page, compressed, with places for what is a person's own.
    kept_page.py      Pages drawn once for all who are shown the same.
    links.py          Where links lead, live and in static files.
    navigation.py     The places that every page leads to.
    shell.py          What stands around a page.
    reported.py       Which report an address means.
    posted.py         The text fields of a form.
    entered.py        When and by whom files were handed in.
    for_programs.py   What every route for programs has: its query, its faults, JSON or CSV.
    api_shapes.py     What programs are answered, field by field, for the OpenAPI description.
    api_result_shapes.py  The same of results, deadlines, shortfalls, scores and what changed.
    api_paper_shapes.py  The same of packs for meetings and letters.
    api_asked.py      What programs send as JSON, likewise.
    downloads.py      Files sent to be saved.
    flash.py          What came of a form, said on the next page.
    faults.py         What is said when something is wrong.
    headers.py        The headers of every answer: what a browser may load and do.
    asset_files.py    Style sheets, scripts and pictures.
    pages.py          Views to HTML: the templates.
    drawn.py          Figures as JSON, drawn once.
    shown.py          What a visitor is shown of everything.
    shortfall_query.py  What a query asks for of the list of shortfalls.
    site_pages.py     Every static file, by its path.
    static_site.py    The pages as static files.
    settings_file.py  The settings file, read and written.
    following.py      The settings in force, followed by every process.
    decision_form.py  An exemption or extension as a person writes it in a form.
    order_form.py     A change of units as a person writes it in a form.
    checked_page.py   A checked report as one file.
    health.py         Whether the worker's clock goes.

Besides: ``templates/``, and ``assets/``, which holds the style sheet, the starter of the figures and an icon.
"""
