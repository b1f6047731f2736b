"""The teasers before an article, or a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.layout.lines import DATE, ITEM, TEXT, Line
from cstoparse.layout.signatures import signs
from cstoparse.layout.titles import days, salutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cstoparse.layout.words import Words

_APART = 2
"""Blank lines that part teasers where paragraphs are parted by one."""
_FEWEST = 3
_BODY = 3


def groups(lines: Sequence[Line], words: Words, *, spaced: bool) -> Iterator[list[Line]]:
    """Yield the teasers of a sidebar, each as its lines.

    Args:
        lines: the lines before the article.
        words: the layout's words.
        spaced: the page parts teasers by two blank lines, so that one blank line parts paragraphs.

    """
    dated = any(line.kind is DATE for line in lines)
    teaser: list[Line] = []
    for line in lines:
        if teaser and _begins(teaser, line, words, spaced=spaced, dated=dated):
            yield teaser
            teaser = []
        teaser.append(line)
    if teaser:
        yield teaser


def _begins(teaser: list[Line], line: Line, words: Words, *, spaced: bool, dated: bool) -> bool:
    before = teaser[-1]
    if line.kind is DATE:
        return True
    if before.bare_date or line.kind is ITEM:
        return False
    if spaced:
        return line.gap >= _APART
    return not dated and not salutes(before.text, words)


def spaced(lines: Sequence[Line]) -> bool:
    """Whether two blank lines or more stand somewhere between the lines."""
    return any(line.gap >= _APART for line in lines[1:])


def passage_start(lines: Sequence[Line], words: Words) -> int:
    """Where a page without a title has its article: an index, or the number of lines where all are teasers."""
    n = len(lines)
    dates = [i for i, line in enumerate(lines) if line.kind is DATE]
    if len(dates) > 1:
        return _after_dated(lines, dates)
    foot = n - _BODY  # below a rule there stands a signature, or an article
    marked = [i for i, line in enumerate(lines) if i and line.gap >= _APART and not ((line.ruled and i > foot) or signs(line.text, words))]
    if marked:
        tail = lines[marked[-1] :]
        if len(marked) + 1 >= _FEWEST and len(tail) < _BODY and not any(line.kind is ITEM for line in lines):
            dated = sum(bool(days(line.text, words)) for line in lines)
            return n if dated * 2 >= len(marked) + 1 else 0
        own = len(tail) >= _BODY or (any(line.kind is ITEM for line in tail) and len(tail) > 1)
        return marked[-1] if own and not any(line.kind is ITEM for line in lines[: marked[-1]]) else 0
    if n >= _FEWEST and all(line.kind is TEXT for line in lines[:_FEWEST]) and _independent(lines, words):
        return n
    return 0


def _after_dated(lines: Sequence[Line], dates: list[int]) -> int:
    """Where undated paragraphs follow the last dated teaser at a distance."""
    usual = min(lines[i].gap for i in dates[1:])
    for i in range(dates[-1] + 2, len(lines)):
        if usual >= _APART and lines[i].gap >= _APART and len(lines) - i > 1:
            return i
    return len(lines)


def _independent(lines: Sequence[Line], words: Words) -> bool:
    """Whether nearly every line has a day of its own that the others lack: a list of teasers, not one report."""
    if len(lines) > 40:  # noqa: PLR2004  no sidebar is so long
        return False
    told = [named[0] for line in lines if (named := days(line.text, words))]
    return len(set(told)) == len(told) and len(told) * 4 >= len(lines) * 3
