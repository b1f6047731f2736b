from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from cstoparse import codec
from cstoparse.codec import PayloadError, from_dict, from_json, to_dict, to_json
from cstoparse.model import Bulletin, Meeting
from cstoparse.text import Span, Text
from tests.hand_built import ARTICLE, BULLETIN, CONTACT, EMPTY

Payload = dict[str, Any]


def spans(bulletin: Bulletin) -> list[tuple[str, Span]]:
    """Every span with its path, those of Texts too, which equality does not look at."""
    found = [(path, node if isinstance(node, Span) else getattr(node, "span", None)) for path, node in bulletin.walk()]
    return [(path, span) for path, span in found if span is not None]


@pytest.fixture
def payload() -> Payload:
    return to_dict(BULLETIN)


class TestShape:
    def test_leaves(self, payload: Payload) -> None:
        article = payload["releases"][1]
        assert article["headline"] == {"text": "Experts met in Minsk — “Границы”", "span": [44, 76]}
        assert article["published"] == {
            "edtf": "2023-07-14", "start": "2023-07-14", "end": "2023-07-14", "basis": "stated", "text": "14.07.2023", "span": [77, 87],
        }
        meeting = article["meetings"][0]
        assert meeting["bodies"][0] == {"id": "csto.pc", "name": {"text": "CSTO Permanent Council", "span": [214, 236]}}
        assert meeting["participants"][0]["name"] == {
            "full": "Ivan A. Petrenko", "given": "Ivan", "patronymic": "A.", "family": "Petrenko", "rank": "Colonel",
            "span": [114, 130],
        }
        assert article["contact"]["phones"] == [
            {"raw": {"text": "+7 495 795-27-10", "span": [*CONTACT.phones[0].raw.span]}, "e164": "+74957952710", "kinds": ["tel", "fax"]},
        ]

    def test_plain_leaves(self) -> None:
        article = to_dict(BULLETIN, spans=False)["releases"][1]
        assert article["headline"] == "Experts met in Minsk — “Границы”"
        assert list(article["published"]) == ["edtf", "start", "end", "basis", "text"]
        assert [participant["name"] for participant in article["meetings"][0]["participants"]] == [
            {"full": "Ivan A. Petrenko", "given": "Ivan", "patronymic": "A.", "family": "Petrenko", "rank": "Colonel"},
            "Experts from Belarus",
            None,
        ]
        assert article["contact"]["phones"] == [{"raw": "+7 495 795-27-10", "e164": "+74957952710", "kinds": ["tel", "fax"]}]

    def test_nothing_said_is_null_or_an_empty_list(self) -> None:
        assert to_dict(EMPTY) == {"schema": "cstoparse/1", "text": "", "language": "und", "releases": [], "diagnostics": [], "span": [0, 0]}
        teaser = to_dict(BULLETIN, spans=False)["releases"][0]
        assert (teaser["headline"], teaser["documents"], teaser["meetings"][0]["place"]) == (None, [], None)

    @pytest.mark.parametrize("with_spans", [True, False])
    def test_every_field_in_the_order_of_the_class(self, *, with_spans: bool) -> None:
        record = to_dict(BULLETIN, spans=with_spans)["releases"][1]["meetings"][0]
        assert list(record) == [f.name for f in attrs.fields(Meeting) if with_spans or f.name != "span"]

    @pytest.mark.parametrize("with_spans", [True, False])
    def test_plain_types_only(self, *, with_spans: bool) -> None:
        def types(node: object) -> set[type]:
            inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
            return {type(node)}.union(*map(types, inner))

        assert types(to_dict(BULLETIN, spans=with_spans)) <= {dict, list, str, int, bool, type(None)}


