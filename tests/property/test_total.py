"""Any text parses; anything that is not a text is refused with a word of help."""

from __future__ import annotations

import pytest
from hypothesis import given

import cstoparse
from tests.property.strategies import texts

HARD = {
    "empty": "",
    "blank": " \n\r\n\t ",
    "NUL": "\x00",
    "lone surrogate": "On 3 May 2021 \ud800 Minsk hosted a meeting.",
    "byte order mark": "\ufeffOn 3 May 2021, Minsk hosted a meeting.",
    "one long word": "a" * 200_000,
    "one long line": "On 3 May 2021, Minsk hosted a meeting. " * 2_000,
    "many lines": "\n" * 100_000,
    "open quotes": '"' * 20_000,
    "open brackets": "(" * 20_000,
    "digits": "1" * 20_000,
    "capitals": "Aa " * 10_000,
    "initials": "A. " * 10_000,
    "markup": "<html><body><p>On 3 May 2021, Minsk hosted a meeting.</p></body></html>",
}


@given(texts)
def test_any_text_parses(text: str) -> None:
    """Law of totality: any `str`, lone surrogates and signs of control among it, gives a bulletin and no failure of a rule."""
    bulletin = cstoparse.parse(text)
    assert bulletin.text == text
    assert [d for d in bulletin.diagnostics if d.code is cstoparse.Code.INTERNAL] == []


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_text_parses(text: str) -> None:
    """Texts that parsers choke on give a bulletin and no failure of a rule."""
    bulletin = cstoparse.parse(text)
    assert [d for d in bulletin.diagnostics if d.code is cstoparse.Code.INTERNAL] == []


@pytest.mark.parametrize("wrong", [None, b"On 3 May 2021", 3, ["text"]], ids=lambda value: type(value).__name__)
def test_no_text_is_a_type_error(wrong: object) -> None:
    """What is no text is refused, and the error says what is wanted."""
    with pytest.raises(TypeError, match="str"):
        cstoparse.parse(wrong)  # type: ignore[arg-type]
