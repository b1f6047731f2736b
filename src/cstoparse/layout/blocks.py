"""What the layout hands on: sections of the page (releases) and the blocks they are made of."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import chain, islice
from typing import NamedTuple, overload

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


_KINDS = tuple(BlockKind)
_FEW = 64


class Blocks(Sequence[Block]):
    """Many blocks as numbers, each made when it is asked for: a page of short lines has more of them than it has words."""

    __slots__ = ("_numbers",)

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Take the blocks, one after the other."""
        self._numbers = array("I")
        for kind, start, end in blocks:
            self._numbers.extend((_KINDS.index(kind), start, end))

    def __len__(self) -> int:
        """Count them."""
        return len(self._numbers) // 3

    @overload
    def __getitem__(self, place: int) -> Block: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, place: int | slice) -> Block | tuple[Block, ...]:
        """Give one of them, or some."""
        if isinstance(place, slice):
            return tuple(self[k] for k in range(*place.indices(len(self))))
        k = range(0, len(self._numbers), 3)[place]
        kind, start, end = self._numbers[k : k + 3]
        return Block(_KINDS[kind], start, end)


def kept(blocks: Iterable[Block]) -> Sequence[Block]:
    """Keep the blocks of a section; those of a page as they are."""
    rest = iter(blocks)
    few = tuple(islice(rest, _FEW))
    return few if len(few) < _FEW else Blocks(chain(few, rest))


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
    blocks: Sequence[Block]
    """Body and signature in text order; headline, date line, captions, rules and chrome are left out."""