class TestRoundTrip:
    @pytest.mark.parametrize("bulletin", [BULLETIN, EMPTY])
    @pytest.mark.parametrize("back", [
        lambda b: from_dict(to_dict(b)),
        lambda b: from_dict(MappingProxyType(to_dict(b))),
        lambda b: from_json(to_json(b)),
        lambda b: from_json(to_json(b, indent=2).encode("utf-8")),
    ])
    def test_equal_and_so_are_the_spans(self, bulletin: Bulletin, back: Callable[[Bulletin], Bulletin]) -> None:
        again = back(bulletin)
        assert again == bulletin
        assert spans(again) == spans(bulletin)
        assert [type(node) for _, node in again.walk()] == [type(node) for _, node in bulletin.walk()]
        assert hash(again) == hash(bulletin)

    def test_records_share_nothing_with_the_payload(self, payload: Payload) -> None:
        bulletin = from_dict(payload)
        payload["releases"][1]["meetings"].clear()
        assert bulletin == BULLETIN


class TestJson:
    def test_one_line_that_is_valid_utf8(self) -> None:
        line = to_json(BULLETIN)
        assert line.splitlines() == [line]
        assert json.loads(line.encode("utf-8")) == to_dict(BULLETIN)
        assert "Границы" in line
        assert r"\ud800" in line

    def test_indent(self) -> None:
        assert to_json(EMPTY, indent=2).splitlines()[1] == '  "schema": "cstoparse/1",'

    def test_next_line_character(self) -> None:
        bulletin = attrs.evolve(EMPTY, text="a\x85b\u2029ё", span=Span(0, 5))
        assert len(to_json(bulletin).splitlines()) == 1
        assert from_json(to_json(bulletin)) == bulletin

    def test_same_bytes_in_any_process(self) -> None:
        code = "from tests.hand_built import BULLETIN; from cstoparse.codec import to_json; print(ascii(to_json(BULLETIN)))"
        for seed in ("1", "2"):
            env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
            run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
            assert run.stdout == ascii(to_json(BULLETIN)) + "\n"

    @pytest.mark.parametrize("broken", ["", "{", b"\xff", "[" * 100_000, "9" * 5000, '{"a": NaN}', "null", '"text"'])
    def test_not_json_or_no_object(self, broken: str | bytes) -> None:
        with pytest.raises(PayloadError, match=r"\$"):
            from_json(broken)


def change(payload: Payload, path: list[str | int], value: object) -> Payload:
    """The payload with another value at the path; `...` drops the key."""
    changed = copy.deepcopy(payload)
    node: Any = changed
    for key in path[:-1]:
        node = node[key]
    if value is ...:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return changed


AT: list[str | int] = ["releases", 1, "meetings", 0]
CONTACT_AT: list[str | int] = ["releases", 1, "contact"]
DOCUMENT = "$.releases[1].documents[0]"
MEETING = "$.releases[1].meetings[0]"


