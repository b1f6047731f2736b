"""Words of a user's own: a TOML file or a mapping, checked and built into a lexicon."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cstoparse.grammar import SYMBOLS
from cstoparse.lexicon import Lexicon, build, data
from cstoparse.lexicon.record import Additions, Country, Organ
from cstoparse.lexicon.tables import KEYS, Reader
from cstoparse.tokens import Passage

_LANGUAGE = "en"
_MAPPING = "<mapping>"
_CLASSES: dict[str, dict[str, tuple[str, str | None]]] = {
    "roles": {"offices": ("role", None), "modifiers": ("mod", None), "titles": ("title", None)},
    "places": {
        "towns": ("name", None), "town_kinds": ("place", "town"), "district_kinds": ("place", "district"), "venue_kinds": ("venue", ""),
    },
    "persons": {"given": ("given", None)},
}  # fmt: skip
"""By table and key: the class of its words and their value."""
_RESERVED = "csto"


class LexiconError(ValueError):
    r"""A user's words cannot be used; every fault found is told.

    >>> try:
    ...     load_lexicon({"organ": [{"id": "acme", "forms": ["the Acme"], "colegial": True}]})
    ... except LexiconError as error:
    ...     print(*error.problems, sep="\n")
    <mapping>: organ[0].colegial: is no key of this table; did you mean collegial?
    <mapping>: organ[0].forms[0]: 'the Acme' begins with an article; leave it out
    """

    problems: tuple[str, ...]
    """Every fault, each as `FILE: KEY: what is wrong; what to do`."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep the problems."""
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """List the problems, one a line."""
        return "\n  ".join(["the lexicon cannot be used:", *self.problems]) if len(self.problems) > 1 else self.problems[0]


def load_lexicon(source: str | os.PathLike[str] | Mapping[str, Any]) -> Lexicon:
    """Build a lexicon of the package's words and a user's own, to hand to `parse(lexicon=…)`.

    The user's words win over the package's.  Each of them is tried: what loads is found in texts.

    Args:
        source: the path of a TOML file in UTF-8, or a mapping of the same form.

    Raises:
        LexiconError: the file cannot be read, or something in it is wrong; every fault is told with its file and key.
        TypeError: `source` is neither a path nor a mapping.

    >>> words = load_lexicon({"organ": [{"id": "acme.council", "forms": ["Acme Council"], "collegial": True}]})
    >>> import cstoparse
    >>> bulletin = cstoparse.parse("On 13 July 2023, the Acme Council held its second meeting in Minsk.", lexicon=words)
    >>> bulletin.meetings[0].bodies[0].id
    'acme.council'
    """
    if isinstance(source, Mapping):
        name, tables = _MAPPING, source
    elif isinstance(source, (str, os.PathLike)):
        name = os.fsdecode(source)
        tables = _read(name)
    else:
        message = f"load_lexicon() takes the path of a TOML file or a mapping, not {type(source).__name__}"
        raise TypeError(message)
    reader = Reader(name)
    own = _additions(reader, tables)
    if reader.problems:
        raise LexiconError(tuple(reader.problems))
    lexicon = build(_LANGUAGE, own)
    for key, phrase, symbols, value in _wanted(own, reader):
        _try(reader, lexicon, (key, phrase), symbols, value)
    if reader.problems:
        raise LexiconError(tuple(reader.problems))
    return lexicon


def _read(name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(Path(name).read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reason = f"is not UTF-8 at byte {error.start}; save the file as UTF-8"
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = f"is not TOML: {error}"
    except FileNotFoundError:
        reason = "there is no such file; give the path of a TOML file"
    except (OSError, ValueError) as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    raise LexiconError((f"{name}: {reason}",)) from None


def _additions(reader: Reader, tables: Mapping[str, Any]) -> Additions:
    reader.keys("", tables, KEYS)
    known = {body["id"] for body in data(_LANGUAGE, "bodies")["body"]}
    return Additions(
        source=reader.file,
        organs=tuple(_organs(reader, tables, known)),
        countries=tuple(_countries(reader, tables)),
        words=_words(reader, tables),
    )


def _organs(reader: Reader, tables: Mapping[str, Any], known: set[str]) -> Iterator[Organ]:
    for key, table in reader.tables(tables, "organ", ("id", "forms", "collegial"), ("id", "forms")):
        made = reader.matching(f"{key}.id", table, "id")
        if made is not None and made not in known and made.split(".")[0] == _RESERVED:
            reader.tell(f"{key}.id", f"{made!r} is no organ of the CSTO that the library knows; begin your own ids with another word")
        collegial = table.get("collegial", False)
        if not isinstance(collegial, bool):
            reader.tell(f"{key}.collegial", f"{collegial!r} is neither true nor false")
        elif "collegial" in table and made in known:
            reader.tell(f"{key}.collegial", f"the library knows already whether {made!r} meets; leave this key out")
        yield Organ(made or "", reader.phrases(f"{key}.forms", table, "forms", proper=True), collegial is True)


def _countries(reader: Reader, tables: Mapping[str, Any]) -> Iterator[Country]:
    for key, table in reader.tables(tables, "country", ("code", "names", "adjectives"), ("code", "names")):
        code = reader.matching(f"{key}.code", table, "code")
        names = reader.phrases(f"{key}.names", table, "names", proper=True)
        yield Country(code or "", names, reader.phrases(f"{key}.adjectives", table, "adjectives", proper=True))


def _words(reader: Reader, tables: Mapping[str, Any]) -> dict[str, tuple[tuple[str, str | None], ...]]:
    words: dict[str, tuple[tuple[str, str | None], ...]] = {}
    for name, keys in _CLASSES.items():
        table = reader.table(tables, name, tuple(keys))
        for key, (kind, value) in keys.items():
            phrases = reader.phrases(f"{name}.{key}", table, key, proper=kind in {"name", "given"})
            words[kind] = (*words.get(kind, ()), *((phrase, value) for phrase in phrases))
    return words


def _wanted(own: Additions, reader: Reader) -> Iterator[tuple[str, str, str, str | None]]:
    """Every word with its key, and the symbols and the value that it must have in a text."""
    told = {phrase: key for key, phrase in reader.told}
    for organ in own.organs:
        yield from ((told[form], form, SYMBOLS["body"], organ.id) for form in organ.forms)
    for country in own.countries:
        yield from ((told[name], name, SYMBOLS["country"], country.code) for name in country.names)
        yield from ((told[name], name, SYMBOLS["adj"], country.code) for name in country.adjectives)
    for kind, phrases in own.words.items():
        symbols = SYMBOLS[kind.upper() if kind.upper() in SYMBOLS else kind]
        yield from ((told[phrase], phrase, symbols, value) for phrase, value in phrases)


def _try(reader: Reader, lexicon: Lexicon, place: tuple[str, str], symbols: str, value: str | None) -> None:
    """Tell where a text that holds the word alone does not show it."""
    key, phrase = place
    passage = Passage(phrase, 0, len(phrase), lexicon)
    if passage.n != 1 or passage.sym not in symbols:
        reader.tell(key, f"{phrase!r} cannot be read as one name; write it in words, without quotes, stops and other signs")
    elif passage.vals[0] != value:
        reader.tell(key, f"{phrase!r} already stands for {passage.vals[0]!r} in this file; keep one of them")
