"""A gold folder of our own sentences, a document or two a set, and stubs of the scorers."""

from __future__ import annotations

import copy
import gzip
import json
from pathlib import Path
from typing import Any

NONSENSE = "☠"

TALKS = (
    'Prime Minister Ana Rojas met union leaders in Lima on Monday. "We will listen," she said.\n\n'
    "Police arrested twelve people near the port, the interior ministry said."
)
FIRST = (
    "Prime Minister Ana Rojas met the leaders of three unions in the capital on Monday evening, "
    "and both sides said that they would meet once more before the week is over."
)
SECOND = (
    "The unions have asked for higher wages in the ports and on the railways since the spring, "
    "and the government has so far offered half of what they want."
)
HTML = f"""<html><head><title>Talks go on in Lima</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>Talks go on in Lima</h1>
<p>{FIRST}</p>
<p>{SECOND}</p>
<p>A strike that was to begin on Friday has been put off until the end of the month.</p>
</article></body></html>"""

# set -> its rows, and the paths of their labels
SETS: dict[str, tuple[list[dict[str, Any]], tuple[str, ...]]] = {
    "pages/articles": (
        [
            {
                "id": name,
                "source": "fundus",
                "url": f"https://outlet.example/{name}",
                "html": f"html/{name}.html.gz",
                "body": "The body.",
                "title": "Talks go on in Lima",
                "authors": ["Eva Sand"],
                "published": "2023-10-16",
            }
            for name in ("talks", "empty")
        ],
        ("body", "title", "authors", "published"),
    ),
    "pages/lines": (
        [
            {"id": "flat", "line_no": n, "text": text, "label": "body", "zone": "inside"}
            for n, text in enumerate(
                [
                    "Home",
                    "Sign up for our newsletter",
                    "Talks go on in Lima",
                    FIRST,
                    SECOND,
                    "Share this",
                ]
            )
        ],
        ("label", "zone"),
    ),
    "statements/polnear": (
        [{"id": "p1", "text": TALKS, "attributions": [{"id": "a", "content_spans": [[62, 78]]}]}],
        ("attributions",),
    ),
    "statements/ggt": (
        [
            {
                "id": "g1",
                "text": TALKS,
                "people": ["Ana Rojas"],
                "attributions": [
                    {
                        "id": "a",
                        "content_spans": [[62, 78]],
                        "source_span": [80, 83],
                        "cue_span": [84, 88],
                        "kind": "direct",
                        "resolved_source": "Ana Rojas",
                    }
                ],
            }
        ],
        (
            "people",
            "attributions.*.cue_span",
            "attributions.*.kind",
            "attributions.*.resolved_source",
        ),
    ),
    "statements/gum_attr": (
        [{"id": "u1", "text": TALKS, "genre": "news", "attributions": []}],
        ("attributions", "genre"),
    ),
    "statements/gum_coref": (
        [{"id": "u1", "text": TALKS, "genre": "news", "clusters": []}],
        ("clusters", "genre"),
    ),
    "statements/gap": (
        [
            {
                "id": "q1",
                "text": "Ana Rojas met Eva Sand before she flew home to Lima.",
                "pronoun": [30, 33],
                "pronoun_text": "she",
                "gender": "F",
                "candidates": [
                    {"span": [0, 9], "text": "Ana Rojas", "coref": True},
                    {"span": [14, 22], "text": "Eva Sand", "coref": False},
                ],
            }
        ],
        ("gender", "candidates.*.coref"),
    ),
    "statements/babe": (
        [{"id": "b1", "text": TALKS, "loaded": [], "biased": False, "opinion": "none"}],
        ("loaded", "biased", "opinion"),
    ),
    "statements/basil": ([{"id": "b2", "text": TALKS, "loaded": []}], ("loaded",)),
    "events/plv_test": (
        [
            {
                "id": "v1",
                "text": "Norland condemned Sudmark.",
                "source": "Norland",
                "target": "Sudmark",
                "code": "ACCUSE",
                "quad": 3,
                "binary": 1,
                "marked": "ACCUSE",
            }
        ],
        ("code", "quad", "binary", "marked"),
    ),
    "events/cameo_penta_test": (
        [
            {
                "id": "c1",
                "text": "France condemned Peru and Chile.",
                "source": ["France"],
                "target": ["Peru", "Chile"],
                "code": 3,
            }
        ],
        ("code",),
    ),
    "events/plover_gsr": (
        [
            {
                "id": "r1",
                "text": "French police arrested twelve protesters in Lyon on Monday.",
                "source": ["French police"],
                "target": ["protesters"],
                "code": "COERCE",
                "scheme": "PLOVER",
                "event_text": "arrested",
            }
        ],
        ("source", "target", "code", "event_text"),
    ),
    "events/cameo_manual": (
        [
            {
                "id": "m1",
                "text": "France condemned Peru on Monday.",
                "source": ["France"],
                "target": ["Peru"],
                "code": "111",
                "root": "11",
            }
        ],
        ("source", "target", "code", "root"),
    ),
    "events/cameo_raw_multi": (
        [{"id": "w1", "text": "Snow fell on the hills above Grenoble.", "code": [], "round": 7}],
        ("code",),
    ),
    "events/actor_codes_gsr": (
        [
            {
                "id": "s1",
                "text": "French",
                "sentence": "French police arrested twelve protesters in Lyon.",
                "code": "FRA",
                "sector": "COP",
            }
        ],
        ("code", "sector"),
    ),
    "events/case2021_task2": (
        [{"id": "t1", "text": "Gunmen shot two soldiers in the north.", "code": "ATTACK"}],
        ("code",),
    ),
    "places/geo_trnews": (
        [
            {
                "id": "o1",
                "title": "Talks",
                "date": "7:58 AM",
                "text": "French envoys went to Lima, Peru.",
                "toponyms": [{"start": 22, "end": 26, "lat": -12.0, "lon": -77.0}],
            }
        ],
        ("toponyms",),
    ),
    "places/geo_gwn": (
        [
            {
                "id": "o3",
                "date": None,
                "text": "French envoys and three Russians went to Lima.",
                "toponyms": [{"start": 0, "end": 6, "lat": 46.0, "lon": 2.0}],
            }
        ],
        ("toponyms",),
    ),
    "places/geo_geovirus": (
        [{"id": "o2", "date": None, "text": "French doctors flew to Lima.", "toponyms": []}],
        ("toponyms",),
    ),
    "times/time_meantime": (
        [
            {
                "id": "x1",
                "date": "2023-10-17",
                "text": "Talks began on Monday.",
                "timexes": [{"start": 15, "end": 21, "value": "2023-10-16", "type": "DATE"}],
            }
        ],
        ("timexes",),
    ),
    "stories/clusters_g5w1h": (
        [
            {
                "id": f"k{n}",
                "date": "2023-10-17T10:00:00",
                "title": "Talks go on in Lima",
                "text": text,
                "url": f"https://outlet.example/{n}",
                "source": "outlet.example",
                "cluster": "talks",
                "topic": "world",
            }
            for n, text in enumerate((TALKS, TALKS + "\n\nMore is to come.", ""))
        ],
        ("cluster", "topic"),
    ),
    "stories/copies": (
        [
            {"id": f"y{n}", "text": text, "copy_of": 1, "kind": "orig"}
            for n, text in enumerate((TALKS, TALKS + " More is to come."))
        ],
        ("copy_of", "kind"),
    ),
    "events/aw_wiki": ([{"id": "z1", "text": "To look at.", "code": "none"}], ("code",)),
}


