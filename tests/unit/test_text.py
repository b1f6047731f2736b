"""The folded view: as long as the text, and folded word by word."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstoparse.text import Source, Span, Text, fold

SIGNS = "abСРХхІЅеёЁйжЖé1_-.'\n\r\t`\u00a0\u2028“”’–\u0301\u0483\ud800😀"
LATIN = "words of no interest, " * 40

FOLDED = {
    "the “СRRF” – ХХ years": 'the "CRRF" - XX years',
    "ХХ": "XX",
    "Х": "X",
    "С": "С",
    "в Минске": "в Минске",
    "СТОР": "CTOP",
    "СЖ": "СЖ",
    "а́ и б": "а́ и б",
    "Мinsk,Мinsk": "Minsk,Minsk",
    "Мinsk_": "Мinsk_",
    "ёlka, ёлка": "elka, елка",
    "a\tb\u00a0c\u2009d": "a b c d",
    "it`s, it’s": "it's, it's",
    "a\r\nb\rc": "a\r\nb\rc",
}


@pytest.mark.parametrize("text", FOLDED)
def test_fold(text: str) -> None:
    """Alone, and where it is little among much."""
    assert fold(text) == FOLDED[text]
    assert fold(f"{LATIN}{text} {LATIN}{text}") == f"{LATIN}{FOLDED[text]} {LATIN}{FOLDED[text]}"


@given(st.lists(st.text(st.sampled_from(SIGNS), max_size=8), max_size=12))
def test_words_are_folded_each_for_itself(words: list[str]) -> None:
    """Whether a text holds few such words or many changes nothing."""
    expected = " ".join(map(fold, words))
    assert fold(" ".join(words)) == expected
    assert fold(f"{LATIN}{' '.join(words)} {LATIN}") == f"{LATIN}{expected} {LATIN}"


@given(st.text())
def test_views_are_as_long_as_the_text(text: str) -> None:
    source = Source(text)
    assert len(source.folded) == len(source.flat) == len(text)
    assert not set("\r\n") & set(source.flat)
    assert fold(source.folded) == source.folded


def test_text_keeps_its_span() -> None:
    word = Source("in Minsk").piece(3, 8)
    assert (word, word.span) == ("Minsk", Span(3, 8))
    assert Text("Minsk", (3, 8)).span == word.span
    for again in (copy.copy(word), pickle.loads(pickle.dumps(word))):  # noqa: S301  its own dump
        assert (type(again), again, again.span) == (Text, word, word.span)
