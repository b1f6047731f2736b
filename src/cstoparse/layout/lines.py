"""A page as lines that are not blank, each with what it is by its own look."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from cstoparse import patterns

if TYPE_CHECKING:
    from cstoparse.layout.words import Words
    from cstoparse.text import Source

_SHORT = 80
_LABEL = 200
_CLOSING = " \"')]}"
_STOPS = ".!?"


class LineKind(IntEnum):
    """What a line is, by its own look."""

    TEXT = 0
    ITEM = 1
    DATE = 2
    RULE = 3
    NAVIGATION = 4
    ASIDE = 5
    """Furniture, caption, byline, download line, mark of a gallery: left out."""


class Line:
    """One line, or several that were one before they were hard-wrapped."""

    __slots__ = ("cut", "date", "end", "gap", "kind", "own", "ruled", "start", "text")

    def __init__(self, start: int, end: int, text: str, gap: int) -> None:
        """Begin as plain text; `_look` tells more."""
        self.start = start
        """Offset of the first visible character."""
        self.end = end
        """Offset past the last one."""
        self.text = text
        """Folded words, line ends as spaces."""
        self.gap = gap
        """Blank lines before it."""
        self.kind = LineKind.TEXT
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
        return self.kind is LineKind.DATE and self.own == self.end

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
    if tail[-1:] in _STOPS and tail:
        return not tail.endswith("...")
    opened = tail.rfind("(")
    return opened > 0 and tail[:opened].rstrip(_CLOSING)[-1:] in set(_STOPS)


class Page:
    """The lines of a source with what the words of the layout say about each."""

    def __init__(self, source: Source, words: Words) -> None:
        """Keep the source; `lines` does the work."""
        self.folded = source.folded
        self.vocabulary = words

    @cached_property
    def latin(self) -> bool:
        """Whether most words are in Latin letters, so that a Cyrillic line is an alternative text."""
        cyrillic = sum(map(len, patterns.CYRILLIC_WORD().findall(self.folded)))
        return cyrillic == 0 or sum(map(len, patterns.LATIN_WORD().findall(self.folded))) > cyrillic

    def lines(self) -> list[Line]:
        """Every line that is not blank."""
        folded, found, last = self.folded, list[Line](), -1
        returns = "\r" in folded
        for match in patterns.LINE().finditer(folded):
            start, after = match.span()
            text = match[0].rstrip()
            gap = 0
            if last >= 0:
                gap = folded.count("\n", last, start) - 1
                if returns:
                    gap += folded.count("\r", last, start) - folded.count("\r\n", last, start)
            line = Line(start, start + len(text), text, gap)
            self._look(line)
            found.append(line)
            last = after
        return found

    def _look(self, line: Line) -> None:
        text = line.text
        first = text[0]
        if first.isdigit():
            self._figures(line)
        elif not first.isalpha() and patterns.RULE_LINE().match(text):
            line.kind = LineKind.RULE
        elif len(text) <= _LABEL or not text.isascii():
            self._label(line)
        if line.kind is LineKind.TEXT and (not first.isalpha() or text[1:2] == ")"):
            mark = patterns.ITEM_MARK().match(text)
            if mark:
                line.kind, line.own = LineKind.ITEM, line.start + mark.end()
        if line.kind is LineKind.TEXT:
            self._image(line)

    def _label(self, line: Line) -> None:
        text = line.text
        key = text.lower().strip(' .:!()[]<>-*"|') if len(text) <= _LABEL else ""
        if key in self.vocabulary.navigation:
            line.kind = LineKind.NAVIGATION
        elif self._aside(text, key):
            line.kind = LineKind.ASIDE
        elif text[0].isalpha() and len(text) < 30 and self._worded_date(text):  # noqa: PLR2004  no date is longer
            line.kind, line.date, line.own = LineKind.DATE, (line.start, line.end), line.end

    def _aside(self, text: str, key: str) -> bool:
        words = self.vocabulary
        if key in words.furniture or key in words.media:
            return True
        if len(text) <= _LABEL:
            low = text.lower()
            if low.endswith(words.files) and not patterns.SENTENCE_BREAK().search(text):
                return low.startswith(("(", *words.download)) or low.count(" ") <= 4  # noqa: PLR2004  a file's name has few
            if key.startswith(words.download) and key in words.download:
                return True
            if key.startswith(words.byline) and len(text) <= _SHORT and self._credits(key):
                return True
        return not text.isascii() and self._alternative(text)

    def _credits(self, key: str) -> bool:
        for lead in self.vocabulary.byline:
            if key.startswith(lead):
                rest = key[len(lead) :]
                if rest[:1] == ":" or (" " in lead and rest[:1] == " "):
                    return True
        return False

    def _alternative(self, text: str) -> bool:
        cyrillic = sum(map(len, patterns.CYRILLIC_WORD().findall(text)))
        return cyrillic > 3 and cyrillic * 2 > len(text) and "@" not in text and self.latin  # noqa: PLR2004  longer than a numeral

    def _worded_date(self, text: str) -> bool:
        match = patterns.DATE_IN_WORDS().match(text)
        return match is not None and (match[1] or match[2]).lower() in self.vocabulary.months

    def _figures(self, line: Line) -> None:
        text = line.text
        match = patterns.DATE_STAMP().match(text)
        if match is None:
            if len(text) <= _LABEL:
                self._label(line)
            if line.kind is LineKind.TEXT and len(text) < 30 and self._worded_date(text):  # noqa: PLR2004  no date is longer
                line.kind, line.date, line.own = LineKind.DATE, (line.start, line.end), line.end
            return
        rest = text[match.end() :].lstrip(" |:")
        # A date that goes on in small letters or with a sign is the wrapped middle of a sentence.
        if rest and (rest[0].islower() or rest[0] in ",.;-)/") and not self._named_file(rest):
            return
        line.kind, line.date = LineKind.DATE, (line.start, line.start + match.end(1))
        line.own = line.end if self._rest_aside(rest) else self._past_image(line.end - len(rest), rest)

    def _named_file(self, rest: str) -> bool:
        return len(rest) <= _LABEL and (rest.lower().endswith(self.vocabulary.files) or patterns.IMAGE_PREFIX().match(rest) is not None)

    def _rest_aside(self, rest: str) -> bool:
        return not rest or ((len(rest) <= _LABEL or not rest.isascii()) and self._aside(rest, rest.lower().strip(" .:!()[]")))

    def _image(self, line: Line) -> None:
        if "." in line.text[:200]:
            line.own = self._past_image(line.start, line.text)
            if line.own == line.end:
                line.kind = LineKind.ASIDE

    @staticmethod
    def _past_image(start: int, text: str) -> int:
        """Offset past an image's name at the start of the words."""
        match = patterns.IMAGE_PREFIX().match(text) if "." in text[:200] else None
        if match is None:
            return start
        rest = text[match.end() :]
        return start + len(text) - len(rest.lstrip(" .,"))
