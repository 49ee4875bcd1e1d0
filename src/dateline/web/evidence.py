"""The evidence page: an article, and beside it the records, each pointing at its sentence."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from dateline.model import BlockKind, Findings
from dateline.web.cards import Cards
from dateline.web.marks import find_marks
from dateline.web.masthead import details, headline, set_aside
from dateline.web.passages import lay_out
from dateline.web.register import Register


def render_evidence(findings: Findings) -> str:
    """One HTML page that needs nothing from outside: no script, no image, no font.

    The text is the article's own to the letter, in elements of class `text`; every record has a
    place there (its id is the record's id) and a card (`card-` and the record's id).
    """
    article = findings.article
    register = Register(findings)
    return _template().render(
        article=article,
        headline=headline(article),
        details=details(article),
        runs=lay_out(article, find_marks(register)),
        aside=set_aside(article),
        cards=Cards(findings, register),
        handles=register.handles,
        Kind=BlockKind,
    )


@cache
def _template() -> Template:
    """The text of a page comes from anywhere: everything is escaped."""
    environment = Environment(
        loader=PackageLoader("dateline.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("evidence.html.j2")
