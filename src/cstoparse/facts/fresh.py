"""Whether an event of a sentence is news, or one already told, or one of the past."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cstoparse.facts.events import names_of
from cstoparse.facts.where import date_of
from cstoparse.grammar import QUOTE, classes
from cstoparse.mentions.dates import DateMention, PartialDate, Precision
from cstoparse.text import plain
from cstoparse.values import MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.facts.drafts import MeetingDraft
    from cstoparse.facts.events import Event
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence

NAMED = frozenset({MeetingKind.EXERCISE, MeetingKind.OPERATION})
"""Kinds of event that bear proper names."""
_TOLD = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})
_TALKING = frozenset({"hold", "meet", "occur"})
_PARTNERS = classes("with by and")
_TRAININGS = frozenset({"training", "trainings"})
_OCCASION = ("before the ", "after the ", "then ", "following the ", "prior to the ", "upon completion of the ")
_ON_OCCASION = frozenset({MeetingKind.CEREMONY, MeetingKind.BRIEFING, MeetingKind.VISIT})
_NEXT = ("the next day", "on the next day", "the following day", "on the following day")
_NAMED = 200  # participants: no meeting of a page has so many, and the time stays linear
_LEAP, _COMMON = (2, 28), 2001
_AGES = ("year ago", "years ago", "months ago", "decades ago")
_OLD = 60  # days
_LONG = 10
_MONTH = 31
_HALF_YEAR = 183


def first_news(s: Sentence, e: Event, *, lead: bool, opening: bool) -> bool:
    """Whether the event can be the first of its release; `opening` tells the release's first sentence."""
    if e.verb is not None and e.verb.anterior:
        return False
    day = has_day(date_of(s, e))
    if e.mention is not None:
        if e.mention.plural and not day:
            return False
        if e.definite and not (e.firm or opening or e.bodies or e.ordinal or e.mention.names):
            return False
    if e.verb is None:
        return day and lead
    if e.between and not day and not s.people:
        return False
    return (e.firm or day) and (lead or day)


def further_news(s: Sentence, e: Event, meetings: Sequence[MeetingDraft]) -> bool:
    """Whether the event is another one than those already told."""
    if e.verb is None or (e.verb.anterior and e.how != "told-in-passing") or not (e.firm or e.verb.kind in {"chair", "hold"}):
        return False
    names = [name_words(s.r, q) for q in names_of(s.r, e.mention)] if e.mention is not None else []
    known = [n for n in names if any(same_name(n, s.r, m) for m in meetings)]
    day = date_of(s, e)
    if names and known:
        return False
    if s.same_day:
        return names != [] or _with_others(s, e, meetings) or e.kind not in {m.kind for m in meetings} or not e.definite
    if not has_day(day) or day is None:
        after = day_after(s) is not None and not (e.definite and e.kind in {m.kind for m in meetings})
        return after or _beside(s, e, meetings)
    key = date_key(day)
    if any(m.when is not None and date_key(m.when) == key for m in meetings):
        return e.firm and (bool(names) or _with_others(s, e, meetings))
    if not (names or _opens_paragraph(s)) and any(m.status in _TOLD and _long_before(day, m.when) for m in meetings[:1]):
        return False
    kinds = {m.kind for m in meetings}
    bare = s.r.low(e.j - 1) in _TRAININGS and s.r.low(min(e.j, s.r.n - 1)) not in {"of", "with", "for"}  # "The training began …"
    again = e.kind in kinds or (bare and MeetingKind.EXERCISE in kinds)
    return bool(names) or not (e.definite and e.ordinal is None and again and not e.bodies)


def _opens_paragraph(s: Sentence) -> bool:
    """Whether a paragraph begins with the day of its news: `On 13 July, Minsk hosted …`."""
    return s.a == 0 and any(s.r.back(i - 1, "on") < 0 for i, _, _ in s.dates[:1])


def on_occasion(s: Sentence) -> bool:
    """Whether a sentence tells what was done right before or after: `Before the meeting, …`, `Then …`."""
    return s.text.startswith(_OCCASION)


