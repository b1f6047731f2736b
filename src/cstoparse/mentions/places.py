"""Places and venues by the words around them: `in the city of …`, `… hosted`, `at the … training ground`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_KINDS = frozenset({"city", "town", "village", "settlement", "capital", "resort", "district", "region", "republic", "suburb", "area"})
_NO_PLACE = frozenset({"asia", "europe", "eurasia", "east", "west", "north", "south", "africa", "world", "space", "america", "line", "addition", "conclusion", "particular", "general", "turn", "order", "accordance", "person", "spring", "summer", "autumn", "winter"})


@frozen
class PlaceMention:
    """A place or venue met in a passage, in words."""

    i: int
    """First word of the place's name."""
    j: int
    """Past the last word."""
    rank: int
    """How specific: 3 town or village, 2 district or region, 1 country; 0 a venue."""
    lead: int
    """The preposition or verb that makes it a place."""


def find_places(p: Passage) -> list[PlaceMention]:
    """Find the places and venues that prepositions introduce, in text order."""
    found: list[PlaceMention] = []
    for k in range(p.n - 1):
        low = p.lows[k]
        if low in {"in", "at", "near", "to"}:
            found += _after(p, k)
        elif low == "territory" and k + 2 < p.n and p.lows[k + 1] == "of":
            found += _named(p, k, k + 2)
    return found


def name_at(p: Passage, k: int) -> PlaceMention | None:
    """The place whose name begins at word `k` (article allowed), as subject of "hosted" or object of "visited"."""
    found = _named(p, k, k)
    return found[0] if found else None


def _after(p: Passage, k: int) -> list[PlaceMention]:
    m = k + 1
    venue = _venue(p, k, m)
    if venue is not None:
        inner = [q for q in _near(p, venue) if q.rank > 1]
        return [venue, *inner]
    if p.lows[k] == "to":
        return []
    return _named(p, k, m)


def _near(p: Passage, venue: PlaceMention) -> list[PlaceMention]:
    return [q for m in range(venue.i, venue.j - 1) if p.lows[m] == "near" for q in _named(p, m, m + 1)]


def _named(p: Passage, lead: int, k: int) -> list[PlaceMention]:
    """A place's name from word `k`: an article, a kind of place with "of", then the name."""
    if k < p.n and p.lows[k] == "the":
        k += 1
    start = k
    if k + 1 < p.n and p.lows[k] in _KINDS | {"resort"}:
        while k < p.n and p.lows[k] in _KINDS:
            k += 1
        if k < p.n and p.lows[k] == "of":
            k += 1
            while k < p.n and p.lows[k] == "the":
                k += 1
            hit = p.has(k, "country") if k < p.n else None
            if hit and hit.j + 1 < p.n and p.words[hit.j] == ",":
                k = hit.j + 1
        else:
            k = start
    elif k + 1 < p.n and p.lows[k] == "g" and p.words[k + 1] == ".":
        k += 2
    if k >= p.n:
        return []
    hit = p.has(k, "country")
    if hit and not (hit.j < p.n and p.lows[hit.j] == "-"):
        return [PlaceMention(k, hit.j, 1, lead)]
    j = k
    while j < p.n and _proper(p, j) and j - k < 4:
        j += 1
    if j == k:
        return []
    after = p.lows[j] if j < p.n else ""
    if after in p.lexicon.classes["place_nouns"] and p.starts[j] > p.ends[j - 1]:
        rank = 3 if after in {"city", "town", "village", "settlement"} else 2
        return [PlaceMention(k, j + 1 if rank == 2 else j, rank, lead)]
    if p.lows[j - 1] in _NO_PLACE or p.lows[k] in _NO_PLACE or p.lows[k] in p.lexicon.classes["calendar"]:
        return []
    return [PlaceMention(k, j, 3, lead)]


def _proper(p: Passage, k: int) -> bool:
    word, low = p.words[k], p.lows[k]
    if not word[0].isupper() or k in p.cover or low in p.lexicon.stops:
        return False
    if word.isupper() and len(word) > 1:
        return False
    if low in {"new", "saint", "st", "san", "nizhny", "veliky", "los", "buenos", "abu", "hong", "kuala"} and k + 1 < p.n:
        return p.words[k + 1][0].isupper()
    return low not in p.lexicon.vocabulary or (k > 0 and p.lows[k - 1] in {"new", "saint", "nizhny"} and low in {"york", "city", "delhi"})


def _venue(p: Passage, lead: int, k: int) -> PlaceMention | None:
    """A building, ground or premises: `at the "…" training ground`, `in the conference hall of the Secretariat`."""
    while k < p.n and p.lows[k] in {"the", "a", "an", "its"}:
        k += 1
    if k < p.n and p.lows[k] in {"premises", "site"} and k + 1 < p.n and p.lows[k + 1] == "of":
        k += 2
        while k < p.n and p.lows[k] == "the":
            k += 1
    start = k
    end = None
    for _ in range(12):
        if k >= p.n:
            break
        low, word = p.lows[k], p.words[k]
        hits = p.at.get(k)
        kinds = {c: v for c, v in hits} if hits else {}
        if kinds.get("body") in {"csto.secretariat", "csto.joint-staff", "csto.crc"} or (kinds.get("body") == "csto" and p.lows[lead] == "at"):
            k = p.stop(k)
            end = k if kinds.get("body") != "csto" else end
            continue
        if kinds.get("phrase") == "venue" or low in p.lexicon.classes["venue_nouns"]:
            k = p.stop(k)
            end = k
            if k < p.n and p.lows[k] in {"of", "near"} and k + 1 < p.n:
                more = _venue_tail(p, k)
                end = k = max(end, more)
            break
        if low in p.lexicon.stops or kinds.get("verb") or word in ",.;()" or kinds.get("event") or word.isdigit():
            break
        k = p.stop(k)
    if end is None or end <= start or p.lows[lead] == "to":
        return None
    return PlaceMention(start, end, 0, lead)


def _venue_tail(p: Passage, k: int) -> int:
    m = k + 1
    while m < p.n and p.lows[m] == "the":
        m += 1
    begin = m
    while m < p.n and (p.words[m][0].isupper() or p.words[m] == '"') and not p.has(m, "verb"):
        m = p.stop(m)
    return m if m > begin else 0
