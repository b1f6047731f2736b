"""The tables of a user's file, read key by key; what is wrong is gathered, not raised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from cstoparse import patterns
from cstoparse.lexicon import data, words_of

KEYS = ("organ", "country", "roles", "places", "persons")
"""Tables of a user's file."""
_ARTICLES = frozenset({"the", "a", "an"})
_CLOSED = (
    "the", "det", "of", "from", "to", "in", "at", "on", "by", "with", "for", "under", "prep", "and", "rel", "pron", "be", "have",
    "modal", "not", "weekdays",
)  # fmt: skip
"""Classes of `grammar.toml` whose words hold every sentence together."""
_SHOWN = 60
_WANTED = {
    "id": "write small letters, with one dot at most, as in 'acme.council'",
    "code": "write the two capital letters of ISO 3166-1 alpha-2, as in 'KZ'",
}


class Reader:
    """Reads tables of one file and gathers what is wrong in them."""

    def __init__(self, file: str) -> None:
        """Take the file's name for the messages."""
        self.file = file
        self.problems: list[str] = []
        self.told: list[tuple[str, str]] = []
        """Key and words of each word or phrase that was read."""

    def tell(self, key: str, reason: str) -> None:
        """Keep what is wrong at a key."""
        self.problems.append(f"{self.file}: {key}: {reason}")

    def keys(self, key: str, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
        """Tell of keys that are not known."""
        for name in table:
            if name not in known:
                near = get_close_matches(str(name), known, 1)
                advice = f"did you mean {near[0]}?" if near else f"use {', '.join(known)}"
                self.tell(f"{key}.{name}" if key else str(name), f"is no key of this {'table' if key else 'file'}; {advice}")

    def table(self, tables: Mapping[str, Any], name: str, known: tuple[str, ...]) -> Mapping[str, Any]:
        """Give a table that may be missing."""
        table = tables.get(name, {})
        if not isinstance(table, Mapping):
            self.tell(name, f"is {_kind(table)}; write it as a table: [{name}]")
            return {}
        self.keys(name, table, known)
        return table

    def tables(
        self, tables: Mapping[str, Any], name: str, known: tuple[str, ...], wanted: tuple[str, ...],
    ) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Give the tables of an array with the key of each."""
        rows = tables.get(name, [])
        if not isinstance(rows, list | tuple):
            self.tell(name, f"is {_kind(rows)}; write each of them as a table of its own: [[{name}]]")
            return
        for n, table in enumerate(rows):
            key = f"{name}[{n}]"
            if not isinstance(table, Mapping):
                self.tell(key, f"is {_kind(table)}; write it as a table: [[{name}]]")
                continue
            self.keys(key, table, known)
            for missing in wanted:
                if missing not in table:
                    self.tell(f"{key}.{missing}", "is missing; add it")
            yield key, table

    def matching(self, key: str, table: Mapping[str, Any], name: str) -> str | None:
        """Give an id or a code."""
        value = table.get(name)
        pattern = patterns.ORGAN_ID() if name == "id" else patterns.COUNTRY_CODE()
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        if name in table:
            self.tell(key, f"{_shown(value)} is no {name}; {_WANTED[name]}")
        return None

    def phrases(self, key: str, table: Mapping[str, Any], name: str, *, proper: bool) -> tuple[str, ...]:
        """Give a list of words and phrases; `proper` ones begin with a capital."""
        rows = table.get(name, [])
        if not isinstance(rows, list | tuple):
            self.tell(key, f"is {_kind(rows)}; write a list of strings, as in [{_shown(rows)}]")
            return ()
        found = []
        for n, phrase in enumerate(rows):
            place = f"{key}[{n}]"
            reason = _fault(phrase, proper=proper)
            if reason is None:
                found.append(phrase)
                self.told.append((place, phrase))
            else:
                self.tell(place, reason)
        return tuple(found)


def _fault(phrase: object, *, proper: bool) -> str | None:
    """What is wrong with a word or phrase, and what to do."""
    if not isinstance(phrase, str):
        return f"{_shown(phrase)} is {_kind(phrase)}; write a string in quotes"
    words = words_of(phrase)
    if not words:
        return "is empty; write the words or leave it out"
    shown = _shown(phrase)
    if phrase != phrase.strip():
        return f"{shown} has spaces around it; leave them out"
    if words[0] in _ARTICLES and len(words) > 1:
        return f"{shown} begins with an article; leave it out"
    if proper and phrase[0].islower():
        return f"{shown} begins with a small letter; write it with a capital, as texts do"
    if len(words) == 1 and words[0] in _closed() and not (len(phrase) > 1 and phrase.isupper()):
        return f"{shown} is a word that holds sentences or dates together; give a longer form"
    return None


@cache
def _closed() -> frozenset[str]:
    """Words that no user may take for a name: sentences and dates fall apart without them."""
    grammar, ordinals = data("en", "grammar"), data("en", "ordinals")
    months = (word.lower() for month in data("en", "months")["months"] for word in month)
    return frozenset([*(word for name in _CLOSED for word in grammar[name]), *months, *ordinals["words"], *ordinals["tens"]])


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def _kind(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case str():
            return "a string"
        case int() | float():
            return "a number"
        case list() | tuple():
            return "a list"
        case Mapping():
            return "a table"
        case _:
            return f"of type {type(value).__name__}"
