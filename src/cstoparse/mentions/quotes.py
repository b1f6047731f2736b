"""Words in quotation marks, closed or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from cstoparse.tokens import Passage


@frozen
class Quote:
    """What stands in quotes; ranges are words, the marks left out."""

    i: int
    """First word inside."""
    j: int
    """Past the last word inside."""
    closed: bool
    """Whether the closing mark is there."""


def find_quotes(p: Passage) -> list[Quote]:
    """Find the quotes of a passage in text order; an unclosed one ends with its sentence."""
    found: list[Quote] = []
    for a, b in p.sentences:
        k = a
        while k < b:
            if p.words[k] != '"' or not _opens(p, k):
                k += 1
                continue
            close = next((m for m in range(k + 1, b) if p.words[m] == '"' and not _opens(p, m)), None)
            if close is None:
                end = b
                while end > k + 1 and p.words[end - 1] in ".;,!?":
                    end -= 1
                if end > k + 1:
                    found.append(Quote(k + 1, end, closed=False))
                break
            if close > k + 1:
                found.append(Quote(k + 1, close, closed=True))
            k = close + 1
    return found


def _opens(p: Passage, k: int) -> bool:
    """Whether the mark at word `k` opens: space before it, none after; a mark between spaces opens where none is open."""
    glued_after = k + 1 < p.n and p.starts[k + 1] == p.ends[k]
    glued_before = k > 0 and p.ends[k - 1] == p.starts[k] and p.words[k - 1] not in "(["
    return glued_after and not glued_before
