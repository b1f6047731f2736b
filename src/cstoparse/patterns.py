"""Named pattern fragments, compiled on first use.  The only importer of the pattern engines.

`regex` serves where Unicode properties are needed; the standard library's `re` serves the scans that need none of
that, since it is faster there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias, TypeVar

import regex

P = TypeVar("P")
Match: TypeAlias = re.Match[str]
"""What a scan of the standard library's engine finds."""
Pattern: TypeAlias = re.Pattern[str]
"""A pattern of the standard library's engine."""


def _lazy(make: Callable[[], P]) -> Callable[[], P]:
    """Compile at the first call, then hand out the same pattern."""
    return cache(make)


LOOKALIKE_WORD = _lazy(lambda: regex.compile(
    r"\b(?:(?=\p{L}*\p{Latin})(?=\p{L}*\p{Cyrillic})\p{L}++|[АВЕКМНОРСТУХІ]{2,6}|[ХІ])\b"))
"""A word in which Latin and Cyrillic letters mix, or a short one all of capital look-alikes."""

HTML_TAG = _lazy(lambda: re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|span|table|a|ul|li|h[1-6]|script)(?=[\s/>])[^<>]{0,200}>", re.IGNORECASE))
"""A tag of HTML that running text does not hold."""

META_CHARSET = _lazy(lambda: re.compile(r"<meta[^<>]{1,400}?charset *= *[\"']? *([\w:.-]{2,40})", re.IGNORECASE))
"""Where a page of HTML declares its encoding; group 1 is its name."""

TOKEN = _lazy(lambda: re.compile(r"(\w++(?:['\-\u0300-\u036f\u00ad]++\w++)*+|[^\w\s])"))
"""A word with its inner hyphens and apostrophes, a number, or one sign."""

LINE = _lazy(lambda: re.compile(r"[^\s\u200b\u2060\ufeff][^\r\n]*"))
"""A line that is not blank, from its first visible character to its end."""

DATE_STAMP = _lazy(lambda: re.compile(r"(\d\d?([./])\d\d?\2\d{4})(?!\d)(?:,? {0,2}\d\d?:\d\d(?::\d\d)?(?!\d))?"))
"""A date in figures, with the clock time that listings add; group 1 is the date."""

DATE_IN_WORDS = _lazy(lambda: re.compile(r"(?:\d{1,2} ([A-Z][a-z]+),? \d{4}|([A-Z][a-z]+) \d{1,2}, ?\d{4})$"))
"""A whole line `7 July 2021` or `July 7, 2021`; one of the groups is the month."""

ITEM_MARK = _lazy(lambda: re.compile(
    r"(?:[-•·●▪◦‣*] *(?=[^\W\d_]|[\"'(])|[-•·●▪◦‣*] +(?=\d)|\d{1,2}[.)] +|\(\d{1,2}\) *|[A-Za-z]\) +)(?=\S)"))
"""The mark of a list item at the start of a line: dash, bullet, number or letter."""

RULE_LINE = _lazy(lambda: re.compile(r"[-_=*~•·. ]*+$"))
"""A line of rule characters only."""

IMAGE_PREFIX = _lazy(lambda: re.compile(r"[\w()-]{1,120}+(?:\.[\w()-]{1,40}){0,2}?\.(?i:jpe?g|png|gif|webp|bmp|tiff?)(?![a-z0-9])"))
"""An image's file name at the start of a line, perhaps glued to the first word."""

CYRILLIC_WORD = _lazy(lambda: re.compile(r"[\u0400-\u04ff]+"))
"""A run of Cyrillic letters."""

LATIN_WORD = _lazy(lambda: re.compile(r"[A-Za-z]+"))
"""A run of ASCII letters."""

LONG_WORD = _lazy(lambda: re.compile(r"[^\W_]{4,}"))
"""A word of four characters or more."""

SENTENCE_BREAK = _lazy(lambda: re.compile(r"[.!?](?<=[^\W\d_]{3}.) +[A-Z]"))
"""The end of a sentence inside a line, from its stop: the engine skips to these signs, and few stand in a line."""

FIGURE = _lazy(lambda: re.compile(r"\d"))
"""A figure."""

