"""Meetings of a release: sentence by sentence, a new event or more about the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from cstoparse.facts.drafts import MeetingDraft, Place, place_of
from cstoparse.facts.events import FORCES, Event, decoy_regions, names_of, sentence_events
from cstoparse.facts.fresh import NAMED, date_key, first_news, further_news, has_day, long_past, name_words, same_day, same_name
from cstoparse.facts.participants import gather
from cstoparse.facts.reading import addresses
from cstoparse.facts.where import date_of, format_of, locate, only_date, town_of
from cstoparse.grammar import SYMBOLS, rule
from cstoparse.model import MeetingFormat, MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cstoparse.facts.reading import Range, Reading
    from cstoparse.mentions.bodies import BodyMention
    from cstoparse.mentions.dates import DateMention

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
_LEAD_SENTENCES = 3
_QUOTED = rule("quote colon")
_CONTEXT_SENTENCES = 2
_NAME_WORDS = 4
_NOT_OWN = frozenset({"csto", "csto.secretariat", "csto.joint-staff", "csto.crc"})


@define
class _State:
    """What has been read of the release so far."""

    meetings: list[MeetingDraft] = field(factory=list)
    current: list[MeetingDraft] = field(factory=list)
    """Those opened together last."""
    pending: DateMention | None = None
    """The date of a sentence that tells of no event itself."""
    place: Place | None = None
    """The town that the lead names for what follows."""
    published: date | None = None
    """The day of the release."""
    count: int = 0
    """Sentences read."""


def read_meetings(readings: Sequence[Reading], headline: Reading | None, published: date | None = None) -> list[MeetingDraft]:
    """Find the meetings of a release in text order."""
    if headline is not None and _is_interview(headline):
        return []
    state = _State(published=published)
    if any(addresses(r) for r in readings[:_CONTEXT_SENTENCES]):
        return []
    for n, r in enumerate(readings):
        if r.item:
            continue
        for a, b in r.sentences:
            if not state.meetings and (r.phrases("interview", a, b) or (state.count == 0 and _QUOTED().match(r.sym))):
                return []
            _sentence(r, a, b, state, lead=n == 0 or state.count < _LEAD_SENTENCES)
            state.count += 1
    return state.meetings


def _is_interview(headline: Reading) -> bool:
    k = headline.sym.find(SYMBOLS["quote"])
    if k < 1 or headline.sym[k - 1] not in SYMBOLS["colon"] or headline.events:
        return False
    return len(headline.word(k).split()) > _NAME_WORDS or k + 1 >= headline.n


def _sentence(r: Reading, a: int, b: int, state: _State, *, lead: bool) -> None:
    alone = only_date(r, a, b)
    if alone is not None:
        state.pending = alone
        return
    spoken = not state.meetings and any(r.sym[k] in SYMBOLS["pron"] + SYMBOLS["det"] and r.low(k) in _FIRST_PERSON for k in range(a, b))
    regions = decoy_regions(r, a, b)
    events = [] if spoken else sentence_events(r, a, b)
    events = [e for e in events if not long_past(r, date_of(r, e, a, b, regions), a, b, state.published)]
    if state.meetings:
        fresh = [e for e in events if further_news(r, e, a, b, regions, state.meetings)]
    else:
        fresh = [e for e in events if first_news(r, e, a, b, regions, lead=lead, opening=state.count == 0)]
    if fresh:
        for together in _together(r, a, b, fresh, regions):
            _open(r, a, b, together, state, regions)
    elif state.meetings:
        _continue(r, a, b, events, state, regions)
    elif state.count < _CONTEXT_SENTENCES and not spoken:
        _context(r, a, b, events, state, regions)


def _context(r: Reading, a: int, b: int, events: list[Event], state: _State, regions: list[Range]) -> None:
    """Keep the day and town of a lead that opens no meeting."""
    event = events[0] if events else Event(MeetingKind.MEETING, a, a + 1)
    state.pending = state.pending or (day if has_day(day := date_of(r, event, a, b, regions)) else None)
    if events or state.pending or any(v.kind in {"meet", "hold", "occur", "visit"} for v in r.verbs if a <= v.i < b):
        state.place = state.place or town_of(r, a, b, event, regions)


def _together(r: Reading, a: int, b: int, fresh: list[Event], regions: list[Range]) -> list[list[Event]]:
    """The events that a sentence opens: the main one with those that share its verb, and named ones with a day of their own."""
    counted = any(e.mention is not None and (e.ordinal or r.low(e.i - 1) == "its") for e in fresh if e.i)
    main = min(fresh, key=lambda e: (not e.firm, counted and e.mention is None, e.definite and not e.bodies and not (e.mention and e.mention.names), e.i))
    rest = [e for e in fresh if e is not main and e.kind in NAMED and e.mention is not None and names_of(r, e.mention)]
    beside = [e for e in rest if main.kind in NAMED and e.verb is main.verb]
    own = date_key(date_of(r, main, a, b, regions))
    apart = [e for e in rest if e not in beside and main.kind not in NAMED and has_day(d := date_of(r, e, a, b, regions)) and date_key(d) != own]
    return [*([e] for e in apart), [main, *beside]]


def _open(r: Reading, a: int, b: int, events: list[Event], state: _State, regions: list[Range]) -> None:
    named: list[tuple[Event, int | None]] = []
    for e in sorted(events, key=lambda e: e.i):
        quotes = names_of(r, e.mention) if e.mention is not None and e.kind in NAMED else []
        named += [(e, q) for q in quotes if q not in {n for _, n in named}] or [(e, None)]
    if len(named) > 1:
        named = [(e, q) for e, q in named if q is not None]
    earlier = state.meetings[-1].when if state.meetings and same_day(r, a, b) else None
    drafts: list[MeetingDraft] = []
    for e, q in named:
        start, end = place_of(r, min(e.i, e.verb.i if e.verb else e.i), e.j)
        draft = MeetingDraft(e.kind, e.status, start, end, e.how or "event-date")
        if q is not None:
            draft.name = r.inner(q) if r.sym[q] == SYMBOLS["quote"] else (r.starts[q], r.ends[q])
            draft.cover(*draft.name)
        _organs(r, e.bodies, draft)
        draft.ordinal = e.ordinal
        if e.mention is not None and e.mention.number is not None:
            draft.cover(*place_of(r, e.mention.number, e.mention.number + 1))
        draft.when = date_of(r, e, a, b, regions) or earlier or state.pending
        if draft.when is not None:
            draft.cover(draft.when.start, draft.when.end)
        locate(r, *_own_part(e, q, [n for _, n in named], a, b), e, draft, regions)
        _form(r, a, b, draft, regions)
        _inherit(draft, state, again=earlier is not None or _same_place(r, a, b))
        gather(r, a, b, draft, e, regions=regions, defining=True)
        drafts.append(draft)
    state.pending = None
    if events[0].how != "told-in-passing" or not state.current:
        state.current = drafts
    state.meetings += drafts


def _same_place(r: Reading, a: int, b: int) -> bool:
    text = r.flat[r.starts[a] : r.ends[b - 1]].lower()
    return "same place" in text or "same city" in text or "same venue" in text


def _own_part(e: Event, q: int | None, names: list[int | None], a: int, b: int) -> tuple[int, int]:
    """Where a name that follows the verb has its own place: `… were held, "A" near X and "B" in Y`."""
    if q is None or e.verb is None or q < e.verb.i or len(names) < 2:  # noqa: PLR2004  one name has the whole sentence
        return a, b
    return q, min([n for n in names if n is not None and n > q], default=b)


def _inherit(draft: MeetingDraft, state: _State, *, again: bool) -> None:
    """Give a meeting the town that the lead or a visit names for all, or the last meeting's where it is said to be the same."""
    place = state.meetings[-1].place if again and state.meetings else None
    place = place or (state.place if draft.kind not in NAMED else None)
    if draft.place is None and draft.format is not MeetingFormat.VIDEOCONFERENCE and place is not None:
        draft.place = place
        draft.cover(*draft.place)
    if draft.kind is MeetingKind.VISIT and draft.place is not None:
        state.place = draft.place


