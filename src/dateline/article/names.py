"""Names of authors, outlets and wire services, in visible lines and as pages declare them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile
from typing import Any, NamedTuple

from dateline.article.dates import UNKNOWN, Habit, imprint_words, without_dates
from dateline.article.openings import FEWER, ByOpening
from dateline.article.visible import WORD, clean
from dateline.languages import table

LONGEST_NAME = 6  # words
JOINED = re.compile(r"\s*(?:[,;|、，；]|\band\b|&|\bwith\b)\s*", re.IGNORECASE)
NOT_A_NAME = re.compile(
    r"https?://|www\.|\.com\b|[<>{}=@#_]|\d[\d:/]+\d|\d$|[^\W\d_]\d|^\W*$", re.IGNORECASE
)  # "98 Ferry Street Press" is one
CONTACT = re.compile(
    r"\s?[(<\[]?\s?[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,255}\s?[)>\]]?"  # bounds: linear time
    r"|\s?\((?:https?://|www\.)[^)]{0,999}\)"
)
SEGMENTS = re.compile(r"\s*[|·•⋅∙●／]\s*|\s+[-–—]\s+|\s{2,}")
PARTED = re.compile(r"[|·•⋅∙●／]|\s[-–—\s]")  # said fast of most lines: there are no segments
RUN_ON = re.compile(r"[a-zà-ÿ](?=[A-ZÀ-Þ])")
PARTICLES = frozenset(
    {"de", "da", "di", "del", "der", "den", "van", "von", "bin", "al", "el", "la", "le", "ter", "ten", "dos", "du", "af", "av", "zu", "e", "y"}
)  # fmt: skip


def author_names(said: Iterable[str]) -> tuple[str, ...]:
    """The names in what a page declares as its authors, each once.

    >>> author_names(["By Ann Example and Bob Sample, Island Press", "https://example.org/ann"])
    ('Ann Example', 'Bob Sample', 'Island Press')
    >>> author_names(["Ann Example, MD", "admin", "Von Ida Muster und Tom Beispiel"])
    ('Ann Example, MD', 'Ida Muster', 'Tom Beispiel')
    """
    found: dict[str, str] = {}
    for text in said:
        for name in map(_once, _parts(CONTACT.sub("", clean(text)))):
            if name and is_credential(name) and found:
                last = next(reversed(found))
                found[last] = f"{found[last]}, {name}"
            elif _may_be_author(name):
                found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _once(name: str) -> str:
    """A name that stands twice, as where a picture's label precedes it, once."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def _may_be_author(name: str) -> bool:
    """Not an address, not a sentence, not what a system calls whoever has no name there."""
    if not name or NOT_A_NAME.search(name) or len(name.split()) > LONGEST_NAME:
        return False
    return name.casefold() not in _words_of("not_authors")


@cache
def _words_of(kind: str, language: str = "en") -> frozenset[str]:
    return frozenset(table(language, "imprint")[kind])


def is_credential(text: str) -> bool:
    """Whether the words are letters after a name ("MD", "Ph.D.")."""
    known = _words_of("credentials")
    return all(word.replace(".", "").strip("()").lower() in known for word in text.split())


def _parts(text: str) -> Iterator[str]:
    for part in JOINED.split(_unlead(text)):
        yield from (_unlead(one).strip(" .-–—|·•:：") for one in _joined_elsewhere(part))


def _joined_elsewhere(part: str) -> list[str]:
    """“Ida Muster und Tom Beispiel” as two: both sides of another language's “and” are full names."""
    pieces = _other_and().split(part)
    full = len(pieces) > 1 and all(len(piece.split()) >= 2 for piece in pieces)
    return pieces if full else [part]


@cache
def _other_and() -> re.Pattern[str]:
    words = [word for word in imprint_words("and") if word.isalpha()]
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, words))})\s+")


def _unlead(text: str) -> str:
    """The text without “By” or its like in another language.

    A short word may be a part of a name (“Di”, “De”): it goes only where two words follow, or
    a colon.
    """
    match = _lead().match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    return rest if ":" in match[0] or "：" in match[0] or len(rest.split()) >= 2 else text


def is_author_label(text: str) -> bool:
    """Whether the text is only what stands before an author's name.

    >>> is_author_label("Written by"), is_author_label("Est. reading time")
    (True, False)
    """
    return _lead().fullmatch(f"{text.strip(' :')} ") is not None


@cache
def _lead() -> re.Pattern[str]:
    words = ("by", "words by", "written by", "text by", *imprint_words("by"))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)


@cache
def _patterns(
    kind: str, language: str, ignore_case: bool
) -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    flags = re.IGNORECASE if ignore_case else 0
    return tuple(
        (re.compile(entry["pattern"], flags), entry) for entry in table(language, "imprint")[kind]
    )


@cache
def _openings(
    kind: str, language: str, ignore_case: bool
) -> ByOpening[tuple[re.Pattern[str], dict[str, Any]]]:
    entries = _patterns(kind, language, ignore_case)
    return ByOpening((pattern, (pattern, entry)) for pattern, entry in entries)


