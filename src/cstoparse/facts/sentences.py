"""A sentence with the mentions that begin in it."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, TypeVar

from cstoparse.facts.chains import Item, items
from cstoparse.facts.ranges import inside
from cstoparse.grammar import COMMA, QUOTE, REL, classes, rule
from cstoparse.lazy import lazy
from cstoparse.mentions.dates import Precision
from cstoparse.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

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

M = TypeVar("M")


class Sentence:
    """A sentence `[a, b)` of a reading, in its units, with the mentions that begin in it."""

    def __init__(self, r: Reading, a: int, b: int) -> None:
        """Take the sentence `[a, b)` of `r`."""
        self.r, self.a, self.b = r, a, b

    def _part(self, mentions: list[M], place: Callable[[M], int]) -> list[M]:
        """The mentions of the reading, which are in text order, that begin in the sentence."""
        if not mentions or self.b - self.a == self.r.n:
            return mentions
        return mentions[bisect_left(mentions, self.a, key=place) : bisect_left(mentions, self.b, key=place)]

    @lazy
    def text(self) -> str:
        """The sentence in small letters."""
        r = self.r
        return plain(r.flat[r.starts[self.a] : r.ends[self.b - 1]])

    @lazy
    def people(self) -> list[PersonMention]:
        """Persons and offices."""
        return self._part(self.r.people, _FIRST)

    @lazy
    def bodies(self) -> list[BodyMention]:
        """Organs."""
        return self._part(self.r.bodies, _FIRST)

    @lazy
    def groups(self) -> list[GroupMention]:
        """Groups."""
        return self._part(self.r.groups, _FIRST)

    @lazy
    def documents(self) -> list[DocumentMention]:
        """Documents."""
        return self._part(self.r.documents, _NOUN)

    @lazy
    def named(self) -> list[Range]:
        """Where documents stand."""
        return [(d.i, d.j) for d in self.documents]

    @lazy
    def events(self) -> list[EventMention]:
        """Event nouns."""
        return self._part(self.r.events, _FIRST)

    @lazy
    def places(self) -> list[PlaceMention]:
        """Places and venues."""
        return [m for m in self._part(self.r.places, _FIRST) if m.lead >= self.a]

    @lazy
    def dates(self) -> list[tuple[int, int, DateMention]]:
        """Dates with their units."""
        return self._part(self.r.dates, _FIRST)

    @lazy
    def datable(self) -> list[tuple[int, DateMention]]:
        """Dates that can be those of an event: days, or months where there are none."""
        return days_first(self.dated)

    @lazy
    def dated(self) -> list[tuple[int, DateMention]]:
        """Days and months that name no document, office or bound."""
        near = [
            (i, d) for i, _, d in self.dates
            if d.precision in {Precision.DAY, Precision.MONTH} and not d.of_document and not self._bound(i)
        ]
        return [t for t in near if not (inside(t[0], self.offices) or inside(t[0], self.named))] if near else near

    def _bound(self, i: int) -> bool:
        """Whether the date bounds something, `since 2003`, `no later than September 30`, or is quoted: `the fair "Army of Tomorrow"`."""
        k = self.r.back(i - 1, "on")
        return self.r.sym[i] == QUOTE or (k >= self.a and self.r.low(k) in _BOUNDS)

    @lazy
    def verbs(self) -> list[VerbMention]:
        """Verbs."""
        return self._part(self.r.verbs, _FIRST)

    @lazy
    def offices(self) -> list[Range]:
        """Where offices of persons stand."""
        return [m.office for m in self.people if m.office is not None]

    @lazy
    def breaks(self) -> list[int]:
        """Units that part clauses."""
        return [k for k in range(self.a, self.b) if self.r.sym[k] in _BREAKS]

    def clauses(self, i: int, j: int) -> int:
        """How many breaks stand between two units."""
        low, high = min(i, j), max(i, j)
        return bisect_left(self.breaks, high) - bisect_left(self.breaks, low)

    @lazy
    def same_day(self) -> bool:
        """Whether it speaks of the day already named: `On the same day`."""
        text = self.text
        return "same day" in text or "on that day" in text or "same evening" in text or text.startswith(_LATER)

    @lazy
    def regions(self) -> list[Range]:
        """Where the sentence speaks of other events, previous and next ones, with the clause that tells of them."""
        past = _OTHER_TIME().match(self.r.sym, self.a, self.b)
        if past is not None and self.r.low(past.end() - 1) in _SPANS:
            return [(self.a, self.b)]  # "Last year, …"
        found: list[Range] = []
        for e in self.events:
            if e.decoy or self._of_another(e):
                m = _ASIDE().match(self.r.sym, e.j, self.b)
                end = m.end() if m else e.j
                following = [o.i for o in self.events if e.j <= o.i < end and not o.decoy]
                following += self._main_verbs(e, end)
                found.append((e.i, self.b if self._is_about(e, end) else min([end, *following])))
        return found

    def _of_another(self, e: EventMention) -> bool:
        """Whether a named event is only what another is about, and a clause tells more of it: `a meeting on the operation "A", which …`."""
        r, j = self.r, max([e.j, *(q + 1 for q in e.names)])
        if not e.names or e.kind not in {"operation", "exercise"} or r.sym[j : j + 2] not in _COMMA_REL:
            return False
        k = r.back(e.i - 1)
        return any(o.j <= k and o.kind in _TALKS for o in self.events) and r.sym[k] in _LEADS_ON

    def _is_about(self, e: EventMention, end: int) -> bool:
        """Whether another event, with its tail up to `end`, is what the sentence tells of: `The next session of the … will be held …`."""
        sym = self.r.sym
        if sym[self.a : e.i].strip(_OPENING) or self.r.sym.find(_SEMI, e.j, self.b) >= 0:
            return False
        return any(k < self.b and sym[k] in _AUXILIARIES for k in (e.j, end))

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
    "[^ comma semi be have modal rel ]* (?: rel [^ comma semi ]* )?"
    " (?: comma (?: rel | VERB | HANDLE | past | ing ) [^ comma semi ]* )?"
)
_OTHER_TIME = rule("(?: in dets? )? decoy [word Word]")
_SPANS = frozenset({"year", "years", "time", "season"})
_LATER = ("in the afternoon", "in the evening", "later in the day", "later that day")
_BOUNDS = frozenset({"since", "until", "till", "before", "by", "than", "after"})
_TALKS = frozenset({"meeting", "session", "conference", "seminar", "briefing", "consultations", "round-table"})
_LEADS_ON, _COMMA_REL = classes("of on"), frozenset(COMMA + rel for rel in REL)
_FIRST, _NOUN = itemgetter(0), attrgetter("noun")
_BREAKS = classes("semi rel")


def days_first(dates: list[tuple[int, DateMention]]) -> list[tuple[int, DateMention]]:
    """The days among dates, or the months where there are none."""
    return [t for t in dates if t[1].precision is Precision.DAY] or dates


_OPENING, _AUXILIARIES, _SEMI = classes("dets"), classes("be modal have"), classes("semi")
_PRONOUNS = classes("pron det")
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
