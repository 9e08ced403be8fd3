"""Pages.

    pages.py          Views to HTML.
    checked_page.py   A checked report as one file.
    health.py         Whether the worker's clock goes.
    static_site.py    The pages as static files.

Besides: ``templates/``, and ``assets/``, which holds the style sheet, the starter of the figures and an icon.
"""