def rows(key: str, *, nonsense: bool = False) -> list[dict[str, Any]]:
    """The rows of a set, with nonsense for its labels if wished."""
    found, labels = copy.deepcopy(SETS[key])
    if nonsense:
        for row in found:
            for path in labels:
                _spoil(row, path.split("."))
    return found


def _spoil(value: Any, path: list[str]) -> None:
    first, *rest = path
    if first == "*":
        for member in value:
            _spoil(member, rest)
    elif rest:
        _spoil(value[first], rest)
    else:
        value[first] = NONSENSE


def write_gold(folder: Path, *keys: str, nonsense: bool = False) -> Path:
    """A gold folder with these sets, or all; pages' bytes are the same in each."""
    for key in keys or SETS:
        path = folder / f"{key}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(json.dumps(row) + "\n" for row in rows(key, nonsense=nonsense))
        if key == "pages/lines":
            path.with_name("lines.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
        else:
            path.write_text(lines, encoding="utf-8")
    html = folder / "pages" / "html"
    html.mkdir(parents=True, exist_ok=True)
    (html / "talks.html.gz").write_bytes(gzip.compress(HTML.encode()))
    (html / "empty.html.gz").write_bytes(gzip.compress(b"<html><body></body></html>"))
    return folder


# What each scorer prints, in its own form, the numbers invented.
PRINTED = {
    "pages.py html": "all  F1 0.913 P 0.900 R 0.926 n 2\nfundus  F1 0.911 P 0.900 R 0.922 n 1\n"
    "article-extraction-benchmark  F1 0.912 P 0.9 R 0.9 n 1\nwcxb-dev  F1 0.915 P 0.9 R 0.9 n 1\n",
    "pages.py metadata": "title      right 0.500 given 1.000 n 2\n"
    "published  right 0.250 given 1.000 n 4\nauthors    right 0.125 given 1.000 n 8\n",
    "pages.py lines": "body lines         P 0.800 R 0.900 F1 0.847\n"
    "furniture inside   P 0.600 R 0.700 F1 0.646\nbody lines lost    0.0312 of 64 on 2 pages\n",
    "statements.py": "2 documents (0 without predictions); gold 7, predicted 6\n"
    "                        P      R     F1\n"
    "content exact         41.0   42.0   41.5   [30.1, 50.2]\n"
    "content partial       71.0   72.0   71.5   [60.1, 80.2]\n"
    "content tokens        81.0   82.0   81.5   [70.1, 90.2]\n"
    "content+source        61.0   62.0   61.5   [50.1, 70.2]\n"
    "content+source any    63.0   64.0   63.5\n"
    "triple                51.0   52.0   51.5   [40.1, 60.2]\n"
    "triple exact          11.0   12.0   11.5\n",
    "who.py": "all        right 0.750 n 8\nnamed      right 1.000 n 2\nnominal    right 0.500 n 2\n"
    "none       right 0.500 n 2\npronoun    right 1.000 n 2\n",
    "pronouns.py": "M 61.5 F 58.5 B 0.95 O 60.0\n",
    "coreference.py": "mentions P 50.0 R 40.0\nmuc    P 50.0 R 40.0 F1 44.4\nCoNLL F1 45.6\n"
    "pronoun  linked 55.0 (11/20)  to the right name 62.5 (10/16)\n",
    "loaded.py": "3 records; gold spans 9 predicted 4\ntokens         P 20.0 R 10.0 F1 13.3\n"
    "sentence macro F1 41.0\n",
    "events.py pair": "binary         macro-F1 0.700 [0.600-0.800] accuracy 0.710 n 5\n"
    "quad           macro-F1 0.500 [0.400-0.600] accuracy 0.510 n 5\n"
    "root           macro-F1 0.300 [0.200-0.400] accuracy 0.310 n 5\n"
    "    AGREE      P 0.50 R 0.50 F 0.50 n 2\n"
    "pentacode      macro-F1 0.600 [0.500-0.700] accuracy 0.610 n 5\n",
    "events.py triples": "sentences with an event 4: coded 1.000, events a sentence 1.50\n"
    "event right 0.750 | actor 0.500 | recipient 0.250 | all three 0.250\n"
    "all three, against every event emitted: P 0.167 R 0.250 F1 0.200\n"
    "statements and appeals left uncoded 0.800 of 5\n",
    "events.py ledes": "events P 0.200 R 0.500 F1 0.286 (gold 2, coded 5) | "
    "leads without an event 10: coded all the same 0.300\n",
    "events.py actors": "country  accuracy 0.800 n 10 left open 1\n"
    "sector   accuracy 0.700 n 9 left open 0\n",
    "events.py modes": "event 0.650 | event and mode 0.235 n 20\n"
    "    ATTACK   event 0.50 mode 0.50 n 2\n",
    "places.py": '{"gold_n": 12, "lax": {"p": 0.8, "r": 0.7, "f1": 0.7467}, "located": 10, '
    '"found": 8, "acc161": 0.75, "acc161_all": 0.6}\n',
    "times.py": '{"gold": 9, "strict": [0.7, 0.7, 0.7], "relaxed": [0.8, 0.8, 0.8], '
    '"value": [0.6, 0.6, 0.6], "full_dates": 4, "day_recall": 0.5}\n',
    "stories.py clusters": "B-cubed P 0.900 R 0.800 F1 0.847 | pairs P 0.7 R 0.6 F1 0.646 | "
    "clusters 2 gold 1 n 3\n",
    "stories.py copies": "pairs P 1.000 R 0.900 F1 0.947\n"
    "    trim     found against its original 0.750 n 4\n",
}

STUB = """import json, sys
from pathlib import Path
printed = json.loads((Path(__file__).parent / "printed.json").read_text())
name = Path(__file__).name
ACLED = {}
merged = lambda event: event
penta = lambda answer: None
if __name__ == "__main__":
    print(printed.get(f"{name} {sys.argv[1]}") or printed[name], end="")
"""


def write_scorers(folder: Path) -> Path:
    """Programs that have the scorers' names and print such things as they do."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "printed.json").write_text(json.dumps(PRINTED))
    for name in {key.partition(" ")[0] for key in PRINTED}:
        (folder / name).write_text(STUB)
    return folder
