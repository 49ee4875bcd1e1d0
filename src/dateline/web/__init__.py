"""Pages for people: HTML that needs no script and nothing from outside.

The evidence page shows an article beside the records read from it; each record points at its
sentence, and the sentence back at its records.
"""

from dateline.web.evidence import render_evidence

__all__ = ["render_evidence"]
