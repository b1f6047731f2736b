"""Attributes worked out when first asked for."""

from __future__ import annotations

from pathlib import Path

import cstoparse
from cstoparse.facts.reading import Reading
from cstoparse.lexicon import load

PAGES = sorted((Path(__file__).parents[1] / "conformance").glob("*.txt"))[::7]


def test_the_empty_list_that_all_share_stays_empty() -> None:
    """Empty lists are one, so that pages of thousands of blocks stay small; no rule ever puts anything into it."""
    for page in PAGES:
        cstoparse.parse(page.read_text("utf-8"))
    reading = Reading("a", 0, 1, load("en"))
    assert id(reading.people) == id(reading.groups)
    assert reading.people == []
