"""The way of a page to its article: decode, see the lines, judge them, read the imprint, assemble."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from lxml import html

from dateline.article.assembly import Headline, assemble
from dateline.article.body import judge_html
from dateline.article.dates import habit_of
from dateline.article.declared import (
    from_address,
    from_author_boxes,
    from_author_links,
    from_json_ld,
    from_marked,
    from_meta,
    from_times,
    language_tag,
    page_title,
)
from dateline.article.decoding import decode
from dateline.article.flat import judge_flat
from dateline.article.headline import flat_headline, html_headline, titles_of
from dateline.article.imprint import Imprint, merge
from dateline.article.json_ld import json_ld
from dateline.article.judging import is_sentence
from dateline.article.language import check_language, language_of
from dateline.article.lessons import NO_LESSONS, Lessons, heed
from dateline.article.markup import (
    looks_like_html,
    parse,
    tamed,
    visible_lines,
    without_tags,
)
from dateline.article.printed import printed_imprint
from dateline.article.promised import promised
from dateline.article.verdicts import Verdict
from dateline.article.visible import VisibleLine, flat_lines, word_count
from dateline.errors import NoArticle, UnreadablePage
from dateline.languages import KNOWN
from dateline.model import Article, Page, Stamp, host_of

FEW_WORDS, MANY_WORDS = 3, 12  # of a line that tells something, with a full stop and without
MOST_LINES = 50_000  # each takes some kilobytes while it is weighed
Said = list[tuple[str, Imprint]]


def extract_article(
    page: Page,
    *,
    published: date | None = None,
    languages: Collection[str] | None = KNOWN,
    lessons: Lessons = NO_LESSONS,
) -> Article:
    """The article on a page, HTML or flattened text.

    `published` is the day it came out, used where the page does not say itself. Articles in a
    language that is not among `languages` are refused; None lets all by. `lessons` are what is
    known of outlets beforehand: the user's rules, and the lines that return on their pages.

    Raises UnreadablePage (not text), NoArticle (nothing that reads like one), UnknownLanguage.
    """
    text, encoding = decode(page)
    if is_html := looks_like_html(text, page.media_type):
        text = tamed(text)
    root = parse(text) if is_html else None
    if root is not None:
        verdicts, headline, said = _from_html(page, root, text)
    else:
        verdicts, headline, said = _from_text(page, without_tags(text) if is_html else text)
    declared, _ = merge(said)
    site = host_of(declared.canonical or page.url) or declared.outlet
    verdicts = heed(verdicts, headline.index, site, lessons)
    body = [line.text for line, kind, _, _ in verdicts if kind is None]
    if not any(map(_tells, body)):
        raise NoArticle(page.url, *_why_none(verdicts, is_html))
    language = language_of("\n".join(body))
    check_language(page.url, language, languages)
    given = [*_announced(page), *_given(published)]
    imprint, known_by = merge(
        [("visible text", Imprint(language=language)), *said, *given, *_last_change(said)]
    )
    known_by["encoding"] = encoding
    return assemble(page, verdicts, headline, imprint, known_by)


def _from_html(
    page: Page, root: html.HtmlElement, text: str
) -> tuple[list[Verdict], Headline, Said]:
    lines = _within_reason(page, visible_lines(root))
    nodes = json_ld(root)
    described, (meta, house, dated) = from_json_ld(nodes), from_meta(root, page.url)
    declared = [described[0][1].title, meta.title, page_title(root)]
    outlet = described[0][1].outlet or meta.outlet
    titles = titles_of(declared, outlet, host_of(page.url))
    index = html_headline(lines, titles, outlet)
    verdicts = judge_html(lines, text, promised(root, nodes))
    shown = lines[index].text if index is not None else None
    address = meta.canonical or page.url
    habit = habit_of("\n".join(line.text for line in lines), language_tag(root), address)
    said: Said = [
        ("visible text", Imprint(title=shown)),
        *described[:1],
        ("meta", meta),
        ("marked text", from_marked(root, habit)),
        *printed_imprint(verdicts, index, habit),
        ("marked time", from_times(root, shown, habit)),
        ("link to its author", from_author_links(root)),
        ("box of its author", from_author_boxes(root)),
        *described[1:],
        ("meta: the house", house),
        ("meta: a day of the page", dated),
        ("URL", from_address(address)),
    ]
    if shown is not None:
        return verdicts, Headline(shown, index), said
    return verdicts, Headline(titles[0], None) if titles else Headline(None, None), said


def _from_text(page: Page, text: str) -> tuple[list[Verdict], Headline, Said]:
    verdicts = judge_flat(_within_reason(page, flat_lines(text)))
    index = flat_headline(verdicts)
    title = None if index is None else verdicts[index].line.text
    habit = habit_of(text, None, page.url)
    said: Said = [
        ("visible text", Imprint(title=title)),
        *printed_imprint(verdicts, index, habit),
        ("URL", from_address(page.url)),
    ]
    return verdicts, Headline(title, index), said


def _within_reason(page: Page, lines: list[VisibleLine]) -> list[VisibleLine]:
    if len(lines) <= MOST_LINES:
        return lines
    raise UnreadablePage(
        page.url,
        f"it has {len(lines):,} lines, more than any article ({MOST_LINES:,})",
        "Give Dateline one article a page.",
    )


def _tells(text: str) -> bool:
    """Whether a line can be of a report at all: a sentence, or long enough to be one."""
    words = word_count(text)
    return words >= MANY_WORDS or (words >= FEW_WORDS and is_sentence(text))


def _last_change(said: Said) -> Said:
    """For a page that gives no other day, the day of the change that it tells its readers of.

    A time of change that only machines are told is often that of a template.
    """
    for where, imprint in said:
        if where.startswith(("visible", "marked")) and imprint.modified:
            return [(f"{where}: of its last change", Imprint(published=imprint.modified))]
    return []


def _announced(page: Page) -> Said:
    told = page.announced
    return [(told.by, Imprint(published=told.published))] if told else []


def _given(published: date | None) -> Said:
    return [("given", Imprint(published=Stamp(published)))] if published else []


def _why_none(verdicts: list[Verdict], is_html: bool) -> tuple[str, str]:
    if not verdicts:
        return (
            "it shows no text",
            "The page may need a script to show its article; save it from a browser.",
        )
    if any(verdict.kind == "paywall" for verdict in verdicts):
        return (
            "it holds no article, but asks to log in or subscribe",
            "Save the page when logged in.",
        )
    what = "page" if is_html else "text"
    lines = "one short line" if len(verdicts) == 1 else f"{len(verdicts)} short lines"
    return (
        f"the {what} holds no article, only {lines}",
        "Give the address of one article.",
    )
