"""Whatever is repeated, and whatever stands beside a word that the library knows, the promises hold."""

from __future__ import annotations

import pytest

import cstoparse
from benchmarks import hard
from tests import laws
from tests.hostile.hostile import AFTER, BEFORE, faults

LENGTH = 3000
TIMES = 4
BATCH = 40
PATTERNS = hard.pattern_literals()
LEXICON = hard.lexicon_literals()
BATCHES = [LEXICON[i : i + BATCH] for i in range(0, len(LEXICON), BATCH)]


@pytest.mark.parametrize("name", hard.UNITS)
def test_piece_repeated(name: str) -> None:
    """A piece again and again, alone and behind the start of a sentence."""
    text = hard.repeated(hard.UNITS[name], LENGTH)
    assert faults(text) == []
    assert faults(BEFORE + text + AFTER) == []


@pytest.mark.parametrize("name", hard.TEMPLATES)
def test_ever_new_names(name: str) -> None:
    """A piece again and again, with ever new names."""
    assert faults(hard.filled(hard.TEMPLATES[name], LENGTH)) == []


@pytest.mark.parametrize("name", hard.FRAMES)
def test_piece_between_ends(name: str) -> None:
    """A piece again and again between what opens and what closes it."""
    assert faults(hard.framed(hard.FRAMES[name], LENGTH)) == []


@pytest.mark.parametrize("name", hard.CLASSES)
def test_beside_literals_of_patterns(name: str) -> None:
    """Every kind of character repeated before and after every literal that `patterns.py` names."""
    run = hard.CLASSES[name] * TIMES
    assert {literal: found for literal in PATTERNS if (found := faults(f"{run}{literal}{run}"))} == {}


@pytest.mark.parametrize("name", hard.CLASSES)
def test_beside_words_of_the_lexicon(name: str) -> None:
    """Every kind of character repeated before and after every word and phrase of the lexicon; many in one text, for speed."""
    run = hard.CLASSES[name] * TIMES
    wrong = {}
    for literals in BATCHES:
        bulletin = cstoparse.parse("\n\n".join(f"{run}{literal}{run}" for literal in literals))
        if found := laws.broken(bulletin):
            wrong[literals[0]] = found
    assert wrong == {}


def test_literals_are_gathered() -> None:
    """The programs that gather literals find those that are known to be there."""
    assert {"https", "www", "doctype", "th", "•", "@", "(", "jpe", "\ufeff"} <= set(PATTERNS)
    assert {"February", "Collective Security Council", "read more", "пресс-служба", "1st Class Captain", "aaron"} <= set(LEXICON)
    assert len(LEXICON) > BATCH * BATCH
