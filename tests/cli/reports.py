"""Three reports of two newspapers that there are not, on a strike in a port that there is not."""

from __future__ import annotations

from pathlib import Path

TITLE = "Minister Meets Dock Workers In Rotterdam"
FLAT = f"""The Ellery Gazette

{TITLE}

By Nora Tiernan

Dutch Prime Minister Anna de Vries met leaders of the dock workers in Rotterdam on Monday. She said \
the government would raise their wages.

The workers' union rejected the offer. Its chairman, Piet Bakker, accused the government of lying.

Advertisement

German Chancellor Karl Brandt will visit the Netherlands next week. At least 12 people were injured when \
police attacked protesters on Sunday, Bakker claimed.
"""


def page(title: str, outlet: str, day: str, *paragraphs: str, path: str = "") -> str:
    """A page as a newspaper's site gives it."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="{day}T08:00:00Z">
<link rel="canonical" href="https://{outlet.lower().replace(" ", "")}.example/{day}{path}">
</head><body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>{title}</h1>{body}</article><footer>© {outlet}</footer></body></html>"""


STRIKE = (
    "Dock workers in Rotterdam began a strike on Monday and blocked the harbour of the city.",
    "Dutch Prime Minister Anna de Vries condemned the strike. She said the port would stay open.",
    "The union of the dock workers demanded higher wages from the Dutch government.",
    "Police arrested 14 dock workers at the gates of the port of Rotterdam.",
)
SAME_STRIKE = (
    "The harbour of Rotterdam stood still on Monday, when dock workers went on strike.",
    "Police arrested 14 dock workers who had chained the gates of the port, officers said.",
    "Their union demanded more money from the Dutch government, which has refused it for a year.",
)
DEAL = (
    "Dock workers in Rotterdam ended their strike on Tuesday after talks with the government.",
    "Dutch Prime Minister Anna de Vries met leaders of the dock workers on Tuesday in Rotterdam.",
    "The union of the dock workers and the Dutch government signed an agreement on wages.",
    "Police released the dock workers whom they had arrested at the gates of the port.",
)
FIRST = page("Dock workers block Rotterdam harbour", "Ellery Gazette", "2024-03-04", *STRIKE)
SECOND = page("Strike closes harbour of Rotterdam", "Coast Post", "2024-03-04", *SAME_STRIKE)
THIRD = page("Dock workers end Rotterdam strike", "Ellery Gazette", "2024-03-05", *DEAL)


def save(folder: Path, **pages: str | bytes) -> None:
    """Each page as NAME.html, or as NAME.txt where it is no HTML."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        body = text.encode() if isinstance(text, str) else text
        ending = "html" if body.startswith(b"<!DOCTYPE") else "txt"
        (folder / f"{name}.{ending}").write_bytes(body)
