"""Composed bulletins as a mail program wraps them: the same records, their spans aside."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

import cstoparse
from tests.property.noise import tidy
from tools import card

PAGES = sorted((*Path(__file__).parent.glob("*.txt"), *card.HELD_OUT.glob("*.txt")))
WIDTHS = (72, 100)
CLOSE = re.compile(r"[^\n]\n[^\n]")
"""Two lines that no blank one parts."""
END = "a sentence ends at the width, and no blank line parts the paragraphs: it could be the last one of its teaser or paragraph"
MARK = "a picture's name or mark is wrapped on a line of its own, where it is left out"
POINT = "a point that a space parts from its sentence is wrapped on a line of its own, which reads as a rule"
AMBIGUOUS = {
    ("ambassador-of-mongolia-4", 72): POINT,
    ("a1-pc-autumn-drafts", 100): END,
    ("a2-cmd-in-osh", 72): END,
    ("cfm-dushanbe-semicolons", 100): MARK,
    ("cfm-october-videoconference", 100): END,
    ("csc-session-kremlin", 100): END,
    ("pc-southern-border-equipment", 100): END,
    ("rubezh-lyaur-under-way", 100): MARK,
    ("talks-in-minsk-air-defense", 72): END,
    ("teasers-january-2023", 100): END,
    ("teasers-november-2022-b12", 100): END,
}
"""Pages that cannot be read as before at a width, and why."""


def records(text: str, *, paragraphs: bool) -> Any:  # noqa: ANN401  JSON
    """What is found, release by release; paragraphs apart, or their words only."""
    releases = tidy(cstoparse.to_dict(cstoparse.parse(text), spans=False)["releases"])
    for release in releases:
        if not paragraphs:
            release["paragraphs"] = " ".join(release["paragraphs"])
    return releases


def wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_wrapped(page: Path, width: int) -> None:
    """The same records at each width; paragraphs too, where the page parts them by blank lines.

    A page that is said to be ambiguous and is not must leave the list.
    """
    text = page.read_bytes().decode("utf-8")
    apart = CLOSE.search(text) is None
    same = records(wrapped(text, width), paragraphs=apart) == records(text, paragraphs=apart)
    assert same != ((page.stem, width) in AMBIGUOUS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_wrapped_by_windows(page: Path) -> None:
    """A line end of two signs, which leaves two spaces between words, changes no record of a wrapped page."""
    text = wrapped(page.read_bytes().decode("utf-8"), WIDTHS[0])
    assert records(text.replace("\n", "\r\n"), paragraphs=True) == records(text, paragraphs=True)