def _form(r: Reading, a: int, b: int, draft: MeetingDraft, regions: list[Range]) -> None:
    found = format_of(r, a, b, regions)
    if found is not None and draft.format is None:
        draft.format = found[0]
        draft.cover(*place_of(r, found[1], found[1] + 1))


def _organs(r: Reading, bodies: list[BodyMention], draft: MeetingDraft) -> None:
    for body in bodies:
        if body.generic or body.id in _NOT_OWN or any(body.id == i for i, _ in draft.bodies):
            continue
        if body.id in FORCES and draft.kind not in NAMED | {MeetingKind.TRAINING}:
            continue
        place = place_of(r, body.i, body.j)
        draft.bodies.append((body.id, place))
        draft.cover(*place)


def _continue(r: Reading, a: int, b: int, events: list[Event], state: _State, regions: list[Range]) -> None:
    for targets, i, j in _parts(r, a, b, state):
        about = [e for e in events if i <= e.i < j and _goes_on(e, targets)]
        for draft in targets:
            gather(r, i, j, draft, about[0] if about else None, regions=regions, defining=False)
            if about or r.sym[i] in SYMBOLS["pron"]:
                _fill(r, i, j, about[0] if about else None, draft, regions)


def _goes_on(e: Event, targets: list[MeetingDraft]) -> bool:
    """Whether an event of a later sentence is the meeting again: "the meeting", "it was the eleventh meeting"."""
    kinds = {k for m in targets for k in (_FIELD if m.kind in _FIELD else _INDOORS if m.kind in _INDOORS else {m.kind})}
    if e.status is MeetingStatus.PLANNED and not any(m.status is MeetingStatus.PLANNED for m in targets):
        return False
    if e.verb is None:
        return e.ordinal is not None and e.definite and e.kind in kinds
    if e.ordinal is not None and e.ordinal not in {m.ordinal for m in targets} and any(m.ordinal for m in targets):
        return False
    return not e.verb.anterior and e.kind in kinds


