"""A block as a sequence of words with the lexicon's hits, ready for looking around."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse import patterns
from cstoparse.lexicon import END, Lexicon, normal

if TYPE_CHECKING:
    from cstoparse.lexicon import Trie


class Hit(NamedTuple):
    """A phrase of the lexicon met in the text, `[i, j)` in words."""

    i: int
    j: int
    category: str
    value: str


class Passage:
    """The words of `flat[start:end]` with their places, hits and sentences."""

    def __init__(self, flat: str, start: int, end: int, lexicon: Lexicon) -> None:
        """Split into words and scan them once for all phrases of the lexicon."""
        self.flat, self.start, self.end, self.lexicon = flat, start, end, lexicon
        spans = [m.span() for m in patterns.TOKEN().finditer(flat, start, end)]
        self.starts = [a for a, _ in spans]
        self.ends = [b for _, b in spans]
        self.words = [flat[a:b] for a, b in spans]
        self.lows = [normal(w) for w in self.words]
        self.n = len(spans)
        self.hits: dict[str, list[Hit]] = {}
        self.at: dict[int, tuple[tuple[str, str], ...]] = {}
        self.cover: dict[int, int] = {}
        self._scan(lexicon.trie)
        self.sentences = self._sentences()

    def _scan(self, root: Trie) -> None:
        lows, n, i = self.lows, self.n, 0
        while i < n:
            node = root.get(lows[i])
            if node is None:
                i += 1
                continue
            leaf, j, k = node.get(END), i + 1, i + 1
            while k < n:
                word = lows[k]
                step = node.get(word)
                if step is None:
                    # "Heads of the Competent Authorities": an article inside a name is passed over.
                    if word == "the" and k + 1 < n and lows[k + 1] in node:
                        step = node[lows[k + 1]]
                        k += 1
                    else:
                        break
                node, k = step, k + 1
                if END in node:
                    leaf, j = node[END], k
            if leaf is None:
                i += 1
                continue
            self._keep(i, j, leaf)
            i = j

    def _keep(self, i: int, j: int, leaf: tuple[tuple[str, str], ...]) -> None:
        proper = self.words[i][0].isupper()
        kept = tuple(pair for pair in leaf if proper or pair[0] not in _PROPER)
        if not kept:
            return
        self.at[i] = kept
        for k in range(i, j):
            self.cover[k] = i
        for category, value in kept:
            self.hits.setdefault(category, []).append(Hit(i, j, category, value))

    def _sentences(self) -> list[tuple[int, int]]:
        found, first = [], 0
        words = self.words
        for k, word in enumerate(words):
            if word in _FULL_STOPS and k + 1 < self.n and self._breaks(k):
                stop = k + 1
                while stop < self.n and words[stop] in _CLOSERS and self.starts[stop] == self.ends[stop - 1]:
                    stop += 1
                if stop > first:
                    found.append((first, stop))
                    first = stop
        if first < self.n:
            found.append((first, self.n))
        return found

    def _breaks(self, k: int) -> bool:
        """Whether the stop at word `k` ends a sentence."""
        after = k + 1
        while after < self.n and self.words[after] in _CLOSERS:
            after += 1
        if after >= self.n:
            return False
        following = self.words[after]
        if not (following[0].isupper() or following[0].isdigit() or following in _OPENERS):
            return False
        if k and self.words[k] == "." and self.starts[k] == self.ends[k - 1]:
            before = self.words[k - 1]
            if self.is_initial(k - 1) or before.lower() in _ABBREVIATIONS:
                return False
            if following[0].isdigit() and before.isdigit() and self.starts[after] == self.ends[k]:
                return False
        return True

    def is_initial(self, k: int) -> bool:
        """Whether word `k` and the point glued to it are an initial (`V.`, `Kh.`)."""
        word = self.words[k]
        return (
            k + 1 < self.n
            and self.words[k + 1] == "."
            and self.starts[k + 1] == self.ends[k]
            and (len(word) == 1 or (len(word) <= 3 and word.lower() in _DIGRAPHS))  # noqa: PLR2004  "Dzh."
            and word[0].isupper()
            and (len(word) == 1 or word[1:].islower())
        )

    def index(self, offset: int) -> int:
        """Give the first word that ends after `offset`."""
        low, high = 0, self.n
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def has(self, k: int, category: str) -> Hit | None:
        """The hit of `category` that begins at word `k`."""
        for name, value in self.at.get(k, ()):
            if name == category:
                return Hit(k, self.stop(k), name, value)
        return None

    def stop(self, k: int) -> int:
        """Word past the hit that begins at word `k`."""
        j = k + 1
        while self.cover.get(j) == k:
            j += 1
        return j


_PROPER = frozenset({"body", "generic", "country", "adjective", "rank"})
_FULL_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"')]”»")
_OPENERS = frozenset("\"'([“«")
_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "dr", "st", "g", "no", "tel", "prof", "gen", "col", "lt", "maj", "h", "e"})
_DIGRAPHS = frozenset({"kh", "sh", "zh", "ch", "yu", "ya", "ye", "yo", "ts", "dzh", "th", "ph", "gh", "dj", "kv", "sch", "ju", "ja", "je", "jo", "ky", "gu", "tz"})
