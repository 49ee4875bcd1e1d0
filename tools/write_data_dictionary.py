"""Write docs/data.md, the dictionary of the records, from the docstrings and comments of model.py.

    python tools/write_data_dictionary.py [--check]

`--check` writes nothing and exits 1 if the file is stale.
"""

from __future__ import annotations

import ast
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "src/dateline/model.py"
TARGET = ROOT / "docs/data.md"

DATA = """# Data dictionary

`dateline read --json` prints one `Findings` a page, as a JSON object on a line; a page that failed is a
`Failed`. Made from `src/dateline/model.py` by `tools/write_data_dictionary.py`: do not edit.

- A span is `{"start", "end"}` in code points of `article.text`, half-open: `text[start:end]`.
- Days and instants are ISO 8601; instants are in UTC. A range of days includes both ends.
- `null` means not known: nothing is guessed.
- An id is a hash of content: the same bytes give the same ids.
"""


def comments(path: Path) -> dict[int, str]:
    """The trailing comments of a file by line."""
    with tokenize.open(path) as source:
        tokens = tokenize.generate_tokens(source.readline)
        return {
            t.start[0]: t.string.lstrip("# ")
            for t in tokens
            if t.type == tokenize.COMMENT and t.line.strip() != t.string
        }


def classes(path: Path) -> Iterator[ast.ClassDef]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield node


def described(record: ast.ClassDef, notes: dict[int, str]) -> Iterator[str]:
    """One record as Markdown: its docstring, then a row a field or a value."""
    yield f"## {record.name}\n"
    yield (ast.get_docstring(record) or "").strip() + "\n"
    fields = [n for n in record.body if isinstance(n, ast.AnnAssign)]
    values = [n for n in record.body if isinstance(n, ast.Assign)]
    if fields:
        yield "| field | type | meaning |\n|---|---|---|"
        for field in fields:
            kind = ast.unparse(field.annotation).replace("|", "or")
            yield f"| `{ast.unparse(field.target)}` | {kind} | {notes.get(field.lineno, '')} |"
    if values:
        yield "| value | meaning |\n|---|---|"
        for value in values:
            yield f"| `{ast.literal_eval(value.value)}` | {notes.get(value.lineno, '')} |"
    yield ""


def data() -> str:
    notes = comments(MODEL)
    parts = [DATA, *("\n".join(described(record, notes)) for record in classes(MODEL))]
    return "\n".join(parts).rstrip() + "\n"


def main() -> int:
    text = data()
    if "--check" in sys.argv:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
