"""A page as lines that are not blank, each with what it is by its own look."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cstoparse import patterns
from cstoparse.layout.lines import ASIDE, CREDIT, DATE, ITEM, NAVIGATION, RULE, TEXT, Line
from cstoparse.text import covered, lines_of

if TYPE_CHECKING:
    from cstoparse.layout.words import Words
    from cstoparse.text import Source

_LABEL = 200
_LONGEST_DATE = 30
_TINY, _MANY = 16, 100
"""Signs of a tiny line, and how many such lines, or lines that are left out, no page has in a row."""
_SIGNS = ' .:!()[]<>-*"|'
_SIGNS_AFTER_DATE = " .:!()[]"
_UNSEEN = " \u200b\u2060\ufeff"
"""Signs that show nothing; the folded view knows no other space."""


class Page:
    """The lines of a source with what the words of the layout say about each."""

    def __init__(self, source: Source, words: Words) -> None:
        """Keep the source; `lines` does the work."""
        self.folded = source.folded
        self.vocabulary = words

    @cached_property
    def latin(self) -> bool:
        """Whether most words are in Latin letters, so that a Cyrillic line is an alternative text."""
        cyrillic = covered(patterns.CYRILLIC_WORD(), self.folded)
        return cyrillic == 0 or covered(patterns.LATIN_WORD(), self.folded) > cyrillic

    def lines(self) -> list[Line]:
        """Every line that is not blank."""
        folded, found = self.folded, list[Line]()
        if "\r" in folded:
            # Of the same length, and a space at the end of a line is not looked at.
            folded = folded.replace("\r\n", " \n").replace("\r", "\n")
        look = self._look
        place = gap = tiny = alike = 0
        for raw in lines_of(folded):
            text = raw.lstrip(_UNSEEN)
            if text:
                tiny = tiny + 1 if len(text) <= _TINY else 0
                if tiny > _MANY:
                    found[-1].end = place + len(raw.rstrip())
                else:
                    line = Line(place + len(raw) - len(text), text.rstrip(), gap)
                    look(line)
                    if line.kind > DATE:
                        tiny = 0  # a gallery may hold many names of images
                    alike = _keep(found, line, alike)
                if tiny == _MANY:
                    self._column(found)
                gap = 0
            elif found:
                gap += 1
            place += len(raw) + 1
        for line in found:
            if line.end - line.start != len(line.text):
                line.text = folded[line.start : line.end].replace("\n", " ")
        return found

    def _column(self, found: list[Line]) -> None:
        """Make one line of the tiny ones read last: a column of letters or figures is no list of paragraphs."""
        first = found[-_MANY]
        first.kind, first.own, first.end = TEXT, first.start, found[-1].end
        del found[1 - _MANY :]

    def _look(self, line: Line) -> None:
        text = line.text
        first = text[0]
        if first.isalpha():
            if len(text) <= _LABEL or not text.isascii():
                self._label(line)
            marked = text.startswith(")", 1)
        else:
            marked = True
            if first.isdigit():
                self._figures(line)
            elif patterns.RULE_LINE().match(text):
                line.kind = RULE
            elif len(text) <= _LABEL or not text.isascii():
                self._label(line)
        if line.kind is not TEXT:
            return
        if marked and (mark := patterns.ITEM_MARK().match(text)):
            line.kind, line.own = ITEM, line.start + mark.end()
        elif text.find(".", 0, text.find(" ")) > 0:  # only then the first word can be an image's name
            line.own = _past_image(line.start, text)
            if line.own == line.end:
                line.kind = ASIDE

    def _label(self, line: Line) -> None:
        """Tell navigation, what is left out, and a date in words, by the whole line."""
        text = line.text
        low, key = "", ""
        if len(text) <= _LABEL:
            low = text.lower()
            key = low.strip(_SIGNS)
            if key in self.vocabulary.navigation:
                line.kind = NAVIGATION
                return
        if self._aside(text, low, key):
            line.kind = ASIDE
        elif len(text) < _LONGEST_DATE and text[0].isalpha():
            self._worded_date(line)

    def _aside(self, text: str, low: str, key: str) -> bool:
        """Whether words are left out; `low` and `key`, the words in small letters, are empty where they are many."""
        words = self.vocabulary
        if key:
            if key in words.aside:
                return True
            if low[low.rfind(".") :] in words.files and not patterns.SENTENCE_BREAK().search(text):
                return low.startswith(words.attached) or low.count(" ") <= 4  # noqa: PLR2004  a file's name has few
            if len(text) <= CREDIT and key.startswith(words.byline) and self._credits(key):
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

    def _worded_date(self, line: Line) -> None:
        text = line.text
        match = patterns.DATE_IN_WORDS().match(text) if text[-1].isdecimal() else None
        if match is not None and (match[1] or match[2]).lower() in self.vocabulary.months:
            line.kind, line.date, line.own = DATE, (line.start, line.end), line.end

    def _figures(self, line: Line) -> None:
        """Tell a date, or what else begins with a figure."""
        text = line.text
        match = patterns.DATE_STAMP().match(text)
        if match is None:
            if len(text) <= _LABEL:
                self._label(line)
            if line.kind is TEXT and len(text) < _LONGEST_DATE:
                self._worded_date(line)
            return
        rest = text[match.end() :].lstrip(" |:")
        # A date that goes on in small letters or with a sign is the wrapped middle of a sentence.
        if rest and (rest[0].islower() or rest[0] in ",.;-)/") and not self._named_file(rest):
            return
        line.kind, line.date = DATE, (line.start, line.start + match.end(1))
        line.own = line.end if not rest or self._rest_aside(rest) else _past_image(line.end - len(rest), rest)

    def _named_file(self, rest: str) -> bool:
        if len(rest) > _LABEL:
            return False
        low = rest.lower()
        return low[low.rfind(".") :] in self.vocabulary.files or patterns.IMAGE_PREFIX().match(rest) is not None

    def _rest_aside(self, rest: str) -> bool:
        low = rest.lower() if len(rest) <= _LABEL else ""
        return self._aside(rest, low, low.strip(_SIGNS_AFTER_DATE))


def _keep(found: list[Line], line: Line, alike: int) -> int:
    """Add a line, unless it is one more of many alike that are left out; gives how many of those there are."""
    alike = alike + 1 if line.kind > DATE and found and found[-1].kind is line.kind else 0
    if alike < _MANY:
        found.append(line)
    else:
        found[-1].gap = max(found[-1].gap, line.gap)
    return alike


def _past_image(start: int, text: str) -> int:
    """Offset past an image's name at the start of the words."""
    match = patterns.IMAGE_PREFIX().match(text) if "." in text else None
    if match is None:
        return start
    return start + len(text) - len(text[match.end() :].lstrip(" .,"))
