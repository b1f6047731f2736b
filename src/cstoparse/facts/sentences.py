"""A sentence with the mentions that begin in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.chains import Item, items
from cstoparse.facts.lazy import lazy
from cstoparse.grammar import classes, rule

if TYPE_CHECKING:
    from cstoparse.facts.ranges import Range
    from cstoparse.facts.reading import Reading
    from cstoparse.mentions.bodies import BodyMention
    from cstoparse.mentions.dates import DateMention
    from cstoparse.mentions.documents import DocumentMention
    from cstoparse.mentions.events import EventMention
    from cstoparse.mentions.groups import GroupMention
    from cstoparse.mentions.people import PersonMention
    from cstoparse.mentions.places import PlaceMention
    from cstoparse.mentions.verbs import VerbMention


class Sentence:
    """A sentence `[a, b)` of a reading, in its units, with the mentions that begin in it."""

    def __init__(self, r: Reading, a: int, b: int) -> None:
        """Take the sentence `[a, b)` of `r`."""
        self.r, self.a, self.b = r, a, b

    @lazy
    def text(self) -> str:
        """The sentence in small letters."""
        r = self.r
        return r.flat[r.starts[self.a] : r.ends[self.b - 1]].lower()

    @lazy
    def people(self) -> list[PersonMention]:
        """Persons and offices."""
        return [m for m in self.r.people if self.a <= m.i < self.b]

    @lazy
    def bodies(self) -> list[BodyMention]:
        """Organs."""
        return [m for m in self.r.bodies if self.a <= m.i < self.b]

    @lazy
    def groups(self) -> list[GroupMention]:
        """Groups."""
        return [m for m in self.r.groups if self.a <= m.i < self.b]

    @lazy
    def documents(self) -> list[DocumentMention]:
        """Documents."""
        return [m for m in self.r.documents if self.a <= m.noun < self.b]

    @lazy
    def named(self) -> list[Range]:
        """Where documents stand."""
        return [(d.i, d.j) for d in self.documents]

    @lazy
    def events(self) -> list[EventMention]:
        """Event nouns."""
        return [m for m in self.r.events if self.a <= m.i < self.b]

    @lazy
    def places(self) -> list[PlaceMention]:
        """Places and venues."""
        return [m for m in self.r.places if self.a <= m.lead < self.b]

    @lazy
    def dates(self) -> list[tuple[int, int, DateMention]]:
        """Dates with their units."""
        return [t for t in self.r.dates if self.a <= t[0] < self.b]

    @lazy
    def verbs(self) -> list[VerbMention]:
        """Verbs."""
        return [m for m in self.r.verbs if self.a <= m.i < self.b]

    @lazy
    def regions(self) -> list[Range]:
        """Where the sentence speaks of other events, previous and next ones, with the clause that tells of them."""
        if _OTHER_TIME().match(self.r.sym, self.a) and self.r.low(self.a + 1) in _SPANS:
            return [(self.a, self.b)]  # "Last year, …"
        found: list[Range] = []
        for e in self.events:
            if e.decoy:
                m = _ASIDE().match(self.r.sym, e.j, self.b)
                end = m.end() if m else e.j
                following = [o.i for o in self.r.events if e.j <= o.i < end and not o.decoy]
                following += self._main_verbs(e, end)
                found.append((e.i, self.b if self._is_about(e) else min([end, *following])))
        return found

    def _is_about(self, e: EventMention) -> bool:
        """Whether another event is what the sentence tells of: `The next session will be held …`."""
        sym = self.r.sym
        if sym[self.a : e.i].strip(_OPENING) or self.r.sym.find(_SEMI, e.j, self.b) >= 0:
            return False
        return e.j < self.b and sym[e.j] in _AUXILIARIES

    def _main_verbs(self, e: EventMention, end: int) -> list[int]:
        """Verbs behind another event whose subject stands before it: `A meeting on the preparation of the training took place …`."""
        if not any(o.i < e.i and not o.decoy for o in self.events):
            return []
        return [v.i for v in self.verbs if e.j <= v.i < end and v.finite and not v.relative and v.kind in {"occur", "begin", "end"}]

    @lazy
    def items(self) -> list[Item]:
        """All who may take part."""
        return items(self)

    def phrases(self, name: str) -> list[int]:
        """Units of the set phrases of a class."""
        return self.r.phrases(name, self.a, self.b)

    @lazy
    def first_person(self) -> bool:
        """Whether somebody speaks of himself."""
        r = self.r
        return any(r.sym[k] in _PRONOUNS and r.low(k) in _FIRST_PERSON for k in range(self.a, self.b))


_ASIDE = rule(
    "[^ comma stop semi be have modal rel ]* (?: rel [^ comma stop semi ]* )?"
    " (?: comma (?: rel | VERB | HANDLE | past | ing ) [^ comma stop semi ]* )?"
)
_OTHER_TIME = rule("decoy [word Word]")
_SPANS = frozenset({"year", "years", "time", "season"})
_OPENING, _AUXILIARIES, _SEMI = classes("dets"), classes("be modal have"), classes("semi")
_PRONOUNS = classes("pron det")
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
