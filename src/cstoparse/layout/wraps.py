"""Hard-wrapped lines put together again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cstoparse.layout.lines import LineKind, terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cstoparse.layout.lines import Line
    from cstoparse.layout.words import Words

_WIDEST = 120
_NARROWEST = 30


def rejoin(lines: list[Line], flat: str, words: Words, starts_signature: Callable[[str], bool]) -> list[Line]:
    """Join each line that only continues the one before it; the first line of a join keeps its kind."""
    if not any(line.gap == 0 and len(before.text) <= _WIDEST for before, line in pairwise(lines)):
        return lines
    page = column(lines)
    joined: list[Line] = []
    for run in _runs(lines):
        width = page or column(run)
        last, previous = run[0], run[0]
        joined.append(last)
        for line in run[1:]:
            if _continues(last, previous, line, width, words) and not starts_signature(line.text):
                last.end = line.end
            else:
                last = line
                joined.append(last)
            previous = line
    for line in joined:
        if line.end - line.start != len(line.text):
            line.text = flat[line.start : line.end]
    return joined


def column(lines: Sequence[Line]) -> int:
    """The width at which the lines were wrapped, in characters; 0 where they were not.

    Wrapped text fills its lines as far as the next word allows, mostly breaks inside sentences, and often before a
    word in small letters.
    """
    widths = sorted(len(line.text) for line in lines)
    width = widths[-1 - len(widths) // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = inside = small = 0
    for before, line in pairwise(lines):
        if line.gap == 0 and _fills(before, line, width):
            full += 1
            inside += not terminal(before.text)
            small += line.text[0].islower()
    return width if full > 1 and inside * 3 >= full * 2 and small * 5 >= full else 0


def _runs(lines: list[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    for line in lines:
        if line.gap or not runs:
            runs.append([line])
        else:
            runs[-1].append(line)
    return runs


def _fills(before: Line, line: Line, width: int) -> bool:
    word = line.text[:width].find(" ")
    return len(before.text) + 1 + (word if word > 0 else len(line.text)) > width


def _continues(whole: Line, before: Line, line: Line, width: int, words: Words) -> bool:
    if line.kind is not LineKind.TEXT or len(before.text) > _WIDEST:
        return False
    if before.bare_date or before.kind > LineKind.DATE:
        return False
    if width and _fills(before, line, width):
        return True
    # A stray break inside a sentence: the rest begins small, or the line ends where no sentence can.
    if terminal(before.text) or before.text[-1] in ";:" or before.end - whole.start < _NARROWEST:
        return False
    if line.text[0].islower():
        return not any(c.isdigit() or c == "@" for c in line.text[:60]) or line.text[-1] in ".!?"
    return before.text[before.text.rfind(" ") + 1 :] in words.open
