"""The words of dates, loaded on first use."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from attrs import frozen

from cstoparse import patterns

MONTHS = 12


@frozen
class DateWords:
    """What `months.toml` says, ready for look-ups."""

    finder: patterns.Pattern
    """The names of the months, and numbers."""
    months: dict[str, int]
    """Number of the month by its name as written: `May`, `MAY`, `Sept.`."""
    short: frozenset[str]
    """Abbreviated names, with and without full stop."""
    weekdays: frozenset[str]
    """Names of weekdays, small letters."""
    seasons: frozenset[str]
    """Spring to winter."""
    parts: dict[str, int]
    """`half` 6, `quarter` 3: their length in months."""
    ordinals: dict[str, int]
    """Days in words and figures: `twenty-first`, `2nd`."""
    joins: dict[str, str]
    """Sign for the words between two parts of a date, commas and weekdays left out."""
    before_month: frozenset[str]
    """Words that a month alone stands after."""
    before_year: frozenset[str]
    """Words that a year alone stands after."""
    of: frozenset[str]
    """`of`."""
    between_parts: frozenset[str]
    """Words between `first half` and the year."""
    between: frozenset[str]
    """Words that make "5 and 7 May" a range."""
    dated: frozenset[str]
    """Words before the date of a document."""
    of_event: frozenset[str]
    """Words before `of` and the date of an event."""
    follow: frozenset[str]
    """Words that may stand after a date and are no things counted."""
    relative: dict[str, str]
    """`this`, `last`, `next` or `same` by the word before `year`."""
    days: dict[str, str]
    """`today`, `yesterday`, `tomorrow` by the word used."""
    cues: tuple[str, ...]
    """Endings of these words, and ` year`: a passage without them holds no such phrase."""


def _joins(kinds: dict[str, list[str]]) -> dict[str, str]:
    signs = {"range": "-", "list": "&", "of": "o"}
    joins = {"(": "("}
    for kind, phrases in kinds.items():
        for phrase in phrases:
            for shape in (phrase, f"{phrase} the", f"- {phrase}"):
                joins.setdefault(shape, signs[kind])
    return joins


@cache
def load(language: str = "en") -> DateWords:
    """Load the words of a language, once."""
    data = tomllib.loads(files("cstoparse.lexicon").joinpath(language).joinpath("months.toml").read_text("utf-8"))
    months: dict[str, int] = {}
    short: set[str] = set()
    for number, names in enumerate(data["months"], 1):
        for name in names:
            forms = [name, name.upper()]
            if name is not names[0]:
                forms += [f"{form}." for form in forms]
                short.update(forms)
            months.update(dict.fromkeys(forms, number))
    endings = {1: "st", 2: "nd", 3: "rd"}
    figures = {f"{n}{endings.get(n, 'th')}": n for n in range(1, 5)}
    return DateWords(
        finder=patterns.date_atoms(tuple(months)),
        months=months,
        short=frozenset(short),
        weekdays=frozenset(data["weekdays"]),
        seasons=frozenset(data["seasons"]),
        parts={word: length for key, length in (("half", 6), ("quarter", 3)) for word in data["parts"][key]},
        ordinals={**data["ordinals"], **figures},
        joins=_joins(data["joins"]),
        before_month=frozenset(data["before_month"]),
        before_year=frozenset(data["before_year"]),
        of=frozenset(data["of"]),
        between_parts=frozenset(data["between_parts"]),
        between=frozenset(data["between"]),
        dated=frozenset(data["dated"]),
        of_event=frozenset(data["of_event"]),
        follow=frozenset(data["follow"]),
        relative={word: key for key, words in data["relative"].items() for word in words},
        days={word: key for key, word in data["days"].items()},
        cues=(" year", *dict.fromkeys(word[-3:] for word in data["days"].values())),
    )
