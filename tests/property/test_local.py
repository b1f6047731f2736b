"""What does not touch the words only shifts the spans: other line ends, blank lines before and after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cstoparse
from tests.property.strategies import pages

ROOT = Path(__file__).parents[2]
FOLDERS = ("examples", "tests/golden", "tests/conformance")
PAGES = [page for folder in FOLDERS for page in sorted((ROOT / folder).glob("*.txt"))]
blanks = st.text(st.sampled_from("\n \t\xa0"), max_size=12)


def shape(bulletin: cstoparse.Bulletin, place: Callable[[int], int] = lambda offset: offset) -> Any:  # noqa: ANN401  JSON
    """The releases with each offset moved by `place` and line ends made one."""

    def walk(node: object, key: str = "") -> object:
        match node:
            case [int(start), int(end)] if key == "span":
                return [place(start), place(end)]
            case dict():
                return {k: walk(v, k) for k, v in node.items()}
            case list():
                return [walk(v) for v in node]
            case str():
                return node.replace("\r\n", "\n")
        return node

    return walk(cstoparse.to_dict(bulletin)["releases"])


def check_line_ends(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    moved = [0]
    for character in text:
        moved.append(moved[-1] + 1 + (character == "\n"))
    assert shape(cstoparse.parse(text), moved.__getitem__) == shape(cstoparse.parse(text.replace("\n", "\r\n")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_line_ends_of_a_page(page: Path) -> None:
    check_line_ends(page.read_bytes().decode("utf-8"))


@given(pages)
def test_line_ends(text: str) -> None:
    check_line_ends(text)


@given(pages, blanks, blanks)
def test_blank_lines_around(text: str, before: str, after: str) -> None:
    text = text.strip()
    before, after = f"{before}\n" if before else "", f"\n{after}"
    assert shape(cstoparse.parse(text), lambda offset: offset + len(before)) == shape(cstoparse.parse(before + text + after))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_blank_lines_around_a_page(page: Path) -> None:
    text, before = page.read_bytes().decode("utf-8"), " \n\n\t\n"
    assert shape(cstoparse.parse(text), lambda offset: offset + len(before)) == shape(cstoparse.parse(before + text + "\n\n \n"))
