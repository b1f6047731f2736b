"""The README's first screen leads to a parsed bulletin.  Its blocks of code run in `tests/docs`."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_first_screen_has_the_commands() -> None:
    """A newcomer sees on one screen how to try it, and what it does not do."""
    first = "\n".join((ROOT / "README.md").read_text("utf-8").splitlines()[:60])
    assert all(words in first for words in ("make demo", "make test", "```python", "## What it does not do"))
