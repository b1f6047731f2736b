"""Texts that once broke the invariant, found by `make fuzz`: each is named after what it broke."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.fuzz_parse import as_text, check

CRASHERS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("crasher", CRASHERS, ids=lambda crasher: crasher.stem)
def test_crasher_keeps_the_invariant(crasher: Path) -> None:
    """It parses, every record is grounded, JSON brings it back, and it gives the same bytes twice."""
    check(as_text(crasher.read_bytes()))


def test_there_are_crashers() -> None:
    """The folder was found."""
    assert CRASHERS
