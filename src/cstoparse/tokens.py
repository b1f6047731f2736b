"""A block of text as a string of word classes: one symbol for each word, set phrase or quote."""

from __future__ import annotations

from array import array
from bisect import bisect
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from cstoparse import patterns
from cstoparse.grammar import DETS, QUOTE, STOP, classes
from cstoparse.lazy import lazy
from cstoparse.lexicon import END, Verb
from cstoparse.text import plain

if TYPE_CHECKING:
    from cstoparse.lexicon import Lexicon, Light, Trie
    from cstoparse.lexicon.words import Leaf

_MARK = classes("mark")
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"')]")
_OPENERS = frozenset("\"'([")
_ANDS = frozenset({"and", ","})
_INITIALS = frozenset({
    "Kh", "Sh", "Zh", "Ch", "Yu", "Ya", "Ye", "Yo", "Ts", "Dzh", "Dj", "Th", "Ph", "Gh", "Ju", "Ja", "Sch", "Shch", "Ky", "Gu",
})  # fmt: skip
_BEFORE_OBJECT = frozenset(classes("dets word adj mod past ing ord num adv and"))
_OBJECT_REACH = 7
_ABBREVIATED = 4
_WHOLE_MONTHS = frozenset({"May", "June", "July"})
_MONTH = classes("month")
_SHORT = frozenset({"No", "St", "Nos", "Gen", "Col", "Lt", "Maj"})
_ANY_TITLE = classes("TITLE")
_INITIAL = classes("initial")
_LOW_PLACE = classes("place")
_SIGN = classes("sign")
_NO_QUOTES: dict[int, bool] = {}
_PLAN = classes("plan")


