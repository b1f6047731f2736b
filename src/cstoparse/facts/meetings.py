"""Meetings of a release: sentence by sentence, a new event or more about the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from cstoparse.facts.drafts import MeetingDraft, place_of
from cstoparse.facts.events import COLLEGIAL, FORCES, Event, decoy_regions, names_of, sentence_events
from cstoparse.facts.participants import gather
from cstoparse.facts.where import date_of, format_of, locate, only_date
from cstoparse.grammar import SYMBOLS
from cstoparse.mentions.dates import DateMention, Precision
from cstoparse.model import MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.facts.reading import Range, Reading
    from cstoparse.mentions.bodies import BodyMention

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
_LEAD_SENTENCES = 3
_NAMED = frozenset({MeetingKind.EXERCISE, MeetingKind.OPERATION})
_NOT_OWN = frozenset({"csto", "csto.secretariat", "csto.joint-staff", "csto.crc"})


@define
class _State:
    """What has been read of the release so far."""

    meetings: list[MeetingDraft] = field(factory=list)
    current: list[MeetingDraft] = field(factory=list)
    """Those opened together last."""
    pending: DateMention | None = None
    """The date of a sentence that holds nothing else."""
    organ: tuple[str | None, str] | None = None
    """Id and words of the organ named last."""


def read_meetings(readings: Sequence[Reading], headline: Reading | None) -> list[MeetingDraft]:
    """Find the meetings of a release in text order."""
    if headline is not None and _is_interview(headline):
        return []
    state, count = _State(), 0
    for n, r in enumerate(readings):
        if r.item:
            continue
        for a, b in r.sentences:
            if r.phrases("interview", a, b) and not state.meetings:
                return []
            _sentence(r, a, b, state, lead=n == 0 or count < _LEAD_SENTENCES, first=count == 0)
            count += 1
    return state.meetings


def _is_interview(headline: Reading) -> bool:
    k = headline.sym.find(SYMBOLS["quote"])
    return k > 0 and headline.sym[k - 1] in SYMBOLS["colon"] and not headline.events


def _sentence(r: Reading, a: int, b: int, state: _State, *, lead: bool, first: bool) -> None:
    date = only_date(r, a, b)
    if date is not None:
        state.pending = date
        return
    spoken = not state.meetings and any(r.sym[k] in SYMBOLS["pron"] + SYMBOLS["det"] and r.low(k) in _FIRST_PERSON for k in range(a, b))
    regions = decoy_regions(r, a, b)
    events = [] if spoken else sentence_events(r, a, b)
    fresh = [e for e in events if _is_new(r, e, a, b, state, regions, lead=lead, first=first)]
    if fresh:
        main = _main(fresh)
        beside = [e for e in fresh if e is not main and e.kind in _NAMED and main.kind in _NAMED and e.verb is main.verb and e.mention and names_of(r, e.mention)]
        _open(r, a, b, [main, *beside], state, regions)
    elif state.meetings:
        _continue(r, a, b, events, state, regions)


def _is_new(r: Reading, e: Event, a: int, b: int, state: _State, regions: list[Range], *, lead: bool, first: bool) -> bool:
    date = date_of(r, e, a, b, regions)
    day = date is not None and date.precision is Precision.DAY
    linked = e.verb is not None and (e.firm or day)
    if not state.meetings:
        if e.mention is not None and e.mention.plural and not day:
            return False
        if e.mention is not None and e.definite and not e.firm and not first and not (e.bodies or e.ordinal or e.mention.names):
            return False
        return (linked and (lead or day)) or (e.verb is None and day and lead)
    names = {_words(r, q) for q in names_of(r, e.mention)} if e.mention is not None else set()
    if not day or date is None or _key(date) in {_key(m.when) for m in state.meetings}:
        return bool(names) and e.firm and day and not any(_same_name(n, r, m) for n in names for m in state.meetings)
    if names and any(_same_name(n, r, m) for n in names for m in state.meetings):
        return False
    if e.definite and e.ordinal is None and e.kind in {m.kind for m in state.meetings} and not e.bodies:
        return False
    return e.verb is not None and (e.firm or e.verb.kind in {"chair", "hold"})


def _key(date: DateMention | None) -> object:
    return None if date is None else (date.first, date.last, date.anchor)


def _words(r: Reading, q: int) -> str:
    i, j = r.inner(q) if r.sym[q] == SYMBOLS["quote"] else (r.starts[q], r.ends[q])
    return r.flat[i:j].lower()


def _same_name(name: str, r: Reading, m: MeetingDraft) -> bool:
    if m.name is None:
        return False
    start, end = m.name
    return r.flat[start:end].lower().startswith(name[:6])


def _main(events: list[Event]) -> Event:
    """The event the sentence reports: firmly linked before loosely, a new one before one pointed back to, first before later."""
    return min(events, key=lambda e: (not e.firm, e.definite and not e.bodies and not (e.mention and e.mention.names), e.i))


def _open(r: Reading, a: int, b: int, events: list[Event], state: _State, regions: list[Range]) -> None:
    named: list[tuple[Event, int | None]] = []
    for e in sorted(events, key=lambda e: e.i):
        quotes = names_of(r, e.mention) if e.mention is not None and e.kind in _NAMED else []
        named += [(e, q) for q in quotes if q not in {n for _, n in named}] or [(e, None)]
    drafts: list[MeetingDraft] = []
    for e, q in named:
        start, end = place_of(r, min(e.i, e.verb.i if e.verb else e.i), e.j)
        draft = MeetingDraft(e.kind, e.status, start, end, e.how or "event-date")
        if q is not None:
            draft.name = r.inner(q) if r.sym[q] == SYMBOLS["quote"] else (r.starts[q], r.ends[q])
            draft.cover(*draft.name)
        _organs(r, e.bodies, draft, state)
        draft.ordinal = e.ordinal
        if e.mention is not None and e.mention.number is not None:
            draft.cover(*place_of(r, e.mention.number, e.mention.number + 1))
        draft.when = date_of(r, e, a, b, regions) or state.pending
        if draft.when is not None:
            draft.cover(draft.when.start, draft.when.end)
        locate(r, a, b, e, draft, regions)
        _form(r, a, b, draft, regions)
        gather(r, a, b, draft, e, regions=regions, defining=True)
        drafts.append(draft)
    state.pending = None
    state.current = drafts
    state.meetings += drafts


def _form(r: Reading, a: int, b: int, draft: MeetingDraft, regions: list[Range]) -> None:
    found = format_of(r, a, b, regions)
    if found is not None and draft.format is None:
        draft.format = found[0]
        draft.cover(*place_of(r, found[1], found[1] + 1))


def _organs(r: Reading, bodies: list[BodyMention], draft: MeetingDraft, state: _State) -> None:
    for body in bodies:
        if body.id in _NOT_OWN or (body.id in FORCES and draft.kind not in _NAMED | {MeetingKind.TRAINING}):
            continue
        if body.generic or any(body.id == i for i, _ in draft.bodies):
            continue
        place = place_of(r, body.i, body.j)
        draft.bodies.append((body.id, place))
        draft.cover(*place)


def _continue(r: Reading, a: int, b: int, events: list[Event], state: _State, regions: list[Range]) -> None:
    for targets, i, j in _parts(r, a, b, state):
        about = [e for e in events if i <= e.i < j and e.verb is not None and (e.definite or e.mention is None or e.kind in {m.kind for m in targets})]
        pronoun = r.sym[i] in SYMBOLS["pron"] or bool(about)
        for draft in targets:
            gather(r, i, j, draft, about[0] if about else None, regions=regions, defining=False)
            if pronoun:
                _fill(r, i, j, about[0] if about else None, draft, state, regions)


def _parts(r: Reading, a: int, b: int, state: _State) -> list[tuple[list[MeetingDraft], int, int]]:
    """The parts of a sentence by the meetings they go on about: those they name, else all opened together last."""
    marks: list[tuple[int, MeetingDraft]] = []
    for k in range(a, b):
        if r.sym[k] == SYMBOLS["quote"]:
            words = _words(r, k)
            marks += [(k, m) for m in state.meetings if _same_name(words, r, m)]
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


def _fill(r: Reading, a: int, b: int, e: Event | None, draft: MeetingDraft, state: _State, regions: list[Range]) -> None:
    event = e or Event(draft.kind, a, a + 1)
    if draft.when is None:
        draft.when = date_of(r, event, a, b, regions)
        if draft.when is not None:
            draft.cover(draft.when.start, draft.when.end)
    if draft.place is None and (r.sym[a] in SYMBOLS["pron"] or (e is not None and e.firm)):
        locate(r, a, b, event, draft, regions)
    _form(r, a, b, draft, regions)
    if e is None:
        return
    if e.ordinal is not None and draft.ordinal is None and e.kind is draft.kind:
        draft.ordinal = e.ordinal
    if not draft.bodies:
        _organs(r, e.bodies, draft, state)
    if draft.status is MeetingStatus.ONGOING and e.verb is not None and e.verb.kind == "end" and e.status is MeetingStatus.HELD:
        draft.status = MeetingStatus.HELD


_ = COLLEGIAL
