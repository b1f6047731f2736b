"""Pages of the highlight view, read by a real HTML parser that stops at the first error."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

import html5lib

from cstoparse import Bulletin, Meeting, MeetingKind, MeetingStatus, Release, ReleaseKind, Span
from cstoparse.model import SCHEMA
from cstoparse.values import Language

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# By hand and not by the library's table: what must never reach a page as itself.
HIDDEN = "\x00\x01\x07\x0b\x0c\x1b\x7f\x85\xad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029"
HIDDEN += "\u202a\u202e\u2060\u2066\u2069"
HIDDEN += "\u3164\ufe0f\ufeff\ufff9\ue000\uffff\ud800\udfff\U000e0001\U000e0020\U000e0101\U0001d173"
IGNORED = "\u180b\u180c\u180d\u180f\u1160\u17b4\u17b5\u2800\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10)))


class Page:
    """A page or fragment as a tree."""

    def __init__(self, html: str) -> None:
        """Parse it; any parse error is raised.  Written in UTF-8 and read back, as a browser gets it."""
        data = html.encode("utf-8")
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        whole = html.startswith("<!doctype")
        self.html = html
        self.top: Element = parser.parse(data, transport_encoding="utf-8") if whole else _wrapped(parser, html)

    def all(self, tag: str | None = None, cls: str | None = None, under: Element | None = None) -> list[Element]:
        """The elements of that tag and class, in the order of the page."""
        start = self.top if under is None else under
        return [e for e in start.iter() if (tag is None or e.tag == tag) and (cls is None or cls in (e.get("class") or "").split())]

    @property
    def source(self) -> Element:
        (pane,) = self.all("div", "source")
        return pane

    @property
    def rows(self) -> dict[int, Element]:
        """Line of the record column by its number."""
        return {int((e.get("id") or "").rpartition("r")[2]): e for e in self.all("li") if e.get("id")}

    @property
    def pieces(self) -> list[Element]:
        return self.all("span", "s", self.source)

    def words(self, row: Element) -> str | None:
        """The words that light up with a line; None where it has no place."""
        if row.get("data-a") is None:
            return None
        first, last = int(row.get("data-a", "")), int(row.get("data-z", ""))
        return "".join(written(piece) for piece in self.pieces[first : last + 1])


def _wrapped(parser: html5lib.HTMLParser, html: str) -> Element:
    top: Element = parser.parse(f"<!doctype html><title>a notebook</title><body>{html}".encode(), transport_encoding="utf-8")
    return top


def written(element: Element) -> str:
    """The text of an element without the labels in it."""
    return "".join(_written(element))


def _written(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not (child.tag == "a" and "l" in (child.get("class") or "").split()):
            yield from _written(child)
        yield child.tail or ""


def shown(text: str) -> str:
    """What a reader is to see of a text: line ends as one kind, what is hidden by its code."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(f"U+{ord(char):04X}" if _hidden(char) else char for char in lines)


def _hidden(char: str) -> bool:
    if char in HIDDEN or char in IGNORED or 0xE0000 <= ord(char) <= 0xE0FFF:
        return True
    return unicodedata.category(char)[0] == "C" and char not in "\n\t"


def with_meetings(text: str, spans: list[tuple[int, int]]) -> Bulletin:
    """A bulletin of one article with a meeting at each span, however they lie on each other."""
    meetings = tuple(
        Meeting(MeetingKind.MEETING, None, (), None, None, None, None, None, MeetingStatus.HELD, (), Span(*span)) for span in spans
    )
    article = Release(ReleaseKind.ARTICLE, None, None, (), meetings, (), None, Span(0, len(text)))
    return Bulletin(SCHEMA, text, Language.EN, (article,), (), Span(0, len(text)))