def _beside(s: Sentence, e: Event, meetings: Sequence[MeetingDraft]) -> bool:
    """Whether something of another kind was held on the occasion: `Before the meeting the ministers laid a wreath …`."""
    if e.definite or not e.firm or not on_occasion(s) or any(m.status not in _TOLD for m in meetings[-1:]):
        return False
    return e.kind in _ON_OCCASION and e.status is MeetingStatus.HELD and e.kind not in {m.kind for m in meetings}


def _with_others(s: Sentence, e: Event, meetings: Sequence[MeetingDraft]) -> bool:
    """Whether somebody meets another one than in the meetings of that day: `The same day he had talks with N. N.`."""
    if e.definite or e.kind is not MeetingKind.MEETING or e.verb is None or e.verb.kind not in _TALKING:
        return False
    behind = [m for m in s.people if m.name is not None and m.i >= min(e.j, e.verb.j)]
    with_ = any(s.r.sym[s.r.back(m.i - 1)] in _PARTNERS for m in behind[:1]) or (len(behind) > 1 and "between" in s.text)
    if not with_:
        return False
    known = {q.words[-1] for m in meetings for q in m.participants[:_NAMED] if q.words}
    return all(s.r.word(m.name[1] - 1) not in known for m in behind[-1:] if m.name is not None)


def has_day(date: DateMention | None) -> bool:
    """Whether a date names days."""
    return date is not None and date.precision is Precision.DAY


def date_key(date: DateMention | None) -> object:
    """What tells two dates apart before their years are resolved."""
    return None if date is None else (date.first[1:], date.last and date.last[1:], date.anchor)


def day_after(s: Sentence) -> tuple[int, int] | None:
    """Where a sentence without a date of its own tells that it speaks of the next day."""
    if s.dates or not s.text.startswith(_NEXT):
        return None
    r, k = s.r, next(k for k in range(s.a, s.b) if s.r.low(k) == "day")
    return r.starts[s.a], r.ends[k]


def following(when: DateMention | None, place: tuple[int, int] | None) -> DateMention | None:
    """The day after that of a meeting, under the words at a place; None where it cannot be told."""
    if when is None or place is None or when.precision is not Precision.DAY:
        return None
    last = when.last or when.first
    year = last.year or when.first.year
    if last.month is None or last.day is None or (year is None and (last.month, last.day) >= _LEAP and last.month == _LEAP[0]):
        return None  # a leap year would have one day more
    day = date(year or _COMMON, last.month, last.day) + timedelta(days=1)
    return DateMention(*place, PartialDate(None, day.month, day.day))


def long_past(s: Sentence, day: DateMention | None, published: date | None) -> bool:
    """Whether a sentence tells of times long before its release: `Eighteen years ago, on April 28, 2003`."""
    if " ago" in s.text and any(age in s.text for age in _AGES):
        return True
    if day is None or published is None:
        return False
    year, month, number = day.first
    if year is None or month is None or number is None:
        return False
    return (published - date(year, month, number)).days > _OLD


def _long_before(date: DateMention, first: DateMention | None) -> bool:
    """Whether a day lies well before that of the release's first event, so that it belongs to its history."""
    if first is None:
        return False
    (year, month, day), (first_year, first_month, first_day) = date.first, first.first
    if month is None or day is None or first_month is None or first_day is None:
        return False
    gap = (first_month - month) * _MONTH + first_day - day
    if year is not None and first_year is not None:
        return (first_year - year) * 12 * _MONTH + gap > _LONG
    return _LONG < gap < _HALF_YEAR if year is first_year else gap > _LONG


def name_words(r: Reading, q: int) -> str:
    """The words of a name at unit `q`, small letters."""
    i, j = r.inner(q) if r.sym[q] == QUOTE else (r.starts[q], r.ends[q])
    return plain(r.flat[i:j])


def same_name(name: str, r: Reading, m: MeetingDraft) -> bool:
    """Whether a name is that of a meeting, the year left out."""
    if m.name is None:
        return False
    start, end = m.name
    return plain(r.flat[start:end]).startswith(name[:6])
