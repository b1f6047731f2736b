"""HTML to the text that `parse` reads: its blocks as lines, without what the page does not show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cstoparse import patterns
from cstoparse.encodings import UnreadableError, decode
from cstoparse.lexicon import Lexicon
from cstoparse.limits import BulletinTooLarge
from cstoparse.model import Bulletin
from cstoparse.parse import parse
from cstoparse.values import Language

_CHUNK = 2048
_DEEP = 512
"""Elements open at once: browsers keep no more, and an end tag without a start costs the parser a look at each."""
_HEAD = 4096
"""Bytes in which a page declares its encoding."""
_SPACES = str.maketrans(dict.fromkeys("\t\n\r\x0c", " ") | {"\xad": None})  # soft hyphens only tell where a line may break
_BROKEN = str.maketrans({chr(code): "\ufffd" for code in (0, *range(0xD800, 0xE000))})  # what no document can hold
_UNSHOWN = frozenset({
    "script", "style", "noscript", "template", "head", "nav", "svg", "math", "iframe", "object", "canvas", "audio", "video", "select",
    "button", "textarea", "datalist", "dialog",
})  # fmt: skip
_UNSHOWN_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3"})
_CELLS = frozenset({"td", "th"})
_HOMES = frozenset({"article", "main"})
_EDGES = frozenset({"header", "footer"})
_BETWEEN = " | "


def parse_html(
    html: str | bytes, *, language: Language | str | None = None, url: str | None = None, max_chars: int | None = None,
    lexicon: Lexicon | None = None,
) -> Bulletin:
    r"""Parse a page of HTML.  Needs the extra `html`: `pip install 'cstoparse[html]'`.

    The text is what a reader of the page sees, without its navigation: headings, paragraphs and rows of tables are lines of their
    own with a blank one between, items of lists begin with a dash, cells are parted by ` | `.  All spans are places in
    that text, which is the bulletin's `text`.

    Args:
        html: the page.  Bytes are decoded by their byte order mark, else as the page declares, else by their look.
        language: as for `parse`.
        url: as for `parse`.
        max_chars: the greatest length of `html`, its tags included, in code points or bytes as it is given.
        lexicon: as for `parse`.

    Raises:
        ModuleNotFoundError: the extra is not installed.
        TypeError: `html` is neither `str` nor `bytes`, or `lexicon` no `Lexicon`.
        BulletinTooLarge: `html` is longer than `max_chars`.
        ValueError: `language` is none of those that `parse` takes.

    >>> bulletin = parse_html("<nav>News</nav><p>On 13&nbsp;July 2023, <b>Minsk</b> hosted a&shy; seminar.</p>")
    >>> bulletin.text, bulletin.meetings[0].place.span
    ('On 13\xa0July 2023, Minsk hosted a seminar.', Span(start=17, end=22))
    """
    if not isinstance(html, (str, bytes, bytearray)):
        message = f"parse_html() takes a page as str or bytes, not {type(html).__name__}: read it first, as in path.read_bytes()"
        raise TypeError(message)
    if max_chars is not None and len(html) > max_chars:
        raise BulletinTooLarge(len(html), max_chars)
    return parse(html_text(html), language=language, url=url, lexicon=lexicon)


def html_text(html: str | bytes | bytearray) -> str:
    """Give the text of a page of HTML, as `parse_html` reads it.

    Raises:
        ModuleNotFoundError: the extra is not installed.

    """
    try:
        from lxml.etree import HTMLParser  # noqa: PLC0415  an extra
        from webencodings import lookup  # noqa: PLC0415  an extra
    except ModuleNotFoundError as error:
        message = "reading HTML needs an extra: install it with pip install 'cstoparse[html]'"
        raise ModuleNotFoundError(message, name=error.name) from None
    text = html if isinstance(html, str) else _decoded(bytes(html), lookup)
    text = text.removeprefix("\ufeff").translate(_BROKEN)
    page = _Page()
    start = 0
    while start < len(text):
        parser = HTMLParser(target=page, huge_tree=True, encoding="utf-8")
        parser.feed(b"<!DOCTYPE html>")
        while start < len(text) and page.depth < _DEEP:
            stop = text.rfind(">", start, start + _CHUNK) + 1 or start + _CHUNK
            parser.feed(text[start:stop].encode("utf-8"))
            start = stop
        parser.close()
    return page.text()


def _decoded(data: bytes, lookup: Any) -> str:  # noqa: ANN401  a function of a package without types
    """Decode a page by its byte order mark, else as it declares, else by its look."""
    declared = None
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        found = patterns.META_CHARSET().search(data[:_HEAD].decode("latin-1"))
        encoding = lookup(found[1]) if found is not None else None
        if encoding is not None and not encoding.name.startswith("utf-16"):  # what is read as bytes of ASCII is not that
            declared = encoding.codec_info
    try:
        return str(declared.decode(data, "strict")[0]) if declared is not None else decode(data)
    except (UnicodeDecodeError, UnreadableError):
        pass
    try:
        return decode(data)
    except UnreadableError:
        return data.decode("utf-8", "replace") if declared is None else str(declared.decode(data, "replace")[0])


class _Page:
    """What the parser tells of a page, gathered as blocks."""

    def __init__(self) -> None:
        self.depth = 0
        """Elements open."""
        self.blocks: list[tuple[str, bool]] = []
        """Each with whether it is an item of a list."""
        self.lines: list[list[str]] = [[]]
        """Pieces of the block that is open, line by line."""
        self.unshown = 0
        """Elements open since one that is not shown, that one included."""
        self.homes = self.links = self.plain = 0
        self.item = self.unlinked = False
        """Whether the block begins an item of a list, and whether some of it stands outside links."""
        self.edges: list[tuple[int, int]] = []
        """For each open header or footer of the page: the blocks before it, and its headings."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        self.depth += 1
        if self.unshown:
            self.unshown += 1
        elif tag in _UNSHOWN or _hidden(attributes):
            self._close_block()
            self.unshown = 1
        elif tag == "br":
            self.lines.append([])
        elif tag in _CELLS:
            self.lines[-1].append(_BETWEEN)
        else:
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._close_block()
        if tag == "li":
            self.item = True
        elif tag == "a":
            self.links += 1
        elif tag == "pre":
            self.plain += 1
        elif tag in _HOMES:
            self.homes += 1
        elif tag in _EDGES:
            self.edges.append((len(self.blocks), 0))
        elif tag in _HEADINGS and self.edges:
            self.edges[-1] = (self.edges[-1][0], 1)

    def end(self, tag: str) -> None:
        """Close an element."""
        self.depth -= 1
        if self.unshown:
            self.unshown -= 1
            return
        if tag in _BLOCKS:
            self._close_block()
            self.item = False
        if tag == "a":
            self.links -= 1
        elif tag == "pre":
            self.plain -= 1
        elif tag in _HOMES:
            self.homes -= 1
        elif tag in _EDGES:
            before, headed = self.edges.pop()
            if not self.homes and (tag == "footer" or not headed):
                del self.blocks[before:]  # the page's own, not the article's

    def data(self, data: str) -> None:
        """Take words."""
        if self.unshown:
            return
        if not self.links and not data.isspace():
            self.unlinked = True
        if not self.plain:
            self.lines[-1].append(data)
            return
        first, *rest = data.replace("\r\n", "\n").split("\n")
        self.lines[-1].append(first)
        self.lines += ([line] for line in rest)

    def close(self) -> None:
        """End the page, or the part of it that one parser read."""
        self._close_block()

    def _close_block(self) -> None:
        lines = filter(None, (_clean("".join(pieces)) for pieces in self.lines))
        block = "\n".join(lines)
        self.lines = [[]]
        if block:
            # A list of dates or links is one of news, not of the points of a text.
            listed = self.item and self.unlinked and not block[0].isdigit()
            self.blocks.append((f"- {block}" if listed else block, listed))
            self.item = False
        self.unlinked = False

    def text(self) -> str:
        """All blocks, with a blank line between those that are not items of a list."""
        pieces: list[str] = []
        before = False
        for block, listed in self.blocks:
            pieces.append(("\n" if listed and before else "\n\n" if pieces else "") + block)
            before = listed
        return "".join(pieces)


def _clean(line: str) -> str:
    """Make spaces single, and take signs of empty cells away from the ends."""
    line = " ".join(filter(None, line.translate(_SPACES).split(" ")))
    return line.strip(_BETWEEN) if "|" in line else line


def _hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element says that it is not shown, or is a part of the page's own."""
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or attributes.get("role") in _UNSHOWN_ROLES:
        return True
    style = attributes.get("style", "").lower().replace(" ", "")
    return "display:none" in style or "visibility:hidden" in style
