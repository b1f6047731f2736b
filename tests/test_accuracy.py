"""The scoring itself: a perfect parse has no error, each kind of mistake costs what it should."""

from __future__ import annotations

import copy
from typing import Any

import pytest

import cstoparse
from cstoparse import SCHEMA, Bulletin, Language, Span, Text
from tools import accuracy

GOLD: dict[str, Any] = {
    "kind": "article",
    "span": [0, 900],
    "headline": "Bakers of four states met in the old town hall",
    "published": "2031-05-04",
    "meetings": [
        {
            "kind": "meeting",
            "bodies": ["csto.pc"],
            "when": "2031-05-03",
            "place": "Osh",
            "status": "held",
            "participants": [
                {"kind": "person", "name": "Anton Zubrik", "role": "Head of the Bakery of the Republic", "capacity": "chair"},
                {"kind": "group", "name": "representatives of the bakers of four states", "capacity": "attendee"},
            ],
        }
    ],
    "documents": [{"kind": "plan", "draft": True, "status": "agreed", "name": "Plan of Bread", "submitted_to": ["csto.csc", "csto.cfm"]}],
    "contact": {"name": "A. Zubrik", "phones": [{"e164": "+74955550217", "kinds": ["tel", "fax"]}]},
}
FACTS = 3 + 5 + 4 + 3 + 6 + 3


def scored(found: list[dict[str, Any]]) -> tuple[int, int, int]:
    score = accuracy.Score()
    accuracy.compare_releases([copy.deepcopy(GOLD)], found, score)
    return len(score.right), len(score.wrong), len(score.missing)


def changed(path: str, value: object) -> list[dict[str, Any]]:
    """The reader's records with one value changed."""
    release = copy.deepcopy(GOLD)
    *way, last = path.split("/")
    node: Any = release
    for step in way:
        node = node[int(step) if step.isdigit() else step]
    node[last] = value
    return [release]


def test_perfect() -> None:
    assert scored([copy.deepcopy(GOLD)]) == (FACTS, 0, 0)


def test_nothing_found() -> None:
    assert scored([]) == (0, 0, FACTS)


def test_release_too_many() -> None:
    assert scored([copy.deepcopy(GOLD), {"kind": "teaser", "span": [900, 950]}]) == (FACTS, 1, 0)


@pytest.mark.parametrize(
    ("path", "value", "lost"),
    [
        ("meetings/0/place", "the osh", 0),
        ("meetings/0/place", "Bishkek", 1),
        ("headline", "Bakers of four states met in the town hall", 0),
        ("headline", "Bakers met in the town hall", 1),
        ("meetings/0/participants/0/name", "Zubrik", 1),
        ("meetings/0/participants/0/name", {"full": "ANTON ZUBRIK"}, 0),
        ("meetings/0/participants/1/name", "Representatives of bakers of four states", 0),
        ("meetings/0/when", {"edtf": "2031-05-03"}, 0),
        ("meetings/0/when", {"edtf": "XXXX-05-03"}, 1),
        ("meetings/0/bodies", [{"id": "csto.pc", "name": "Permanent Council"}, {"id": None, "name": "Bakers"}], 0),
        ("documents/0/submitted_to", ["csto.cfm", "csto.csc"], 0),
        ("documents/0/draft", False, 1),
    ],
)
def test_one_value(path: str, value: object, lost: int) -> None:
    assert scored(changed(path, value)) == (FACTS - lost, lost, lost)


def test_missing_fax() -> None:
    assert scored(changed("contact/phones", [{"e164": "+74955550217", "kinds": ["tel"]}])) == (FACTS - 1, 0, 1)


def test_spans_are_taken_off() -> None:
    node = {"place": {"text": "Osh", "span": [3, 6]}, "span": [0, 9], "bodies": [{"name": {"text": "PC", "span": [1, 3]}}]}
    assert accuracy.bare(node) == {"place": "Osh", "span": [0, 9], "bodies": [{"name": "PC"}]}


def test_invented() -> None:
    release = cstoparse.Release(cstoparse.ReleaseKind.TEASER, Text("Osh", Span(0, 3)), None, (), (), (), None, Span(0, 3))
    bulletin = Bulletin(SCHEMA, "Minsk", Language.EN, (release,), (), Span(0, 5))
    assert accuracy.invented(bulletin) == ["$.releases[0].headline: Osh"]


def test_interval_holds_the_figure() -> None:
    scores = [accuracy.Score(right=["a"] * n, wrong=["b"], missing=[]) for n in range(1, 20)]
    low, high = accuracy.interval(scores)
    assert low < accuracy.f1(190, 19, 0)[2] < high
    assert accuracy.interval(scores) == (low, high)


def test_changes() -> None:
    old, new = {"a": ["x", "y"], "gone": ["z"]}, {"a": ["y", "w"], "new": ["v"]}
    assert list(accuracy.changes(old, new)) == ["lost   a: x", "gained a: w"]