_FIELD = frozenset({MeetingKind.EXERCISE, MeetingKind.TRAINING, MeetingKind.OPERATION})
_INDOORS = frozenset({
    MeetingKind.MEETING, MeetingKind.SESSION, MeetingKind.CONSULTATIONS, MeetingKind.SEMINAR, MeetingKind.CONFERENCE, MeetingKind.ROUND_TABLE,
    MeetingKind.BRIEFING, MeetingKind.OTHER,
})  # fmt: skip


def _parts(r: Reading, a: int, b: int, state: _State) -> list[tuple[list[MeetingDraft], int, int]]:
    """The parts of a sentence by the meetings they go on about: those they name, else all opened together last."""
    if len(state.meetings) > 1 and any(e.plural and a <= e.i < b and e.i and r.low(e.i - 1) in {"both", "all"} for e in r.events):
        return [(state.meetings, a, b)]
    marks: list[tuple[int, MeetingDraft]] = []
    for k in range(a, b):
        if r.sym[k] == SYMBOLS["quote"]:
            words = name_words(r, k)
            marks += [(k, m) for m in state.meetings if same_name(words, r, m)]
        elif len(state.current) > 1 and k > a and r.low(k - 1) == "the" and r.low(k) in _COUNTED and not r.word(k + 1)[:1].isupper():
            marks += [(k, state.current[_COUNTED[r.low(k)]])] if _COUNTED[r.low(k)] < len(state.current) else []
    if not marks:
        return [(state.current, a, b)]
    parts: list[tuple[list[MeetingDraft], int, int]] = []
    for k, m in marks:
        if parts and k - parts[-1][2] <= 3 and not any(v.i >= parts[-1][1] and v.j <= k for v in r.verbs):  # noqa: PLR2004  ", and the"
            parts[-1] = ([*parts[-1][0], m], parts[-1][1], k + 1)
        else:
            parts.append(([m], k, k + 1))
    bounds = [a, *(p[1] for p in parts[1:]), b]
    return [(p[0], bounds[n], bounds[n + 1]) for n, p in enumerate(parts)]


_COUNTED = {"first": 0, "second": 1, "third": 2}


def _fill(r: Reading, a: int, b: int, e: Event | None, draft: MeetingDraft, regions: list[Range]) -> None:
    """Complete a meeting by a sentence that goes on about it."""
    event = e or Event(draft.kind, a, a + 1)
    if draft.when is None:
        draft.when = date_of(r, event, a, b, regions)
        if draft.when is not None:
            draft.cover(draft.when.start, draft.when.end)
    if draft.place is None and (r.sym[a] in SYMBOLS["pron"] or (e is not None and e.firm)):
        locate(r, a, b, event, draft, regions)
    if e is None or e.firm:
        _form(r, a, b, draft, regions)
    if e is None:
        return
    if e.kind is draft.kind:
        draft.ordinal = draft.ordinal or e.ordinal
        if not draft.bodies:
            _organs(r, e.bodies, draft)
    if draft.status is MeetingStatus.ONGOING and e.verb is not None and e.verb.kind == "end" and e.status is MeetingStatus.HELD:
        draft.status = MeetingStatus.HELD
