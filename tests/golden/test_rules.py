"""Each short text has the outline that was read and committed."""

from __future__ import annotations

from pathlib import Path

import pytest

import cstoparse
from tests import laws
from tests.golden import cases

FILES = sorted(cases.RULES.glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rules(file: Path, *, update_goldens: bool) -> None:
    """The outlines are the committed ones, to the letter."""
    found = []
    for case in cases.read(file):
        bulletin = cstoparse.parse(case.text)
        assert laws.broken(bulletin) == [], case.title  # before anything is written
        found.append(cases.Case(case.title, case.text, cstoparse.outline(bulletin).rstrip("\n")))
    if update_goldens:
        cases.write(file, found)
    assert {case.title: case.outline for case in found} == {case.title: case.outline for case in cases.read(file)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_titles(file: Path) -> None:
    """Every case of a file is read, and no title is given twice."""
    titles = cases.titles(file)
    assert [case.title for case in cases.read(file)] == titles
    assert len(set(titles)) == len(titles)
