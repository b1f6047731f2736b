"""The words around a date: what makes a lone month or number one, what it is relative to, what it is a part of."""

from __future__ import annotations

from collections.abc import Iterator

from cstoparse import patterns
from cstoparse.mentions.dates.kinds import Anchor, PartialDate, Precision
from cstoparse.mentions.dates.words import MONTHS, DateWords

_WORD = 16
"""Signs before a date among which its preposition stands, longest word included."""
_AFTER = 26
YEAR = " year"
_YEARS = {"this": Anchor.THIS_YEAR, "last": Anchor.LAST_YEAR, "next": Anchor.NEXT_YEAR, "same": Anchor.SAME_YEAR}
_MONTHS = {**_YEARS, "last": Anchor.LAST_MONTH, "next": Anchor.NEXT_MONTH}
_DAYS = {"today": Anchor.TODAY, "yesterday": Anchor.YESTERDAY, "tomorrow": Anchor.TOMORROW}

Part = tuple[int, PartialDate, PartialDate | None, Precision]
"""A half, quarter or season: its start, its first and last month, and which of them it is."""


def word_before(passage: str, place: int) -> tuple[str, int]:
    """The word before `place`, small letters, and its start; brackets left out; empty where there is none."""
    start = place - _WORD if place > _WORD else 0
    kept = passage[start:place].rstrip(' ("')
    gap = kept.rfind(" ") + 1
    return kept[gap:].lower(), start + gap


def year_after(passage: str, place: int, words: DateWords) -> tuple[int, Anchor] | None:
    """`this year` right after a date: its end and what it says."""
    if passage.find("year", place, place + _AFTER) < 0:
        return None
    match = patterns.YEAR_PHRASE().match(passage, place)
    if match is None or match[1] not in words.relative:
        return None
    return closed(passage, place, match.end()), _YEARS[words.relative[match[1]]]


def closed(passage: str, start: int, stop: int) -> int:
    """Take the closing bracket along where `passage[start:stop]` has an opening one."""
    return stop + 1 if passage.startswith(")", stop) and passage.find("(", start, stop) >= 0 else stop


def month_before(passage: str, place: int, words: DateWords) -> tuple[int, Anchor] | None:
    """`last` right before a month: its start and what it says."""
    word, a = word_before(passage, place)
    return (a, _MONTHS[words.relative[word]]) if word in words.relative else None


def day_before(passage: str, place: int, words: DateWords) -> tuple[int, int] | None:
    """`twenty-first of` right before a month: its start and the day."""
    of, a = word_before(passage, place)
    if of not in words.of:
        return None
    word, a = word_before(passage, a)
    return (a, words.ordinals[word]) if word in words.ordinals else None


def of_document(passage: str, place: int, words: DateWords, *, several: bool) -> bool:
    """Whether the date is that of a treaty or decision."""
    word, a = word_before(passage, place)
    if word == "the":
        word, a = word_before(passage, a)
    if word not in words.of or several:
        return word in words.dated
    return word_before(passage, a)[0].strip('",;)') not in words.of_event


def part_of_year(passage: str, place: int, year: int | None, words: DateWords) -> Part | None:
    """The half, quarter or season right before the year at `place`."""
    word, a = word_before(passage, place)
    bare = True
    while word in words.between_parts:
        bare = False
        word, a = word_before(passage, a)
    if word in words.seasons:
        return a, PartialDate(year), None, Precision.SEASON
    length = words.parts.get(word)
    if bare or length is None:
        return None
    word, a = word_before(passage, a)
    count = words.ordinals.get(word, 0)
    if not 1 <= count <= MONTHS // length:
        return None
    precision = Precision.HALF if length == MONTHS // 2 else Precision.QUARTER
    return a, PartialDate(year, (count - 1) * length + 1), PartialDate(year, count * length), precision


def phrases(passage: str, words: DateWords) -> Iterator[tuple[int, int, Anchor, Precision]]:
    """Find `today` and its like, and `this year` wherever it stands."""
    for word, key in words.days.items():
        for place in _finds(passage, word[1:]):
            a, b = place - 1, place + len(word) - 1
            whole = not (a > 0 and passage[a - 1].isalnum()) and not passage[b : b + 1].isalnum()
            if a >= 0 and passage[a] in (word[0], word[0].upper()) and whole:
                yield a, b, _DAYS[key], Precision.DAY
    for place in _finds(passage, YEAR):
        word, a = word_before(passage, place)
        b = place + len(YEAR)
        if word in words.relative and not passage[b : b + 1].isalpha():
            yield a, b, _YEARS[words.relative[word]], Precision.YEAR


def _finds(passage: str, word: str) -> Iterator[int]:
    place = passage.find(word)
    while place >= 0:
        yield place
        place = passage.find(word, place + 1)
