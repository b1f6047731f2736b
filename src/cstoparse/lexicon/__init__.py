"""Words as data: one folder a language, TOML, loaded once on first use into a frozen `Lexicon`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cstoparse import patterns
from cstoparse.grammar import SYMBOLS, large, small
from cstoparse.lexicon.record import Additions, Lexicon
from cstoparse.lexicon.words import Light, Trie, Value, Verb, Words, elided, form_of, simple, title
from cstoparse.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["END", "Lexicon", "Light", "Trie", "Value", "Verb", "Words", "build", "data", "load", "words_of"]

END = ""
_PROPER = frozenset({"body", "country", "adj", "generic", "rank", "name", "given"})
"""Classes whose words begin with a capital."""


def words_of(phrase: str) -> list[str]:
    """Split a phrase as texts are split, small letters.

    >>> words_of("Council of Foreign Ministers")
    ['council', 'of', 'foreign', 'ministers']
    """
    return [word.lower() for word in patterns.TOKEN().findall(fold(phrase))]


class _Builder:
    """Gathers the forms; where a form has several classes the first one given stays."""

    def __init__(self) -> None:
        self.words = Words()
        self.heads: dict[str, Trie] = {}

    def add(self, phrase: str, name: str, value: Value = None) -> None:
        words = words_of(phrase)
        if len(words) == 1:
            self._single(phrase, name, value)
            return
        node = self.heads.setdefault(words[0], {})
        for word in words[1:]:
            if word == "the":
                continue  # articles inside are passed over where a phrase is met
            step = node.setdefault(word, {})
            node.setdefault(word.capitalize(), step)
            node.setdefault(title(word), step)
            node.setdefault(elided(word), step)
            node.setdefault(word.upper(), step)
            node = step
        proper = large(name) if phrase[0].isdigit() else None  # "1st Class Captain" begins with no letter
        node.setdefault(END, (proper if name in _PROPER else small(name), large(name), value))

    def _single(self, word: str, name: str, value: Value) -> None:
        if word[0].isupper() or name in _PROPER:
            self.words.setdefault(word, (large(name), value, None))
            return
        self.words.setdefault(word, (small(name), value, None))
        self.words.setdefault(word.capitalize(), (large(name), value, None))

    def table(self, name: str, table: Mapping[str, Iterable[str]]) -> None:
        for value, phrases in table.items():
            for phrase in phrases:
                self.add(phrase, name, value)

    def all(self, name: str, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            self.add(phrase, name)

    def verbs(self, name: str, table: Mapping[str, Iterable[str]]) -> None:
        for value, phrases in table.items():
            for phrase in phrases:
                self.add(phrase, name, Verb(value, form_of(phrase)))

    def lights(self, tables: Iterable[Mapping[str, Any]]) -> None:
        """Tell verbs what they say with special objects."""
        for table in tables:
            light = Light(table["tells"], frozenset(table["objects"]), table.get("passive", False))
            for verb in table["verbs"]:
                self.add(verb, "verb", Verb("other", form_of(verb)))
                for word in (verb, verb.capitalize()):
                    symbol, value, node = self.words[word]
                    if isinstance(value, Verb):
                        self.words[word] = (symbol, value._replace(lights=(*value.lights, light)), node)

    def close(self) -> Words:
        """Hang the phrases on the forms that begin them."""
        for word, node in self.heads.items():
            for form in dict.fromkeys((word, word.capitalize(), title(word), word.upper())):  # in this order: each is told by those before
                symbol, value, _ = self.words[form]
                self.words[form] = (symbol, value, node)
        return self.words


def _closed(builder: _Builder, grammar: dict[str, list[str]], phrases: dict[str, list[str]]) -> None:
    for name, words in grammar.items():
        match name:
            case "nouns" | "weekdays":
                builder.all("word", words)
            case "other":
                builder.verbs("verb", {"other": words})
            case _:
                builder.all(name, words)
    builder.all("chairof", phrases["chair_of"])
    builder.all("headof", phrases["head_of"])
    builder.all("withpart", phrases["with_part"])
    builder.table("format", {name: phrases[name] for name in ("videoconference", "in-person", "hybrid")})
    builder.all("decoy", phrases["decoy"])
    builder.all("plan", phrases["planned"])
    builder.all("basis", phrases["basis"])
    builder.all("interview", phrases["interview"])


def _organs(builder: _Builder, bodies: dict[str, Any], countries: list[dict[str, Any]]) -> None:
    for body in bodies["body"]:
        builder.table("body", {body["id"]: body["forms"]})
    builder.table("generic", {"": bodies["generic"]["forms"]})
    for country in countries:
        builder.table("country", {country["code"]: country["names"]})
        builder.table("adj", {country["code"]: country.get("adjectives", [])})


def _ordinals(data: dict[str, dict[str, int]]) -> dict[str, int]:
    units = {w: n for w, n in data["words"].items() if n < 10}  # noqa: PLR2004  the units of compound ordinals
    return {**data["words"], **{f"{t}-{u}": n + k for t, n in data["tens"].items() for u, k in units.items()}}


def _other(builder: _Builder, names: Mapping[str, str], vocabulary: Iterable[str]) -> None:
    """Words that no table of a class holds: particles of names, the vocabulary, given names, figures, signs."""
    for word in names["particles"].split():
        builder.words.setdefault(word, (SYMBOLS["part"], None, None))
    for word in vocabulary:
        builder.words.setdefault(word, (simple(word), None, None))
        builder.words.setdefault(word.capitalize(), (SYMBOLS["Word"], None, None))
    for word in names["given"].split():
        builder.words.setdefault(word.capitalize(), (SYMBOLS["given"], None, None))
    for word, number in (("V", 5), ("X", 10)):
        builder.words[word] = (SYMBOLS["ord"], number, None)
    for sign, name in _SIGNS.items():
        builder.words[sign] = (SYMBOLS[name], None, None)


def _added(builder: _Builder, own: Additions) -> None:
    """The words of a user, given before all others so that they stay."""
    for organ in own.organs:
        builder.table("body", {organ.id: organ.forms})
    for country in own.countries:
        builder.table("country", {country.code: country.names})
        builder.table("adj", {country.code: country.adjectives})
    for name, phrases in own.words.items():
        for phrase, value in phrases:
            builder.add(phrase, name, value)


def data(language: str, name: str) -> dict[str, Any]:
    """Read a table of the package's words.

    Raises:
        FileNotFoundError: there is no lexicon of that language.

    """
    return tomllib.loads(files(__package__).joinpath(language, f"{name}.toml").read_text("utf-8"))


@cache
def load(language: str) -> Lexicon:
    """Load the package's lexicon of a language, once.

    Raises:
        FileNotFoundError: there is no lexicon of that language.

    """
    return build(language)


def build(language: str, own: Additions | None = None) -> Lexicon:
    """Build a lexicon of the package's words and, before them, those of a user."""

    def read(name: str) -> dict[str, Any]:
        return data(language, name)

    builder = _Builder()
    bodies, roles, events, documents = read("bodies"), read("roles"), read("events"), read("documents")
    groups, names, places, grammar = read("groups"), read("names"), read("places"), read("grammar")
    inner = grammar.pop("inner")
    if own is not None:
        _added(builder, own)
    for month in read("months")["months"]:
        builder.all("month", month)
    for word, number in _ordinals(read("ordinals")).items():
        builder.add(word, "ord", number)
    _organs(builder, bodies, read("countries")["country"])
    _closed(builder, grammar, events["phrases"] | documents["phrases"])
    builder.all("word", inner)
    builder.all("word", places["vague"])
    builder.table("venue", {"": places["venues"]})
    builder.table("place", {"town": places["towns"], "district": places["districts"]})
    builder.all("draft", documents["drafts"])
    builder.table("event", events["nouns"])
    builder.table("doc", documents["nouns"])
    builder.all("rank", read("ranks")["ranks"].split("\n")[:-1])
    builder.all("role", roles["heads"])
    builder.all("mod", roles["modifiers"])
    builder.all("title", roles["titles"])
    builder.all("group", groups["heads"].split("\n")[:-1])
    builder.all("unit", groups["units"].split("\n")[:-1])
    builder.verbs("handle", documents["verbs"])
    builder.verbs("submit", {"submit": documents["submit"]})
    builder.verbs("verb", events["verbs"])
    builder.lights([*events["light"], *documents["light"]])
    builder.all("word", events["phrases"]["nonevent"])
    _other(builder, names, read("vocabulary")["words"].split())
    mine = own.organs if own is not None else ()
    ids = {body["id"] for body in bodies["body"]}
    return Lexicon(
        language=language,
        source=own.source if own is not None else None,
        words=builder.close(),
        towns=frozenset(places["towns"]),
        vague=frozenset(places["vague"]),
        first=frozenset(places["first"]),
        subjects=bodies["subjects"],
        collegial=frozenset([b["id"] for b in bodies["body"] if b.get("collegial")] + [organ.id for organ in mine if organ.collegial]),
        others=frozenset(bodies["organisations"]["others"]) | {o.id for o in mine if "." not in o.id and o.id not in ids},
    )


_SIGNS = {
    "!": "mark", "?": "mark", "…": "mark", ".": "mark", ",": "comma", ";": "semi", ":": "colon", "(": "open", ")": "close", "-": "dash",
    "/": "slash", "&": "and",
}  # fmt: skip
