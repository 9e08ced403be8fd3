"""Pages.

    pages.py          Views to HTML.
    static_site.py    The pages as static files.

Besides: ``templates/``, and ``assets/``, which holds the style sheet, the starter of the figures and an icon.
"""
