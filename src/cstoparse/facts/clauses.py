"""The part of a sentence in which a list of persons stands, and what a rule says of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cstoparse.facts.chains import Item
from cstoparse.grammar import AND, classes
from cstoparse.text import plain
from cstoparse.values import Capacity, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.chains import Chain
    from cstoparse.facts.events import Event
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence

TEAM = ("delegation", "group", "mission", "team", "contingent", "detachment", "unit")
"""How words for what is led as a delegation begin."""
REACH = 8
"""Units within which words stand near each other."""
SPEECHES = (
    "report", "presentation", "speech", "message", "lecture", "statement", "remarks", "information", "account", "briefing",
    "address", "communication",
)  # fmt: skip
"""How words for what a speaker gives begin."""
HEARERS = frozenset({
    "speakers", "participants", "guests", "lecturers", "present", "screens", "screen", "hall", "audience", "table", "seated",
    "gathered", "sitting", "assembled", "attending",
})  # fmt: skip
"""Words that open a list of those present: `Among the guests were …`."""
_APPOSITION = classes("dets by")
_BREAKS = classes("semi rel modal be HANDLE")


class Relation(NamedTuple):
    """One of a list in its capacity, and the rule that says so."""

    item: Item
    capacity: Capacity
    rule: str


class Clause(NamedTuple):
    """Units `[a, b)` of a sentence, the event it tells of, and the list after the one that is looked at."""

    s: Sentence
    a: int
    b: int
    event: Event | None = None
    following: Chain | None = None

    @property
    def r(self) -> Reading:
        """The reading of the sentence."""
        return self.s.r

    def text(self, k: int) -> str:
        """The clause up to and with unit `k`, in small letters."""
        r = self.s.r
        return plain(r.flat[r.starts[self.a] : r.ends[k]])

    def at_the_head(self, k: int) -> bool:
        """Whether the clause says up to unit `k` who leads teams: `At the head of the groups were: …`."""
        return "at the head of" in self.text(k)

    def parted(self, i: int, j: int) -> bool:
        """Whether a new clause begins in `[i, j)`."""
        sym = self.s.r.sym
        return any(sym[u] in _BREAKS for u in range(i, j))


def every(chain: Chain, capacity: Capacity, rule: str, *kinds: ParticipantKind) -> list[Relation]:
    """Relate all of a list, or those of some kinds."""
    return [Relation(item, capacity, rule) for item in chain if not kinds or item.kind in kinds]


def leaders(r: Reading, chain: Chain, capacity: Capacity, rule: str) -> list[Relation]:
    """The first of the list leads, and those joined to it by "and" alone."""
    found = [Relation(chain[0], capacity, rule)]
    for before, item in pairwise(chain):
        if item.kind is not before.kind or r.sym[before.j : item.i].strip(_APPOSITION) != AND:
            break
        found.append(Relation(item, capacity, rule))
    return found
