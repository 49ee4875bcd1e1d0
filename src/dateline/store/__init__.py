"""Keeps what was read: pages, findings, failures, stories and briefs, in one SQLite file.

`open_store(path)` gives a `Store`; every write is one transaction, so a page is kept whole, with
its article and all that was found in it, or not at all. A page is never thrown away: changed bytes
under one address are a new revision, and a page that failed stands with its reason.

Read `tables.py` for the shape, `store.py` for what can be asked.
"""

from dateline.store.lookup import Found
from dateline.store.opening import open_store
from dateline.store.store import Revision, Store
from dateline.store.visits import Feed, Visit

__all__ = ["Feed", "Found", "Revision", "Store", "Visit", "open_store"]
