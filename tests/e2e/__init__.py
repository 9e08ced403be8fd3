"""The site in a real browser. A package: what it keeps open for all its tests is closed before other tests begin."""
