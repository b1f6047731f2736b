"""From the page to its releases, and from a release to its blocks.

A page is scraped text: a sidebar of teasers and one article, or either alone, or a passage that somebody pasted.
`read` tells them apart by their lines only, without understanding the words.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from cstoparse.layout import heads, signatures, teasers
from cstoparse.layout import words as vocabulary
from cstoparse.layout.blocks import Block, BlockKind, Section, kept
from cstoparse.layout.lines import DATE, ITEM, NAVIGATION, RULE, Line, terminal
from cstoparse.layout.page import Page
from cstoparse.layout.titles import same
from cstoparse.layout.wraps import rejoin
from cstoparse.text import Span
from cstoparse.values import ReleaseKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cstoparse.layout.heads import Head
    from cstoparse.layout.words import Words
    from cstoparse.text import Source

__all__ = ["Block", "BlockKind", "Section", "read"]

_SENTENCE = 60
_PARAGRAPH, _ITEM = BlockKind.PARAGRAPH, BlockKind.ITEM


def read(source: Source) -> tuple[Section, ...]:
    """Read a page's sections in text order: its teasers and its article.

    >>> from cstoparse.text import Source
    >>> [s.kind.value for s in read(Source("On 13 July 2023, Minsk hosted a seminar."))]
    ['article']
    """
    words = vocabulary.load()
    own, stop = _own(rejoin(Page(source, words).lines(), source, words, signatures.signs))
    if stop == len(own):
        return tuple(_releases(own, words))
    rest = own[stop:]
    sections = _releases(own[:stop], words)
    sections += [s for s in _teasers(rest, words, spaced=teasers.spaced(rest)) if _told(source, s)]
    return tuple(sections)


def _told(source: Source, section: Section) -> bool:
    """Whether what follows the navigation is a teaser and not the foot of the page."""
    first = section.blocks[0]
    return first.end - first.start >= _SENTENCE and terminal(source.flat[first.start : first.end]) and source.text[first.start] != "©"


def _own(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Leave out what belongs to the page and not to a release, and mark what follows a rule or navigation.

    Gives the lines and the number of those before the first navigation.
    """
    own: list[Line] = []
    stop: int | None = None
    ruled = cut = False
    gap = 0
    for line in lines:
        kind = line.kind
        if kind <= DATE:
            if not own:
                line.gap, gap, ruled = 0, 0, False  # nothing of a release stands above the first line
            if ruled or cut or gap:
                line.ruled, line.cut = ruled, cut
                line.gap = max(line.gap, gap)
                if cut and stop is None:
                    stop = len(own)
                ruled = cut = False
                gap = 0
            own.append(line)
            continue
        if kind is NAVIGATION:
            cut = bool(own)
        elif kind is RULE:
            ruled = True
        gap = max(gap, line.gap)
    return own, len(own) if stop is None else stop


def _releases(lines: Sequence[Line], words: Words) -> list[Section]:
    if not lines:
        return []
    head = heads.find(lines, words)
    if head is None:
        start = teasers.passage_start(lines, words)
        lead = lines[start] if start < len(lines) else None
        head = heads.Head(start, None, lead.date if lead else None, start)
    spaced = teasers.spaced(lines[: head.body + 1])
    before = [] if head.preamble else _teasers(lines[: head.start], words, spaced=spaced)
    article = _article(lines, head, words)
    return [*before, article] if article else before


def _teasers(lines: Sequence[Line], words: Words, *, spaced: bool) -> list[Section]:
    made = (_section(ReleaseKind.TEASER, None, group[0].date, _blocks(group)) for group in teasers.groups(lines, words, spaced=spaced))
    return [section for section in made if section is not None]


def _article(lines: Sequence[Line], head: Head, words: Words) -> Section | None:
    body = lines[head.body :]
    if body and _title_again(lines, head):
        body = body[1:]
    if head.own is not None and body:
        body[0].own = head.own
    first, stop = signatures.split(body, words)
    signature = (Block(BlockKind.SIGNATURE, line.start, line.end) for line in body[first:stop])
    blocks = chain(_blocks(islice(body, first)), signature)
    title = None if head.title is None else lines[head.title]
    headline = None if title is None else Span(title.own, head.title_end or title.end)
    return _section(ReleaseKind.ARTICLE, headline, head.date, blocks)


def _title_again(lines: Sequence[Line], head: Head) -> bool:
    """Whether the body begins with one more copy of the title."""
    if head.title is None or head.own is not None:
        return False
    title, text = lines[head.title].text, lines[head.body].text
    return len(text) <= len(title) + 1 and same(title, text)


def _blocks(lines: Iterable[Line]) -> Iterator[Block]:
    return (Block(_ITEM if line.kind is ITEM else _PARAGRAPH, line.own, line.end) for line in lines if line.own < line.end)


def _section(kind: ReleaseKind, headline: Span | None, date: tuple[int, int] | None, found: Iterable[Block]) -> Section | None:
    """Make a section; None where there are no words."""
    blocks = kept(found)
    if not blocks and headline is None:
        return None
    dateline = None if date is None else Span(*date)
    start, end = (blocks[0].start, blocks[-1].end) if blocks else headline or (0, 0)
    for place in (headline, dateline):
        if place is not None:
            start, end = min(start, place.start), max(end, place.end)
    return Section(kind, start, end, headline, dateline, blocks)
