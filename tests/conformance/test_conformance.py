"""Composed bulletins with records made by a reader: each parses, keeps the laws and falls into the releases that the reader saw.

Fields are scored by `make accuracy`; here stands what must never be lost.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import cstoparse
from tests import laws
from tools import accuracy, card

HERE = Path(__file__).parent
PAGES = sorted(HERE.glob("*.txt"))
HELD_OUT = sorted(card.HELD_OUT.glob("*.txt"))
RIGHT_BEFORE = card.read_result()


@pytest.mark.parametrize("page", PAGES + HELD_OUT, ids=lambda page: page.stem)
def test_keeps_the_laws(page: Path) -> None:
    assert laws.broken(cstoparse.parse(page.read_bytes().decode("utf-8"))) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_releases(page: Path) -> None:
    text, gold = accuracy.read_pair(page)
    found = [(r.kind.value, *r.span) for r in cstoparse.parse(text).releases]
    assert found == [(r["kind"], *r["span"]) for r in gold["releases"]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_nothing_lost(page: Path) -> None:
    """No fact that the committed result has right is missing; a deliberate loss is committed with `make accuracy`."""
    result = accuracy.score_page(page)
    assert sorted(set(RIGHT_BEFORE.get(f"conformance/{page.stem}", ())) - set(result.right)) == []


@pytest.mark.parametrize("page", PAGES + HELD_OUT, ids=lambda page: page.stem)
def test_nothing_invented(page: Path) -> None:
    assert accuracy.invented(cstoparse.parse(page.read_bytes().decode("utf-8"))) == []


@pytest.mark.parametrize("folder", [HERE, card.HELD_OUT], ids=lambda folder: folder.name)
def test_every_page_has_its_records(folder: Path) -> None:
    assert {p.stem for p in folder.glob("*.txt")} == {p.stem for p in folder.glob("*.json")} != set()
