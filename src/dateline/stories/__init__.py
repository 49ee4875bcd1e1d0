"""Reports of many outlets to stories: what was going on, who tells it, and who goes back to whom.

Near-copies are found (`copies`), reports of one happening put together (`clusters`), clusters
linked over time (`links`), and each story is given what its reports tell, once (`points`), how far
that can be relied on, what each speaker holds (`positions`), how counts of people changed (`tolls`)
and what outlets took back (`corrections`). Who is independent of whom is decided in one place
(`independence`).
"""

from dateline.stories.clusters import cluster_articles
from dateline.stories.copies import find_copies
from dateline.stories.grouping import group_stories
from dateline.stories.independence import independent_origins

__all__ = ["cluster_articles", "find_copies", "group_stories", "independent_origins"]
