"""Hard-wrapped lines put together again."""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

from cstoparse.layout.columns import NARROWEST, WIDEST, Columns, Run, ending, fills, indent, last
from cstoparse.layout.lines import ASIDE, CREDIT, DATE, ITEM, NAVIGATION, RULE, TEXT, terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cstoparse.layout.lines import Line
    from cstoparse.layout.words import Words
    from cstoparse.text import Source

_COPY = 8
"""More lines than a wrapped title has."""
_YEAR = 4


def rejoin(lines: list[Line], source: Source, words: Words, starts_signature: Callable[[str, Words], bool]) -> list[Line]:
    """Join each line that only continues the one before it; the first line of a join keeps its kind."""
    # Few lines of most pages can be such a line at all, and the widths are measured for these only.
    loose = array("I", (i for i, (before, line) in enumerate(pairwise(lines), 1) if line.gap == 0 and _may(before, line)))
    if not loose:
        return lines
    flat = source.flat
    wraps = _Wraps(lines, source.folded, words)
    whole: Line | None = None
    taken: set[int] = set()
    for i in loose:
        before, line = lines[i - 1], lines[i]
        if whole is None or i - 1 not in taken:
            whole = before
        full = wraps.full(i)
        # What a full line of an open sentence goes on with signs nothing: "… held in Minsk. The heads of the press services".
        running = full and not terminal(before.text)
        if wraps.continues(i, whole, full=full) and (running or not starts_signature(line.text, words)):
            whole.end = line.end
            taken.add(i)
    if not taken:
        return lines
    joined = [line for i, line in enumerate(lines) if i not in taken]
    for line in joined:
        if line.end - line.start != len(line.text):
            line.text = flat[line.start : line.end]
            if line.kind is ASIDE and len(line.text) > CREDIT:
                line.kind = TEXT
    return joined


def _may(before: Line, line: Line) -> bool:
    """Whether a line could continue the one before it at all."""
    if len(before.text) > WIDEST or before.bare_date or before.kind in {RULE, NAVIGATION}:
        return False
    # The rest of a sentence may look like a mark of the page: `… the draft Plan, / prepared by the Secretariat`, `(Photo / gallery)`.
    return line.kind <= DATE or (line.kind is not RULE and (line.text[0].islower() or line.text[-1] == ")"))


class _Wraps:
    """Which lines of a page go on in the next one."""

    def __init__(self, lines: Sequence[Line], folded: str, words: Words) -> None:
        self.lines = lines
        self.folded = folded
        self.words = words
        self.columns = Columns(lines, folded, words)
        self.titles = _twice(lines)

    def full(self, i: int) -> bool:
        """Whether the line above line `i` is full."""
        width = self.columns.run(i).width
        return bool(width) and fills(self.lines[i - 1], self.lines[i], width, self.folded)

    def continues(self, i: int, whole: Line, *, full: bool) -> bool:
        """Whether line `i` continues the one before it; `whole` is what that was joined to."""
        before, line = self.lines[i - 1], self.lines[i]
        if i in self.titles:
            return False
        if full:
            return self._goes_on(before, line, self.columns.run(i), listed=whole.kind is ITEM)
        if max(before.kind, line.kind) > DATE or line.kind is not TEXT:
            return False
        # A stray break inside a sentence: the rest begins small, or the line ends where no sentence can.
        if terminal(before.text) or before.text[-1] in ";:" or before.end - whole.start < NARROWEST:
            return False
        if line.text[0].islower():
            return not any(c.isdigit() or c == "@" for c in line.text[:60]) or line.text[-1] in ".!?"
        return last(before.text) in self.words.open

    def _goes_on(self, before: Line, line: Line, run: Run, *, listed: bool) -> bool:
        """Whether the words of a full line go on in the next one, and no paragraph ends there by chance."""
        end = ending(before.text, self.words)
        if line.kind is not TEXT:
            return _unclosed(before.text, "(", ")") or (not end and self._begins_inside(before, line, run))
        if line.text[0].islower():
            return True
        small = line.text.split(" ", 1)[0].lower() in self.words.anew
        if not end and not (small and terminal(before.text)):
            # No sentence goes on with a capitalised small word: what stood above was a title.
            return not small or self._open(before.text)
        deep = indent(line, self.folded)
        if not listed and deep > indent(before, self.folded):
            return False
        return (end or ".") not in run.ends or (run.indented and not deep) or line.text.lower().startswith(self.words.back)

    def _begins_inside(self, before: Line, line: Line, run: Run) -> bool:
        """Whether a line inside a sentence only looks like an item, a date or a mark of the page."""
        if line.kind is ITEM:
            return "" not in run.above_items
        return last(before.text) in self.words.open if line.kind is DATE else line.text[0].islower()

    def _open(self, text: str) -> bool:
        """Whether a line ends where no title can: in a small word, at a dash, inside quotes."""
        quote = text.rfind('"')
        quoting = 0 <= quote < len(text) - 1 and (quote == 0 or text[quote - 1] in " (")
        return quoting or text.endswith(" -") or last(text) in self.words.open


def _unclosed(text: str, opening: str, closing: str) -> bool:
    return text.rfind(opening) > text.rfind(closing)


def _twice(lines: Sequence[Line]) -> set[int]:
    """The first lines of titles that stand twice, one copy below the other or a date between."""
    found, seen = set[int](), dict[str, int]()
    for j, line in enumerate(lines):
        if line.kind is TEXT and NARROWEST <= len(line.text) <= WIDEST:
            text = _undated(line)
            i = seen.get(text, -_COPY)
            if j - i < _COPY and _same(lines[i : j - (lines[j - 1].kind is DATE)], lines[j : j + _COPY]):
                found.update((i, j))
            seen[text] = j
    return found


def _same(title: Sequence[Line], copy: Sequence[Line]) -> bool:
    return len(title) <= len(copy) and all(_undated(a) == _undated(b) for a, b in zip(title, copy, strict=False))


def _undated(line: Line) -> str:
    """A line without the date at its end."""
    text = line.text
    return text[: text.rfind(" ")] if text[-_YEAR:].isdigit() else text
