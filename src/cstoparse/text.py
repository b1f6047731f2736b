"""The source text and the words taken from it.

Everything the library reports is a piece of the source.  `Span` says where it stands, `Text` is the piece itself, and
`Source` holds the original beside a *folded view* of the same length on which all patterns run.  Because folding is
one character to one character, an offset found in the view is an offset of the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, Self

from cstoparse import patterns
from cstoparse.patterns import Pattern


def plain(words: str) -> str:
    """Words in small letters, with one space where a wrap or a scraper has left several.

    >>> plain("the Working  Group")
    'the working group'
    """
    low = words.lower()
    return low if "  " not in low else " ".join(low.split())


class Span(NamedTuple):
    """A half-open range of code points, `[start, end)`, in the original input.

    >>> Span(3, 7).length
    4
    """

    start: int
    """Offset of the first code point."""
    end: int
    """Offset just past the last code point."""

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Text(str):
    """Words taken from the source: a `str` that knows its `span`.

    Compares, hashes and behaves as the plain string it is.

    >>> word = Text("Minsk", Span(4, 9))
    >>> word == "Minsk", word.span
    (True, Span(start=4, end=9))
    """

    __slots__ = ("span",)
    span: Span
    """Where the words stand: `source[span.start:span.end] == self`."""

    def __new__(cls, value: str, span: Span | tuple[int, int]) -> Self:
        """Make a text from its words and their place."""
        self = super().__new__(cls, value)
        self.span = span if type(span) is Span else Span(*span)
        return self

    def __reduce__(self) -> tuple[type[Text], tuple[str, tuple[int, int]]]:
        """Pickle and copy with the span."""
        return type(self), (str(self), (self.span.start, self.span.end))


# One character to one character.  The directional quotes and dashes are told apart, where that matters, on the original.
_SPACES = (
    "\t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_QUOTES = "“”„‟«»″＂❝❞〝〞"
_APOSTROPHES = "‘’‚‛′ʼ`´"
_DASHES = "‐‑‒–—―−﹘﹣－"
_FOLD = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_DASHES, "-"),
    "ё": "е",
    "Ё": "Е",
}
_FOLD_ASCII = tuple((char, plain) for char, plain in _FOLD.items() if char.isascii())
_ASCII = bytes(range(128))
# Cyrillic letters that look like Latin ones: the visually confusable pairs of Unicode's confusables.txt (UTS #39).
_LOOKALIKES = dict(zip("АВЕКМНОРСТУХІЈЅаеорсухіјѕ", "ABEKMHOPCTYXIJSaeopcyxijs", strict=True))
_LATIN = str.maketrans(_LOOKALIKES)
_FEW = 8
_AT_A_TIME = 10_000  # characters, more than most pages have


def fold(text: str) -> str:
    """Give a view of `text` of the same length with spaces, quotes, dashes and look-alike letters made uniform.

    Line ends are left as they are.  Look-alike letters are folded only in words that also hold Latin letters or that
    could be a Roman numeral or abbreviation (all capitals, all look-alikes).

    >>> fold("the “СRRF” – ХХ years")
    'the "CRRF" - XX years'
    """
    # A page holds few signs to fold, of few kinds: a `replace` for each kind takes a tenth of the time of one `translate`.
    for char, plain in _FOLD_ASCII:
        if char in text:
            text = text.replace(char, plain)
    if text.isascii():
        return text
    strange = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    kinds = frozenset(strange)
    for char in kinds & _FOLD.keys():
        text = text.replace(char, _FOLD[char])
    letters = _LOOKALIKES.keys() & {_FOLD.get(char, char) for char in kinds}
    if not letters:
        return text
    return _fold_around(text, letters) if len(strange) * _FEW < len(text) else _fold_letters(text)


def _fold_letters(text: str) -> str:
    """Fold the look-alike letters of every word that calls for it, some words at a time: a substitution holds all its pieces."""
    pieces: list[str] = []
    start = 0
    while start < len(text):
        stop = text.find(" ", start + _AT_A_TIME)
        stop = len(text) if stop < 0 else stop
        pieces.append(patterns.LOOKALIKE_WORD().sub(lambda m: m[0].translate(_LATIN), text[start:stop]))
        start = stop
    return "".join(pieces)


def _fold_around(text: str, letters: Iterable[str]) -> str:
    """As `_fold_letters`, but look only at the words that hold the letters; for texts that hold few."""
    pieces: list[str] = []
    done = 0
    for place in sorted(place for letter in letters for place in _places(text, letter)):
        if place >= done:
            start = text.rfind(" ", done, place) + 1 or done
            stop = text.find(" ", place)
            stop = len(text) if stop < 0 else stop
            pieces += (text[done:start], _fold_letters(text[start:stop]))
            done = stop
    return "".join((*pieces, text[done:]))


def _places(text: str, letter: str) -> Iterator[int]:
    place = text.find(letter)
    while place >= 0:
        yield place
        place = text.find(letter, place + 1)


def lines_of(text: str) -> Iterable[str]:
    r"""Give the lines of a text, those of a long one one after the other; the list of them may take more room than any text.

    >>> list(lines_of("a\n\nb")), list(lines_of(""))
    (['a', '', 'b'], [''])
    """
    return text.split("\n") if len(text) < _AT_A_TIME else _long_lines(text)


def _long_lines(text: str) -> Iterator[str]:
    start = 0
    while (stop := text.find("\n", start)) >= 0:
        yield text[start:stop]
        start = stop + 1
    yield text[start:]


def covered(runs: Pattern, text: str) -> int:
    """How many characters of a text the runs of a kind of characters take, some at a time, as the list of the runs is long."""
    return sum(sum(map(len, runs.findall(text, start, start + _AT_A_TIME))) for start in range(0, len(text), _AT_A_TIME))


class Original(NamedTuple):
    """The original text without its views, for what may hold it longer than a parse takes."""

    text: str
    """The input, unchanged."""


class Source:
    """The original text with its views; made once for a bulletin."""

    def __init__(self, text: str) -> None:
        """Keep `text`; the views are made when first asked for."""
        self.text, self.original = text, Original(text)

    @cached_property
    def folded(self) -> str:
        """The folded view, line ends kept; same length as the original."""
        return fold(self.text)

    @cached_property
    def flat(self) -> str:
        """The folded view with each line-end character as a space, so that wrapped lines read on; same length."""
        return self.folded.replace("\r", " ").replace("\n", " ")

    def close(self) -> None:
        """Let go of the views."""
        self.__dict__.pop("folded", None)
        self.__dict__.pop("flat", None)

    def piece(self, start: int, end: int) -> Text:
        """Take the words of the original at `[start, end)`."""
        return Text(self.text[start:end], Span(start, end))
