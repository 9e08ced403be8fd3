"""Pages.

    pages.py          Views to HTML.
    static_site.py    The pages as static files.

Besides: ``templates/``, and ``assets/``, which holds the style sheet and the starter of the figures.
"""
