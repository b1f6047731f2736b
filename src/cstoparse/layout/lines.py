"""A line of a page and what it can be."""

from __future__ import annotations

from enum import IntEnum

CREDIT = 120
"""Signs that a byline has at most."""
_CLOSING = " \"')]}"
_STOPS = (".", "!", "?")


class LineKind(IntEnum):
    """What a line is, by its own look."""

    TEXT = 0
    ITEM = 1
    DATE = 2
    RULE = 3
    NAVIGATION = 4
    ASIDE = 5
    """Furniture, caption, byline, download line, mark of a gallery: left out."""


# Every line is asked for its kind many times, and a global is read four times as fast as a member of an enumeration.
TEXT, ITEM, DATE, RULE, NAVIGATION, ASIDE = LineKind


class Line:
    """One line, or several that were one before they were hard-wrapped."""

    __slots__ = ("cut", "date", "end", "gap", "kind", "own", "ruled", "start", "text")

    def __init__(self, start: int, text: str, gap: int) -> None:
        """Begin as plain text; `Page` tells more."""
        self.start = start
        """Offset of the first visible character."""
        self.end = start + len(text)
        """Offset past the last one."""
        self.text = text
        """Folded words, line ends as spaces."""
        self.gap = gap
        """Blank lines before it."""
        self.kind = TEXT
        self.own = start
        """Offset of its own words, after a list mark, a date or an image's name; `end` where there are none."""
        self.date: tuple[int, int] | None = None
        """The date in figures that the line begins with."""
        self.ruled = False
        """A rule stands before it."""
        self.cut = False
        """Navigation stands before it."""

    @property
    def bare_date(self) -> bool:
        """A date line without words of its own."""
        return self.kind is DATE and self.own == self.end

    @property
    def words(self) -> str:
        """Its own words."""
        return self.text[self.own - self.start :]


def terminal(text: str) -> bool:
    """Whether the words end as a sentence does; an ellipsis is a cut, not an end.

    >>> terminal('He said "yes".)'), terminal("Talks in Minsk"), terminal("and further...")
    (True, False, False)
    """
    tail = text[-40:].rstrip(_CLOSING)
    if tail.endswith(_STOPS):
        return not tail.endswith("...")
    opened = tail.rfind("(")
    return opened > 0 and tail[:opened].rstrip(_CLOSING).endswith(_STOPS)
