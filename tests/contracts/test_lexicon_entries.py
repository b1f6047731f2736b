"""Every entry of the lexicon is found in a text as what it is, the longest one wins, and none stands behind a stronger one unnoticed."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cstoparse import lexicon
from cstoparse.grammar import SYMBOLS, large, small
from cstoparse.lexicon import Lexicon, Value, Verb, words_of
from cstoparse.mentions.dates import PartialDate, find_dates
from cstoparse.mentions.dates.words import load
from cstoparse.text import fold
from cstoparse.tokens import Passage

# A word of several classes has the one that stands here; its entry in the other table is never met.
STRONGER = {
    ("decoy", "earlier"): "adv",
    ("decoy", "since"): "prep",
    ("mod", "assistant"): "role",
    ("mod", "chief"): "role",
    ("mod", "deputy"): "role",
    ("mod", "first"): "ord",
    ("mod", "joint"): "word",
    ("mod", "plenipotentiary"): "role",
    ("mod", "second"): "ord",
    ("mod", "secretary"): "role",
    ("mod", "then"): "adv",
    ("mod", "third"): "ord",
    ("mod", "under"): "under",
    ("unit", "border troops"): "word",
    ("venue", "press center"): "word",
    ("verb", "closed"): "word",
    ("verb", "co-chair"): "role",
    ("verb", "head"): "role",
    ("verb", "heads"): "group",
    ("verb", "last"): "decoy",
    ("verb", "lead"): "mod",
    ("verb", "leading"): "mod",
    ("verb", "organized"): "word",
    ("verb", "over"): "prep",
    ("verb", "passed"): "handle",
    ("verb", "reports"): "doc",
    ("verb", "shown"): "verb",
    ("verb", "trained"): "word",
}
COMPUTED = {"name", "initial", "num", "past", "ing", "part", "given", "dets", "quote", "sign", "comma", "semi", "colon", "stop", "open",
            "close", "dash", "slash", "mark"}  # fmt: skip
"""Classes that words get by their look, or from tables of their own."""


class Given(NamedTuple):
    """An entry as a table gives it."""

    phrase: str
    name: str
    value: Value

    @property
    def forms(self) -> set[str]:
        """As written, and with a capital."""
        return {self.phrase, self.phrase[0].upper() + self.phrase[1:]}


class Recorder(lexicon._Builder):  # noqa: SLF001  every table goes through it
    """Notes the entries on their way; verbs with special objects are added to those that are there, and are no entries."""

    given: list[Given]

    def __init__(self) -> None:
        super().__init__()
        self.given, Recorder.last = [], self

    last: Recorder

    def add(self, phrase: str, name: str, value: Value = None) -> None:
        self.given.append(Given(phrase, name, value))
        super().add(phrase, name, value)

    def lights(self, tables: Any) -> None:  # noqa: ANN401  TOML
        before = list(self.given)
        super().lights(tables)
        self.given = before


@cache
def recorded() -> tuple[Lexicon, list[Given]]:
    """The lexicon and all entries, in the order in which the tables give them."""
    patch = pytest.MonkeyPatch()
    patch.setattr(lexicon, "_Builder", Recorder)
    loaded = lexicon.load.__wrapped__("en")
    patch.undo()
    return loaded, Recorder.last.given


def names() -> list[str]:
    """The classes that have entries."""
    return list(dict.fromkeys(entry.name for entry in recorded()[1]))


def units(text: str) -> list[tuple[str, str, Value]]:
    """The words, symbol and value of each unit of a text."""
    flat = fold(text)
    passage = Passage(flat, 0, len(flat), recorded()[0])
    return [(passage.word(k), passage.sym[k], passage.vals[k]) for k in range(passage.n)]


def bare(value: Value) -> Value:
    """A verb without what it tells of special objects."""
    return value._replace(lights=()) if isinstance(value, Verb) else value


def is_met(entry: Given, before: str = "", after: str = "") -> bool:
    """Whether one of the entry's forms is one unit of its class and value."""
    symbols = {small(entry.name), large(entry.name)}
    found = [unit for form in entry.forms for unit in units(f"{before}{form}{after}") if unit[0] in {fold(f) for f in entry.forms}]
    return any(symbol in symbols and bare(value) == entry.value for _, symbol, value in found)


