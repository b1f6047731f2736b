"""Offices of persons: `CSTO Deputy Secretary General`, `Minister of Defense of the Republic of …`, compound ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from cstoparse.mentions.people.names import common, nameable

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_LINKS = frozenset({"of", "to", "for", "on", "under", "at", "in", "with", "from"})
_STEPS = 40


@frozen
class Office:
    """An office in a passage, in words."""

    i: int
    """First word, article left out."""
    j: int
    """Past the last word."""
    country: str | None
    """The one country it names."""
    body: str | None
    """The first organ it names."""
    chained: int | None
    """Past a second office joined by a comma or "and" (`…, Chairman of the Commission`), where one follows."""
    bracket: str | None
    """Country before the bracket in which the office stands."""


def offices(p: Passage) -> list[Office]:
    """Find the offices of a passage in text order."""
    found: list[Office] = []
    past = 0
    for hit in p.hits.get("role", ()):
        if hit.i < past:
            continue
        i, j = _core(p, hit.i, past)
        j = _tail(p, j)
        j = _compound(p, j)
        chained = _chain(p, j)
        reach = j if chained is None else chained
        country, body = named(p, i, reach)
        found.append(Office(i, j, country, body, chained, _bracket(p, i)))
        past = j
    return found


def _core(p: Passage, k: int, floor: int) -> tuple[int, int]:
    """Extend a head over the words that belong before it and over heads that follow at once."""
    i = k
    while i > floor:
        before = p.cover.get(i - 1, i - 1)
        if before < floor or not _premodifier(p, before, i - 1):
            break
        i = before
    while i < k and (p.lows[i] in p.lexicon.stops or (p.lows[i].endswith("ing") and i == _sentence_start(p, i))):
        i = p.stop(i) if i in p.at else i + 1
    j = p.stop(k)
    while j < p.n and (p.has(j, "role") or (p.lows[j] in p.lexicon.modifiers and _leads_to_head(p, j))):
        j = p.stop(j)
    return i, j


def _sentence_start(p: Passage, k: int) -> int:
    return next((a for a, b in p.sentences if a <= k < b), 0)


def _leads_to_head(p: Passage, k: int) -> bool:
    for _ in range(4):
        if k >= p.n:
            return False
        if p.has(k, "role"):
            return True
        if p.lows[k] not in p.lexicon.modifiers:
            return False
        k = p.stop(k)
    return False


def _premodifier(p: Passage, first: int, last: int) -> bool:
    word, low = p.words[last], p.lows[last]
    if first in p.at:
        kinds = {c for c, _ in p.at[first]}
        if kinds & {"rank"}:
            return False
        if kinds & {"body", "adjective", "generic"}:
            return True
        if "country" in kinds:
            return p.flat[p.starts[last]:p.ends[last]].endswith("'s") or p.words[first].isupper()
        if "role" in kinds:
            return True
        return word[0].isupper() and not kinds & {"verb", "phrase"}
    if low in p.lexicon.modifiers:
        return True
    return word[0].isupper() and low in p.lexicon.vocabulary and low not in p.lexicon.stops


def _tail(p: Passage, j: int) -> int:
    """Extend over the chain of `of …`, `to …`, `for …` that completes an office."""
    for _ in range(_STEPS):
        if j >= p.n or p.lows[j] not in _LINKS:
            return j
        end = _complement(p, j)
        if end == j:
            return j
        j = end
    return j


def _complement(p: Passage, j: int) -> int:
    link, k = p.lows[j], j + 1
    while k < p.n and p.lows[k] in {"the", "all", "its", "our"}:
        k += 1
    if k >= p.n:
        return j
    if link in {"in", "at", "with", "from"} and not (p.has(k, "body") and link != "in") and not (link == "in" and _closed_place(p, k)):
        return j
    if link in {"on", "for", "under", "to"} and not (p.words[k][0].isupper() or (link in {"on", "for"} and p.lows[k] in p.lexicon.vocabulary and not _verbal(p, k))):
        return j
    if link in {"on", "for"} and p.words[k][0].islower() and not _before_name(p, k):
        return j
    end = _noun_phrase(p, k)
    return end if end > k else j


def _closed_place(p: Passage, k: int) -> bool:
    """Whether a place stands here and nothing but a comma or an end follows: `Regional Delegation in Moscow,`."""
    end = k
    while end < p.n and (nameable(p, end) or p.has(end, "country")):
        end = p.stop(end)
    return end > k and (end >= p.n or p.words[end] in ",.;)")


def _before_name(p: Passage, k: int) -> bool:
    for m in range(k, min(k + 8, p.n)):
        if nameable(p, m) or p.words[m] == ",":
            return True
        if p.words[m] in ".;()" or p.has(m, "verb"):
            return False
    return False


def _verbal(p: Passage, k: int) -> bool:
    return p.has(k, "verb") is not None or p.lows[k] in p.lexicon.classes["auxiliaries"]


def _noun_phrase(p: Passage, k: int) -> int:
    """Past the words of an institution, post or country that begin at word `k`."""
    start = k
    for _ in range(_STEPS):
        end = _element(p, k, first=k == start)
        if end == k:
            break
        k = end
        joined = _joined(p, k)
        if joined > k:
            k = joined
    return k


def _element(p: Passage, k: int, *, first: bool) -> int:
    if k >= p.n:
        return k
    word, low = p.words[k], p.lows[k]
    if k in p.at:
        kinds = {c for c, _ in p.at[k]}
        if "rank" in kinds and not first:
            return k
        if kinds & {"body", "country", "adjective", "generic"} or (word[0].isupper() and not kinds & {"phrase"}):
            return p.stop(k)
        if kinds & {"verb", "phrase", "handling", "step"}:
            return k
        return p.stop(k)
    if low in p.lexicon.stops or not (word[0].isalpha() or word[0].isdigit()):
        return k
    if word[0].isdigit():
        return k + 1 if low[-1].isalpha() else k
    if word[0].islower():
        return k + 1 if low in p.lexicon.vocabulary else k
    if not nameable(p, k):
        return k + 1
    run = k
    while run < p.n and nameable(p, run) and not p.is_initial(run):
        run += 1
    if run < p.n and _head_of_institution(p, run):
        return run
    if not first or p.is_initial(k):
        return k
    named_after = run - k
    if run < p.n and p.is_initial(run):
        return run
    return k + 1 if named_after in {1, 3, 4} else k + max(1, named_after - 2) if named_after > 2 else run  # noqa: PLR2004  place, then given and family name


def _head_of_institution(p: Passage, k: int) -> bool:
    low = p.lows[k]
    if low in p.lexicon.classes["place_nouns"] or low in p.lexicon.classes["venue_nouns"]:
        return True
    return p.words[k][0].isupper() and k not in p.at and common(p.lexicon, low) and low not in p.lexicon.stops


def _joined(p: Passage, k: int) -> int:
    """Past a comma or "and" inside one name (`Foreign Policy, Security and Defense`), or `k`."""
    if k >= p.n or p.lows[k] not in {",", "and", "&", "/"}:
        return k
    after = k + 1
    if p.lows[after - 1] == "," and after < p.n and p.lows[after] == "and":
        after += 1
    if after >= p.n or not _inner(p, after):
        return k
    if p.lows[k] == ",":
        for m in range(after + 1, min(after + 6, p.n)):
            if p.lows[m] == "and":
                return after if m + 1 < p.n and _inner(p, m + 1) else k
            if not _inner(p, m) and p.lows[m] not in {",", "of", "the"}:
                return k
        return k
    return after


def _inner(p: Passage, k: int) -> bool:
    """Whether word `k` is a capitalised common word that begins no office and no person."""
    if not p.words[k][0].isupper() or nameable(p, k) or p.lows[k] in p.lexicon.stops:
        return False
    if k in p.at:
        kinds = {c for c, _ in p.at[k]}
        return not kinds & {"role", "rank", "body", "generic", "adjective", "phrase"}
    return p.lows[k] not in p.lexicon.modifiers or p.lows[k] in {"military", "national", "regional", "international", "political"}


def _compound(p: Passage, j: int) -> int:
    """Past further offices joined by a dash: `State Secretary - Deputy Minister of …`."""
    for _ in range(3):
        if j >= p.n or p.words[j] not in {"-", "/"}:
            return j
        k = _office_at(p, j + 1)
        if k == j + 1:
            return j
        j = _tail(p, k)
    return j


def _office_at(p: Passage, k: int) -> int:
    """Past the core of an office that begins at word `k` (article allowed), or `k`."""
    m = k
    if m < p.n and p.lows[m] == "the":
        m += 1
    for _ in range(6):
        if m >= p.n:
            return k
        if p.has(m, "role"):
            return _core(p, m, m)[1]
        if not _premodifier(p, m, p.stop(m) - 1):
            return k
        m = p.stop(m)
    return k


def _chain(p: Passage, j: int) -> int | None:
    """Past a second office after a comma or "and", where no name of its own follows it."""
    if j >= p.n or p.lows[j] not in {",", "and"}:
        return None
    k = j + 1
    if p.lows[j] == "," and k < p.n and p.lows[k] == "and":
        k += 1
    if k < p.n and p.lows[k] == "the" and p.lows[j] == ",":
        return None
    end = _office_at(p, k)
    if end == k:
        return None
    end = _tail(p, end)
    if end >= p.n or p.words[end] in {",", ".", ";", ")"} or p.has(end, "verb") or p.lows[end] in p.lexicon.classes["auxiliaries"]:
        after = end + 1
        if end < p.n and p.words[end] == "," and after < p.n and (nameable(p, after) or p.has(after, "rank")):
            return None
        return end
    return None


def _bracket(p: Passage, i: int) -> str | None:
    if i and p.words[i - 1] == "(" and i > 1:
        first = p.cover.get(i - 2)
        hit = p.has(first, "country") if first is not None else None
        return hit.value if hit else None
    return None


def named(p: Passage, i: int, j: int) -> tuple[str | None, str | None]:
    """The one country and the first organ named in `[i, j)`; a country after "to" is the one accredited to."""
    codes: list[str] = []
    body = None
    k = i
    while k < j:
        for category, value in p.at.get(k, ()):
            if category in {"country", "adjective"} and value not in codes:
                back = k - 1
                while back > i and p.lows[back] == "the":
                    back -= 1
                if not (codes and p.lows[back] in {"to", "in"}):
                    codes.append(value)
            elif category == "body" and body is None:
                body = value
        k = p.stop(k) if k in p.at else k + 1
    return (codes[0] if len(codes) == 1 else None), body
