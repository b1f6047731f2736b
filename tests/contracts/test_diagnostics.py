"""Every code has an entry in the catalogue, a slug for a name and two sentences that say what and what to do."""

from __future__ import annotations

import re

import pytest

from cstoparse import Code, Severity
from cstoparse.diagnostics import CATALOGUE, make


def test_catalogue_is_complete() -> None:
    assert list(CATALOGUE) == list(Code)


@pytest.mark.parametrize("code", Code)
def test_code_is_a_slug(code: Code) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+(?:-[a-z]+)*", code)


@pytest.mark.parametrize("code", Code)
def test_entry_is_two_sentences(code: Code) -> None:
    entry = CATALOGUE[code]
    assert isinstance(entry.severity, Severity)
    assert all(re.fullmatch(r"\S.*\.", sentence) for sentence in (entry.message.format(words="words"), entry.help))


@pytest.mark.parametrize("code", Code)
def test_message_repeats_no_page(code: Code) -> None:
    diagnostic = make(code, 3, 10_003, "x" * 10_000)
    assert len(diagnostic.message) < 300
    assert diagnostic.span == (3, 10_003)


def test_severities_are_ordered() -> None:
    assert sorted(Severity, key=lambda s: s.rank) == [Severity.INFO, Severity.WARNING, Severity.ERROR]
