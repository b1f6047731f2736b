"""More about meetings already told: which of them a sentence goes on about, and what it adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.drafts import set_day, set_format, set_last_day, set_organs
from cstoparse.facts.events import Event
from cstoparse.facts.fresh import name_words, same_name
from cstoparse.facts.participants import gather
from cstoparse.facts.where import date_of, format_of, last_day, locate
from cstoparse.grammar import QUOTE, REL
from cstoparse.mentions.dates import Anchor, DateMention
from cstoparse.values import MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from cstoparse.facts.drafts import MeetingDraft
    from cstoparse.facts.sentences import Sentence

_Part = tuple[list["MeetingDraft"], int, int]
_FIELD = frozenset({MeetingKind.EXERCISE, MeetingKind.TRAINING, MeetingKind.OPERATION})
_INDOORS = frozenset({
    MeetingKind.MEETING, MeetingKind.SESSION, MeetingKind.CONSULTATIONS, MeetingKind.SEMINAR, MeetingKind.CONFERENCE,
    MeetingKind.ROUND_TABLE, MeetingKind.BRIEFING, MeetingKind.OTHER,
})  # fmt: skip
_COUNTED = {"first": 0, "second": 1, "third": 2}
_TO_COME = frozenset({MeetingStatus.PLANNED})
_NOT_OVER = _TO_COME | {MeetingStatus.ONGOING}
_BETWEEN_NAMES = 3  # ", and the"
_LEADERSHIP = frozenset({"leadership", "management", "direction", "command", "supervision"})
_NEUTRAL = frozenset({"gathering", "event"})
_IT = frozenset({"it", "they", "this", "both"})


def go_on(s: Sentence, events: list[Event], meetings: list[MeetingDraft], current: list[MeetingDraft]) -> None:
    """Add what the sentence tells to the meetings that it goes on about; `current` are those opened together last."""
    spoken = not any(e.firm for e in events) and any(v.kind == "speak" and v.time == "past" and not v.passive for v in s.verbs)
    if spoken and all(m.status is MeetingStatus.PLANNED for m in current):
        # What is said now is said where the plans were told of.
        current = [m for m in meetings if m.status is not MeetingStatus.PLANNED][-1:] or current
    if spoken and " at it" not in s.text:
        current = _of_speaker(s, meetings, current)
    for targets, i, j in _parts(s, meetings, _of_kind(s, events, meetings, current)):
        about = next((e for e in events if i <= e.i < j and _is_again(s, e, targets)), None)
        for draft in targets:
            gather(s, draft, about, defining=False, part=(i, j))
            if about is not None or (s.r.low(i) in _IT and not _expletive(s, i)):
                _fill(s, i, j, about, draft)


def _of_speaker(s: Sentence, meetings: list[MeetingDraft], current: list[MeetingDraft]) -> list[MeetingDraft]:
    """The meetings in which the one who speaks already takes part, where not all of the current ones are."""
    names = {s.r.word(p.name[1] - 1) for p in s.people if p.name is not None}
    own = [m for m in meetings if any(q.words and q.words[-1] in names for q in m.participants)]
    return current if not own or all(m in own for m in current) else [m for m in current if m in own] or own[-1:]


def _of_kind(s: Sentence, events: list[Event], meetings: list[MeetingDraft], current: list[MeetingDraft]) -> list[MeetingDraft]:
    """Of an operation and a meeting told together, the one that the sentence names: `The operation was led by …`."""
    kinds = {m.kind for m in current}
    named = next((e for e in events if e.definite and (e.firm or _is_led(s, e)) and e.mention is not None and not e.mention.plural), None)
    if named is None or named.kind not in _FIELD:
        return current
    same = [m for m in meetings if m.kind is named.kind]
    if same and named.status is MeetingStatus.PLANNED and all(m.status is MeetingStatus.HELD for m in same):
        going = [m for m in meetings if m.kind in _FIELD and m.status is not MeetingStatus.HELD]
        if going:
            return going[-1:]  # "The final stage of the training will be observed by …"
    return current if len(kinds) == 1 and named.kind in kinds else same[-1:] or current


def _is_led(s: Sentence, e: Event) -> bool:
    """`The overall leadership of the operation was exercised by …`."""
    k = s.r.back(e.i - 1)
    return k > s.a and s.r.low(k) == "of" and s.r.low(k - 1) in _LEADERSHIP


def _is_again(s: Sentence, e: Event, targets: list[MeetingDraft]) -> bool:
    """Whether an event of a later sentence is the meeting again: "the meeting", "it was the eleventh meeting"."""
    kinds = {k for m in targets for k in (_FIELD if m.kind in _FIELD else _INDOORS if m.kind in _INDOORS else {m.kind})}
    if e.mention is not None and e.mention.plural and len(targets) == 1:
        return False  # "such meetings are convened twice a year"
    if e.status is MeetingStatus.PLANNED and not any(m.status is MeetingStatus.PLANNED for m in targets):
        return False
    told = e.verb is not None and e.verb.time == "past" and e.status is MeetingStatus.HELD
    if told and all(m.status in (_TO_COME if e.ordinal is None else _NOT_OVER) for m in targets):
        return False  # "its first meeting was held in Yerevan"
    if e.verb is None:
        return e.definite and e.kind in kinds and (e.ordinal is not None or last_day(s) is not None)
    if e.ordinal is not None and e.ordinal not in {m.ordinal for m in targets} and any(m.ordinal for m in targets):
        return False
    neutral = e.mention is not None and e.definite and s.r.low(e.j - 1) in _NEUTRAL
    return not e.verb.anterior and (e.kind in kinds or neutral)


def _parts(s: Sentence, meetings: list[MeetingDraft], current: list[MeetingDraft]) -> list[_Part]:
    """The parts of a sentence by the meetings they go on about: those they name, else all opened together last."""
    r, a, b = s.r, s.a, s.b
    if len(meetings) > 1 and any(e.plural and e.i and r.low(e.i - 1) in {"both", "all"} for e in s.events):
        return [(meetings, a, b)]
    marks: list[tuple[int, MeetingDraft]] = []
    counted = len(current) > 1
    for k in range(a, b) if counted or QUOTE in r.sym else ():
        if r.sym[k] == QUOTE:
            words = name_words(r, k)
            marks += [(k, m) for m in meetings if same_name(words, r, m)]
        elif counted and k > a and r.low(k - 1) == "the" and r.low(k) in _COUNTED and not (k + 1 < r.n and r.word(k + 1)[0].isupper()):
            marks += [(k, current[_COUNTED[r.low(k)]])] if _COUNTED[r.low(k)] < len(current) else []
    if not marks:
        return [(current, a, b)]
    parts: list[_Part] = []
    for k, m in marks:
        if parts and k - parts[-1][2] <= _BETWEEN_NAMES and not any(v.i >= parts[-1][1] and v.j <= k for v in s.verbs):
            parts[-1] = ([*parts[-1][0], m], parts[-1][1], k + 1)
        else:
            parts.append(([m], k, k + 1))
    bounds = [a, *(p[1] for p in parts[1:]), b]
    return [(p[0], bounds[n], bounds[n + 1]) for n, p in enumerate(parts)]


def _expletive(s: Sentence, i: int) -> bool:
    """Whether "it" stands for what follows: `It is supposed that they will take place …`."""
    return any(s.r.low(k) == "that" for k in range(i + 2, min(i + _BETWEEN_NAMES + 2, s.b)))


def _fuller(day: DateMention | None, when: DateMention, *, begun: bool) -> bool:
    """Whether a range tells more than the one day told before: `Today … have been completed. They were held from … to …`.

    So does the day on which something of today began.
    """
    if day is None or when.last is not None or (day.last is None and not (begun and when.anchor is Anchor.TODAY)):
        return False
    if day.last is None:
        return True
    return when.anchor is Anchor.TODAY or when.first[1:] in (day.first[1:], day.last[1:])


def _fill(s: Sentence, a: int, b: int, e: Event | None, draft: MeetingDraft) -> None:
    """Complete a meeting by the part of a sentence that goes on about it."""
    event = e or Event(draft.kind, a, a + 1)
    day = date_of(s, event)
    begun = e is not None and e.verb is not None and e.verb.kind == "begin"
    if draft.when is None or _fuller(day, draft.when, begun=begun):
        draft.earlier += [] if draft.when is None else [draft.when]
        set_day(draft, day)
    set_last_day(draft, last_day(s))
    if draft.place is None and (s.r.low(a) in _IT or (e is not None and e.firm)):
        locate(s, event, draft, (a, b))
    joined = e is not None and e.verb is not None and e.verb.kind in {"attend", "speak"} and bool(s.people)
    if not joined and (e is None or not (e.i and s.r.sym[s.r.back(e.i - 1)] in REL)):
        set_format(s.r, format_of(s), draft)
    if e is None:
        return
    if e.kind is draft.kind:
        if e.ordinal is not None and s.r.low(e.i) not in _COUNTED:  # "The second conversation was devoted to …"
            draft.ordinal = draft.ordinal or e.ordinal
        if not draft.bodies:
            set_organs(s.r, e.bodies, draft)
    if draft.status is MeetingStatus.ONGOING and e.verb is not None and e.verb.kind == "end" and e.status is MeetingStatus.HELD:
        draft.status = MeetingStatus.HELD