class TestBadPayload:
    @pytest.mark.parametrize(("path", "value", "problem"), [
        (["releases", 0, "kind"], "x", "$.releases[0].kind: expected one of article, teaser; got 'x'"),
        (["releases", 0, "kind"], ["teaser"], "$.releases[0].kind: expected one of article, teaser; got a list"),
        (["releases", 0, "kind"], None, "$.releases[0].kind: expected one of article, teaser; got None"),
        (["releases", 0, "kind"], ..., "$.releases[0].kind: missing"),
        (["releases", 0, "color"], "red", "$.releases[0]: unknown keys: 'color'"),
        (["releases", 0], 5, "$.releases[0]: expected an object; got 5"),
        (["releases"], {}, "$.releases: expected a list; got an object"),
        (["releases"], "ab", "$.releases: expected a list; got 'ab'"),
        (["text"], 5, "$.text: expected a string; got 5"),
        (["schema"], "cstoparse/2", "$.schema: expected 'cstoparse/1'; got 'cstoparse/2'"),
        (["schema"], ..., "$.schema: missing"),
        (["diagnostics", 0, "code"], "date.odd", "$.diagnostics[0].code: expected one of date.broken,"),
        ([*AT, "ordinal"], True, f"{MEETING}.ordinal: expected an integer; got True"),
        ([*AT, "ordinal"], 2.0, f"{MEETING}.ordinal: expected an integer; got 2.0"),
        ([*AT, "place"], "Minsk", f"{MEETING}.place: expected an object; got 'Minsk'"),
        ([*AT, "place", "span"], [3], f"{MEETING}.place.span: expected a span [start, end] with 0 <= start <= end; got a list"),
        ([*AT, "place", "span"], [9, 3], f"{MEETING}.place.span: expected a span"),
        ([*AT, "place", "span"], [False, 3], f"{MEETING}.place.span: expected a span"),
        ([*AT, "place", "span"], [0, 5], f"{MEETING}.place: expected the words at its span, 'On 13'; got 'Minsk'"),
        ([*AT, "when", "span"], [0, 5], f"{MEETING}.when: expected the words at its span, 'On 13'; got 'July 13, 2023'"),
        ([*AT, "participants", 0, "name", "full"], "I. P.", f"{MEETING}.participants[0].name: expected the words at its span"),
        ([*AT, "participants", 1, "name"], 7, f"{MEETING}.participants[1].name: expected an object; got 7"),
        ([*AT, "participants", 1, "name", "text"], 7, f"{MEETING}.participants[1].name.text: expected a string; got 7"),
        ([*AT, "span"], [0, 10_000], f"{MEETING}.span: the text has only "),
        (["releases", 1, "documents", 0, "draft"], 1, f"{DOCUMENT}.draft: expected true or false; got 1"),
        (["releases", 1, "documents", 0, "submitted_to", 1], None, f"{DOCUMENT}.submitted_to[1]: expected a string; got None"),
        ([*CONTACT_AT, "phones", 0, "kinds", 0], "pager", "$.releases[1].contact.phones[0].kinds[0]: expected one of tel, fax; got"),
    ])
    def test_problem(self, payload: Payload, path: list[str | int], value: object, problem: str) -> None:
        with pytest.raises(PayloadError) as caught:
            from_dict(change(payload, path, value))
        assert len(caught.value.problems) == 1
        assert caught.value.problems[0].startswith(problem)

    def test_every_problem_is_listed(self, payload: Payload) -> None:
        payload["releases"][0]["kind"] = payload["releases"][1]["kind"] = payload["language"] = "x"
        with pytest.raises(PayloadError) as caught:
            from_dict(payload)
        assert [problem.split(":")[0] for problem in caught.value.problems] == ["$.language", "$.releases[0].kind", "$.releases[1].kind"]
        assert all(problem in str(caught.value) for problem in caught.value.problems)

    def test_plain_form_says_that_spans_are_needed(self) -> None:
        with pytest.raises(PayloadError, match="this is the plain form; spans are needed"):
            from_dict(to_dict(BULLETIN, spans=False))

    def test_no_object(self) -> None:
        with pytest.raises(PayloadError, match="expected an object; got a list"):
            from_dict([])  # type: ignore[arg-type]

    def test_long_values_are_cut(self, payload: Payload) -> None:
        with pytest.raises(PayloadError) as caught:
            from_dict(change(payload, ["language"], "x" * 10_000))
        assert len(str(caught.value)) < 250

    def test_error_can_be_pickled(self) -> None:
        error = PayloadError(("$: one", "$: two"))
        assert pickle.loads(pickle.dumps(error)).problems == error.problems  # noqa: S301  its own
        assert isinstance(error, ValueError)


def test_text_knows_its_span_after_the_trip() -> None:
    place = from_dict(to_dict(BULLETIN)).releases[1].meetings[0].place
    assert isinstance(place, Text)
    assert BULLETIN.text[slice(*place.span)] == "Minsk"


def test_schema_is_a_new_dict_each_time() -> None:
    codec.json_schema().clear()
    assert codec.json_schema()["title"] == "cstoparse/1"


def test_article_is_found(payload: Payload) -> None:
    assert from_dict(payload).article == ARTICLE
