"""Write `src/cstoparse/schema.json`, the JSON Schema of both forms of a bulletin, from the classes and their docstrings.

Usage: python -m tools.make_schema
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from cstoparse import model, parts, text

TARGET = Path(__file__).resolve().parent.parent / "src/cstoparse/schema.json"

Schema = dict[str, Any]

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_EDTF = r"[0-9X]{4}(-[0-9X]{2}){0,2}"
_BODY_ID = {"pattern": r"^[a-z]+(\.[a-z]+(-[a-z]+)*)?$"}
NARROWER: dict[tuple[type, str], Schema] = {
    (model.Bulletin, "schema"): {"const": model.SCHEMA},
    (parts.When, "edtf"): {"pattern": f"^{_EDTF}(/{_EDTF})?$"},
    (parts.When, "start"): {"pattern": f"^{_DAY}$"},
    (parts.When, "end"): {"pattern": f"^{_DAY}$"},
    (parts.Body, "id"): _BODY_ID,
    (model.Participant, "affiliation"): _BODY_ID,
    (model.Participant, "country"): {"pattern": "^[A-Z]{2}$"},
    (model.Meeting, "ordinal"): {"minimum": 1},
    (model.DraftDocument, "submitted_to"): {"items": {"type": "string", **_BODY_ID}},
    (parts.Phone, "e164"): {"pattern": "^\\+[1-9][0-9]{1,14}$"},
}
"""What the contract says of a value beyond its type."""

SPAN: Schema = {
    "description": inspect.getdoc(text.Span),
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
    "items": False,
    "minItems": 2,
}
TEXT: Schema = {
    "description": "Words taken from the source: `source[start:end] == text`.",
    "type": "object",
    "properties": {"text": {"type": "string"}, "span": {"$ref": "#/$defs/Span"}},
    "required": ["text", "span"],
    "additionalProperties": False,
}
SIMPLE = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


def build() -> Schema:
    """Give the schema of both forms; the form with spans is known by the `span` of the bulletin."""
    definitions: dict[str, Schema] = {"Span": SPAN, "Text": TEXT}
    for spans in (True, False):
        _define(model.Bulletin, definitions, spans=spans)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": model.SCHEMA,
        "description": "A parsed press bulletin, with spans or, where it has no `span`, in the plain form.",
        "if": {"required": ["span"]},
        "then": {"$ref": "#/$defs/Bulletin"},
        "else": {"$ref": "#/$defs/PlainBulletin"},
        "$defs": dict(sorted(definitions.items())),
    }


def render() -> str:
    """Give the file's content."""
    return json.dumps(build(), ensure_ascii=False, indent=2) + "\n"


def _define(cls: type, definitions: dict[str, Schema], *, spans: bool) -> Schema:
    """Add the definition of a record or enumeration and of what it holds; give a reference to it."""
    if issubclass(cls, StrEnum):
        definitions[cls.__name__] = {"description": inspect.getdoc(cls), "type": "string", "enum": [member.value for member in cls]}
        return {"$ref": f"#/$defs/{cls.__name__}"}
    name = cls.__name__ if spans else f"Plain{cls.__name__}"
    if name not in definitions:
        definitions[name] = {}  # holds the name while its fields are described
        definitions[name] = _record(cls, definitions, spans=spans)
    return {"$ref": f"#/$defs/{name}"}


def _record(cls: type, definitions: dict[str, Schema], *, spans: bool) -> Schema:
    hints, docs = get_type_hints(cls), _field_docs(cls)
    names = [field.name for field in attrs.fields(cls) if spans or field.name != "span"]
    return {
        "title": cls.__name__,
        "description": str(inspect.getdoc(cls)).partition("\n")[0],
        "type": "object",
        "properties": {
            name: {"description": docs[name], **_value(hints[name], definitions, spans=spans), **NARROWER.get((cls, name), {})}
            for name in names
        },
        "required": names,
        "additionalProperties": False,
    }


def _value(hint: Any, definitions: dict[str, Schema], *, spans: bool) -> Schema:  # noqa: ANN401  whatever an annotation holds
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0], definitions, spans=spans)}
    if isinstance(hint, UnionType):
        parts = [_value(part, definitions, spans=spans) for part in get_args(hint)]
        if all(part.keys() == {"type"} for part in parts):
            return {"type": [part["type"] for part in parts]}
        return {"anyOf": parts}
    if hint in SIMPLE or (hint is text.Text and not spans):
        return {"type": SIMPLE.get(hint, "string")}
    if hint in {text.Text, text.Span}:
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return _define(hint, definitions, spans=spans)


def _field_docs(cls: type) -> dict[str, str]:
    """Give the docstring under each field of a record."""
    body = _classes(sys.modules[cls.__module__])[cls.__name__].body
    docs: dict[str, str] = {}
    for field, doc in pairwise(body):
        match field, doc:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                docs[name] = inspect.cleandoc(words).replace("\n", " ")
    return docs


@cache
def _classes(module: Any) -> dict[str, ast.ClassDef]:  # noqa: ANN401  a module, which typeshed does not call hashable
    return {node.name: node for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.ClassDef)}


if __name__ == "__main__":
    TARGET.write_text(render(), "utf-8")
    sys.stdout.write(f"{TARGET.name} written\n")
