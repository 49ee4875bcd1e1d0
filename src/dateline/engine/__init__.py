"""Runs the same work over many pages, here or in processes: a map that loses no page.

`map_each(make, items)` gives one outcome for each item, in order: what the work gave, or a
`Failed` that names the item and says why. Nothing here knows what a page is.
"""

import logging

from dateline.engine.mapping import map_each

__all__ = ["map_each"]

# tracebacks go where the program sends its log; without one they must not land on the terminal
logging.getLogger(__name__).addHandler(logging.NullHandler())