@pytest.mark.parametrize("name", names())
def test_every_entry_is_met(name: str) -> None:
    """Alone and in a sentence, each entry of a class is one unit of it, or of the stronger class named above."""
    entries = [e for e in recorded()[1] if e.name == name and (name, e.phrase) not in STRONGER]
    assert [e.phrase for e in entries if not is_met(e)] == []
    assert [e.phrase for e in entries if not is_met(e, "zzz ", " zzz")] == []


@pytest.mark.parametrize(("name", "phrase"), STRONGER)
def test_stronger_class(name: str, phrase: str) -> None:
    """A word that stands in two tables has the class that is said, and none is said for nothing."""
    entries = [e for e in recorded()[1] if (e.name, e.phrase) == (name, phrase)]
    assert entries != []
    assert not all(map(is_met, entries))
    ((_, symbol, _),) = units(phrase)
    stronger = STRONGER[name, phrase]
    assert symbol in {small(stronger), large(stronger)}


def test_longest_wins() -> None:
    """Where one entry begins another, a text that holds the longer one is read as that."""
    entries = recorded()[1]
    first: dict[tuple[str, ...], Given] = {}
    for entry in entries:
        first.setdefault(tuple(words_of(entry.phrase)), entry)
    traps = [(first[key[:n]], entry) for key, entry in first.items() for n in range(1, len(key)) if key[:n] in first]
    assert len(traps) > 1000
    lost = [(short.phrase, long.phrase) for short, long in traps if not is_met(long, "zzz ", " zzz")]
    assert lost == []


def test_shorter_is_met_where_the_longer_breaks_off() -> None:
    """An entry that begins a longer one is met where the text goes on otherwise."""
    entries = {tuple(words_of(e.phrase)): e for e in reversed(recorded()[1]) if e.phrase.isascii()}
    lost = []
    for key in entries:
        for n in range(1, len(key)):
            short = entries.get(key[:n])
            if short is not None and (short.name, short.phrase) not in STRONGER and not is_met(short, "zzz ", " zzz"):
                lost.append((short.phrase, key))
    assert lost == []


def test_longest_month_wins() -> None:
    """`Sept` is not `Sep` and a rest, `March` not `Mar`."""
    names_of_months = load().months
    for name, number in names_of_months.items():
        (found,) = find_dates(text := f"on 5 {name} 2021 in", 0, len(text))
        assert (text[found.start : found.end], found.first) == (f"5 {name} 2021", PartialDate(2021, number, 5))


def test_no_entry_twice() -> None:
    """No table gives a phrase twice, and no two organs, countries or kinds share one."""
    seen = Counter((entry.name, entry.phrase) for entry in recorded()[1])
    assert {key for key, times in seen.items() if times > 1} - {("verb", "shown")} == set()


def test_classes_and_tables_are_the_same() -> None:
    """Each class of the grammar has entries or is told by a word's look; each entry has a class of the grammar."""
    in_grammar = {name.lower() for name in SYMBOLS if name.islower()} - {"cap", "low", "persons"}
    assert set(names()) - in_grammar == set()
    assert in_grammar - set(names()) - COMPUTED == set()


def test_organs_are_those_of_the_schema_page(root: Path) -> None:
    """The ids of organs in the lexicon and those that users are told of are the same, sorted and once each."""
    page = (root / "docs/schema.md").read_text("utf-8").partition("## Organ ids")[2].partition("\n## ")[0]
    told = {name for row in page.splitlines() if row.startswith("| `") for name in re.findall(r"`([a-z.-]+)`", row.split("|")[1])}
    found = [str(e.value) for e in recorded()[1] if e.name == "body"]
    assert set(found) == told
    assert set(recorded()[0].subjects.values()) <= told
    assert list(dict.fromkeys(found)) == sorted(told)
