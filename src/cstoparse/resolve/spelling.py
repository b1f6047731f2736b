"""Spellings of names: what the transliterations of one name have in common."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

# Spellings of one sound in the transliterations met on the site (Khasan/Hasan, Kaloev/Kaloyev, Sergey/Sergei, Shoigu/Shoygu).
_SOUNDS = (
    ("kh", "h"), ("yo", "e"), ("ye", "e"), ("yu", "u"), ("ya", "a"), ("dzh", "j"), ("zh", "j"), ("iy", "i"), ("ij", "i"), ("ei", "e"),
    ("ey", "e"), ("ai", "a"), ("ay", "a"), ("oi", "o"), ("oy", "o"), ("ie", "e"), ("ia", "a"), ("iu", "u"), ("y", "i"), ("w", "v"),
    ("ck", "k"), ("c", "k"),
)  # fmt: skip
_INITIAL = 3


@lru_cache(maxsize=256)  # more names than a page has
def sound(word: str) -> str:
    """Reduce a name's word to what its spellings have in common.

    >>> sound("Khasan") == sound("Hassan")
    True
    """
    low = word.lower()
    if not (low.isascii() and low.isalpha()):
        low = "".join(c for c in normalize("NFKD", low.replace("đ", "d").replace("ł", "l")) if c.isalpha())
    for spelled, plain in _SOUNDS:
        low = low.replace(spelled, plain)
    out = ""
    for c in low:
        if not out or out[-1] != c:
            out += c
    return out


def is_initial(word: str) -> bool:
    """Whether a given name is so short that it may be an initial: `Kh`, `Dzh`."""
    return len(word) <= _INITIAL
