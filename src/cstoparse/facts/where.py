"""When and where: the date, place, venue and format that a sentence gives an event."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from cstoparse.facts.drafts import MeetingDraft, Place, place_of
from cstoparse.facts.ranges import inside, overlaps
from cstoparse.facts.sentences import days_first
from cstoparse.grammar import CLOSE, COMMA, DETS, OPEN, REL, TO, classes
from cstoparse.mentions.dates import DateMention, Precision
from cstoparse.mentions.places import PlaceMention, named_place
from cstoparse.values import MeetingFormat, MeetingKind

if TYPE_CHECKING:
    from cstoparse.facts.events import Event
    from cstoparse.facts.ranges import Range
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence

_TOPICS = frozenset({
    "situation", "developments", "events", "conflict", "settlement", "peace", "stability", "security", "mission", "accredited",
    "delegation", "office", "embassy", "crisis", "elections", "regime", "adopted", "signed", "representation", "born",
    "stationed", "processes", "war", "operations", "tensions", "cooperation", "created", "established", "elected", "forces",
    "hostilities", "interests", "changes", "threats", "reconciliation", "migration", "statement", "Day",
})  # fmt: skip
_TAKES_IN = ("welcome", "receive", "greet")
_REACH = 10
_MODES = (
    ("videoconf", MeetingFormat.VIDEOCONFERENCE), ("video-conf", MeetingFormat.VIDEOCONFERENCE), ("online", MeetingFormat.VIDEOCONFERENCE),
    ("virtual", MeetingFormat.VIDEOCONFERENCE), ("remote", MeetingFormat.VIDEOCONFERENCE), ("hybrid", MeetingFormat.HYBRID),
    ("in-person", MeetingFormat.IN_PERSON), ("face-to-face", MeetingFormat.IN_PERSON),
)  # fmt: skip
_ADVERBS = dict.fromkeys(("online", "remotely", "virtually"), MeetingFormat.VIDEOCONFERENCE)
_PREFIXES = tuple(word for word, _ in _MODES)
_UNIT = itemgetter(0)
_NEAR_VERB = 4
_UNTIL = frozenset({"until", "till", "through"})
_LASTING = ("last", "continu", "run", "go", "proceed", "held", "stay")
_BESIDE_DATE = 3  # "On", a comma, the stop
_COMMA_DETS = classes("comma dets")
_ADV_COMMA_ORD = classes("adv comma ord")
_OF, _COUNTRY = classes("of"), classes("country")
_BEFORE_HOST = classes("dets VENUE of")


def date_of(s: Sentence, e: Event) -> DateMention | None:
    """The date of the event in its sentence: days before months, the nearest to the verb among several."""
    pool = s.datable
    if s.regions and pool and (others := [x for x in s.regions if not x[0] <= e.i < x[1]]):
        pool = days_first([t for t in s.dated if not inside(t[0], others)])
    if len(pool) > 1:
        k = bisect_left(pool, e.anchor, key=_UNIT)
        near = pool[max(k - 1, 0) : k + 1]  # of those on one side of the verb the nearest has the fewest clauses between
        return min(near, key=lambda t: (s.clauses(t[0], e.anchor), abs(t[0] - e.anchor)))[1]
    return pool[0][1] if pool else None


def last_day(s: Sentence) -> DateMention | None:
    """The day until which a sentence says that something lasts: `It will last until September 20`."""
    for i, _, d in s.dates:
        bounds = d.precision is Precision.DAY and d.last is None and s.r.low(s.r.back(i - 1, "on")) in _UNTIL
        if bounds and any(s.r.low(u).startswith(_LASTING) for u in range(max(s.a, i - _NEAR_VERB), i)):
            return d
    return None


def only_date(s: Sentence) -> DateMention | None:
    """Give the date of a sentence that holds little else, as in `May 28, this year`."""
    length = s.b - s.a
    if length > _REACH:
        return None
    return next((d for i, j, d in s.dates if j <= s.b and length - (j - i) <= _BESIDE_DATE), None)


def format_of(s: Sentence) -> tuple[MeetingFormat, int] | None:
    """How they met, and the unit that says so."""
    value: MeetingFormat | None
    if (phrases := s.phrases("format")) and (found := [k for k in phrases if not inside(k, s.regions)]):
        for value in (MeetingFormat.HYBRID, MeetingFormat.VIDEOCONFERENCE, MeetingFormat.IN_PERSON):
            for k in found:
                if s.r.vals[k] == value.value:
                    return value, k
    for v in s.verbs:
        if v.kind in {"hold", "occur"} and v.j < s.b and (value := _ADVERBS.get(s.r.low(v.j))) and not inside(v.j, s.regions):
            return value, v.j
    for e in s.events:
        for k in range(e.i, e.j):
            low = s.r.low(k)
            value = next((v for word, v in _MODES if low.startswith(word)), None) if low.startswith(_PREFIXES) else None
            if value is not None and not inside(k, s.regions):
                return value, k
    return None


def locate(s: Sentence, e: Event, draft: MeetingDraft, part: Range | None = None) -> None:
    """Give the meeting the place and venue that its sentence names, or the part of it in units."""
    found = _candidates(s, e, *(part or (s.a, s.b)))
    towns = [q for q in found if q.rank]
    best = max(towns, key=lambda q: (q.rank, -abs(q.i - e.anchor)), default=None)
    if best is not None:
        draft.place, draft.place_rank = place_of(s.r, best.i, best.j), best.rank
        draft.cover(*draft.place)
    venue = next((q for q in found if q.rank == 0), None)
    if venue is not None and draft.venue is None:
        draft.venue = place_of(s.r, venue.i, venue.j)
        draft.cover(*draft.venue)


def _candidates(s: Sentence, e: Event, a: int, b: int) -> list[PlaceMention]:
    """The places and venues in `[a, b)` that may be those of the event."""
    r = s.r
    found = s.places
    if found:
        blocked = [*s.offices, *s.named, *(x for x in s.regions if not x[0] <= e.i < x[1])]
        groups = [(g.i, g.j) for g in s.groups]
        found = [
            q for q in found
            if a <= q.lead < b and not overlaps(q.i, q.j, blocked) and not (q.rank and (overlaps(q.i, q.j, groups) or _topic(r, q, s.a, e)))
        ]
    if e.verb is not None and e.mention is None:
        found = [q for q in found if not _aside(r, q.i, e.verb.i, s.a)]
    found = [*(q for q in (_subject(s, e), _whither(s, e)) if q is not None), *found]
    return _visited(s, e) + found if e.kind is MeetingKind.VISIT else found


def is_mission(r: Reading, e: Event) -> bool:
    """Whether an event is the stay of an observers' mission."""
    return e.kind is MeetingKind.VISIT and e.mention is not None and r.low(e.j - 1).endswith(("mission", "mission of observers"))