def byline(line: str, language: str = "en", habit: Habit = UNKNOWN) -> tuple[str, ...]:
    """The authors that a line names, if it is a byline and nothing else.

    >>> byline("By Ann Example, political correspondent")
    ('Ann Example',)
    >>> byline("By Monday the talks had failed, and nobody knew why they had.")
    ()
    >>> byline("Von Ida Muster und Tom Beispiel", habit=Habit("de"))
    ('Ida Muster', 'Tom Beispiel')
    """
    if line.count(" ") >= 20:
        return ()
    for names in _after_by(line, language, habit):
        for end, _ in _patterns("byline_end", language, True):
            cut = end.search(names)
            names = names[: cut.start()] if cut else names
        found = tuple(
            takewhile(lambda name: looks_like_a_name(name, language), author_names([names]))
        )  # what follows the names is where they work
        if found:
            return found
    return ()


def likely_bylines(lines: Mapping[int, str], language: str = "en") -> list[int]:
    """Of which of the numbered lines it is worth asking, if they are in no other language: said fast.

    >>> likely_bylines({3: "By Ann Example", 4: "Home"})
    [3]
    """
    openings, ends, last, _ = _leads(language)
    return [
        number
        for number, line in lines.items()
        if openings[line[:FEWER]] or (line[-1:] in last and line.lower().endswith(ends))
    ]


class _Leads(NamedTuple):
    """How a byline opens; how one ends that may open otherwise, its last letter, what it is then."""

    openings: ByOpening[re.Pattern[str]]
    ends: tuple[str, ...]
    last: frozenset[str]
    otherwise: tuple[re.Pattern[str], ...]


@cache
def _leads(language: str) -> _Leads:
    entries = _patterns("byline", language, True)
    openings = ByOpening((pattern, pattern) for pattern, entry in entries if "ends" not in entry)
    otherwise = [(pattern, entry["ends"]) for pattern, entry in entries if "ends" in entry]
    ends = tuple(end for _, ends in otherwise for end in ends)
    last = frozenset(letter for end in ends for letter in (end[-1], end[-1].upper()))
    return _Leads(openings, ends, last, tuple(pattern for pattern, _ in otherwise))


def _after_by(line: str, language: str, habit: Habit) -> list[str]:
    """What stands after “By”, or after its like in the language of the page."""
    openings, ends, last, otherwise = _leads(language)
    tried = openings[line[:FEWER]]
    if line[-1:] in last and line.lower().endswith(ends):
        tried = (*tried, *otherwise)
    found = [match["authors"] for pattern in tried if (match := pattern.match(line))]
    lead = _lead_of(habit.language) if habit.language else None
    match = lead.match(line) if lead else None
    return [*found, line[match.end() :]] if match else found


