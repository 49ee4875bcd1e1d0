"""Which visible line is the headline."""

from __future__ import annotations

import re
from functools import cache

from dateline.article.dates import date_line
from dateline.article.names import byline, looks_like_a_name
from dateline.article.verdicts import Verdict
from dateline.article.visible import WORD, VisibleLine
from dateline.model import BlockKind

ALIKE = 0.5  # share of words that a heading and a declared title have in common, to be one title
SURE = 0.7  # the same, with 0.2 more for a heading of the first level: then none is likelier
FEWEST_WORDS, SHORTEST = 3, 10  # words, or characters, of a line that alone can be a headline
FRAME = frozenset(
    {"nav", "footer", "aside", "related", "comments"}
)  # what stands in these is not it
LONGEST = 40  # words of a headline
SEPARATOR = re.compile(r"\s+[-–—|·•»:]+\s+")
BARS = frozenset("-–—|·•»:")  # one stands in every separator
SHARED = 0.3  # share of a headline's words that its body has, unless a byline follows it
STEM = 5  # characters by which two words are one
MOST_SHARED = 6_000  # characters of a body in which a headline’s words are sought
OPENING = 3  # lines at the top that may be the page's title, which holds its headline
STOPPED = re.compile(r"[.!?…][”\"'’)]* ")  # a sentence that is not the line's last
LOOK_BACK = 12  # lines above the body among which the headline of flattened text is sought


def words_of(text: str) -> set[str]:
    """Its words, small."""
    return {word.lower() for word in WORD.findall(text)}


def alike(one: str, other: str) -> float:
    """The share of words in common, of all words of the two.

    >>> alike("Talks resume in Belfast", "Talks resume in Belfast - The Example") > ALIKE
    True
    """
    ours, theirs = words_of(one), words_of(other)
    return len(ours & theirs) / max(1, len(ours | theirs))


def html_headline(
    lines: list[VisibleLine], declared: list[str], outlet: str | None = None
) -> int | None:
    """The index of the page's headline; None where no visible line can be told to be it.

    First the heading, else the line, that says what the declared titles say; then the only
    heading of the first level that is not the site's own name; then a heading much like a title.
    """
    headings = [
        (index, line)
        for index, line in enumerate(lines)
        if line.kind is BlockKind.heading and not line.hidden and len(line.text.split()) <= LONGEST
    ]
    best = max(((_agreement(line, declared), -index) for index, line in headings), default=(0.0, 0))
    if best[0] >= SURE:
        return -best[1]
    same = _same_words(lines, declared)
    if same is not None:
        return same
    only = _only_first_level(headings, declared, outlet)
    if only is not None:
        return only
    return -best[1] if best[0] >= ALIKE else None


def _same_words(lines: list[VisibleLine], declared: list[str]) -> int | None:
    """A line, of whatever kind, that says a declared title word for word."""
    wanted = [WORD.findall(title.lower()) for title in declared]
    wanted = [words for words in wanted if len(words) >= FEWEST_WORDS]
    for index, line in enumerate(lines):
        if FRAME & line.around or line.hidden or len(line.text) > 300:
            continue
        if WORD.findall(line.text.lower()) in wanted:
            return index
    return None


def _only_first_level(
    headings: list[tuple[int, VisibleLine]], declared: list[str], outlet: str | None
) -> int | None:
    """The one heading of the first level in no frame of the page, unless it names the site.

    A site's name is a part of a title ("The Example: Talks resume"), and of every other page's.
    """
    firsts = [
        (index, line) for index, line in headings if "h1" in line.around and not FRAME & line.around
    ]
    if len(firsts) != 1:
        return None
    index, line = firsts[0]
    words = words_of(line.text)
    is_site = any(words <= words_of(title) for title in declared) or words <= words_of(outlet or "")
    is_short = len(words) < FEWEST_WORDS and len(line.text) < SHORTEST
    return None if is_site or (is_short and declared) else index


def _agreement(line: VisibleLine, declared: list[str]) -> float:
    first_level = 0.2 if "h1" in line.around else 0.0
    agreement = max((alike(line.text, title) for title in declared), default=0.0)
    return agreement + first_level if agreement >= ALIKE else 0.0


def split_title(
    title: str, headline: str | None, outlet: str | None, host: str | None = None
) -> tuple[str, str | None]:
    """A page's title parted into headline and outlet, where it says both.

    What follows the last dash or bar is the outlet where it shares a word with the outlet known
    otherwise, or is a part of the host's name.

    >>> split_title("Talks resume - The Example", "Talks resume", None)
    ('Talks resume', 'The Example')
    >>> split_title("Talks resume - and fail", None, None)
    ('Talks resume - and fail', None)
    >>> split_title("Talks resume | Harbour Light", None, None, "harbour-light.example")
    ('Talks resume', 'Harbour Light')
    """
    parts = SEPARATOR.split(title) if not BARS.isdisjoint(title) else []
    if len(parts) < 2:
        return title, None
    cut = title.rindex(parts[-1])
    head = re.sub(r"[\s\-–—|·•»:]+$", "", title[:cut])
    last = parts[-1]
    if outlet and words_of(outlet) & words_of(last) or host and _names_host(last, host):
        return head, last
    if headline and words_of(head) == words_of(headline):
        return head, last if len(last.split()) <= 5 else None
    return title, None


