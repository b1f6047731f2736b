"""The words around a date: what makes a lone month or number one, what it is relative to, what it is a part of."""

from __future__ import annotations

from collections.abc import Iterator

from cstoparse import patterns
from cstoparse.mentions.dates.kinds import Anchor, DateMention, PartialDate, Precision
from cstoparse.mentions.dates.words import MONTHS, DateWords

_WORD = 16
"""Signs before a date among which its preposition stands, longest word included."""
_AFTER = 26
_YEARS = {"this": Anchor.THIS_YEAR, "last": Anchor.LAST_YEAR, "next": Anchor.NEXT_YEAR, "same": Anchor.SAME_YEAR}
_MONTHS = {**_YEARS, "last": Anchor.LAST_MONTH, "next": Anchor.NEXT_MONTH}
_DAYS = {"today": Anchor.TODAY, "yesterday": Anchor.YESTERDAY, "tomorrow": Anchor.TOMORROW}


def word_before(flat: str, start: int, place: int) -> tuple[str, int]:
    """The word before `place`, small letters, and its start; brackets left out; empty where there is none."""
    tail = flat[max(start, place - _WORD) : place]
    kept = tail.rstrip(' ("')
    word = kept[kept.rfind(" ") + 1 :]
    return word.lower(), place - (len(tail) - len(kept)) - len(word)


def year_after(flat: str, end: int, place: int, words: DateWords) -> tuple[int, Anchor] | None:
    """`this year` right after a date: its end and what it says."""
    if flat.find("year", place, min(place + _AFTER, end)) < 0:
        return None
    match = patterns.YEAR_PHRASE().match(flat, place, end)
    if match is None or match[1] not in words.relative:
        return None
    return closed(flat, place, match.end(), end), _YEARS[words.relative[match[1]]]


def closed(flat: str, start: int, stop: int, end: int) -> int:
    """Take the closing bracket along where `flat[start:stop]` has an opening one."""
    return stop + (flat.find("(", start, stop) >= 0 and stop < end and flat[stop] == ")")


def month_before(flat: str, start: int, place: int, words: DateWords) -> tuple[int, Anchor] | None:
    """`last` right before a month: its start and what it says."""
    word, a = word_before(flat, start, place)
    return (a, _MONTHS[words.relative[word]]) if word in words.relative else None


def day_before(flat: str, start: int, place: int, words: DateWords) -> tuple[int, int] | None:
    """`twenty-first of` right before a month: its start and the day."""
    of, a = word_before(flat, start, place)
    if of not in words.of:
        return None
    word, a = word_before(flat, start, a)
    return (a, words.ordinals[word]) if word in words.ordinals else None


def of_document(flat: str, start: int, place: int, words: DateWords, *, several: bool) -> bool:
    """Whether the date is that of a treaty or decision."""
    word, a = word_before(flat, start, place)
    if word == "the":
        word, a = word_before(flat, start, a)
    if word not in words.of or several:
        return word in words.dated
    return word_before(flat, start, a)[0].strip('",;)') not in words.of_event


def part_of_year(flat: str, start: int, mention: DateMention, words: DateWords) -> DateMention:
    """Take the half, quarter or season before a year along."""
    year = mention.first.year
    word, a = word_before(flat, start, mention.start)
    bare = True
    while word in words.between_parts:
        bare = False
        word, a = word_before(flat, start, a)
    if word in words.seasons:
        return DateMention(a, mention.end, mention.first, None, mention.anchor, Precision.SEASON)
    length = words.parts.get(word)
    if bare or length is None:
        return mention
    word, a = word_before(flat, start, a)
    count = words.ordinals.get(word, 0)
    if not 1 <= count <= MONTHS // length:
        return mention
    first, last = PartialDate(year, (count - 1) * length + 1), PartialDate(year, count * length)
    precision = Precision.HALF if length == MONTHS // 2 else Precision.QUARTER
    return DateMention(a, mention.end, first, last, mention.anchor, precision)


def phrases(flat: str, start: int, end: int, words: DateWords) -> Iterator[DateMention]:
    """Find `today` and its like, and `this year` wherever it stands."""
    for word, key in words.days.items():
        for place in _finds(flat, word[1:], start, end):
            a, b = place - 1, place + len(word) - 1
            whole = not (a > start and flat[a - 1].isalnum()) and not flat[b : min(b + 1, end)].isalnum()
            if a >= start and flat[a] in (word[0], word[0].upper()) and whole:
                yield DateMention(a, b, PartialDate(), None, _DAYS[key], Precision.DAY)
    for place in _finds(flat, " year", start, end):
        word, a = word_before(flat, start, place)
        if word in words.relative and not flat[place + 5 : min(place + 6, end)].isalpha():
            yield DateMention(a, place + 5, PartialDate(), None, _YEARS[words.relative[word]], Precision.YEAR)


def _finds(flat: str, word: str, start: int, end: int) -> Iterator[int]:
    place = flat.find(word, start, end)
    while place >= 0:
        yield place
        place = flat.find(word, place + 1, end)
