"""A block with all its mentions, each found when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cstoparse.mentions.bodies import BodyMention, find_bodies
from cstoparse.mentions.dates import DateMention, find_dates
from cstoparse.mentions.groups import GroupMention, find_groups
from cstoparse.mentions.people import PersonMention, find_people
from cstoparse.mentions.places import PlaceMention, find_places
from cstoparse.mentions.quotes import Quote, find_quotes
from cstoparse.tokens import Hit, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cstoparse.lexicon import Lexicon

Range = tuple[int, int]
"""A range of words, half-open."""


class Reading(Passage):
    """A passage and what stands in it."""

    def __init__(self, flat: str, start: int, end: int, lexicon: Lexicon, *, item: bool = False) -> None:
        """Split and scan; `item` tells a list item."""
        super().__init__(flat, start, end, lexicon)
        self.item = item

    @cached_property
    def people(self) -> list[PersonMention]:
        """Persons in text order."""
        return find_people(self)

    @cached_property
    def bodies(self) -> list[BodyMention]:
        """Organs in text order."""
        return find_bodies(self)

    @cached_property
    def groups(self) -> list[GroupMention]:
        """Groups in text order, those inside offices left out."""
        offices = [m.office for m in self.people if m.office]
        return [g for g in find_groups(self) if not inside(g.head, offices)]

    @cached_property
    def places(self) -> list[PlaceMention]:
        """Places and venues in text order."""
        return find_places(self)

    @cached_property
    def quotes(self) -> list[Quote]:
        """Quotes in text order."""
        return find_quotes(self)

    @cached_property
    def dates(self) -> list[tuple[int, int, DateMention]]:
        """Dates in text order with their words."""
        return [(self.index(d.start), self.index(d.end - 1) + 1, d) for d in find_dates(self.flat, self.start, self.end)]

    @cached_property
    def verbs(self) -> list[Hit]:
        """Verbs around events, in text order."""
        return sorted(self.hits.get("verb", ()))

    @cached_property
    def phrases(self) -> dict[str, list[Hit]]:
        """Set phrases by their meaning."""
        found: dict[str, list[Hit]] = {}
        for hit in self.hits.get("phrase", ()):
            found.setdefault(hit.value, []).append(hit)
        return found

    def quoted(self, k: int) -> Quote | None:
        """The quote in which word `k` stands."""
        return next((q for q in self.quotes if q.i <= k < q.j), None)

    def back(self, k: int, words: Iterable[str] = ("the", "a", "an")) -> int:
        """Step left from word `k` over articles; gives the first word that is kept."""
        while k >= 0 and self.lows[k] in words:
            k -= 1
        return k

    def ends_at(self, k: int, category: str) -> Hit | None:
        """The hit of `category` whose last word is `k`."""
        first = self.cover.get(k)
        hit = self.has(first, category) if first is not None else None
        return hit if hit is not None and hit.j == k + 1 else None


def inside(k: int, ranges: Iterable[Range | None]) -> bool:
    """Whether word `k` lies in one of the ranges."""
    return any(r is not None and r[0] <= k < r[1] for r in ranges)
