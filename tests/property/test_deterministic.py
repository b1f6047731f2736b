"""The same text gives the same JSON, again and among others; other processes are tested in `tests/contracts/test_determinism.py`."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

import cstoparse
from tests.property.strategies import pages, texts


@given(texts)
def test_twice(text: str) -> None:
    """Law of repetition: a second parse of the same text gives the same bytes."""
    assert cstoparse.to_json(cstoparse.parse(text)) == cstoparse.to_json(cstoparse.parse(text))


@given(st.lists(pages, max_size=4), st.randoms(use_true_random=False))
def test_order_of_many(many: list[str], chance: random.Random) -> None:
    """Law of order: a text among others gives what it gives alone."""
    alone = {text: cstoparse.to_json(cstoparse.parse(text)) for text in many}
    shuffled = chance.sample(many, len(many))
    for text, bulletin in zip(shuffled, cstoparse.parse_many(shuffled), strict=True):
        assert cstoparse.to_json(bulletin) == alone[text]
