"""What several benchmarks share; not benchmarks themselves.

country_site.py Workspaces for the web site to show, with accounts.
browsing.py     People with browsers at a running site.
measure.py      Seconds and peak memory.
made_up.py      A country with its figures: invented, the same on every run.
facts.py        The same figures in the form each side starts from.
stored.py       The same figures in our database, and in Parquet files.
by_duckdb.py    The verdicts and roll-ups in SQL.
by_pandas.py    The verdicts and roll-ups with merges and groupby.
answers.py      What every side must deliver, compared cell for cell.
"""
