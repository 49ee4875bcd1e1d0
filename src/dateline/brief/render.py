"""A brief as text and as HTML: the same lines, the same references, for mail and page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from functools import cache

import css_inline
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from dateline.brief.layout import (
    Layout,
    Reference,
    ShownCorrection,
    ShownLine,
    ShownStory,
    ShownToll,
    lay_out,
)
from dateline.model import Brief, Findings

WIDTH = 78  # columns of text
LARGEST = 90_000  # bytes of HTML; at about 102 KB Gmail cuts a mail off

BADGES = (
    ("Confirmed by N independent", "that many independent origins tell it in their own voice."),
    ("Reported by one", "one origin tells it in its own voice."),
    ("Claimed", "it is only the word of whoever is named."),
    ("Disputed", "somebody says so and somebody denies it."),
    (
        "What a badge is about",
        "what the headline tells too, else all that is new; numbers; claims.",
    ),
)
HOW = """\
Each line is a sentence of the source named beside it; the link opens it there. Copies, the text of \
one agency and outlets of one owner count once.
Order: independent origins, the gravest new event (by PLOVER), how much is new; the reasons stand \
under each story. No language model wrote or ranked anything here.
No tracking: no images, no scripts, no redirects; links go straight to the source.""".splitlines()


def render_text(brief: Brief, findings: Sequence[Findings]) -> str:
    """The brief as plain text of 78 columns, with numbered references under each story."""
    layout = lay_out(brief, findings)
    parts = [_head(layout)]
    parts += [_story(story) for story in layout.stories]
    parts.append(_foot(layout))
    return "\n\n".join(parts) + "\n"


def render_html(brief: Brief, findings: Sequence[Findings], largest: int = LARGEST) -> str:
    """The brief as one HTML page that needs nothing from outside, for a mail and for a browser.

    It stays under `largest` bytes: stories that do not fit are left out from the end, and counted.
    """
    for most in range(len(brief.sections), 0, -1):
        page = _page(lay_out(brief, findings, most))
        if len(page.encode()) < largest:
            return page
    return _page(lay_out(brief, findings, 0))


def _page(layout: Layout) -> str:
    page = _template().render(brief=layout, badges=BADGES, how=HOW)
    return _inliner().inline(page)


@cache
def _template() -> Template:
    """Titles, names and addresses come from outside: everything is escaped."""
    loader = PackageLoader("dateline.brief", "templates")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html.j2")


@cache
def _inliner() -> css_inline.CSSInliner:
    """Mail readers that drop the style sheet still see the styles; the sheet stays for the dark."""
    return css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


def _head(layout: Layout) -> str:
    title = _wrapped(f"{layout.title} · for {layout.reader}")
    lines = [title, _wrapped(layout.summary), "=" * WIDTH]
    if layout.quiet:
        lines += ["", _wrapped(layout.quiet)]
    return "\n".join(lines)


def _story(story: ShownStory) -> str:
    return "\n\n".join(_story_parts(story))


def _story_parts(story: ShownStory) -> Iterator[str]:
    yield _title(story)
    yield from (_line(line) for line in story.lines)
    if story.more:
        yield _wrapped(f"(and {story.more})", "    ")
    yield from (_correction(correction) for correction in story.corrections)
    yield from (_toll(toll) for toll in story.tolls)
    yield _wrapped(f"Why here: {story.why}.", "    ")
    yield "\n".join(_reference(ref) for ref in story.refs)


def _title(story: ShownStory) -> str:
    head = story.headline
    under = " · ".join([story.change, _stands(head), story.counts])
    number = f"{story.number}. "
    return "\n".join(
        [_wrapped(head.text, number, " " * len(number)), _wrapped(under, " " * len(number))]
    )


def _line(line: ShownLine) -> str:
    return _wrapped(line.text, "  * ", "    ") + "\n" + _wrapped(f"-- {_stands(line)}", "    ")


def _stands(line: ShownLine) -> str:
    """ "Claimed · the Kremlin, in Outlet [1] · 3 reports, 1 origin [2] [3]"."""
    first, *others = line.refs
    parts = [line.badge, f"{line.source} [{first.number}]"]
    numbers = " ".join(f"[{ref.number}]" for ref in others)
    parts += [" ".join(filter(None, (line.note, numbers)))] if line.note or others else []
    return " · ".join(parts)


def _toll(toll: ShownToll) -> str:
    steps = " -> ".join(f"{figure} ({giver} [{ref.number}])" for figure, giver, ref in toll.steps)
    now = f"; now {toll.span}" if toll.span else ""
    return _wrapped(f"{toll.what}: {steps}{now}", "    ", "      ")


def _correction(correction: ShownCorrection) -> str:
    of = f" of its report of {correction.corrects}" if correction.corrects else ""
    head = f"Correction{of}, {correction.outlet} [{correction.ref.number}]:"
    return _wrapped(f"{head} {correction.text}", "  ! ", "    ")


def _reference(ref: Reference) -> str:
    """An address is never broken: it must still open when it is forwarded."""
    return f"    [{ref.number}] {ref.outlet}, {ref.day}\n        {ref.link or ref.address}"


def _foot(layout: Layout) -> str:
    parts = ["-" * WIDTH]
    parts += [_wrapped(folded) for folded in layout.folded]
    parts += [_wrapped(reason, "Not read: ", "    ") for reason in layout.silent]
    parts += [_wrapped(f"{name}: {meaning}", "", "    ") for name, meaning in BADGES]
    parts += [_wrapped(sentence) for sentence in HOW]
    return "\n".join(parts)


def _wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