POINT_IN_FIGURES = _lazy(lambda: re.compile(r"\.(?<=\d.)\d"))
"""A point between figures: where there is neither that nor a slash, no `DATE_STAMP` is, and this is much the faster search."""

DAY_MONTH = _lazy(lambda: re.compile(
    r"[\dA-Z](?:(?<=\d)\d?(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})|(?<=[A-Z])[a-z]{2,8} \d{1,2}(?!\d))"))
"""A day beside what may be a month's name; group 1 is the name behind a day, and one before it begins the match.

It begins with a class of characters, to which the engine skips; a choice of classes it tries at every character."""

PHONE = _lazy(lambda: re.compile(r"[+(]{0,2}\d(?:[ ().-]{0,3}+\d){6,14}+(?![\w])"))
"""A run of 7 to 15 figures with the signs used in telephone numbers."""

DATE_OR_YEARS = _lazy(lambda: re.compile(
    r"(?:[0-3]?\d(?:\.[01]?\d)? ?- ?)?[0-3]?\d([./-])[01]?\d\1\d{4}(?!\d)|\d{4}-\d\d-\d\d(?![\d-])|(?:19|20)\d\d ?- ?20\d\d(?!\d)"))
"""A date in figures or two years: what `PHONE` finds and is no number."""

EMAIL = _lazy(lambda: re.compile(r"[\w.+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8}+"))
"""An address of electronic mail."""

URL = _lazy(lambda: re.compile(r"(?:https?://|www\.)[^\s<>\"(),;]+", re.IGNORECASE))
"""The address of a site."""

LABEL_WORD = _lazy(lambda: re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?"))
"""A word, or two joined by a hyphen, that may label a number."""

DATE_POINT = _lazy(lambda: re.compile(
    r"D(?:(?:,D){1,8}&D|[-&]D)?[ o]M(?:[ ,o(]Y)?|D-M-Y|M[ ,]D(?![ o]M)(?:(?:,D){1,8}&D|[-&]D(?![ o]M))?(?:[ ,o(]Y)?"
    r"|M(?:[ ,o(]Y)?|[DP]-N|[NIY]"))
"""A date in the code of `mentions.dates`: a letter for each number or month, a sign for what joins it to the next."""

YEAR_PHRASE = _lazy(lambda: re.compile(r"[ ,(]{0,4}(?:(?:of|in) {1,2})?(?:the {1,2})?([a-z]{2,8}) {1,2}year(?![a-z])"))
"""`, this year` right after a date; group 1 is the word before `year`."""


ORGAN_ID = _lazy(lambda: re.compile(r"[a-z]+(?:\.[a-z]+(?:-[a-z]+)*)?"))
"""The whole id of an organ, as the schema has it."""

COUNTRY_CODE = _lazy(lambda: re.compile(r"[A-Z]{2}"))
"""The whole code of a country."""

GRAMMAR_TOKEN = _lazy(lambda: re.compile(r"[A-Za-z]{2,}|\(\?P<\w+>|[^\s]"))
"""A name of a word class, the opening of a named group, or one sign of a pattern over word classes."""


@cache
def grammar(source: str) -> Pattern:
    """Compile a pattern over the symbols of word classes."""
    return re.compile(source)


def _branches(words: Iterable[str]) -> list[str]:
    """Write words as a trie: one branch for each first letter, the longest words first."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[:1], []).append(word[1:])
    ends = tails.pop("", None) is not None
    branches = [re.escape(first) + _group(_branches(rest)) for first, rest in tails.items()]
    return [*branches, ""] if ends else branches


def _group(branches: list[str]) -> str:
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@cache
def date_atoms(months: tuple[str, ...]) -> Pattern:
    """Numbers of dates and the names of months; each branch begins with a literal, so that the engine skips to these."""
    names = [rf"{branch}(?![^\W\d_])" for branch in _branches(months)]
    number = r"[0-9]*+(?:(?:st|nd|rd|th)(?![a-z])|[./][0-9]{1,4}(?:[./][0-9]{1,4})?|-[0-9]{2}-[0-9]{2}(?![0-9-])|)"
    return re.compile("|".join([*names, *(f"{figure}{number}" for figure in "0123456789")]))