def titles_of(declared: list[str | None], outlet: str | None, host: str | None) -> list[str]:
    """What the page's headline may be, best first: the titles it declares, less what follows them.

    A bar hardly ever stands in a headline; what stands before one may be it.

    >>> titles_of(["Talks resume in the bay | Opinion"], None, None)
    ['Talks resume in the bay']
    """
    whole = [split_title(title, None, outlet, host)[0] for title in declared if title]
    heads = [title.partition(" | ")[0] for title in whole]
    return [
        head if len(words_of(head)) >= FEWEST_WORDS else title
        for head, title in zip(heads, whole, strict=True)
    ]


def _names_host(words: str, host: str) -> bool:
    letters = "".join(c for c in words.lower() if c.isalnum())
    return len(letters) > 2 and letters in host.replace("-", "").replace(".", "")


def flat_headline(verdicts: list[Verdict]) -> int | None:
    """The index of the headline of flattened text: a title's shape, near the body, with its words.

    Or at the top of the page. None where no such line has that shape.
    """
    first = next((n for n, one in enumerate(verdicts) if one[1] is None and _is_prose(one)), None)
    if first is None:
        return None
    kept = [line.text for line, kind, _, _ in verdicts[first:] if kind is None]
    body = " ".join(kept)[:MOST_SHARED].lower()
    opening = [v.line.text for v in verdicts[: min(OPENING, first)]]
    best: tuple[float, int | None] = (0.0, None)
    places = sorted({*range(len(opening)), *range(max(0, first - LOOK_BACK), first)})
    is_imprint = cache(lambda index: _is_imprint(verdicts[index].line.text))
    for index in places:
        if _could_be_headline(verdicts[index]) and not is_imprint(index):
            signed = any(
                map(is_imprint, range(index + 1, min(index + 3, first + 2, len(verdicts))))
            )
            others = opening[:index] + opening[index + 1 :]
            value = _headline_value(verdicts[index].line.text, body, others, signed)
            away = min(LOOK_BACK, first - index) / 20
            best = max(best, (value - away, index), key=lambda one: one[0])
    return best[1]


def _is_prose(verdict: Verdict) -> bool:
    """Whether it is a longer sentence; one question alone is as often a headline."""
    text = verdict.line.text
    if verdict.kind is not None or text.count(" ") < 7:
        return False
    end = text.rstrip("”\"'’)")[-1:]
    return end in ".!:…" or end == "?" and STOPPED.search(text) is not None


def _is_imprint(text: str) -> bool:
    return bool(byline(text)) or looks_like_a_name(text) or date_line(text) != (None, None)


def _could_be_headline(verdict: Verdict) -> bool:
    if not verdict.kept and verdict.found_by.startswith("phrase"):
        return False
    return not _is_prose(verdict) and 3 <= len(WORD.findall(verdict.line.text)) <= LONGEST


def _headline_value(text: str, body: str, opening: list[str], signed: bool) -> float:
    """Its share of words that the body has, and more for a title's shape and place."""
    words = _stems(text)
    shared = sum(_has_stem(body, word) for word in words) / len(words)
    if shared < SHARED and not (signed and shared):
        return 0.0
    shape = 0.3 if not text.endswith((".", ":", ",")) else 0.0
    titled = 0.5 if any(text in line for line in opening) else 0.0
    return shared + shape + titled + 0.4 * signed + min(len(words), 8) / 16


def _stems(text: str) -> set[str]:
    """The beginnings of its words, so that “enemies” and “enemy” are one."""
    return {word[:STEM].lower() for word in WORD.findall(text)}


def _has_stem(small: str, stem: str) -> bool:
    """Whether a word of a text in small letters begins so; a shorter word than that is whole.

    >>> _has_stem("the enemy’s ships", "enemy"), _has_stem("the ship’s crew", "ship")
    (True, False)
    """
    if (f" {stem}" if len(stem) >= STEM else f" {stem} ") in small:  # as most stand
        return True
    at = small.find(stem)
    while at >= 0:
        end = at + len(stem)
        opens = small[at - 1 : at] == " " or not _BEFORE.search(small, max(0, at - 2), at)
        if opens and (len(stem) >= STEM or not _AFTER.match(small, end)):
            return True
        at = small.find(stem, end)
    return False


_BEFORE = re.compile(r"\w[’'.\-]?$")  # in front of what is no beginning of a word
_AFTER = re.compile(r"[’'.\-]?\w")  # behind what is no end of one