class Passage:
    """The words of `flat[start:end]`, with set phrases and quotes as one unit each.

    Offsets are those of `flat`; everything else counts units.
    """

    def __init__(self, flat: str, start: int, end: int, lexicon: Lexicon, *, item: bool = False, original: str | None = None) -> None:
        """Split into words, join phrases and quotes.

        `item` tells a list item, in which an open quote runs to the end; `original` is the text before folding, whose quotes
        may tell which way they face.
        """
        self.flat, self.lexicon, self.item = flat, lexicon, item
        self.original = original or flat
        pieces = patterns.TOKEN().split(flat[start:end])
        words = pieces[1::2]
        offsets = array("I", accumulate(map(len, pieces), initial=start))  # a tenth of the room that a list of numbers takes
        self.starts, self.ends = offsets[1:-1:2], offsets[2::2]
        symbols: list[str]
        tries: list[Trie | None]
        symbols, self.vals, tries = map(list, zip(*[*map(lexicon.words.__getitem__, words)], strict=True)) if words else ([], [], [])
        self.quotes = _NO_QUOTES
        cut = False
        if _MARK in symbols:
            for i in [i for i, symbol in enumerate(symbols) if symbol == _MARK]:
                cut |= self._point(words, symbols, i)
        if '"' in words:
            self.quotes = {}
            cut |= self._quotes(words, symbols)
        tries[-1:] = [None] if tries else []  # no phrase begins with the last word
        for i in compress(range(len(tries)), tries):
            node = tries[i]
            if node is not None and symbols[i] and ((word := words[i + 1]) in node or word == "the" or word[-2:] == "'s"):
                cut |= self._phrase(words, symbols, i, node)
        if cut:
            self.starts = array("I", compress(self.starts, symbols))
            self.ends = array("I", compress(self.ends, symbols))
            self.vals = list(compress(self.vals, symbols))
        self.sym = "".join(symbols)
        self.n = len(self.sym)

    def _point(self, words: list[str], symbols: list[str], i: int) -> bool:
        """Tell whether a point, question or exclamation mark ends a sentence; join a point to its initial or short title."""
        last = len(words) - 1
        if words[i] == "." and i and self.starts[i] == self.ends[i - 1] and self._shortened(words, symbols, i):
            symbols[i], self.ends[i - 1] = "", self.ends[i]
            return True
        after = i + 1
        while after < last and words[after] in _CLOSERS and self.starts[after] == self.ends[after - 1]:
            after += 1
        if after > last:
            symbols[i] = STOP
            return False
        following = words[after]
        if following in _ENDS or not (following[0].isupper() or following[0].isdigit() or following in _OPENERS):
            return False
        if not (following[0].isdigit() and words[i - 1][-1:].isdigit() and self.starts[after] == self.ends[i]):
            symbols[i] = STOP
        return False

    def _shortened(self, words: list[str], symbols: list[str], i: int) -> bool:
        word = words[i - 1]
        if symbols[i - 1] in _ANY_TITLE:
            return True
        if symbols[i - 1] == _MONTH:
            return len(word) <= _ABBREVIATED and word not in _WHOLE_MONTHS and i + 1 < len(words) and words[i + 1][0].isdigit()
        if not (i + 1 < len(words) and words[i + 1][0].isupper()):
            return False
        if (len(word) == 1 or word in _INITIALS) and word[0].isupper():
            symbols[i - 1] = _INITIAL
            return True
        if word == "g":
            symbols[i - 1], self.vals[i - 1] = _LOW_PLACE, "town"
            return True
        return word in _SHORT

    def _quotes(self, words: list[str], symbols: list[str]) -> bool:
        """Make one unit of each quote; one without an end runs to that of its sentence or item."""
        marks = [i for i, word in enumerate(words) if word == '"']
        curly = [i for i in marks if self.original[self.starts[i]] in "”»“«„"]
        opened: int | None = None
        found = False
        for i, word in enumerate(words):
            if word == '"':
                if opened is None:
                    opened = i
                elif self._inner(curly, opened, i):
                    continue
                elif not self._opens(i):
                    found |= self._quote(symbols, opened, i + 1, closed=True)
                    opened = None
                else:
                    found |= self._quote(symbols, opened, self._before(words, opened, i), closed=False)
                    opened = i
            elif opened is not None and symbols[i] == STOP and not self.item and not self._goes_on(words, marks, i):
                found |= self._quote(symbols, opened, i, closed=False)
                opened = None
        if opened is not None:
            end = len(words)
            while end > opened + 1 and words[end - 1] in {".", ";", ","}:
                end -= 1
            found |= self._quote(symbols, opened, end, closed=False)
        return found

    def _inner(self, curly: list[int], opened: int, i: int) -> bool:
        """Whether a straight mark stands inside a curly quote that closes further on in the sentence or item."""
        if self.original[self.starts[opened]] not in "“«„" or self.original[self.starts[i]] != '"':
            return False
        closing = bisect(curly, i)
        return closing < len(curly) and self.original[self.starts[curly[closing]]] in "”»"

    def _opens(self, i: int) -> bool:
        glued_before = i > 0 and self.ends[i - 1] == self.starts[i]
        glued_after = i + 1 < len(self.starts) and self.starts[i + 1] == self.ends[i]
        return glued_after and not glued_before

    def _goes_on(self, words: list[str], marks: list[int], i: int) -> bool:
        """Whether a quote goes on behind the stop at word `i`: it closes at once, or holds several sentences."""
        if words[i + 1 : i + 2] == ['"']:
            return True
        following = bisect(marks, i)
        return following < len(marks) and not self._opens(marks[following])

    def _before(self, words: list[str], opened: int, i: int) -> int:
        """Where an open quote ends when the next one begins: before the "and" that leads on to it."""
        return next((k for k in range(i - 1, opened, -1) if words[k] in _ANDS), i)

    def _quote(self, symbols: list[str], i: int, j: int, *, closed: bool) -> bool:
        if j - i < 2 + closed:
            symbols[i] = _SIGN
            return False
        symbols[i] = QUOTE
        symbols[i + 1 : j] = [""] * (j - i - 1)
        self.quotes[self.starts[i]] = closed
        self.ends[i] = self.ends[j - 1]
        return True

    def _phrase(self, words: list[str], symbols: list[str], i: int, node: Trie | None) -> bool:
        """Join the longest set phrase that begins at word `i`."""
        k, n = i + 1, len(symbols)
        leaf: Leaf | None = None
        j = i
        while node is not None and k < n and (symbols[k] or words[k] == "."):  # the point of "Lt. Gen." is joined to its word
            word = words[k]
            if word == "the" and k + 1 < n:
                k += 1  # "Heads of the Competent Authorities": an article inside is passed over
                word = words[k]
            node = node.get(word) or (node.get(word[:-2]) if word[-2:] == "'s" else None)
            if node is None:
                break
            k += 1
            if END in node:
                leaf, j = node[END], k
        if leaf is None:
            return False
        symbol = leaf[1] if self.flat[self.starts[i]].isupper() else leaf[0]
        if symbol is None or (symbol == _PLAN and i and symbols[i - 1] in DETS):
            return False  # "the Plan to the ministers"
        symbols[i], self.vals[i] = symbol, leaf[2]
        symbols[i + 1 : j] = [""] * (j - i - 1)
        self.ends[i] = self.ends[j - 1]
        return True

    @lazy
    def lights(self) -> dict[int, tuple[Light, int]]:
        """What verbs tell by their objects, with the unit of the object: `made a detailed report`."""
        found: dict[int, tuple[Light, int]] = {}
        for k, verb in [(k, value) for k, value in enumerate(self.vals) if isinstance(value, Verb) and value.lights]:
            if (told := self._light(k, verb)) is not None:
                found[k] = told
        return found

    def _light(self, k: int, verb: Verb) -> tuple[Light, int] | None:
        for u in range(k + 1, min(k + _OBJECT_REACH, self.n)):
            word = self.word(u)
            told = next((light for light in verb.lights if word in light.objects), None)
            if told is not None:
                return told, u
            if self.sym[u] not in _BEFORE_OBJECT:
                return None
        return None

    def word(self, k: int) -> str:
        """The words of unit `k` as written."""
        return self.flat[self.starts[k] : self.ends[k]]

    def low(self, k: int) -> str:
        """The words of unit `k` in small letters."""
        low = self.flat[self.starts[k] : self.ends[k]].lower()
        return low if "  " not in low else plain(low)  # hundreds a page; few hold two spaces

    def index(self, offset: int) -> int:
        """Give the first unit that ends after `offset`."""
        return bisect(self.ends, offset)

    def inner(self, k: int) -> tuple[int, int]:
        """Offsets of what stands inside the marks of the quote at unit `k`."""
        a, b = self.starts[k] + 1, self.ends[k]
        if self.quotes[a - 1]:
            b -= 1
        while a < b and self.flat[a] == " ":
            a += 1
        while b > a and (self.flat[b - 1] == " " or (self.flat[b - 1] in ",.;" and b - a > 1)):
            b -= 1
        return a, b
