"""Meetings of a release: sentence by sentence, a new event or more about the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from cstoparse.facts.drafts import MeetingDraft, place_of
from cstoparse.facts.events import Event, sentence_events
from cstoparse.facts.participants import gather
from cstoparse.facts.reading import Reading, inside
from cstoparse.mentions.dates import DateMention, Precision
from cstoparse.mentions.places import PlaceMention, name_at
from cstoparse.model import MeetingFormat, MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
_LEAD_SENTENCES = 3


@define
class _State:
    """What has been read of the release so far."""

    meetings: list[MeetingDraft] = field(factory=list)
    current: list[MeetingDraft] = field(factory=list)
    pending: DateMention | None = None
    """The date of a sentence that holds nothing else."""
    place: PlaceMention | None = None
    place_reading: Reading | None = None


def read_meetings(readings: Sequence[Reading], headline: Reading | None) -> list[MeetingDraft]:
    """Find the meetings of a release in text order."""
    if headline is not None and _is_interview(headline):
        return []
    state, count = _State(), 0
    for n, r in enumerate(readings):
        if r.item:
            continue
        for a, b in r.sentences:
            if _interview(r, a, b) and not state.meetings:
                return []
            _sentence(r, a, b, state, lead=n == 0 or count < _LEAD_SENTENCES)
            count += 1
    return state.meetings


def _is_interview(headline: Reading) -> bool:
    return any(q.i >= 2 and headline.words[q.i - 2] == ":" for q in headline.quotes) and not headline.hits.get("event")  # noqa: PLR2004  colon and mark


def _interview(r: Reading, a: int, b: int) -> bool:
    return any(a <= h.i < b for h in r.phrases.get("interview", ()))


def _sentence(r: Reading, a: int, b: int, state: _State, *, lead: bool) -> None:
    if _only_date(r, a, b):
        state.pending = next(d for i, j, d in r.dates if a <= i < b)
        return
    spoken = bool(_FIRST_PERSON & set(r.lows[a:b])) and not state.meetings
    events = [] if spoken else sentence_events(r, a, b)
    fresh = [e for e in events if _is_new(r, e, a, b, state, lead=lead)]
    if fresh:
        main = _main(fresh)
        _open(r, a, b, main, state)
        return
    if not state.meetings:
        return
    _continue(r, a, b, events, state)


def _only_date(r: Reading, a: int, b: int) -> bool:
    return b - a <= 10 and any(a <= i and j <= b and b - a - (j - i) <= 3 for i, j, _ in r.dates)  # noqa: PLR2004  "On May 28, this year."


def _is_new(r: Reading, e: Event, a: int, b: int, state: _State, *, lead: bool) -> bool:
    if e.decoy:
        return False
    date = _date(r, e, a, b)
    day = date is not None and (date.precision is Precision.DAY)
    if not state.meetings:
        linked = e.verb is not None and (e.firm or day)
        return linked and (lead or day)
    known = {_key(m.when) for m in state.meetings}
    names = {_words(r, n) for n in e.names}
    if names and not any(m.name is not None for m in state.meetings):
        return e.firm and day and date is not None and _key(date) not in known
    if not (day and date is not None) or _key(date) in known:
        return bool(e.names) and day and e.firm and not any(_same_name(r, n, m) for n in e.names for m in state.meetings)
    if e.definite and not e.ordinal and e.kind in {m.kind for m in state.meetings} and not e.bodies:
        return False
    return e.verb is not None and (e.firm or e.verb.value in {"chair", "hold"}) and not _same_event(e, state)


def _key(date: DateMention | None) -> object:
    return None if date is None else (date.first, date.last, date.anchor)


def _words(r: Reading, name: tuple[int, int]) -> str:
    return " ".join(r.lows[name[0]:name[1]])


def _same_name(r: Reading, name: tuple[int, int], m: MeetingDraft) -> bool:
    if m.name is None:
        return False
    start, end = m.name
    return r.flat[start:end].lower().startswith(r.flat[r.starts[name[0]]:r.ends[name[1] - 1]].lower()[:6])


def _same_event(e: Event, state: _State) -> bool:
    ids = {b.id for b in e.bodies} - {None}
    return any(ids and ids == {i for i, _ in m.bodies} and e.ordinal == m.ordinal and m.when is None for m in state.meetings)


def _main(events: list[Event]) -> Event:
    """The event the sentence reports: firmly linked before loosely, noun before bare verb, first before later."""
    return min(events, key=lambda e: (not e.firm, e.definite and not e.bodies and not e.names, e.i))


def _date(r: Reading, e: Event, a: int, b: int) -> DateMention | None:
    """The date of the event in its sentence: days before months, the nearest to the verb among several."""
    blocked = [*(m.office for m in r.people), *((q.i, q.j) for q in r.quotes)]
    usable = [
        (i, j, d) for i, j, d in r.dates
        if a <= i < b and not d.of_document and d.precision in {Precision.DAY, Precision.MONTH} and not inside(i, blocked) and not _passing(r, i, a, e)
    ]
    days = [t for t in usable if t[2].precision is Precision.DAY]
    pool = days or usable
    if not pool:
        return None
    anchor = e.verb.i if e.verb is not None else e.i
    if len(pool) == 1 or e.verb is None:
        return pool[0][2]
    return min(pool, key=lambda t: (_clauses(r, t[0], anchor), abs(t[0] - anchor)))[2]


def _clauses(r: Reading, k: int, m: int) -> int:
    low, high = min(k, m), max(k, m)
    return sum(1 for x in range(low, high) if r.words[x] == ";" or r.lows[x] in {"which", "that", "while", "where"})


def _passing(r: Reading, k: int, a: int, e: Event) -> bool:
    """Whether the date at word `k` belongs to an event mentioned in passing: `since the 37th meeting, held in April`."""
    for hit in reversed(r.hits.get("event", ())):
        if a <= hit.i < k:
            if e.i <= hit.i < e.j:
                return False
            m = hit.i - 1
            while m >= a and m > hit.i - 6:
                phrase = r.ends_at(m, "phrase")
                if phrase is not None and phrase.value == "decoy":
                    return k - hit.j < 12 and not any(v.j <= k and v.i >= hit.j and v.value in {"hold", "meet"} and r.words[v.i - 1] != "," for v in r.verbs)  # noqa: PLR2004
                if r.lows[m] in r.lexicon.classes["auxiliaries"] or r.words[m] == ",":
                    break
                m -= 1
            return False
    return False


def _open(r: Reading, a: int, b: int, e: Event, state: _State) -> None:
    start, end = place_of(r, min(e.i, e.verb.i if e.verb else e.i), e.j)
    drafts: list[MeetingDraft] = []
    for name in e.names or [None]:
        draft = MeetingDraft(e.kind, e.status, start, end, f"{e.kind.value}:{e.verb.value if e.verb else 'noun'}")
        if name is not None and e.kind in {MeetingKind.EXERCISE, MeetingKind.OPERATION}:
            draft.name = place_of(r, *name)
            draft.cover(*draft.name)
        elif drafts:
            break
        _organs(r, e, draft)
        draft.ordinal = e.ordinal
        if e.ordinal_words:
            draft.cover(*place_of(r, *e.ordinal_words))
        draft.when = _date(r, e, a, b) or state.pending
        if draft.when is not None:
            draft.cover(draft.when.start, draft.when.end)
        _where(r, a, b, e, draft, state)
        draft.format = _format(r, a, b)
        gather(r, a, b, draft, e, defining=True)
        drafts.append(draft)
    state.pending = None
    state.current = drafts
    state.meetings += drafts


def _organs(r: Reading, e: Event, draft: MeetingDraft) -> None:
    for body in e.bodies:
        if body.generic or body.id in {"csto", "csto.secretariat", "csto.joint-staff", "csto.crc"} or any(body.id == i for i, _ in draft.bodies):
            continue
        draft.bodies.append((body.id, place_of(r, body.i, body.j)))
        draft.cover(*place_of(r, body.i, body.j))


def _where(r: Reading, a: int, b: int, e: Event, draft: MeetingDraft, state: _State) -> None:
    blocked = [*(m.office for m in r.people), *((g.i, g.j) for g in r.groups), *((q.i, q.j) for q in r.quotes)]
    found = [q for q in r.places if a <= q.lead < b and not (inside(q.lead, blocked) and q.rank) and not _topic(r, q, a)]
    subject = _hosting_place(r, e, a)
    if subject is not None:
        found.insert(0, subject)
    if e.kind is MeetingKind.VISIT:
        found += _visited(r, e, b)
    towns = [q for q in found if q.rank]
    best = max(towns, key=lambda q: q.rank, default=None)
    if best is not None and best.rank > draft.place_rank:
        draft.place, draft.place_rank = place_of(r, best.i, best.j), best.rank
        draft.cover(*draft.place)
    venue = next((q for q in found if q.rank == 0), None)
    if venue is not None and draft.venue is None:
        draft.venue = place_of(r, venue.i, venue.j)
        draft.cover(*draft.venue)
    if draft.place is None and draft.venue is None and state.place is not None and draft.format is not MeetingFormat.VIDEOCONFERENCE and state.place_reading is not None:
        pass


def _topic(r: Reading, q: PlaceMention, a: int) -> bool:
    """Whether the place is what is spoken of: `the situation in Afghanistan`."""
    before = r.lows[q.lead - 1] if q.lead > a else ""
    return q.rank > 0 and before in {"situation", "developments", "events", "conflict", "settlement", "peace", "stability", "security", "mission", "headquarters", "accredited", "delegation", "office", "center", "centre", "embassy", "crisis", "elections", "regime", "adopted", "signed", "representation", "born", "stationed"}


def _hosting_place(r: Reading, e: Event, a: int) -> PlaceMention | None:
    """A place as subject: `Minsk hosted …`, `the city of Osh hosted …`, `Kazan became the venue of …`."""
    verb = e.verb
    if verb is None or verb.value != "host":
        return None
    for k in range(max(a, verb.i - 12), verb.i):
        place = name_at(r, k)
        if place is not None:
            m = place.j
            while m < verb.i and (r.lows[m] in {"will", "has", "is", "was", "to", ",", ")", "again", "also", "once", "traditionally"} or r.words[m] == "("):
                m = r.stop(m) if r.words[m] != "(" else next((x + 1 for x in range(m, verb.i) if r.words[x] == ")"), verb.i)
            if m == verb.i and (k == a or r.words[k - 1] == "," or r.lows[k - 1] in {"of", "the"} or r.dates):
                return place
    return None


def _visited(r: Reading, e: Event, b: int) -> list[PlaceMention]:
    """What a visit goes to: `visited Minsk`, `a visit to the Republic of …`, `visited the Joint Staff`."""
    for k in range(e.j, min(e.j + 40, b)):
        if r.lows[k] == "to" or k == e.j:
            place = name_at(r, k + 1 if r.lows[k] == "to" else k)
            if place is not None:
                return [place]
            m = k + 1 if r.lows[k] == "to" else k
            while m < b and r.lows[m] in {"the", "headquarters", "of"}:
                m += 1
            body = next((q for q in r.bodies if q.i == m), None)
            if body is not None:
                return [PlaceMention(body.i, body.j, 0, k)]
    return []


def _format(r: Reading, a: int, b: int) -> MeetingFormat | None:
    for value in (MeetingFormat.HYBRID, MeetingFormat.VIDEOCONFERENCE, MeetingFormat.IN_PERSON):
        if any(a <= h.i < b for h in r.phrases.get(value.value, ())):
            return value
    return None


def _continue(r: Reading, a: int, b: int, events: list[Event], state: _State) -> None:
    targets = _targets(r, a, b, state)
    about = [e for e in events if not e.decoy and e.definite and e.verb is not None]
    pronoun = r.lows[a] in {"it", "they"} or (r.lows[a] == "the" and bool(about))
    for draft in targets:
        gather(r, a, b, draft, about[0] if about else None, defining=False)
        if pronoun or about:
            _fill(r, a, b, about[0] if about else None, draft, state)


def _targets(r: Reading, a: int, b: int, state: _State) -> list[MeetingDraft]:
    """The meetings that a sentence goes on about: those it names, else all opened together last."""
    quotes = [(q.i, q.j) for q in r.quotes if a <= q.i < b]
    named = [m for m in state.meetings if any(_same_name(r, q, m) for q in quotes)]
    return named or state.current


def _fill(r: Reading, a: int, b: int, e: Event | None, draft: MeetingDraft, state: _State) -> None:
    event = e or Event(draft.kind, a, a + 1)
    if draft.when is None:
        draft.when = _date(r, event, a, b)
        if draft.when is not None:
            draft.cover(draft.when.start, draft.when.end)
    if draft.place is None and (r.lows[a] == "it" or (e is not None and e.firm)):
        _where(r, a, b, event, draft, state)
    if draft.format is None:
        draft.format = _format(r, a, b)
    if e is not None and e.ordinal is not None and draft.ordinal is None and e.kind is draft.kind:
        draft.ordinal = e.ordinal
    if not draft.bodies and e is not None:
        _organs(r, e, draft)
    if draft.status is MeetingStatus.ONGOING and e is not None and e.verb is not None and e.verb.value == "end" and e.status is MeetingStatus.HELD:
        draft.status = MeetingStatus.HELD


