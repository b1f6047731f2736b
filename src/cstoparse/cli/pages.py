"""What the commands do with each file: read it, and make of its text what is to be told."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import TypeVar

import cstoparse
from cstoparse import coverage, files, marking
from cstoparse.cli.terminal import Piece, pieces
from cstoparse.cli.workers import Failed, in_order
from cstoparse.encodings import UnreadableError
from cstoparse.explain import explanation
from cstoparse.files import STANDARD, Entry
from cstoparse.lexicon import Lexicon
from cstoparse.outline import lines

R = TypeVar("R")


Make = Callable[[str, Lexicon | None], R]
"""What is made of a text, read with a user's own words where there are such."""


def read(
    entries: Sequence[Entry], make: Make[R], max_chars: int, jobs: int, *, html: bool = False, lexicon: Lexicon | None = None,
) -> Generator[R | Failed]:
    """Yield what `make` makes of the text of each file, in the order of the files.

    `make` is one of the functions below, which other processes can call too.
    """
    return in_order(partial(_page, make, max_chars, html, lexicon), entries, jobs, here=lambda entry: entry.name == STANDARD)


def _page(make: Make[R], max_chars: int, html: bool, lexicon: Lexicon | None, entry: Entry) -> R | Failed:
    """Read one file; what goes wrong stands in its place, so that the others are still read."""
    if entry.problem is not None:
        return Failed(entry.problem)
    try:
        return make(files.text(entry.name, max_chars, html=html), lexicon)
    except UnreadableError as error:
        return Failed(str(error))
    except Exception as error:  # noqa: BLE001  a fault of the library must not cost the other files
        return Failed(f"the parser failed: {type(error).__name__}; please report the text")


def as_json(text: str, lexicon: Lexicon | None = None, *, spans: bool, indent: int | None) -> str:
    """The bulletin as JSON."""
    return cstoparse.to_json(cstoparse.parse(text, lexicon=lexicon), spans=spans, indent=indent)


def as_outline(text: str, lexicon: Lexicon | None = None) -> list[Piece]:
    """The outline of the bulletin."""
    return pieces(lines(cstoparse.parse(text, lexicon=lexicon)))


def as_explanation(text: str, lexicon: Lexicon | None = None) -> list[Piece]:
    """Why the page was read as it was."""
    return pieces(explanation(text, lexicon=lexicon))


def as_marked(text: str, lexicon: Lexicon | None = None) -> list[Piece]:
    """The text with what was found in it, then the diagnostics."""
    return list(marking.marked(cstoparse.parse(text, lexicon=lexicon)))


def as_counts(text: str, lexicon: Lexicon | None = None) -> coverage.Counts:
    """Which fields of the bulletin's records are there."""
    return coverage.counts(cstoparse.parse(text, lexicon=lexicon))


def as_page(text: str, lexicon: Lexicon | None = None) -> str:
    """The page for the browser."""
    return cstoparse.to_html(cstoparse.parse(text, lexicon=lexicon))
