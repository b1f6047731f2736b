"""A bulletin comes back from its dict, its JSON and a pickle as it was, and its JSON keeps the schema."""

from __future__ import annotations

import copy
import json
import pickle

import jsonschema
from hypothesis import given

import cstoparse
from tests import laws
from tests.property.strategies import texts

SCHEMA = cstoparse.json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PLAIN = jsonschema.Draft202012Validator({**SCHEMA, "$ref": "#/$defs/PlainBulletin"})


def test_schema_is_a_schema() -> None:
    """The schema is valid against the one of its draft."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@given(texts)
def test_dict_and_json(text: str) -> None:
    """Law of the round trip: the same bulletin comes back from its dict and its JSON."""
    assert list(laws.not_round(cstoparse.parse(text))) == []


@given(texts)
def test_pickle_and_copy(text: str) -> None:
    """Law of the round trip, by pickle and by copy."""
    bulletin = cstoparse.parse(text)
    form = cstoparse.to_dict(bulletin)
    for back in (pickle.loads(pickle.dumps(bulletin)), copy.deepcopy(bulletin)):  # noqa: S301  its own
        assert back == bulletin
        assert cstoparse.to_dict(back) == form


@given(texts)
def test_output_keeps_the_schema(text: str) -> None:
    """Law of the schema: all output is valid against it."""
    bulletin = cstoparse.parse(text)
    VALIDATOR.validate(json.loads(cstoparse.to_json(bulletin)))


@given(texts)
def test_plain_form_is_the_other_without_spans(text: str) -> None:
    """Law of the plain form: it is the full one with bare strings and without spans."""
    bulletin = cstoparse.parse(text)
    plain = cstoparse.to_dict(bulletin, spans=False)
    PLAIN.validate(plain)
    assert plain == _without_spans(cstoparse.to_dict(bulletin))


def _without_spans(node: object) -> object:
    match node:
        case {"text": text, "span": _, **rest} if not rest:
            return text
        case dict():
            return {key: _without_spans(value) for key, value in node.items() if key != "span"}
        case list():
            return [_without_spans(value) for value in node]
    return node
