"""What the phrases mean: one function for each `means` of the table, registered as it is read in."""

from dateline.reading.times import dates, from_publication, from_story, lengths
from dateline.reading.times.readers import READERS, Context

__all__ = ["READERS", "Context", "dates", "from_publication", "from_story", "lengths"]
