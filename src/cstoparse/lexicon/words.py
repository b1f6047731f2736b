"""Word forms: the symbol and value of each, and what an unlisted word is by its look."""

from __future__ import annotations

from typing import Any, NamedTuple

from cstoparse.grammar import SYMBOLS, small

Trie = dict[str, Any]
"""Nested dictionaries by small-letter word; the key `""` holds the leaf of a phrase that ends here."""
Leaf = tuple[str | None, str, Any]
"""Symbol of a phrase that begins with a small letter (None where it must not), symbol of a capitalised one, value."""


class Light(NamedTuple):
    """What a verb tells with one of some objects: `made a report`, `received the support of`."""

    kind: str
    objects: frozenset[str]
    passive: bool
    """Whether its subject is what something is done to: a draft that receives support is approved."""


class Verb(NamedTuple):
    """What a verb tells, its form (base, present, past, participle or ing), and what it tells with special objects."""

    kind: str
    form: str
    lights: tuple[Light, ...] = ()


Value = str | int | Verb | None
"""Id of an organ, code of a country, kind of an event or document, number of an ordinal, a verb."""
Entry = tuple[str, Value, Trie | None]
"""Symbol, value, and the phrases that begin with the word."""

_PARTICIPLES = frozenset({"begun", "given", "spoken", "taken", "shown", "gone", "done", "seen", "drawn"})
_PAST = frozenset({
    "held", "took", "met", "began", "gave", "spoke", "led", "put", "read", "went", "made", "paid", "told", "kept", "set", "came",
    "got", "drew", "said", "dwelt", "brought", "heard", "laid", "became", "sent", "saw", "let", "left", "lost", "was", "were",
    "underwent", "undertook", "fell", "flew", "lent", "oversaw", "partook", "sat", "ran", "wound", "dealt", "swung", "chose", "wrote",
})  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_STEPS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LONGEST = 9
_PERSONS = ("ists", "icians", "graphers", "ologists", "servicemen", "servicewomen", "sportsmen", "keepers")
_PERSON = ("ologist", "iatrist", "ician", "grapher")
_NO_PERSONS = frozenset({
    "assists", "consists", "exists", "insists", "lists", "persists", "resists", "twists", "checklists", "fists", "mists",
    "terrorists", "extremists",
})  # fmt: skip
_COMMON = ("tion", "tions", "sion", "ment", "ments", "ness", "ship", "ology", "ities", "ability", "isation", "ization", "ational")


def form_of(phrase: str) -> str:
    """Tell the form of a verb by its first word.

    >>> form_of("held"), form_of("takes part"), form_of("hosting"), form_of("begun")
    ('past', 'present', 'ing', 'participle')
    """
    word = next((w for w in phrase.split() if not w.endswith("ly")), phrase)
    if " was " in phrase or " were " in phrase:
        return "past"
    if word in _PARTICIPLES:
        return "participle"
    if word in {"is", "are"}:
        return "present"
    if word in _PAST or word.endswith("ed"):
        return "past"
    if word.endswith("ing"):
        return "ing"
    return "present" if word.endswith("s") and not word.endswith("ss") else "base"


def title(word: str) -> str:
    """Write each part of a hyphenated word with a capital, as titles do.

    >>> title("anti-terrorist")
    'Anti-Terrorist'
    """
    return "-".join(part.capitalize() for part in word.split("-"))


def elided(word: str) -> str:
    """Write a word behind an elided article with its own capital.

    >>> elided("d'affaires")
    "d'Affaires"
    """
    head, sign, tail = word.partition("'")
    return head + sign + tail.capitalize()


def simple(word: str) -> str:
    """The symbol of a small-letter word that no table names, by its ending."""
    if word.endswith("ed") and len(word) > 4:  # noqa: PLR2004  not "need"
        return SYMBOLS["past"]
    if word.endswith("ing") and len(word) > 5:  # noqa: PLR2004  not "thing"
        return SYMBOLS["ing"]
    if word.endswith(_PERSONS) and word not in _NO_PERSONS:
        return small("group")
    if word.endswith(_PERSON):
        return small("role")
    return SYMBOLS["adv"] if word.endswith("ly") else SYMBOLS["word"]


