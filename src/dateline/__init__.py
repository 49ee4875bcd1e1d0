"""Dateline reads the news so that people can rely on what they were told.

    page ─ article ─ reading ─ actors, places ─ statements, events ─ stories ─ brief ─ delivery

Read `model.py` (the records) and `flow.py` (the way of a page through the stages) first.
"""

__version__ = "0.1.0"
