"""What does not touch the words of a release only shifts its spans."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cstoparse
from cstoparse import Bulletin
from tests.property.layouts import composed
from tests.property.noise import AFTER, BETWEEN, JUNK, NOISE, tidy
from tests.property.strategies import pages

ROOT = Path(__file__).parents[2]
FOLDERS = ("examples", "tests/golden", "tests/conformance")
PAGES = [page for folder in FOLDERS for page in sorted((ROOT / folder).glob("*.txt"))]
TEXTS = [page.read_bytes().decode("utf-8").replace("\r\n", "\n") for page in PAGES]
KNOWN = (
    'On 3 May, the CSTO Permanent Council met. It approved the draft Decision “On Granting the Operation "Search" a New Status”.',
    'On 3 May, the CSTO Permanent Council met. It adopted the Statement “On Bread", the Plan of Growth and the Decision “On Water”.',
    """The Deputy Secretary General of the CSTO Vera Lisova met on 9 October in Minsk with the Minister of Education of Belarus Oleg Karpuk.


On 7 October, representatives of the CSTO Secretariat laid flowers at the monument to the peacekeepers in the park.


On October 3, 2019, the 21st meeting of the Permanent Council was held in Astana under the chairmanship of Anton Zubrik.

Delegations from the ministries of the member states took part in the meeting.

The participants summed up the results of the year.

The Council approved the Plan of Growth for the coming year.
""",
)
"""Texts that broke a law once."""
# Each law looks at every so many of the pages, at all of them under the profile `long`.
SAMPLE = [*KNOWN, *TEXTS[:: 1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 7]]
blanks = st.text(st.sampled_from("\n \t\xa0"), max_size=12)


def shape(bulletin: Bulletin, place: Callable[[int], int] = lambda offset: offset) -> Any:  # noqa: ANN401  JSON
    """The releases with each offset moved by `place`, the words as before any noise."""

    def walk(node: object, key: str = "") -> object:
        match node:
            case [int(start), int(end)] if key == "span":
                return [place(start), place(end)]
            case dict():
                return {k: walk(v, k) for k, v in node.items()}
            case list():
                return [walk(v) for v in node]
        return tidy(node)

    return walk(cstoparse.to_dict(bulletin)["releases"])


def check_noise(name: str, text: str) -> None:
    noisy, place = NOISE[name](text)
    assert shape(cstoparse.parse(noisy)) == shape(cstoparse.parse(text), place.__getitem__)


@pytest.mark.parametrize("name", NOISE)
def test_noise_on_bulletins(name: str) -> None:
    """Law of noise: other line ends, spaces, quotes, dashes and look-alike letters change spans and those signs only."""
    for text in SAMPLE:
        check_noise(name, text)


@given(composed, st.sampled_from(sorted(NOISE)))
def test_noise_on_composed_pages(text: str, name: str) -> None:
    """Law of noise, on pages of random records."""
    check_noise(name, text)


@given(pages, st.sampled_from(["CRLF", "CR"]))
def test_line_ends_of_any_page(text: str, name: str) -> None:
    """Law of line ends: they change spans only, whatever the page is made of."""
    check_noise(name, text.replace("\r\n", "\n").replace("\r", "\n"))


@given(pages, blanks, blanks)
def test_blank_lines_around(text: str, before: str, after: str) -> None:
    """Blank lines before and after any page shift its spans."""
    text = text.strip()
    before, after = f"{before}\n" if before else "", f"\n{after}"
    assert shape(cstoparse.parse(before + text + after)) == shape(cstoparse.parse(text), lambda offset: offset + len(before))


def check_junk(text: str, junk: str, at: int) -> None:
    """Put junk at an offset and see that each release stands as it was, those behind it further on by the length of the junk."""
    noisy = text[:at] + junk + text[at:]
    moved = shape(cstoparse.parse(text), lambda offset: offset + len(junk) * (offset > at or at == 0))
    assert shape(cstoparse.parse(noisy)) == moved


@pytest.mark.parametrize("name", JUNK)
def test_junk_before(name: str) -> None:
    """Law of locality: a block of the page's own before the first release leaves all of them as they were."""
    for text in SAMPLE:
        check_junk(text, f"{JUNK[name]}\n", 0)
        check_junk(text, f"{JUNK[name]}\n\n\n", 0)


@pytest.mark.parametrize("name", [*JUNK, *AFTER])
def test_junk_after(name: str) -> None:
    """Law of locality: a block of the page's own, or a foot of navigation, after the last release leaves all of them as they were."""
    for text in map(str.rstrip, SAMPLE):
        check_junk(text, f"\n{(JUNK | AFTER)[name]}\n", len(text))
        check_junk(text, f"\n\n\n\n{(JUNK | AFTER)[name]}", len(text))


@pytest.mark.parametrize("name", BETWEEN)
def test_junk_between(name: str) -> None:
    """Law of locality: a block of the page's own between two releases leaves those before and behind it as they were."""
    for text in SAMPLE:
        for release in cstoparse.parse(text).releases[:-1]:
            check_junk(text, f"\n{JUNK[name]}", release.span.end)


@given(composed, st.data())
def test_junk_anywhere_in_composed_pages(text: str, data: st.DataObject) -> None:
    """Law of locality, on pages of random records."""
    text = text.rstrip()
    name = data.draw(st.sampled_from(sorted(BETWEEN)))
    ends = [release.span.end for release in cstoparse.parse(text).releases]
    at = data.draw(st.sampled_from([0, *ends]))
    check_junk(text, f"\n{JUNK[name]}" if at else f"{JUNK[name]}\n", at)
