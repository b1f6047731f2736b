"""What the layout hands on: sections of the page (releases) and the blocks they are made of."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from cstoparse.text import Span
from cstoparse.values import ReleaseKind

_LONGEST = 10_000  # characters; the lists of words of one part are held at a time


class BlockKind(StrEnum):
    """What a block of lines is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    SIGNATURE = "signature"


class Block(NamedTuple):
    """One paragraph (hard-wrapped lines re-joined), one list item, or one line or more of signature."""

    kind: BlockKind
    """Paragraph, item or signature."""
    start: int
    """Offset of the first character; list marks and leading spaces left out."""
    end: int
    """Offset past the last character; trailing spaces left out."""

    def parts(self, flat: str) -> list[tuple[int, int]]:
        """The block in parts that are read one at a time: a longer one than any page's is cut behind a sentence, or a word.

        >>> Block(BlockKind.PARAGRAPH, 0, 25_000).parts("A council met. " * 2000)
        [(0, 9989), (9990, 19979), (19980, 25000)]
        """
        if self.end - self.start <= _LONGEST:
            return [(self.start, self.end)]
        found: list[tuple[int, int]] = []
        start = self.start
        while self.end - start > _LONGEST:
            stop = start + _LONGEST
            cut = flat.rfind(". ", start + _LONGEST // 2, stop) + 1 or flat.rfind(" ", start + _LONGEST // 2, stop)
            cut = cut if cut > start else stop
            found.append((start, cut))
            start = cut + flat.startswith(" ", cut)
        return [*found, (start, self.end)] if start < self.end else found


class Section(NamedTuple):
    """One release as the layout sees it."""

    kind: ReleaseKind
    """Article or teaser."""
    start: int
    """Offset of its first own word (its date line, where a dated teaser begins with it)."""
    end: int
    """Offset past its last own word, before navigation, galleries and download lines."""
    headline: Span | None
    """The first copy of the title."""
    dateline: Span | None
    """The digits of its date line, `dd.mm.yyyy`."""
    blocks: tuple[Block, ...]
    """Body and signature in text order; headline, date line, captions, rules and chrome are left out."""
