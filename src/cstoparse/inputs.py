"""What a caller hands to `parse`: its language, and what is odd about it as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from cstoparse import patterns
from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.lexicon import Lexicon
from cstoparse.text import Source, covered
from cstoparse.values import Language

_LONGEST_ADDRESS = 500
_ENDINGS = (".txt", ".html", ".htm", ".xhtml", ".md", ".json", ".jsonl", ".csv", ".xml", ".pdf", ".doc", ".docx", ".rtf", ".toml")
_ADDRESSES = ("http://", "https://", "file://", "www.")
_MISREAD = ("\ufffd", "â€", "Ð¾", "Ã©")
"""What a wrong encoding leaves: the sign for bytes that were none, and UTF-8's dashes and quotes, Cyrillic о and é in windows-1252."""


def known_language(language: Language | str | None) -> Language | None:
    """Give the language that a caller named.

    Raises:
        ValueError: there is no such language.

    """
    if language is None or language in tuple(Language):
        return None if language is None else Language(language)
    message = f"language={language!r} is not known: give {', '.join(map(repr, map(str, Language)))}, or leave it out"
    raise ValueError(message)


def known_lexicon(lexicon: Lexicon | None) -> Lexicon | None:
    """Give the lexicon that a caller built.

    Raises:
        TypeError: it is none.

    """
    if lexicon is None or isinstance(lexicon, Lexicon):
        return lexicon
    message = f"lexicon= takes what load_lexicon() gives, not {type(lexicon).__name__}: build it once with cstoparse.load_lexicon(…)"
    raise TypeError(message)


def language_of(source: Source, url: str) -> Language:
    """Tell the language by its letters, and by the address of the page."""
    text = source.text
    if text.isascii():
        return Language.EN if patterns.LATIN_WORD().search(text) else Language.UND
    cyrillic = covered(patterns.CYRILLIC_WORD(), text)
    if not cyrillic:
        return Language.EN if patterns.LATIN_WORD().search(text) else Language.UND
    latin = covered(patterns.LATIN_WORD(), text)
    english = latin > 0 and "en" in url.lower().replace(".", "/").split("/")
    return Language.RU if cyrillic > latin and not english else Language.EN


def remarks(source: Source, language: Language) -> Iterator[Diagnostic]:
    """Say what is odd about the input as a whole."""
    text = source.text
    if not text or text.isspace():
        yield make(Code.INPUT_EMPTY, 0, len(text))
        return
    if len(text) <= _LONGEST_ADDRESS and is_address(text.strip()):
        yield make(Code.INPUT_ADDRESS, 0, len(text), text.strip())
    tag = patterns.HTML_TAG().search(text) if "<" in text else None
    if tag is not None:
        yield make(Code.INPUT_HTML, *tag.span(), tag[0])
    place, sign = min(((text.find(sign), sign) for sign in _MISREAD if sign in text), default=(-1, ""))
    if place >= 0:
        yield make(Code.INPUT_MISREAD, place, place + len(sign), sign)
    if language is Language.RU:
        yield make(Code.LANGUAGE_UNSUPPORTED, 0, len(text))


def is_address(text: str) -> bool:
    """Whether a text is no more than the name of a file or the address of a page.

    >>> is_address("pages/2023 07.txt"), is_address("https://example.org/news/1"), is_address("Talks in Minsk.")
    (True, True, False)
    """
    low = text.lower()
    path = low.endswith(_ENDINGS) and (" " not in text or "/" in text or "\\" in text)
    return "\n" not in text and (path or (low.startswith(_ADDRESSES) and " " not in text))
