"""HTML: is it, its tree, and the visible lines of the tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from itertools import islice

from lxml import etree, html

from dateline.article.visible import VisibleLine, clean
from dateline.model import BlockKind

OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(
    r"</?(?:p|div|br|a|span|h[1-6]|article|section|main|ul|li|table|td|img|b|i|em|strong)\b[^<>]*>",
    re.IGNORECASE,
)
ANY_TAG = re.compile(
    # what is not closed runs to the end, as in a browser; else each opening would look for its close
    r"<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]{0,5000}>",
    re.IGNORECASE | re.DOTALL,
)

HUGE_TAG = re.compile(r"(<[a-z][^\s<>/]{0,40})[^<>]{4000,}>", re.IGNORECASE)
PARTING = re.compile(r"[\s/\"']+")  # what stands between attributes
MOST_PARTS = 2_000  # of a tag; style sheets and pictures in attributes have as many, and can go

PRE_BREAK = "\x1e"  # a line break that shows; control characters were taken out before
DEEPEST = 250  # levels; trees beyond it are read without their structure
LARGEST = 60_000  # elements, likewise

UNSEEN = frozenset(
    {
        "head", "script", "style", "template", "svg", "math", "iframe", "object", "embed", "canvas",
        "audio", "video", "map", "select", "option", "datalist", "textarea", "noframes", "title", "meta",
        "link",
    }
)  # fmt: skip
BREAKING = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
        "label", "legend", "li", "main", "menu", "nav", "noscript", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    }
)  # fmt: skip
STYLES = {"a": "linked", "b": "strong", "strong": "strong", "i": "slanted", "em": "slanted"}
PICTURES = frozenset({"video", "iframe", "object", "embed", "svg"})  # beside img
SHAPES = 3  # levels of elements that tell a line's shape
CELLS = frozenset({"td", "th"})
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.heading),
    **dict.fromkeys(("li", "dd", "dt"), BlockKind.item),
    "blockquote": BlockKind.quote,
    "tr": BlockKind.row,
}
AROUND = frozenset(
    {
        "nav", "header", "footer", "aside", "form", "figure", "figcaption", "button", "label", "noscript",
        "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote",
        "table", "p", "dl",
    }
)  # fmt: skip
# words in an element's class, id or role that tell what it holds
HINTS = {
    "navigation": re.compile(
        r"\b(?:nav\w*|menu\w*|breadcrumbs?|masthead|toolbar|topbar|navbar|sitemap|skip)\b"
    ),
    "byline": re.compile(r"\b(?:by-?lines?|authors?\w*|contributors?|dateline)\b"),
    "share": re.compile(r"\b(?:shar(?:e|ing)\w*|social\w*|follow)\b"),
    "related": re.compile(
        r"\b(?:related\w*|recommend\w*|recirc\w*|more|trending|popular|promo\w*|teaser\w*|outbrain|taboola|tags?|topics?|read-?(?:more|next))\b"
    ),
    "newsletter": re.compile(r"\b(?:newsletter\w*|subscri\w+|sign-?up|signup)\b"),
    "advertisement": re.compile(r"\b(?:ads?|advert\w*|sponsor\w*|dfp|adslot|banner)\b"),
    "comments": re.compile(r"\b(?:comments?\w*|disqus\w*|respond|reply)\b"),
    "caption": re.compile(r"\b(?:captions?\w*|credits?|gallery|slideshow)\b"),
    "legal": re.compile(r"\b(?:cookies?\w*|consent|gdpr|copyright|legal|disclaimer)\b"),
    "paywall": re.compile(r"\b(?:paywall\w*|login|signin|piano|regwall)\b"),
    "side": re.compile(r"\b(?:side-?bar\w*|widgets?\w*|rail|modal|popup|overlay|tooltip)\b"),
    "body": re.compile(
        r"\b(?:article-?(?:body|content|text)|articlebody|story-?(?:body|content|text)|entry-?content|post-?(?:body|content)|body-?(?:text|copy)|rich-?text|main-?content)\b"
    ),
}
# the same of parts that are none of the article's own words; the model does not see these
PARTS = re.compile(
    r"\b(?:(?P<factbox>fact-?(?:box|file)|fakta-?(?:boks|box|ruta)|fakten-?(?:box|kasten)|info-?(?:box|boks|kasten|ruta))\w*"
    r"|(?P<post>twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-post|reddit-embed|wp-embedded-content)"
    r"|(?P<author_box>authors?-?(?:box|bio)\w*|about-?(?:the-?)?authors?\b|saboxplugin)"
    r"|(?P<call>cta\b|call-to-action\b)"
    r"|(?P<dialog>(?:dialog|modal|popup)\b)"
    r"|(?P<foot>footer\b))"
)
# a part for each kind of screen is shown on one of them; one that is hidden on both ends, on none
ON_NO_SCREEN = (
    re.compile(r"\bhid(?:e|den)-(?:on-)?(?:desktop|lg)\b"),
    re.compile(r"\bhid(?:e|den)-(?:on-)?(?:mobile|phone|xs)\b"),
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def looks_like_html(text: str, media_type: str | None) -> bool:
    """Whether the text is HTML, whatever its sender calls it.

    >>> looks_like_html("<!DOCTYPE html><p>Talks.", "text/plain")
    True
    >>> looks_like_html("He said 3 < 4.", "text/html")
    False
    """
    if OPENING.match(text[:4096].lstrip("\ufeff")):
        return True
    tags = len(TAG.findall(text[:200_000]))
    said = "html" in (media_type or "").lower()
    return tags >= 1 if said else tags >= 3 and text.lstrip("\ufeff \t\r\n").startswith("<")


def tamed(text: str) -> str:
    """The HTML without the attributes of tags that have thousands: parsers compare each with each.

    >>> tamed("<p class=a>x</p>")
    '<p class=a>x</p>'
    """
    return HUGE_TAG.sub(_without_attributes, text)


def _without_attributes(tag: re.Match[str]) -> str:
    return tag[0] if len(PARTING.findall(tag[0])) <= MOST_PARTS else f"{tag[1]}>"


def parse(text: str) -> html.HtmlElement | None:
    """The tree; None where it is too deep or too large to be walked, or holds nothing."""
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root if _walkable(root) else None


def _walkable(root: html.HtmlElement) -> bool:
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            count += 1
            if depth > DEEPEST or count > LARGEST:
                return False
        else:
            depth -= 1
    return True


def without_tags(text: str) -> str:
    """The text between the tags, a line a tag: for markup that cannot be walked."""
    return unescape(ANY_TAG.sub("\n", text))


@dataclass(slots=True)
class _Open:
    """The line being gathered."""

    element: html.HtmlElement
    path: str
    pieces: list[str] = field(default_factory=list)
    within: Counter[str] = field(default_factory=Counter)  # characters in links, in bold …


def visible_lines(root: html.HtmlElement) -> list[VisibleLine]:
    """Every line a reader sees, in the order of the page."""
    return list(_Walk(root).lines())


class _Walk:
    """One pass over the tree; elements that break a line close the one that is open."""

    def __init__(self, root: html.HtmlElement) -> None:
        body = root.find("body")
        self._top = root if body is None else body
        self._around: dict[html.HtmlElement, frozenset[str]] = {}
        self._inside: Counter[str] = Counter()  # how many links, bold elements … we are in
        self._pre = 0  # and how many pre elements, where a line break breaks the line
        self._pictures = 0  # shown since the line before
        self._shapes: dict[html.HtmlElement, tuple[str, ...]] = {}
        self._open = _Open(self._top, "")
        # for each element that we are in: its path, and how many children of each tag it had so far
        self._paths: list[tuple[str, Counter[str]]] = [("/html", Counter())]

    def lines(self) -> Iterator[VisibleLine]:
        walk = etree.iterwalk(self._top, events=("start", "end"))
        for event, element in walk:
            if not isinstance(element.tag, str) or element.tag in UNSEEN:
                self._pictures += event == "start" and element.tag in PICTURES
                if event == "start":
                    walk.skip_subtree()
                else:
                    self._add(element.tail)
            elif event == "start":
                yield from self._start(element)
            else:
                yield from self._end(element)
        yield from self._close()

    def _start(self, element: html.HtmlElement) -> Iterator[VisibleLine]:
        tag = element.tag
        path, counts = self._paths[-1]
        counts[tag] += 1
        self._paths.append((f"{path}/{tag}[{counts[tag]}]", Counter()))
        if tag in BREAKING:
            yield from self._close()
            self._open = _Open(element, self._paths[-1][0])
        self._inside.update(_styles(element))
        self._pictures += tag == "img"
        self._pre += tag == "pre"
        self._add(element.text)

    def _end(self, element: html.HtmlElement) -> Iterator[VisibleLine]:
        tag = element.tag
        self._paths.pop()
        self._inside.subtract(_styles(element))
        self._pre -= tag == "pre"
        if tag in BREAKING:
            yield from self._close()
            self._open = _Open(_parent(element), self._paths[-1][0])
        if tag in CELLS:
            self._add(" ")
        if element is not self._top:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            if not text.isspace():
                self._rise()
            self._open.pieces.append(text.replace("\n", PRE_BREAK) if self._pre else text)
            for style, depth in self._inside.items():
                if depth:
                    self._open.within[style] += len(text.strip())

    def _rise(self) -> None:
        """A line that runs on beyond the element it began in belongs to the one around both."""
        here, now = self._paths[-1][0], self._open
        while not f"{here}/".startswith(f"{now.path}/"):
            now.path = now.path.rpartition("/")[0]
            now.element = _parent(now.element)

    def _close(self) -> Iterator[VisibleLine]:
        now = self._open
        joined = "".join(now.pieces)
        self._open = _Open(now.element, now.path)
        for raw in joined.split(PRE_BREAK):
            text = clean(raw)
            if not text:
                continue
            around = self.around(now.element)
            share = {style: min(1.0, count / len(text)) for style, count in now.within.items()}
            yield VisibleLine(
                text=text,
                node=now.path,
                kind=_kind(now.element),
                around=around,
                linked=share.get("linked", 0.0),
                hidden="hidden" in around,
                shape=self._shape(now.element),
                inward=share.get("inward", 0.0),
                strong=share.get("strong", 0.0),
                slanted=share.get("slanted", 0.0),
                pictures=self._pictures,
            )
            self._pictures = 0

    def _shape(self, element: html.HtmlElement) -> tuple[str, ...]:
        """Tag and classes of the element and of those around it, SHAPES levels."""
        if element not in self._shapes:
            chain = [element, *islice(element.iterancestors(), SHAPES - 1)]
            self._shapes[element] = tuple(
                " ".join((one.tag, *sorted(one.get("class", "").split()))) for one in chain
            )
        return self._shapes[element]

    def around(self, element: html.HtmlElement) -> frozenset[str]:
        """What the element and those around it say, each looked at once."""
        chain = []
        while element is not None and element not in self._around:
            chain.append(element)
            element = element.getparent()
        found = self._around[element] if element is not None else frozenset()
        for one in reversed(chain):
            found = found | _says(one)
            self._around[one] = found
        return found


def _styles(element: html.HtmlElement) -> tuple[str, ...]:
    style = STYLES.get(element.tag)
    if style == "linked" and element.get("href", "").startswith("#"):
        return ("linked", "inward")
    return (style,) if style else ()


def _parent(element: html.HtmlElement) -> html.HtmlElement:
    parent = element.getparent()
    return element if parent is None else parent


def _kind(element: html.HtmlElement) -> BlockKind:
    while element is not None:
        if element.tag in KINDS:
            return KINDS[element.tag]
        if element.tag in ("article", "section", "main", "body", "td"):
            break
        element = element.getparent()
    return BlockKind.paragraph


def _says(element: html.HtmlElement) -> frozenset[str]:
    if element.tag in ("html", "body"):
        return frozenset()
    get = element.get
    found = _named(
        element.tag,
        " ".join((get("class") or "", get("id") or "", get("role") or "", get("itemprop") or "")),
    )
    if (
        get("hidden") is not None
        or get("aria-hidden") == "true"
        or HIDDEN.search(get("style") or "")
    ):
        return found | {"hidden"}
    return found


@lru_cache(maxsize=10_000)  # a page repeats its classes, and an outlet's pages do
def _named(tag: str, words: str) -> frozenset[str]:
    """What the name of an element and the words in its attributes say of what it holds."""
    found = {tag} if tag in AROUND else set()
    words = CAMEL.sub("-", words[:500]).lower().replace("_", "-")
    words = words + " " + words.replace("-", " ")
    if words.strip():
        found.update(name for name, pattern in HINTS.items() if pattern.search(words))
        if all(pattern.search(words) for pattern in ON_NO_SCREEN):
            found.add("unshown")
    found.update(match.lastgroup or "" for match in PARTS.finditer(f"{tag} {words}"))
    return frozenset(found)
