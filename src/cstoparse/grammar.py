"""The alphabet of word classes, and patterns over it.

A passage is read as a string with one symbol for each word or set phrase (`tokens.Passage.sym`), so that a rule about
words is a regular expression: `Mod* Role of the? Body`.  Names in small letters are closed classes or small-letter
words, names with a capital are capitalised words, names in capitals are either.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from cstoparse import patterns
from cstoparse.patterns import Pattern

# Open classes: the symbol of a small-letter word and that of a capitalised one.
_OPEN = {
    "word": "aA",  # any other word
    "doc": "dD",  # a noun that names a document
    "event": "eE",  # a noun that names a gathering
    "draft": "fF",
    "generic": "gG",  # "the Council": points back at an organ
    "handle": "hH",  # what is done with a document: considered, signed
    "rank": "kK",
    "place": "lL",  # city, region
    "mod": "mM",  # stands before an office: deputy, acting
    "group": "pP",  # persons that take part: experts, delegations
    "unit": "ãÃ",  # bodies of men that take part: contingents, duty shifts
    "role": "rR",  # an office
    "submit": "sS",
    "title": "tT",  # Mr, Dr
    "venue": "uU",  # hall, training ground
    "verb": "vV",  # what events do and what is done in them
}
_CLOSED = {
    # Capitalised ones.
    "body": "B", "country": "C", "adj": "J", "given": "I", "name": "N", "acronym": "W", "initial": "Z", "month": "Y",
    # Figures.
    "num": "n", "ord": "o",
    # Small words.
    "the": "1", "det": "2", "of": "3", "from": "4", "to": "5", "in": "6", "at": "7", "on": "8", "by": "9", "with": "w", "for": "0",
    "under": "µ", "prep": "q", "and": "c", "rel": "x", "pron": "y", "be": "b", "have": "i", "modal": "j", "not": "z", "adv": "Q",
    "part": "ð", "past": "þ", "ing": "ß",
    # Set phrases.
    "chairof": "Ä", "headof": "Ë", "withpart": "Ö", "format": "Ü", "decoy": "Ø", "plan": "Æ", "states": "§", "basis": "Œ", "interview": "Ï",
    # Signs.
    "comma": ",", "semi": ";", "colon": ":", "stop": "!", "open": "<", "close": ">", "dash": "=", "slash": "/", "mark": "'",
    "quote": "X", "sign": "~",
}  # fmt: skip


def _alphabet() -> dict[str, str]:
    names = dict(_CLOSED)
    for name, both in _OPEN.items():
        names[name], names[name.capitalize()], names[name.upper()] = both[0], both[1], both
    for name, team in (("group", "persons"), ("Group", "Persons"), ("GROUP", "PERSONS")):
        names[team] = names[name]
        names[name] += names[name.replace("group", "unit").replace("Group", "Unit").replace("GROUP", "UNIT")]
    names["dets"] = names["the"] + names["det"]
    # Words of names of institutions and posts.
    capitals = ("Word", "Doc", "Event", "Draft", "Generic", "Handle", "Place", "Mod", "Group", "Submit", "Venue", "Verb", "acronym")
    names["Cap"] = "".join(names[n] for n in capitals)
    names["low"] = "".join(names[n] for n in ("word", "doc", "event", "generic", "place", "mod", "group", "venue"))
    return names


SYMBOLS = _alphabet()
"""Symbols by name; several characters are a choice."""


def classes(names: str) -> str:
    """The symbols of several classes, named with spaces between."""
    return "".join(SYMBOLS[name] for name in names.split())


# The classes that many rooms ask for.
AND, BASIS, BODY, CLOSE, COLON, COMMA, DETS = (SYMBOLS[name] for name in ("and", "basis", "body", "close", "colon", "comma", "dets"))
OPEN, QUOTE, REL, SEMI, STOP, TO, WITH = (SYMBOLS[name] for name in ("open", "quote", "rel", "semi", "stop", "to", "with"))


def small(name: str) -> str:
    """The symbol of a class for a small-letter word."""
    return _OPEN[name][0] if name in _OPEN else SYMBOLS[name]


def large(name: str) -> str:
    """The symbol of a class for a capitalised word; that of a closed class as it is."""
    return _OPEN[name][1] if name in _OPEN else SYMBOLS[name]


@cache
def compiled(source: str) -> Pattern:
    """Compile a pattern written in names of classes; spaces are left out."""
    out: list[str] = []
    inside = False
    for name in patterns.GRAMMAR_TOKEN().findall(source):
        if name[0].isalpha() and len(name) > 1:
            chars = SYMBOLS[name]
            out.append(chars if inside or len(chars) == 1 else f"[{chars}]")
            continue
        inside = name == "[" or (inside and name != "]")
        out.append(name)
    return patterns.grammar("".join(out))


def rule(source: str) -> Callable[[], Pattern]:
    """Name a pattern that is compiled at its first use."""
    return cache(lambda: compiled(source))
