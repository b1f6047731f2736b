"""When and where: the date, place, venue and format that a sentence gives an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.drafts import MeetingDraft, Place, place_of
from cstoparse.facts.reading import Range, Reading, inside, overlaps
from cstoparse.grammar import SYMBOLS
from cstoparse.mentions.dates import DateMention, Precision
from cstoparse.mentions.places import PlaceMention, named_place
from cstoparse.model import MeetingFormat, MeetingKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.facts.events import Event

_BOUNDS = frozenset({"since", "until", "till", "before", "by", "than", "after"})
_TOPICS = frozenset({
    "situation", "developments", "events", "conflict", "settlement", "peace", "stability", "security", "mission", "accredited", "delegation",
    "office", "embassy", "crisis", "elections", "regime", "adopted", "signed", "representation", "born", "stationed", "processes", "war", "operations", "tensions",
    "cooperation", "created", "established", "elected", "forces", "hostilities", "interests", "changes", "threats", "reconciliation", "migration", "statement",
})  # fmt: skip
_REACH = 10


def date_of(r: Reading, e: Event, a: int, b: int, regions: Sequence[Range]) -> DateMention | None:
    """The date of the event in its sentence: days before months, the nearest to the verb among several."""
    blocked = [*r.offices, *((d.i, d.j) for d in r.documents), *(x for x in regions if not x[0] <= e.i < x[1])]
    usable = [
        (i, d) for i, j, d in r.dates
        if a <= i < b and not d.of_document and d.precision in {Precision.DAY, Precision.MONTH} and not inside(i, blocked) and not _bound(r, i, a)
    ]
    pool = [t for t in usable if t[1].precision is Precision.DAY] or usable
    if not pool:
        return None
    anchor = e.verb.i if e.verb is not None else e.i
    return min(pool, key=lambda t: (_clauses(r, t[0], anchor), abs(t[0] - anchor)))[1]


def _bound(r: Reading, i: int, a: int) -> bool:
    """Whether the date only bounds something: `since 2003`, `no later than September 30`."""
    k = r.back(i - 1, "on")
    return k >= a and r.low(k) in _BOUNDS


def _clauses(r: Reading, k: int, m: int) -> int:
    low, high = min(k, m), max(k, m)
    return sum(1 for u in range(low, high) if r.sym[u] in SYMBOLS["semi"] + SYMBOLS["rel"])


def only_date(r: Reading, a: int, b: int) -> DateMention | None:
    """The date of a sentence that holds little else: `May 28, this year.`"""
    if b - a > 10:  # noqa: PLR2004  a date with its words
        return None
    return next((d for i, j, d in r.dates if a <= i and j <= b and b - a - (j - i) <= 3), None)  # noqa: PLR2004  "On", a comma, the stop


def format_of(r: Reading, a: int, b: int, regions: Sequence[Range]) -> tuple[MeetingFormat, int] | None:
    """How they met, and the unit that says so."""
    found = [k for k in r.phrases("format", a, b) if not inside(k, regions)]
    for value in (MeetingFormat.HYBRID, MeetingFormat.VIDEOCONFERENCE, MeetingFormat.IN_PERSON):
        for k in found:
            if r.vals[k] == value.value:
                return value, k
    return None


def locate(r: Reading, a: int, b: int, e: Event, draft: MeetingDraft, regions: Sequence[Range]) -> None:
    """Give the meeting the place and venue that its sentence names."""
    blocked = [*r.offices, *((d.i, d.j) for d in r.documents), *regions]
    groups = [(g.i, g.j) for g in r.groups]
    found = [
        q for q in r.places
        if a <= q.lead < b and not overlaps(q.i, q.j, blocked) and not (q.rank and (overlaps(q.i, q.j, groups) or _topic(r, q, a)))
    ]
    if e.verb is not None and e.mention is None:
        found = [q for q in found if not _aside(r, q.i, e.verb.i, a)]
    subject = _subject(r, e, a)
    if subject is not None:
        found.insert(0, subject)
    if e.kind is MeetingKind.VISIT:
        found = _visited(r, e, b) + found
    anchor = e.verb.i if e.verb is not None else e.i
    towns = [q for q in found if q.rank]
    best = max(towns, key=lambda q: (q.rank, -abs(q.i - anchor)), default=None)
    if best is not None and best.rank > draft.place_rank:
        draft.place, draft.place_rank = place_of(r, best.i, best.j), best.rank
        draft.cover(*draft.place)
    venue = next((q for q in found if q.rank == 0), None)
    if venue is not None and draft.venue is None:
        draft.venue = place_of(r, venue.i, venue.j)
        draft.cover(*draft.venue)


def town_of(r: Reading, a: int, b: int, e: Event, regions: Sequence[Range]) -> Place | None:
    """The town that a sentence names, whatever it tells."""
    draft = MeetingDraft(e.kind, e.status, r.starts[a], r.ends[b - 1], "")
    locate(r, a, b, e, draft, regions)
    return draft.place if draft.place_rank > 1 else None


def _aside(r: Reading, i: int, verb: int, a: int) -> bool:
    """Whether unit `i` lies in a relative clause of the subject: `students, who study in Moscow, visited …`."""
    rel = max((r.sym.rfind(c, a, i) for c in SYMBOLS["rel"]), default=-1)
    comma = r.sym.rfind(SYMBOLS["comma"], i, verb)
    return rel > a and r.sym[rel - 1] in SYMBOLS["comma"] and i < comma < verb and comma == verb - 1


def _topic(r: Reading, q: PlaceMention, a: int) -> bool:
    """Whether the place is what is spoken of: `the situation in Afghanistan`."""
    return q.lead > a and r.word(q.lead - 1) in _TOPICS


def _subject(r: Reading, e: Event, a: int) -> PlaceMention | None:
    """A place as subject: `Minsk hosted …`, `the city of Osh hosted …`, `Kazan became the venue of …`."""
    verb = e.verb
    if verb is None or verb.kind != "host" or verb.passive:
        return None
    for k in range(max(a, verb.i - _REACH), verb.i):
        if k > a and r.sym[k - 1] not in SYMBOLS["comma"] + SYMBOLS["dets"] + SYMBOLS["stop"] and not any(j == k for _, j, _ in r.dates):
            continue
        place = named_place(r, k)
        if place is None:
            continue
        m = place.j
        if m < verb.i and r.sym[m] in SYMBOLS["open"]:
            m = r.sym.find(SYMBOLS["close"], m) + 1
        while 0 < m < verb.i and r.sym[m] in SYMBOLS["adv"] + SYMBOLS["comma"] + SYMBOLS["ord"]:
            m += 1
        if m == verb.i:
            return place
    return None


def _visited(r: Reading, e: Event, b: int) -> list[PlaceMention]:
    """What a visit goes to: `visited Minsk`, `a visit to the Republic of …`, `visited the Joint Staff`."""
    for k in range(e.j, min(e.j + 4 * _REACH, b)):
        if k != e.j and r.sym[k] not in SYMBOLS["to"]:
            continue
        m = k + 1 if r.sym[k] in SYMBOLS["to"] else k
        place = named_place(r, m)
        if place is not None:
            return [place]
        while m < b and r.sym[m] in SYMBOLS["dets"] + SYMBOLS["VENUE"] + SYMBOLS["of"]:
            m += 1
        body = next((q for q in r.bodies if q.i == m), None)
        if body is not None:
            return [PlaceMention(body.i, body.j, 0, k)]
    return []
