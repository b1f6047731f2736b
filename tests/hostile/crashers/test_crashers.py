"""Texts that once broke the invariant, found by `make fuzz`: each is named after what it broke."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.fuzz_parse import BrokenInvariantError, as_text, check
from tests import laws

CRASHERS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("crasher", CRASHERS, ids=lambda crasher: crasher.stem)
def test_crasher_keeps_the_invariant(crasher: Path) -> None:
    """It parses, every record is grounded, JSON brings it back, and it gives the same bytes twice."""
    check(as_text(crasher.read_bytes()))


def test_there_are_crashers() -> None:
    """The folder was found."""
    assert CRASHERS


def test_broken_law_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks a law fails the check, also where nothing is raised."""
    monkeypatch.setattr(laws, "broken", lambda _: ["$.span: is elsewhere"])
    with pytest.raises(BrokenInvariantError, match="is elsewhere"):
        check("On 3 May 2021, Minsk hosted a meeting.")


def test_other_bytes_are_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """So does a text that gives other bytes at the second time."""
    bytes_ = iter("ab")
    monkeypatch.setattr(laws, "broken", lambda _: [])
    monkeypatch.setattr("cstoparse.to_json", lambda _: next(bytes_))
    with pytest.raises(BrokenInvariantError, match="other bytes"):
        check("On 3 May 2021, Minsk hosted a meeting.")
