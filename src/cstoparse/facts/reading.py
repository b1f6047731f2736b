"""A block with all its mentions, each kind found when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cstoparse.facts.ranges import Range
from cstoparse.facts.sentences import Sentence
from cstoparse.grammar import STOP, SYMBOLS
from cstoparse.layout.blocks import BlockKind, Section
from cstoparse.lazy import lazy
from cstoparse.lexicon import Lexicon
from cstoparse.mentions.bodies import BodyMention, find_bodies
from cstoparse.mentions.dates import DateMention, find_dates
from cstoparse.mentions.documents import DocumentMention, find_documents
from cstoparse.mentions.events import EventMention, find_events
from cstoparse.mentions.groups import GroupMention, find_groups
from cstoparse.mentions.people import PersonMention, find_people
from cstoparse.mentions.places import PlaceMention, find_places
from cstoparse.mentions.verbs import VerbMention, find_verbs
from cstoparse.text import Source, Span
from cstoparse.tokens import Passage

_LONGEST = 400  # three times as many as in the longest sentence of a page
_SOME = 24
_SIZE = 4_000  # characters


class Reading(Passage):
    """A passage and what stands in it; mentions that lie inside another of a stronger kind are left out."""

    @lazy
    def sentences(self) -> list[Sentence]:
        """Sentences in text order, the closing stop included."""
        found: list[Sentence] = []
        first = 0
        k = self.sym.find(STOP)
        while k >= 0:
            found.append(Sentence(self, first, k + 1))
            first = k + 1
            k = self.sym.find(STOP, first)
        if first < self.n:
            found.append(Sentence(self, first, self.n))
        return [part for s in found for part in (_bounded(s) if s.b - s.a > _LONGEST else (s,)) if part.b - part.a > 1]

    def close(self) -> None:
        """Let go of the sentences, which hold this in turn, so that their memory is free at once."""
        self.__dict__.pop("sentences", None)

    @lazy
    def people(self) -> list[PersonMention]:
        """Persons and offices in text order."""
        return find_people(self)

    @lazy
    def offices(self) -> list[Range]:
        """Offices of persons."""
        return [m.office for m in self.people if m.office is not None]

    @lazy
    def bodies(self) -> list[BodyMention]:
        """Organs in text order."""
        return find_bodies(self)

    @lazy
    def groups(self) -> list[GroupMention]:
        """Groups in text order, those inside offices left out."""
        taken = _covered(self.n, self.offices)
        return [g for g in find_groups(self, taken) if 1 not in taken[g.i : g.head + 1]]

    @lazy
    def documents(self) -> list[DocumentMention]:
        """Documents in text order."""
        taken = _covered(self.n, self.offices)
        return [d for d in find_documents(self) if not taken[d.noun]]

    @lazy
    def events(self) -> list[EventMention]:
        """Event nouns in text order, those inside offices, groups and names of documents left out."""
        taken = _covered(self.n, [*self.offices, *((d.i, d.j) for d in self.documents), *((g.head, g.j) for g in self.groups)])
        return [e for e in find_events(self) if not taken[e.j - 1]]

    @lazy
    def places(self) -> list[PlaceMention]:
        """Places and venues in text order."""
        return find_places(self)

    @lazy
    def dates(self) -> list[tuple[int, int, DateMention]]:
        """Dates in text order with their units."""
        found = find_dates(self.flat, self.starts[0], self.ends[-1]) if self.n else []
        return [(self.index(d.start), self.index(d.end - 1) + 1, d) for d in found]

    @lazy
    def verbs(self) -> list[VerbMention]:
        """Verbs in text order."""
        return find_verbs(self)

    def phrases(self, name: str, a: int, b: int) -> list[int]:
        """Units of the set phrases of a class in `[a, b)`."""
        symbol = SYMBOLS[name]
        return [k for k in range(a, b) if self.sym[k] == symbol] if symbol in self.sym else []

    def back(self, k: int, names: str = "dets") -> int:
        """Step left from unit `k` over a class of words; gives the first unit that is kept."""
        passed = SYMBOLS[names]
        while k >= 0 and self.sym[k] in passed:
            k -= 1
        return k


def readings(source: Source, section: Section, lexicon: Lexicon) -> Iterator[list[Reading]]:
    """Make the readings of a release, some at a time; the signature is not read.

    A rule that takes some in turn is faster than rules that take turns, and what many hold takes too much room.
    """
    some: list[Reading] = []
    size = 0
    for block in section.blocks:
        if block.kind is not BlockKind.SIGNATURE:
            for start, end in block.parts(source.flat):
                some.append(Reading(source.flat, start, end, lexicon, item=block.kind is BlockKind.ITEM, original=source.text))
                size += end - start
                if len(some) == _SOME or size > _SIZE:
                    yield some
                    some, size = [], 0
    if some:
        yield some


def quotation(source: Source, headline: Span | None, lexicon: Lexicon) -> Reading | None:
    """Make the reading of a headline that may quote somebody."""
    if headline is None or ":" not in source.flat[headline.start : headline.end]:
        return None
    return Reading(source.flat, *headline, lexicon)


def _covered(n: int, ranges: Iterable[Range]) -> bytearray:
    """Mark the units that lie in one of the ranges."""
    marks = bytearray(n)
    for i, j in ranges:
        marks[i:j] = b"\1" * (j - i)
    return marks


def _bounded(s: Sentence) -> list[Sentence]:
    """A sentence in parts that no page's sentence exceeds, so that what looks at pairs of words stays linear."""
    return [Sentence(s.r, k, min(k + _LONGEST, s.b)) for k in range(s.a, s.b, _LONGEST)]


def addresses(r: Reading) -> bool:
    """Whether a block opens a speech or a letter: `Dear colleagues!`."""
    return r.n > 1 and r.low(0) in _SALUTATIONS and (r.flat[r.ends[-1] - 1] in "!:," or r.low(0) in _DEAR)


_DEAR = frozenset({"dear", "esteemed", "respected", "distinguished"})
_SALUTATIONS = _DEAR | {"ladies", "colleagues", "friends", "comrades", "excellencies", "mr", "your"}
