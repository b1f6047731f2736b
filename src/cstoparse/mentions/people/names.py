"""Names of persons: runs of capitalised words that no lexicon knows, with initials, particles and a rank before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from cstoparse.lexicon import Lexicon
    from cstoparse.tokens import Passage

_COMMON_ENDINGS = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ship", "ships", "ology", "ogical", "ities", "ability", "ization", "isation", "ational", "ibility")
_NAME_WORDS = 4


@frozen
class NameRun:
    """A name in a passage, in words."""

    i: int
    """First word of the name."""
    j: int
    """Past its last word."""
    lead: int
    """First word with the rank or title before it."""
    rank: tuple[int, int] | None
    """The rank."""


def common(lexicon: Lexicon, low: str) -> bool:
    """Whether a capitalised word is a common one, not part of a name."""
    return low in lexicon.vocabulary or low in lexicon.stops or low.endswith(_COMMON_ENDINGS)


def nameable(p: Passage, k: int) -> bool:
    """Whether word `k` could be part of a person's name."""
    word = p.words[k]
    if not word[0].isupper() or k in p.cover:
        return False
    low = p.lows[k]
    if low in p.lexicon.given:
        return True
    if word.isupper() and len(word) > 1:
        return k > 0 and not common(p.lexicon, low) and p.words[k - 1][0].isupper() and not p.words[k - 1].isupper() and nameable(p, k - 1)
    if any(c.isdigit() for c in word):
        return False
    return not (common(p.lexicon, low) or ("-" in low and all(common(p.lexicon, part) for part in low.split("-"))))


def name_runs(p: Passage) -> list[NameRun]:
    """Find the names of a passage in text order."""
    found: list[NameRun] = []
    k = 0
    while k < p.n:
        if not p.words[k][0].isupper():
            k += 1
            continue
        j = _run(p, k)
        if j > k:
            if not _institutional(p, j):
                found.append(_with_rank(p, k, j))
            k = j
        else:
            k += 1
    return found


def _run(p: Passage, k: int) -> int:
    """Past the name that begins at word `k`, or `k` where none does."""
    i, initials = k, 0
    while i + 1 < p.n and p.is_initial(i) and initials < 3:  # noqa: PLR2004  given name, patronymic, one to spare
        i, initials = i + 2, initials + 1
    words = 0
    while i < p.n and words < _NAME_WORDS:
        if nameable(p, i) and not p.is_initial(i):
            i, words = i + 1, words + 1
        elif words and p.lows[i] in p.lexicon.particles and i + 1 < p.n and p.words[i][0].islower() and nameable(p, i + 1):
            i += 1
        elif words == 1 and not initials and p.is_initial(i) and p.starts[i] > p.ends[i - 1] and not p.words[i - 1].isupper():
            after = i + 2
            if after < p.n and nameable(p, after):
                return after + 1
            return after + 2 if after < p.n and p.is_initial(after) and p.starts[after] == p.ends[after - 1] else after
        else:
            break
    if words == 0:
        return k
    if words == 1 and not initials and not _lone(p, k):
        return k
    return i


def _lone(p: Passage, k: int) -> bool:
    """Whether a single word can stand as a name: after a courtesy title or a rank."""
    if k >= 2 and p.words[k - 1] == "." and p.lows[k - 2] in p.lexicon.titles:  # noqa: PLR2004  "Mr" and its point
        return True
    if k and p.lows[k - 1] in p.lexicon.titles:
        return True
    before = p.cover.get(k - 1)
    return before is not None and p.has(before, "rank") is not None


def _institutional(p: Passage, j: int) -> bool:
    """Whether the name belongs to an institution: `A.E. Snesarev Prize`, `Panfilov Division`."""
    if j >= p.n or p.starts[j] == p.ends[j - 1]:
        return False
    word, low = p.words[j], p.lows[j]
    if low in p.lexicon.classes["place_nouns"] or low in p.lexicon.classes["venue_nouns"]:
        return True
    return (
        word[0].isupper()
        and low in p.lexicon.vocabulary
        and low not in p.lexicon.stops
        and low not in p.lexicon.modifiers
        and not (p.has(j, "role") or p.has(j, "rank") or p.has(j, "body") or p.has(j, "adjective"))
    )


def _with_rank(p: Passage, i: int, j: int) -> NameRun:
    lead, rank = i, None
    before = i - 1
    if before >= 1 and p.words[before] == "." and p.lows[before - 1] in p.lexicon.titles:
        lead = before = before - 1
        before -= 1
    elif before >= 0 and p.lows[before] in p.lexicon.titles:
        lead = before
        before -= 1
    first = p.cover.get(before)
    if first is not None and p.has(first, "rank") and p.stop(first) == before + 1:
        rank, lead = (first, before + 1), first
    return NameRun(i, j, lead, rank)


def parts(lexicon: Lexicon, words: list[str]) -> tuple[str | None, str | None, str | None]:
    """Split a name's words (initials without their point) into given name, patronymic and family name.

    >>> from cstoparse.lexicon import load
    >>> parts(load("en"), ["Kh", "Sultonov"])
    ('Kh', None, 'Sultonov')
    """
    if len(words) == 1:
        return None, None, words[0]
    first, last = words[0], words[-1]
    middle = words[1] if len(words) == 3 and words[1].lower().endswith(_PATRONYMIC) else None  # noqa: PLR2004  three-part name
    if len(words) == 3 and middle is None and len(words[1]) <= 2 and words[1][0].isupper():  # noqa: PLR2004  initials
        middle = words[1]
    if len(last) <= 2:  # noqa: PLR2004  "Family I.N."
        return (words[1], words[2] if len(words) > 2 else None, first)  # noqa: PLR2004  with a patronymic's initial
    return first, middle, last


_PATRONYMIC = ("ovich", "evich", "ovna", "evna", "yich", "ich", "uulu", "ovych")