def town_of(s: Sentence, e: Event) -> Place | None:
    """The town that a sentence names, whatever it tells."""
    draft = MeetingDraft(e.kind, e.status, s.r.starts[s.a], s.r.ends[s.b - 1], "")
    locate(s, e, draft)
    return draft.place if draft.place_rank > 1 else None


def _aside(r: Reading, i: int, verb: int, a: int) -> bool:
    """Whether unit `i` lies in a relative clause of the subject: `students, who study in Moscow, visited …`."""
    rel = r.sym.rfind(REL, a, i)
    return rel > a and r.sym[rel - 1] == COMMA and i < verb and r.sym[verb - 1] == COMMA


def _topic(r: Reading, q: PlaceMention, a: int, e: Event) -> bool:
    """Whether the place is what is spoken of: `the situation in Afghanistan`; elections are where their observers are."""
    return q.lead > a and r.word(q.lead - 1) in _TOPICS and not is_mission(r, e)


def _subject(s: Sentence, e: Event) -> PlaceMention | None:
    """A place as subject: `Minsk hosted …`, `the city of Osh hosted …`, `Kazan became the venue of …`."""
    r, a, verb = s.r, s.a, e.verb
    if verb is None or verb.passive or not (verb.kind == "host" or r.low(verb.head).startswith(_TAKES_IN)):
        return None
    for k in range(max(a, verb.i - _REACH), verb.i):
        if k > a and r.sym[k - 1] not in _COMMA_DETS and not any(j == k for _, j, _ in s.dates):
            continue
        if r.sym[r.back(k - 1)] in _OF and k > a + 1:
            continue  # "the Academy of the Republic of Belarus hosted"
        place = named_place(r, k)
        if place is None:
            continue
        m = place.j
        if r.sym[m : m + 1] == _OF and (owner := r.sym.find(_COUNTRY, m, verb.i)) > 0 and not r.sym[m + 1 : owner].strip(DETS):
            m = owner + 1  # "the Issyk-Kul region of the Kyrgyz Republic hosted"
        if m < verb.i and r.sym[m] in OPEN:
            m = r.sym.find(CLOSE, m) + 1
        while 0 < m < verb.i and r.sym[m] in _ADV_COMMA_ORD:
            m += 1
        m = next((j for i, j, _ in s.dates if m == i or (m == i - 1 and r.low(m) == "on")), m)  # "Almaty on June 24 hosted"
        if m == verb.i:
            return place
    return None


def _whither(s: Sentence, e: Event) -> PlaceMention | None:
    """The place of which a clause tells: `left for Bishkek, where he will take part in the conference`."""
    r = s.r
    if "where" not in s.text:
        return None
    for k in range(s.a + 2, e.anchor):
        if r.sym[k] in REL and r.low(k) == "where" and r.sym[k - 1] in COMMA:
            return next((q for i in range(max(s.a, k - _NEAR_VERB), k - 1) if (q := named_place(r, i)) is not None and q.j == k - 1), None)
    return None


def _visited(s: Sentence, e: Event) -> list[PlaceMention]:
    """What a visit goes to: `visited Minsk`, `a visit to the Republic of …`, `visited the Joint Staff`."""
    r, b = s.r, s.b
    for k in range(e.j, min(e.j + 4 * _REACH, b)):
        if k != e.j and r.sym[k] not in TO:
            continue
        m = k + 1 if r.sym[k] in TO else k
        place = named_place(r, m)
        if place is not None:
            return [place]
        while m < b and r.sym[m] in _BEFORE_HOST:
            m += 1
        body = next((q for q in s.bodies if q.i == m and not inside(m, s.offices)), None)
        if body is not None:
            return [PlaceMention(body.i, body.j, 0, k)]
    return []
