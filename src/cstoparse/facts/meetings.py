"""Meetings of a release: sentence by sentence, a new event or more about the one before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cstoparse.facts.continuing import go_on
from cstoparse.facts.drafts import MeetingDraft, Place, place_of, set_day, set_format, set_last_day, set_organs
from cstoparse.facts.events import Event, names_of, proper_name, sentence_events, whole_of
from cstoparse.facts.fresh import NAMED, date_key, day_after, first_news, following, further_news, has_day, long_past, on_occasion
from cstoparse.facts.listed import add_item, announces, is_item
from cstoparse.facts.participants import add, add_mission, gather
from cstoparse.facts.pronouns import he, subject_of
from cstoparse.facts.reading import Reading, addresses
from cstoparse.facts.told import Told
from cstoparse.facts.where import date_of, format_of, last_day, locate, only_date, town_of
from cstoparse.grammar import COLON, QUOTE, classes, rule
from cstoparse.mentions.dates import DateMention
from cstoparse.text import plain
from cstoparse.values import MeetingFormat, MeetingKind

if TYPE_CHECKING:
    from cstoparse.facts.ranges import Range
    from cstoparse.facts.sentences import Sentence

_LEAD_SENTENCES, _CONTEXT_SENTENCES = 3, 2
_QUOTED = rule("quote colon")
_TELLS = rule(
    "[VERB HANDLE SUBMIT EVENT past ing be have modal not plan chairof headof withpart format decoy interview basis colon num ord month]"
)
"""What no sentence is without that tells of a meeting, of its day, or of who takes part."""
_NAME_WORDS = 4
_ANY_EVENT = classes("EVENT")
_THERE = ("same place", "same city", "same venue", "margins of ", "sidelines of ", "fringes of ")


def begin(headline: Reading | None, published: date | None = None) -> Told:
    """Begin a release with its headline and its day."""
    return Told(headline, published=published)


def read_meetings(r: Reading, state: Told) -> None:
    """Find the meetings of a release in text order, from one reading after the other."""
    n, state.readings = state.readings, state.readings + 1
    if n == 0 and state.headline is not None:
        state.over = _is_interview(state.headline)
    if state.over or (n <= _CONTEXT_SENTENCES and addresses(r)):
        state.over = True  # a speech or letter: only what is said of it before tells of an event
        return
    if r.item or (state.announced is not None and is_item(r)):
        if state.announced is not None:
            add_item(r, state.announced, state.current)
        return
    for s in r.sentences:
        state.announced = None
        if not state.meetings and (s.phrases("interview") or (state.count == 0 and _QUOTED().match(r.sym))):
            state.over = True
            return
        if _TELLS().search(r.sym, s.a, s.b) is not None:
            _sentence(s, state, lead=n == 0 or state.count < _LEAD_SENTENCES)
            subject = subject_of(s)
            state.subject = state.subject if subject is None else (r, subject)
            state.announced = announces(s) if state.current else None
        state.count += 1


def _is_interview(headline: Reading) -> bool:
    """Whether a headline is a quotation with its speaker: `NAME: "…"`."""
    k = headline.sym.find(QUOTE)
    if k < 1 or headline.sym[k - 1] not in COLON or headline.events:
        return False
    return len(headline.word(k).split()) > _NAME_WORDS or k + 1 >= headline.n


def _sentence(s: Sentence, state: Told, *, lead: bool) -> None:
    if QUOTE in s.r.sym:
        state.named |= _names(s)
    alone = only_date(s)
    if alone is not None:
        state.pending, state.place = alone, state.place or town_of(s, Event(MeetingKind.MEETING, s.a, s.a + 1))
        return
    spoken = not state.meetings and s.first_person
    events = [] if spoken else [e for e in sentence_events(s) if not long_past(s, date_of(s, e), state.published)]
    if state.meetings:
        fresh = [e for e in events if further_news(s, e, state.recent)]
    else:
        fresh = [e for e in events if first_news(s, e, lead=lead, opening=state.count == 0)]
    if fresh:
        known = len(state.meetings)
        for together in _together(s, fresh):
            _open(s, together, state)
        state.meetings[known:] = sorted(state.meetings[known:], key=lambda m: m.start)
    elif state.meetings:
        go_on(s, events, state.recent, state.current)
    elif state.count < _CONTEXT_SENTENCES and not spoken:
        _context(s, events, state)


def _names(s: Sentence) -> dict[MeetingKind, Place]:
    """The proper names in quotes right behind the noun of an exercise or operation, wherever it stands."""
    r = s.r
    return {
        MeetingKind(str(r.vals[k - 1])): r.inner(k)
        for k in range(s.a + 1, s.b) if r.sym[k] == QUOTE and r.sym[k - 1] in _ANY_EVENT and r.vals[k - 1] in NAMED and proper_name(r, k)
    }


def _context(s: Sentence, events: list[Event], state: Told) -> None:
    """Keep the day and town of a lead that opens no meeting."""
    event = events[0] if events else Event(MeetingKind.MEETING, s.a, s.a + 1)
    state.pending = state.pending or (day if has_day(day := date_of(s, event)) else None)
    if events or state.pending or any(v.kind in {"meet", "hold", "occur", "visit"} for v in s.verbs):
        state.place = state.place or town_of(s, event)


def _together(s: Sentence, fresh: list[Event]) -> list[list[Event]]:
    """The events that a sentence opens: the main one with those that share its verb, and named ones with a day of their own."""
    counted = any(e.mention is not None and (e.ordinal or s.r.low(e.i - 1) == "its") for e in fresh if e.i)
    main = min(
        fresh,
        key=lambda e: (not e.firm, counted and e.mention is None, e.definite and not e.bodies and not (e.mention and e.mention.names), e.i),
    )
    rest = [e for e in fresh if e is not main and e.kind in NAMED and e.mention is not None and names_of(s.r, e.mention)]
    beside = [e for e in rest if main.kind in NAMED and e.verb is main.verb]
    own = date_key(date_of(s, main))
    apart = [e for e in rest if e not in beside and main.kind not in NAMED and has_day(d := date_of(s, e)) and date_key(d) != own]
    return [*([e] for e in apart), [main, *beside]]


def _open(s: Sentence, events: list[Event], state: Told) -> None:
    """Make the meetings of events that a sentence opens together."""
    named: list[tuple[Event, int | None]] = []
    for e in sorted(events, key=lambda e: e.i):
        quotes = names_of(s.r, e.mention) if e.mention is not None and e.kind in NAMED else []
        named += [(e, q) for q in quotes if q not in {n for _, n in named}] or [(e, None)]
    if len(named) > 1:
        named = [(e, q) for e, q in named if q is not None]
    earlier = state.meetings[-1].when if state.meetings else None
    state.again = bool(state.meetings) and (s.same_day or on_occasion(s))
    if not state.again:
        earlier = following(earlier, day_after(s))
    names = [n for _, n in named if n is not None]
    drafts = [_draft(s, e, q, names, earlier, state) for e, q in named]
    state.pending = None
    if events[0].how != "told-in-passing" or not state.current:
        state.current = drafts
    state.meetings += drafts


def _draft(s: Sentence, e: Event, q: int | None, names: list[int], earlier: DateMention | None, state: Told) -> MeetingDraft:
    """Make the meeting of an event, under the name at unit `q` if it bears one."""
    r = s.r
    draft = MeetingDraft(e.kind, e.status, *place_of(r, min(e.i, e.anchor), e.j), e.how or "event-date")
    if q is not None:
        draft.name = r.inner(q) if r.sym[q] == QUOTE else place_of(r, q, q + 1)
        draft.cover(*draft.name)
    elif e.definite and e.kind in state.named and all(m.name is None for m in state.meetings if m.kind is e.kind):
        draft.name = state.named[e.kind]
        draft.cover(*draft.name)
    set_organs(r, e.bodies, draft)
    draft.ordinal = e.ordinal
    if e.mention is not None and e.mention.number is not None:
        draft.cover(*place_of(r, e.mention.number, e.mention.number + 1))
    set_day(draft, date_of(s, e) or earlier or state.pending)
    set_last_day(draft, last_day(s))
    locate(s, e, draft, _clause_of(s, e) or _own_part(s, e, q, names))
    set_format(r, format_of(s), draft)
    add_mission(r, e, draft)
    _inherit(r, draft, state, again=state.again or _same_place(s) or _of_event(s, e))
    gather(s, draft, e, defining=True, part=_clause_of(s, e))
    if state.subject is not None and (himself := he(s, e, state.subject[1])) is not None:
        add(state.subject[0], himself, draft)
    return draft


def _clause_of(s: Sentence, e: Event) -> Range | None:
    """The clause that tells of an event in passing; None where the whole sentence does."""
    return next((x for x in s.regions if x[0] <= e.i < x[1]), None) if e.how == "told-in-passing" else None


def _same_place(s: Sentence) -> bool:
    return any(words in s.text for words in _THERE)


def _of_event(s: Sentence, e: Event) -> bool:
    """Whether a ceremony is one of the event already told of: `The opening ceremony of the training was held on October 18`."""
    if e.kind is not MeetingKind.CEREMONY:
        return False
    whole = whole_of(s, e)
    return whole.definite if whole is not None else e.definite and s.r.low(e.j - 1).startswith(("opening", "closing"))


def _same_venue(r: Reading, draft: MeetingDraft, last: MeetingDraft) -> bool:
    """Whether a meeting is held where the last one was: `at the training ground`."""
    if draft.venue is None or last.venue is None:
        return False
    return plain(r.flat[slice(*draft.venue)]) in plain(r.flat[slice(*last.venue)])


def _own_part(s: Sentence, e: Event, q: int | None, names: list[int]) -> tuple[int, int]:
    """Where a name that follows the verb has its own place: `… were held, "A" near X and "B" in Y`."""
    if q is None or e.verb is None or q < e.verb.i or len(names) == 1:
        return s.a, s.b
    return q, min([n for n in names if n > q], default=s.b)


def _inherit(r: Reading, draft: MeetingDraft, state: Told, *, again: bool) -> None:
    """Give a meeting the town that the lead or a visit names for all, or the last meeting's where it is said to be the same."""
    again |= bool(state.meetings) and _same_venue(r, draft, state.meetings[-1])
    place = state.meetings[-1].place if again and state.meetings else None
    place = place or (state.place if draft.kind not in NAMED else None)
    if draft.place is None and draft.format is not MeetingFormat.VIDEOCONFERENCE and place is not None:
        draft.place = place
        draft.cover(*draft.place)
    if draft.kind is MeetingKind.VISIT and draft.place is not None:
        state.place = draft.place
