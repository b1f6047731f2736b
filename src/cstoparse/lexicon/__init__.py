"""Words as data: one folder a language, TOML, loaded once on first use into a frozen `Lexicon`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import frozen

from cstoparse import patterns
from cstoparse.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Trie = dict[str, Any]
"""Nested dictionaries by normalised word; the key `""` holds the (category, value) pairs of a phrase that ends here."""
END = ""


@frozen
class Lexicon:
    """The words of one language."""

    trie: Trie
    """All phrases, for one scan over the words of a text."""
    vocabulary: frozenset[str]
    """Words that may stand capitalised without being part of a person's name."""
    given: frozenset[str]
    """Given names."""
    particles: frozenset[str]
    """Lower-case parts of names (`al`, `uulu`)."""
    titles: frozenset[str]
    """Courtesy titles before names."""
    modifiers: frozenset[str]
    """Words that may stand before the head of a role."""
    participles: frozenset[str]
    """Participles that do not end a group's noun phrase."""
    stops: frozenset[str]
    """Function words and verbs that end a noun phrase."""
    classes: dict[str, frozenset[str]]
    """The closed classes of the grammar, by name."""
    ordinals: dict[str, int]
    """Ordinals in words."""


def normal(word: str) -> str:
    """Lower-case a word and drop a possessive ending.

    >>> normal("Organization's")
    'organization'
    """
    low = word.lower()
    return low[:-2] if low.endswith("'s") and len(low) > 3 else low  # noqa: PLR2004  not the pronoun's "'s"


def words_of(phrase: str) -> list[str]:
    """Split a phrase as texts are split, normalised."""
    return [normal(m) for m in patterns.TOKEN().findall(fold(phrase))]


def _add(trie: Trie, phrase: str, category: str, value: object) -> None:
    node = trie
    for word in words_of(phrase):
        node = node.setdefault(word, {})
    node[END] = (*node.get(END, ()), (category, value))


def _add_table(trie: Trie, category: str, table: dict[str, Iterable[str]]) -> None:
    for value, phrases in table.items():
        for phrase in phrases:
            _add(trie, phrase, category, value)


def _ordinals(data: dict[str, dict[str, int]]) -> dict[str, int]:
    units = {w: n for w, n in data["words"].items() if n < 10}  # noqa: PLR2004  the units of compound ordinals
    tens = {f"{t}-{u}": n + k for t, n in data["tens"].items() for u, k in units.items()}
    return {**data["words"], **tens}


@cache
def load(language: str) -> Lexicon:
    """Load the lexicon of a language, once.

    Raises:
        FileNotFoundError: there is no lexicon of that language.

    """
    folder = files(__package__).joinpath(language)

    def read(name: str) -> dict[str, Any]:
        return tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))

    trie: Trie = {}
    bodies, roles, events = read("bodies"), read("roles"), read("events")
    for body in bodies["body"]:
        _add_table(trie, "body", {body["id"]: body["forms"]})
    _add_table(trie, "generic", {"": bodies["generic"]["forms"]})
    for country in read("countries")["country"]:
        _add_table(trie, "country", {country["code"]: country["names"]})
        _add_table(trie, "adjective", {country["code"]: country.get("adjectives", [])})
    _add_table(trie, "role", {"": roles["heads"]})
    _add_table(trie, "rank", {"": read("ranks")["ranks"]})
    _add_table(trie, "event", events["nouns"])
    _add_table(trie, "verb", events["verbs"])
    _add_table(trie, "phrase", events["phrases"])
    groups, documents, grammar, names = read("groups"), read("documents"), read("grammar"), read("names")
    _add_table(trie, "group", {"": groups["heads"]})
    _add_table(trie, "document", documents["nouns"])
    _add_table(trie, "handling", documents["verbs"])
    _add_table(trie, "step", documents["phrases"])
    _add_table(trie, "neutral", {"": grammar.pop("neutral")})
    classes = {name: frozenset(words) for name, words in grammar.items()}
    return Lexicon(
        trie=trie,
        vocabulary=frozenset(read("vocabulary")["words"]) | classes["calendar"] | classes["weekdays"],
        given=frozenset(names["given"]),
        particles=frozenset(names["particles"]),
        titles=frozenset(roles["titles"]),
        modifiers=frozenset(roles["modifiers"]),
        participles=frozenset(groups["participles"]),
        stops=classes["determiners"] | classes["prepositions"] | classes["conjunctions"] | classes["auxiliaries"] | classes["verbs"],
        classes=classes,
        ordinals=_ordinals(read("ordinals")),
    )
