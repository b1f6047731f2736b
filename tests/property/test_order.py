"""The order in which kinds of mention are looked for, and that of the words in the lexicon, change nothing.

Three tables are ordered by design and stay as they are: `layout.heads.RULES` (strongest first), the sequence of tables in
`lexicon.load` (a word of two classes is of the first one) and the resolution in `parse._release`.  The tables of words that stand
in their own order (months, tens of ordinals) are those of `ORDERED`.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cstoparse
from cstoparse import lexicon
from cstoparse.facts.reading import Reading
from cstoparse.lazy import lazy
from tests.property.layouts import composed
from tests.property.strategies import pages
from tests.property.test_local import SAMPLE

FINDERS = sorted({name for cls in Reading.__mro__ for name, value in vars(cls).items() if isinstance(value, lazy)})
"""The kinds of mention, and what is made of them: each is found when first asked for."""
ORDERED = {"months", "words", "tens"}
"""Tables of the lexicon in which the place of an entry, or its number, is its meaning."""
parse = import_module("cstoparse.parse")
texts = st.one_of(pages, composed, st.sampled_from(SAMPLE))


def json_in_order(text: str, order: list[str]) -> str:
    """Parse with the mentions of each block looked for in an order, before any fact is."""
    usual = parse.readings  # where the blocks become readings

    def early(*args: Any) -> Iterator[list[Reading]]:  # noqa: ANN401  as it is called
        for some in usual(*args):
            for reading in some:
                for name in order:
                    getattr(reading, name)
            yield some

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "readings", early)
        return cstoparse.to_json(cstoparse.parse(text))


@given(texts, st.permutations(FINDERS))
def test_order_of_the_finders(text: str, order: list[str]) -> None:
    """Law of independence: whichever kind of mention is looked for first, the records are the same."""
    assert json_in_order(text, order) == cstoparse.to_json(cstoparse.parse(text))


def test_finders_are_all_there() -> None:
    """The kinds of mention that the law shuffles are those of the package of mentions."""
    assert {"people", "bodies", "groups", "documents", "events", "places", "dates", "verbs"} <= set(FINDERS)


def shuffled(node: Any, chance: random.Random, key: str = "") -> Any:  # noqa: ANN401  TOML
    """Shuffle the entries of a file of the lexicon, and the lines of its long lists."""
    match node:
        case dict():
            return {k: shuffled(v, chance, k) for k, v in node.items()}
        case list() if key not in ORDERED:
            return chance.sample([shuffled(v, chance) for v in node], len(node))
        case str() if "\n" in node:
            lines = node.splitlines(keepends=True)
            return "".join(chance.sample(lines, len(lines)))
    return node


@pytest.mark.parametrize("seed", range(2))
def test_order_of_the_words(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law of the lexicon: the words of a class stand in any order."""
    expected = [cstoparse.to_json(cstoparse.parse(text)) for text in SAMPLE]
    chance = random.Random(seed)  # noqa: S311  not for cryptography
    plain = tomllib.loads
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", lambda text: shuffled(plain(text), chance))
        other = lexicon.load.__wrapped__("en")
    assert other.words != {} and list(other.words) != list(lexicon.load("en").words)  # noqa: PT018  another order indeed
    monkeypatch.setattr(parse, "load", lambda _: other)
    assert [cstoparse.to_json(cstoparse.parse(text)) for text in SAMPLE] == expected
