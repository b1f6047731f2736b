"""Which trailing lines of an article are its signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse import patterns
from cstoparse.layout.lines import ITEM, TEXT, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.layout.lines import Line
    from cstoparse.layout.words import Words

_LONGEST = 200
_NAME = 60
_LINES = 14
_STRAY = 3
_SMALL_WORDS = 4
_NAME_WORDS = 6


def signs(text: str, words: Words) -> bool:
    """Whether a line names a press officer, or how to reach one, and is no sentence."""
    return len(text) <= _LONGEST and _names_officer(text, words) and (reaches(text, words) or _is_label(text, words))


def reaches(text: str, words: Words) -> bool:
    """Whether a line holds little besides telephone numbers or addresses."""
    if len(text) > _LONGEST:
        return False
    figures = _has_figures(text)
    if not (figures or "@" in text or "www" in text or "://" in text):
        return False
    rest = patterns.EMAIL().sub(" ", text) if "@" in text else text
    if "://" in rest or "www." in rest.lower():
        rest = patterns.URL().sub(" ", rest)
    if figures:
        rest = patterns.PHONE().sub(lambda m: m[0] if patterns.DATE_OR_YEARS().match(m[0]) else " ", rest)
    if rest == text:
        return False
    return len(rest) < _LONGEST // 2 + _NAME and _small(rest, words) <= _SMALL_WORDS


def _has_figures(text: str) -> bool:
    return patterns.FIGURE().search(text) is not None or (not text.isascii() and any(map(str.isdigit, text)))


def _names_officer(text: str, words: Words) -> bool:
    low = text.lower()
    return any(stem in low and any(word in low for word in whole) for stem, whole in words.signature_stems.items())


def _is_label(text: str, words: Words) -> bool:
    """Whether a line is no sentence, or so short and so full of capitals that its full stop makes it none."""
    if not terminal(text):
        return _small(text, words) <= _SMALL_WORDS
    return len(text) <= _NAME and not patterns.SENTENCE_BREAK().search(text) and _small(text, words) <= 1


def _small(text: str, words: Words) -> int:
    """Words in small letters that are no labels and no joining words."""
    return sum(w[0].islower() and w not in words.labels and w not in words.open for w in patterns.LATIN_WORD().findall(text))


def _names(text: str) -> bool:
    """Whether a line could be a rank and a name: two to six capitalised words and nothing else."""
    if len(text) > _NAME or terminal(text):
        return False
    tokens = text.split()
    return 1 < len(tokens) <= _NAME_WORDS and all(t[0].isupper() for t in tokens)


def split(lines: Sequence[Line], words: Words) -> tuple[int, int]:
    """The range of lines `[i, j)` that are the signature; what follows it is none of the release's own.

    Without a signature `i` and `j` are the number of lines.
    """
    n = len(lines)
    for stop in range(n, max(n - _STRAY, 0), -1):
        first = _begin(lines, stop, words)
        if first < stop:
            return first, stop
        if not _stray(lines[stop - 1]):
            break
    return n, n


def _stray(line: Line) -> bool:
    """A short line after a signature that may be navigation no lexicon knows."""
    return line.kind is TEXT and len(line.text) <= _NAME // 2 and not terminal(line.text)


def _begin(lines: Sequence[Line], stop: int, words: Words) -> int:
    """The first line of the signature that ends before `stop`, or `stop`."""
    first = stop
    for i in range(stop - 1, max(stop - 1 - _LINES, -1), -1):
        line = lines[i]
        text = line.text
        if line.kind > ITEM or len(text) > _LONGEST:
            break
        if reaches(text, words) or (_names_officer(text, words) and _is_label(text, words)):
            first = i
        elif not (_names(text) or (line.ruled and not terminal(text))):
            break
        if line.ruled and (first < stop or _names(text)):
            return i
    # A name above its office.
    above = lines[first - 1] if 0 < first < stop else None
    return first - 1 if above is not None and above.kind is TEXT and _names(above.text) else first