@cache
def _lead_of(code: str | None) -> re.Pattern[str] | None:
    for one in table("all", "imprint")["language"]:
        if one["code"] == code:
            words = "|".join(map(re.escape, sorted(one["by"], key=len, reverse=True)))
            return re.compile(rf"(?:{words})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)
    return None


def signed(line: str, *, marked: bool, habit: Habit = UNKNOWN) -> tuple[str, ...]:
    """The authors on a line beside the headline, which may hold a date and more.

    `marked` says that the page calls it a byline. A bare name is one only there or beside a date.

    >>> signed("Ann Example • 16 August 1998", marked=False)
    ('Ann Example',)
    >>> signed("August 16, 1998 by Ann, guest editor", marked=False)
    ('Ann',)
    >>> signed("Ann Example", marked=False)
    ()
    """
    if line.count(" ") >= 30:
        return ()
    text = without_dates(line, " | ")
    if text == line and not marked and not habit.language and _says_one_thing(line):
        return byline(line, habit=habit)
    segments = [_without_ends(one) for one in segments_of(text)]
    if names := _first(segments, lambda one: byline(one, habit=habit)):
        return names
    if names := _first(segments, _with_degrees):
        return names
    if text == line and not marked:
        return ()
    return _first(segments, lambda one: _lone_name(one, habit, marked) or _bare_names(one))


def _says_one_thing(line: str) -> bool:
    """Whether it is not parted, has no end to cut and lists nothing, as most lines: said fast."""
    first, last = line.partition(" ")[0], line.rpartition(" ")[2]
    ends = _words_of("date_ends")
    return not (
        "," in line
        or ";" in line
        or line[-1:] == "&"
        or first.strip(".,:").lower() in ends
        or last.strip(".,:").lower() in ends
        or PARTED.search(line)
    )


def segments_of(line: str) -> list[str]:
    """The pieces of a line that bars, dots or dashes part.

    >>> segments_of("Ann Example • 16 August 1998"), segments_of("Ann Sample-Example")
    (['Ann Example', '16 August 1998'], ['Ann Sample-Example'])
    """
    return SEGMENTS.split(line) if PARTED.search(line) else [line]


def _with_degrees(segment: str) -> tuple[str, ...]:
    """Names and nothing else, of which the first has letters after it: "Ann Example, MD".

    Or of which more follow on the next line: "Ann Example,".
    """
    goes_on = segment.endswith((",", "&"))
    if not goes_on and "," not in segment and ";" not in segment:
        return ()
    words = WORD.findall(segment.replace(".", "").lower())
    if not goes_on and _words_of("credentials").isdisjoint(words):
        return ()
    names = author_names([segment])
    first = names[0].split(", ") if names else []
    titled = goes_on or (len(first) > 1 and is_credential(first[1]))
    return names if titled and all(map(looks_like_a_name, names)) else ()


def _first(segments: list[str], read: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    return next((names for segment in segments if (names := read(segment))), ())


def _without_ends(segment: str) -> str:
    """A piece of a line without the words that stand beside dates ("… on", "Published …")."""
    ends = _words_of("date_ends")
    words = segment.split()
    while words and words[-1].strip(".,:").lower() in ends:
        words.pop()
    while words and words[0].strip(".,:").lower() in ends:
        words.pop(0)
    return " ".join(words)


def _lone_name(segment: str, habit: Habit, marked: bool) -> tuple[str, ...]:
    """One word, or a house's name, after “By”; with small letters only where the page marks it."""
    for said in _after_by(segment, "en", habit):
        names = author_names([said])
        words = names[0].split() if names else [""]
        if all(word[:1].isupper() for word in (words[:1] if marked else words)):
            said_first = " ".join(words[:2]).removeprefix("The ")
            return names[:1] if not _names_something_else(said_first) else ()
    return ()


def _bare_names(segment: str) -> tuple[str, ...]:
    return tuple(takewhile(looks_like_a_name, author_names([segment])))


def _names_something_else(name: str) -> bool:
    """Whether it is a day, a month or the name of a section."""
    words = {word.lower().strip(".’'") for word in name.split()}
    return any(words & _words_of(kind) for kind in ("date_words", "months", "not_names"))


def looks_like_a_name(text: str, language: str = "en") -> bool:
    """Two to five capitalised words (particles aside), none of which stands in section names.

    >>> looks_like_a_name("Ann van der Sample"), looks_like_a_name("World News")
    (True, False)
    """
    words = text.partition(",")[0].split()
    if not 2 <= len(words) <= 5 or not all(map(_is_name_word, words)):
        return False
    if words[-1] in PARTICLES or text.isupper() and len(words) > 3:
        return False
    if sum(word not in PARTICLES for word in words) < 2:
        return False
    known = _words_of("not_names", language)
    return not any(word.lower().strip(".’'") in known for word in words)


def _is_name_word(word: str) -> bool:
    plain = word.strip("“”\"'’()")
    if plain.isalpha() and plain[1:].islower():  # as most are
        return plain[0].isupper() or plain in PARTICLES
    if not plain or not all(c.isalpha() or c in "’'.-‑" or not c.isascii() for c in plain):
        return False
    if len(RUN_ON.findall(plain)) > 1:  # "OfficeTravelHealth"
        return False
    return plain[0].isupper() or plain in PARTICLES


def outlets_named(lines: Iterable[str], language: str = "en") -> list[tuple[str, str]]:
    """The outlets that lines of furniture name, and what kind of line each is."""
    openings = _openings("outlet", language, False)
    maybe = [line for line in lines if openings[line[:FEWER]]]
    return [named for line in maybe if (named := outlet_named(line, language))]


def outlet_named(line: str, language: str = "en") -> tuple[str, str] | None:
    """The outlet that a line of furniture names, and what kind of line that is.

    >>> outlet_named("Like The Example? Get our morning letter.")
    ('The Example', 'newsletter line')
    """
    for pattern, entry in _openings("outlet", language, False)[line[:FEWER]]:
        match = pattern.match(line)
        if match:
            return match["outlet"].strip(" .,"), entry["by"]
    return None


def first_correction(lines: Iterable[str], language: str = "en") -> str | None:
    """The first line that is a correction."""
    openings = _openings("correction", language, True)
    maybe = (line for line in lines if openings[line[:FEWER]])
    return next((line for line in maybe if is_correction(line, language)), None)


def is_correction(line: str, language: str = "en") -> bool:
    """Whether the line is the page's own note that it corrects an earlier report."""
    entries = _openings("correction", language, True)[line[:FEWER]]
    return any(pattern.match(line) for pattern, _ in entries)


def agency_credited(opening: list[str], closing: list[str], language: str = "en") -> str | None:
    """The wire service that the first or the last blocks credit.

    >>> agency_credited(["GENEVA, Oct. 3 (Island Press) - Talks resumed."], [])
    'Island Press'
    """
    for pattern, entry in _patterns("agency", language, False):
        lines = opening if entry["where"] == "opening" else closing
        for line in lines:
            match = pattern.match(line)
            if match:
                return match["agency"].strip(" .")
    return None
