"""The committed JSON Schema is the one that the classes give, is a valid schema, and holds for both forms and no other."""

from __future__ import annotations

import json
from typing import Any

import attrs
import jsonschema
import pytest

import cstoparse
from tests.hand_built import BULLETIN, EMPTY
from tools import make_schema

SCHEMA = cstoparse.json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_committed_file_is_the_generated_one() -> None:
    assert make_schema.TARGET.read_text("utf-8") == make_schema.render(), "run: python -m tools.make_schema"


def test_valid_against_the_meta_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("spans", [True, False])
@pytest.mark.parametrize("bulletin", [BULLETIN, EMPTY])
def test_holds_for_output(bulletin: cstoparse.Bulletin, *, spans: bool) -> None:
    VALIDATOR.validate(json.loads(cstoparse.to_json(bulletin, spans=spans)))
    form = {"$ref": "#/$defs/Bulletin" if spans else "#/$defs/PlainBulletin", "$defs": SCHEMA["$defs"]}
    jsonschema.Draft202012Validator(form).validate(cstoparse.to_dict(bulletin, spans=spans))


@pytest.mark.parametrize("spans", [True, False])
@pytest.mark.parametrize(("key", "value"), [("kind", "x"), ("headline", 3), ("meetings", None), ("color", "red")])
def test_rejects(key: str, value: object, *, spans: bool) -> None:
    payload = cstoparse.to_dict(BULLETIN, spans=spans)
    payload["releases"][1][key] = value
    with pytest.raises(jsonschema.ValidationError) as caught:
        VALIDATOR.validate(payload)
    assert list(caught.value.absolute_path)[:2] == ["releases", 1], "the message is about the place, not about the forms"


def test_every_definition_is_used_and_every_record_described() -> None:
    text = json.dumps(SCHEMA)
    for name, definition in SCHEMA["$defs"].items():
        assert f'"#/$defs/{name}"' in text, name
        assert definition["description"], name
        for field, value in definition.get("properties", {}).items():
            assert name == "Text" or value["description"], f"{name}.{field}"


def test_plain_form_differs_in_spans_and_texts_only() -> None:
    for name, definition in _records().items():
        plain = _records()[name.removeprefix("Plain")]["properties"]
        assert list(definition["properties"]) == [field for field in plain if field != "span" or not name.startswith("Plain")]


def test_fields_are_those_of_the_records() -> None:
    for name, definition in _records().items():
        record = getattr(cstoparse, name, None)
        if record is not None:
            assert definition["required"] == [field.name for field in attrs.fields(record)]


def _records() -> dict[str, Any]:
    return {name: definition for name, definition in SCHEMA["$defs"].items() if "title" in definition}
