"""Hard-wrapped lines put together again."""

from __future__ import annotations

from array import array
from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING

from cstoparse.layout.lines import DATE, TEXT, terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cstoparse.layout.lines import Line
    from cstoparse.layout.words import Words

_WIDEST = 120
_NARROWEST = 30


def rejoin(lines: list[Line], flat: str, words: Words, starts_signature: Callable[[str, Words], bool]) -> list[Line]:
    """Join each line that only continues the one before it; the first line of a join keeps its kind."""
    # Few lines of most pages can be such a line at all, and the widths are measured for these only.
    loose = array("I", (
        i
        for i, (before, line) in enumerate(pairwise(lines), 1)
        if line.gap == 0 and line.kind is TEXT and len(before.text) <= _WIDEST and before.kind <= DATE and not before.bare_date
    ))
    if not loose:
        return lines
    page = width = column(lines)
    runs = [] if page else [i for i, line in enumerate(lines) if line.gap]  # where blank lines part them
    whole: Line | None = None
    taken: set[int] = set()
    stop = 0
    for i in loose:
        if runs and i >= stop:
            k = bisect(runs, i)
            start, stop = runs[k - 1] if k else 0, runs[k] if k < len(runs) else len(lines)
            width = column(lines[start:stop])
        if whole is None or i - 1 not in taken:
            whole = lines[i - 1]
        line = lines[i]
        # What a full line of an open sentence goes on with signs nothing: "… held in Minsk. The heads of the press services".
        running = bool(width) and _fills(lines[i - 1], line, width) and not terminal(lines[i - 1].text)
        if _continues(whole, lines[i - 1], line, width, words) and (running or not starts_signature(line.text, words)):
            whole.end = line.end
            taken.add(i)
    if not taken:
        return lines
    joined = [line for i, line in enumerate(lines) if i not in taken]
    for line in joined:
        if line.end - line.start != len(line.text):
            line.text = flat[line.start : line.end]
    return joined


def column(lines: Sequence[Line]) -> int:
    """The width at which the lines were wrapped, in characters; 0 where they were not.

    Wrapped text fills its lines as far as the next word allows, mostly breaks inside sentences, and often before a
    word in small letters.
    """
    widths = sorted([len(line.text) for line in lines])
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


def _fills(before: Line, line: Line, width: int) -> bool:
    word = line.text.find(" ", 0, width)
    return len(before.text) + 1 + (word if word > 0 else len(line.text)) > width


def _continues(whole: Line, before: Line, line: Line, width: int, words: Words) -> bool:
    if width and _fills(before, line, width):
        return True
    # A stray break inside a sentence: the rest begins small, or the line ends where no sentence can.
    if terminal(before.text) or before.text[-1] in ";:" or before.end - whole.start < _NARROWEST:
        return False
    if line.text[0].islower():
        return not any(c.isdigit() or c == "@" for c in line.text[:60]) or line.text[-1] in ".!?"
    return before.text[before.text.rfind(" ") + 1 :] in words.open
