"""What people see: the overview and the units' pages, their figures, and the lists they take away.

Each folder uses those above it:

    views/      The numbers and sentences of a page, frozen; pages and exports show the same.
    figures/    Plotly figures drawn from views.
    papers/     Documents in the form of state and Party papers, as docx and pdf.
    exports/    The list of shortfalls in every format.
    forms/      The forms that units fill.
    web/        Pages as static files.
"""
