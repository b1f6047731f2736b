"""The tables of the lexicon have the form in which they are read: no key too many, none missing, no empty or untidy entry."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cstoparse import DocumentKind, DocumentStatus, MeetingKind

EN = Path(__file__).parents[2] / "src/cstoparse/lexicon/en"
TABLES = sorted(EN.glob("*.toml"))

Schema = dict[str, Any]
PHRASE: Schema = {"type": "string", "pattern": r"^\S+( \S+)*$"}
PHRASES: Schema = {"type": "array", "items": PHRASE, "minItems": 1, "uniqueItems": True}
LINES: Schema = {"type": "string", "pattern": r"^(\S+( \S+)*\n)+$"}
NUMBERS: Schema = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}, "minProperties": 1}
WORD: Schema = {"type": "string", "pattern": r"^[a-z-]+$"}
ORGAN: Schema = {"type": "string", "pattern": r"^[a-z]+(\.[a-z]+(-[a-z]+)*)?$"}


def record(**keys: Schema) -> Schema:
    """An object with these keys and no others; one written `key_` may be missing."""
    return {
        "type": "object",
        "properties": {key.removesuffix("_"): value for key, value in keys.items()},
        "required": [key for key in keys if not key.endswith("_")],
        "additionalProperties": False,
    }


def each(names: list[str], value: Schema = PHRASES) -> Schema:
    """An object with exactly these keys."""
    return {"type": "object", "properties": dict.fromkeys(names, value), "required": names, "additionalProperties": False}


def listed(value: Schema) -> Schema:
    """A list that is not empty."""
    return {"type": "array", "items": value, "minItems": 1}


def light(tells: list[str]) -> Schema:
    """What verbs tell with special objects."""
    return listed(record(tells={"enum": tells}, verbs=PHRASES, objects=PHRASES, passive_={"type": "boolean"}))


STEPS = sorted({s.value for s in DocumentStatus} - {"planned"})
VERBS = [
    "hold", "host", "occur", "begin", "end", "sum", "attend", "chair", "lead", "speak", "meet", "visit", "practice", "cancel", "postpone",
]  # fmt: skip
CLOSED = [
    "the", "det", "of", "from", "to", "in", "at", "on", "by", "with", "for", "under", "prep", "and", "rel", "pron", "acronym", "be", "have",
    "modal", "not", "adv", "states", "inner", "other", "nouns", "weekdays",
]  # fmt: skip
LAYOUT = [
    "navigation", "furniture", "media", "download", "byline", "files", "salutation", "signature", "open", "anew", "back",
    "abbreviated", "common", "months",
]  # fmt: skip
DATES = ["weekdays", "seasons", "before_month", "before_year", "of", "between_parts", "between", "dated", "of_event", "follow"]
SCHEMAS: dict[str, Schema] = {
    "bodies": record(
        body=listed(record(id=ORGAN, forms=PHRASES, collegial_={"const": True})), generic=record(forms=PHRASES),
        organisations=record(others={"type": "array", "items": ORGAN, "uniqueItems": True}),
        subjects={"type": "object", "additionalProperties": ORGAN},
    ),
    "countries": record(
        country=listed(record(code={"type": "string", "pattern": "^[A-Z]{2}$"}, names=PHRASES, adjectives={**PHRASES, "minItems": 0})),
    ),
    "documents": record(
        drafts=PHRASES, submit=PHRASES, nouns=each([k.value for k in DocumentKind]), verbs=each([*STEPS, "instructed"]),
        phrases=each(["planned", "basis"]), light=light([*STEPS, *VERBS]),
    ),
    "events": record(
        nouns=each([k.value for k in MeetingKind]), verbs=each(VERBS), light=light([*STEPS, *VERBS]),
        phrases=each(
            ["chair_of", "head_of", "with_part", "videoconference", "in-person", "hybrid", "interview", "decoy", "nonevent"],
        ),
    ),
    "grammar": each(CLOSED),
    "groups": record(heads=LINES, units=LINES),
    "layout": record(**dict.fromkeys(LAYOUT, PHRASES), contact=each(["tel", "fax", "email", "other"])),
    "months": record(
        months={**listed(PHRASES), "minItems": 12, "maxItems": 12}, **dict.fromkeys(DATES, PHRASES), joins=each(["range", "list", "of"]),
        relative=each(["this", "last", "next", "same"]), days=each(["today", "yesterday", "tomorrow"], WORD),
        parts=each(["half", "quarter"]), ordinals=NUMBERS,
    ),
    "names": record(given=LINES, particles=LINES),
    "ordinals": record(words=NUMBERS, tens=NUMBERS),
    "places": record(towns=PHRASES, districts=PHRASES, vague=PHRASES, first=PHRASES, venues=PHRASES),
    "ranks": record(ranks=LINES),
    "roles": record(heads=PHRASES, modifiers=PHRASES, titles=PHRASES),
    "vocabulary": record(words=LINES),
}  # fmt: skip
"""The form of each table; the kinds, statuses and classes are those of the library."""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_table_keeps_its_schema(table: Path) -> None:
    """Keys, types and the tidiness of phrases; a phrase stands in a list once."""
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[table.stem])
    jsonschema.validate(tomllib.loads(table.read_text("utf-8")), SCHEMAS[table.stem])


def test_every_schema_has_its_table() -> None:
    """No form is kept for a table that is gone."""
    assert {table.stem for table in TABLES} == set(SCHEMAS)


@pytest.mark.parametrize("list_", ["groups.heads", "groups.units", "names.given", "names.particles", "ranks.ranks", "vocabulary.words"])
def test_long_list_is_sorted(list_: str) -> None:
    """Lists of one entry a line are in the order of their characters, each entry once."""
    table, key = list_.split(".")
    lines = tomllib.loads((EN / f"{table}.toml").read_text("utf-8"))[key].splitlines()
    assert [(a, b) for a, b in pairwise(lines) if a >= b] == []


def string_lists(node: object, path: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of phrases of a table with where they stand."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from string_lists(value, f"{path}.{key}")
    elif isinstance(node, list):
        if all(isinstance(entry, str) for entry in node):
            yield path, node
        else:
            for n, entry in enumerate(node):
                yield from string_lists(entry, f"{path}[{n}]")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_inline_lists_are_sorted(table: Path) -> None:
    """Lists of phrases are in the order of their letters, capital or small; of a month the full name stands first."""
    lists = dict(string_lists(tomllib.loads(table.read_text("utf-8")), table.stem))
    lists = {path: entries for path, entries in lists.items() if not path.startswith("months.months")}
    assert {path: entries for path, entries in lists.items() if entries != sorted(entries, key=lambda e: (e.lower(), e))} == {}


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("bodies", {"body": [{"id": "CSTO", "forms": ["CSTO"]}], "generic": {"forms": ["Council"]}, "subjects": {}}),
        ("grammar", {name: ["x"] for name in CLOSED} | {"extra": ["x"]}),
        ("grammar", {name: ["x"] for name in CLOSED} | {"the": []}),
        ("grammar", {name: ["x"] for name in CLOSED} | {"the": ["the", "the"]}),
        ("ranks", {"ranks": "Major \nColonel\n"}),
        ("ordinals", {"words": {"first": 0}, "tens": {"twenty": 20}}),
    ],
)
def test_schema_refuses(table: str, wrong: object) -> None:
    """A form that lets everything pass would tell nothing."""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, SCHEMAS[table])
