"""Stories to a brief: what one reader must not miss, why, and what is new since the last one.

A brief is made of sentences of sources and counts of such sentences, never of words of its own:
what is new is decided by point (`news`), which sentences tell it best (`lines`), which story comes
first and for which reasons (`ranking`). `render` turns a brief to text and HTML, for mail and page.
"""

from dateline.brief.composing import compose_brief
from dateline.brief.render import render_html, render_text

__all__ = ["compose_brief", "render_html", "render_text"]
