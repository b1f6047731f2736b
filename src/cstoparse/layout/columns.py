"""At what width lines were wrapped, and which of them are full."""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cstoparse.layout.lines import DATE, ITEM, TEXT, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.layout.lines import Line
    from cstoparse.layout.words import Words

WIDEST = 120
NARROWEST = 30
_DEEPEST = 40
"""Spaces before a line that count as its indent."""
_DIGRAPH = 2


class Run(NamedTuple):
    """What the lines between two blank ones tell about their wraps."""

    width: int
    """0 where they are not wrapped."""
    ends: frozenset[str]
    """How lines that are not full end above other text: that is how paragraphs end there."""
    above_items: frozenset[str]
    """How they end above list items."""
    indented: bool
    """What follows such text is indented: that is how paragraphs begin."""


_UNWRAPPED = Run(0, frozenset(), frozenset(), indented=False)


class Columns:
    """The runs of a page's lines between blank ones, measured when first asked for."""

    def __init__(self, lines: Sequence[Line], folded: str, words: Words) -> None:
        """Measure the page as a whole."""
        self.lines = lines
        self.folded = folded
        self.words = words
        self.page = column(lines, folded, words)
        self._gaps = [i for i, line in enumerate(lines) if line.gap]
        self._stop = 0
        self._run = _UNWRAPPED

    def run(self, i: int) -> Run:
        """The run of line `i`; asked for in the order of lines."""
        if i >= self._stop:
            k, gaps = bisect(self._gaps, i), self._gaps
            self._stop = gaps[k] if k < len(gaps) else len(self.lines)
            self._run = self._measured(self.lines[gaps[k - 1] if k else 0 : self._stop])
        return self._run

    def _measured(self, lines: Sequence[Line]) -> Run:
        width = self.page or column(lines, self.folded, self.words)
        if not width:
            return _UNWRAPPED
        short = [(a, b) for a, b in pairwise(lines) if a.kind <= DATE and b.kind <= ITEM and not fills(a, b, width, self.folded)]
        ends = {kind: frozenset([ending(a.text, self.words) for a, b in short if b.kind is kind]) for kind in (TEXT, ITEM)}
        starts = [b for a, b in short if b.kind is TEXT and terminal(a.text)]
        return Run(width, ends[TEXT], ends[ITEM], indented=bool(starts) and all(indent(b, self.folded) for b in starts))


def column(lines: Sequence[Line], folded: str, words: Words) -> int:
    """The width at which the lines were wrapped, in characters; 0 where they were not.

    Wrapped text fills its lines as far as the next word allows, mostly breaks inside sentences, and often before a
    word in small letters; where most lines are full, a few such words will do.
    """
    widths = sorted([indent(line, folded) + len(line.text) for line in lines])
    width = widths[-1 - len(widths) // 20]
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = inside = small = close = 0
    for before, line in pairwise(lines):
        if line.gap == 0:
            close += 1
            if fills(before, line, width, folded):
                full += 1
                inside += ending(before.text, words) != "."
                small += line.text[0].islower()
    share = 20 if full * 2 >= close else 5
    return width if full > 1 and inside * 3 >= full * 2 and small * share >= full else 0


def fills(before: Line, line: Line, width: int, folded: str) -> bool:
    """Whether the first word of a line had no room in the line before it."""
    word = line.text.find(" ", 0, width)
    return indent(before, folded) + len(before.text) + 1 + (word if word > 0 else len(line.text)) > width


def indent(line: Line, folded: str) -> int:
    """The spaces before a line."""
    start = line.start
    if start == 0 or folded[start - 1] in "\r\n":
        return 0
    above = max(folded.rfind(end, max(start - _DEEPEST, 0), start) for end in "\r\n")
    return start - 1 - above if above >= 0 or start < _DEEPEST else 0


def ending(text: str, words: Words) -> str:
    """The sign that ends a sentence or its part, `.`, `;` or `:`; nothing where the words go on."""
    if terminal(text):
        return "" if _abbreviated(last(text), words) else "."
    return text[-1] if text[-1] in ";:" else ""


def last(text: str) -> str:
    """The last word of a line."""
    return text[text.rfind(" ") + 1 :]


def _abbreviated(word: str, words: Words) -> bool:
    """Whether the full stop of a line's last word is that of an initial or an abbreviation: `Kh.`, `T.Zh.`, `St.`."""
    if word[-1] != "." or not word[0].isupper():
        return False
    initial = word[:-1].rsplit(".", 1)[-1]
    return len(initial) == 1 or (len(initial) == _DIGRAPH and initial[1].islower()) or word[:-1].lower() in words.abbreviated
