"""The pages of a folder."""

from __future__ import annotations

from pathlib import Path

from dateline.page import find_pages, skipped_files


def test_pages_come_sorted_from_all_levels_and_the_rest_is_named(tmp_path: Path) -> None:
    for name in ("b.html", "a.TXT", "sub/c.htm", "image.png", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [Path(page).relative_to(tmp_path).as_posix() for page in find_pages(str(tmp_path))]
    assert found == ["a.TXT", "b.html", "sub/c.htm"]
    assert [Path(path).name for path in skipped_files(str(tmp_path))] == ["image.png"]


def test_what_is_not_a_folder_is_its_own_page() -> None:
    assert list(find_pages("-")) == ["-"]
    assert list(find_pages("https://example.org/a")) == ["https://example.org/a"]
    assert list(skipped_files("-")) == []


def test_an_empty_folder_has_no_pages(tmp_path: Path) -> None:
    assert list(find_pages(str(tmp_path))) == []