def roman(word: str) -> int | None:
    """Read a Roman numeral of capitals, up to 399.

    >>> roman("XIV"), roman("CIVIL")
    (14, None)
    """
    if len(word) > _LONGEST or not set(word) <= set(_ROMAN):
        return None
    values = [_ROMAN[c] for c in word]
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return total if _written(total) == word else None


def _written(number: int) -> str:
    out = ""
    for value, letters in _ROMAN_STEPS:
        count, number = divmod(number, value)
        out += letters * count
    return out


class Words(dict[str, Entry]):
    """Word forms as written; an unlisted one is told by its look and not kept."""

    def __missing__(self, word: str) -> Entry:
        """Classify a form that is not listed."""
        first = word[0]
        if first.isdigit():
            return _number(word)
        if not first.isalpha():
            return (SYMBOLS["sign"], None, None)
        if word.endswith("'s") and len(word) > 3:  # noqa: PLR2004  not the pronoun's "'s"
            return self._possessive(word[:-2])
        entry = self._compound(word) if "-" in word else None
        if entry is not None:
            return entry
        if not first.isupper():
            return (simple(word), None, None)
        return self._capital(word)

    def _compound(self, word: str) -> Entry | None:
        """A compound that its last part tells: `seminar-meeting`, `Vice-Minister`."""
        head, tail = word.lower().rsplit("-", 1)
        entry = self.get(tail)
        if entry is None or not (entry[0] in SYMBOLS["event"] or (entry[0] in SYMBOLS["role"] and head in _BESIDE)):
            return None
        first = self.get(head)
        if first is not None and first[0] == entry[0] and entry[1] in _GENERAL:
            entry = first  # "seminar-meeting"
        return (entry[0].upper() if word[0].isupper() else entry[0], entry[1], None)

    def _possessive(self, word: str) -> Entry:
        symbol, value, _ = self[word]
        if symbol in SYMBOLS["name"] + SYMBOLS["given"]:
            return (symbol, "possessive", None)
        return (SYMBOLS["adj"] if symbol == SYMBOLS["country"] else symbol, value, None)

    def _capital(self, word: str) -> Entry:
        if len(word) > 1 and word.isupper():
            number = roman(word)
            if number is not None:
                return (SYMBOLS["ord"], number, None)
            entry = self.get(word.capitalize()) or self.get(word.lower())
            if entry is not None and entry[0] not in SYMBOLS["given"]:
                return (entry[0].upper() if entry[0] in _OPEN else entry[0], entry[1], None)
            return (SYMBOLS["acronym"], None, None)
        low = word.lower()
        entry = self.get(low)
        if entry is not None and entry[0] in _OPEN:
            return (entry[0].upper(), entry[1], None)
        symbol = simple(low)
        if symbol in _PROFESSIONS:
            return (symbol.upper(), None, None)
        if low.endswith(_COMMON):
            return (SYMBOLS["Word"], None, None)
        if "-" in low:
            parts = [self.get(part) or self.get(part.capitalize()) for part in low.split("-")]
            if all(part is not None and part[0] not in _NAMES for part in parts):
                return (SYMBOLS["Word"], None, None)
        return (SYMBOLS["name"], None, None)


_OPEN = frozenset(map(small, (
    "word", "doc", "event", "group", "unit", "role", "mod", "venue", "place", "verb", "handle", "submit", "draft",
)))  # fmt: skip
_PROFESSIONS = frozenset(map(small, ("role", "group")))
_GENERAL = frozenset({"meeting", "session"})
_BESIDE = frozenset({"vice", "ex", "co", "deputy", "under"})
_NAMES = SYMBOLS["given"] + SYMBOLS["name"]


def _number(word: str) -> Entry:
    """A number as an ordinal or a count; no organ has met a thousand times."""
    digits = word.lower().rstrip("stndrh")
    value = int(digits) if len(digits) <= 3 and digits.isascii() and digits.isdigit() else None  # noqa: PLR2004  as above
    return (SYMBOLS["num" if digits == word or value is None else "ord"], value, None)
