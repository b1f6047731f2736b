"""Places and venues by the words around them: `in the city of …`, `at the … training ground`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import BODY, COMMA, classes, rule

if TYPE_CHECKING:
    from cstoparse.patterns import Match
    from cstoparse.tokens import Passage

_TOWN = "(?: [name given] (?: dash? [name given] ){0,2} )"
_NAMED = rule(
    "dets? (?: (?P<kind> [WORD adj body]{0,2} PLACE+ ) (?: of dets? )? )? (?: country comma (?= name ) )?"
    f" (?P<name> Word (?= place ) | Word? {_TOWN} | country ) (?P<after> PLACE? )",
)
"""The name of a place with its kind before or after it."""
_LEAD = rule("[in at prep of]")
_LEADS = frozenset({"in", "at", "near", "outside"})
_INSIDE = "[Cap low adj body quote name given ord country part states GROUP dash num]"
_VENUE = rule(
    f"[in at on basis] dets? (?P<venue> {_INSIDE}{{0,8}}? VENUE+ quote?"
    " (?P<tail> (?: of|for ) dets? (?: [Cap body country adj name given GROUP states initial VENUE] | and dets? | of"
    " dets? | for | dash ){1,12}"
    " | prep [name given]{1,2} )? )",
)
_PREMISES = rule("[at in] dets? (?: [WORD VENUE]{1,2} of dets? )? (?P<organ> body (?: of the? body | body )? )")
_DISTRICT = 2
_AROUND = frozenset({"territory", "vicinity", "outskirts", "suburbs", "environs"})
_BUILDING = classes("VENUE quote")
_VENUES = classes("VENUE")
_HOUSES = frozenset({"csto.secretariat", "csto.joint-staff", "csto.crc"})
_DISTRICTS = frozenset({"district", "raion", "valley", "gorge", "oblast"})
_BUILT = frozenset({
    "training ground", "training grounds", "conference hall", "training center", "training centre", "training range",
    "proving ground", "firing range", "shooting range", "command post", "meeting room", "conference room", "training area",
    "training base", "field camp", "military base", "exhibition center", "exhibition centre", "congress center",
    "congress centre", "training complex", "conference center", "conference centre", "control center", "control centre",
})  # fmt: skip
_ABSTRACT = frozenset({
    "center", "centre", "base", "post", "range", "park", "port", "square", "wall", "house", "office", "hub", "ground", "grounds",
    "school", "building", "room", "premises",
})  # fmt: skip
_COUNTRY = classes("country")
_QUALIFIED = classes("dash ROLE GROUP")
_CAP_WORD = classes("Word")
_LONGER_NAME = classes("VENUE Word")


class PlaceMention(NamedTuple):
    """A place or venue met in a passage, in units."""

    i: int
    """First unit of the place's name."""
    j: int
    """Past the last unit."""
    rank: int
    """How special: 3 town or village, 2 district or region, 1 country; 0 a venue."""
    lead: int
    """The preposition or verb that makes it a place."""


def find_places(p: Passage) -> list[PlaceMention]:
    """Find the places and venues that prepositions introduce, in text order."""
    sym = p.sym
    found = _venues(p)
    venues = tuple(found)
    past = 0
    for hit in _LEAD().finditer(sym):
        lead = hit.start()
        if lead < past:
            continue
        m = _NAMED().match(sym, lead + 1)
        if m is None:
            continue
        low = p.low(lead)
        if low not in _LEADS and not (low == "of" and lead and (p.low(lead - 1) in _AROUND or _of_building(sym, m, lead))):
            continue
        past = m.end()
        place = _placed(p, m, lead)
        if place is not None and not any(v.i <= place.i < v.j and not _beside(p, v, place) for v in venues):
            found.append(place)
    found += [q for v in venues if (q := _behind(p, v.j)) is not None]
    found.sort()
    return found


def _behind(p: Passage, j: int) -> PlaceMention | None:
    """The district or town named with its kind behind a venue: `at the Park Hotel, Odintsovo District`."""
    m = _NAMED().match(p.sym, j + 1) if j < p.n and p.sym[j] in COMMA else None
    return _placed(p, m, j) if m is not None and m.end() > m.end("name") else None


def _of_building(sym: str, m: Match, lead: int) -> bool:
    """Whether a district is named behind a building: `the Sports Center "Zubr" of Minsk district`."""
    return m.end() > m.end("name") and sym[lead - 1] in _BUILDING


def _beside(p: Passage, venue: PlaceMention, place: PlaceMention) -> bool:
    """Whether the town or district is named inside the venue's phrase: `training ground near Smolensk`, `Center "X" of Minsk district`."""
    return venue.i < place.lead and (p.low(place.lead) == "near" or (place.rank == _DISTRICT and p.sym[place.lead - 1] in _BUILDING))


def named_place(p: Passage, k: int) -> PlaceMention | None:
    """The place whose name begins at unit `k`, article allowed: the subject of "hosted", the object of "visited"."""
    m = _NAMED().match(p.sym, k)
    return None if m is None else _placed(p, m, k)


def _placed(p: Passage, m: Match, lead: int) -> PlaceMention | None:
    """The place that a match of `_NAMED` behind `lead` names."""
    sym, (i, j) = p.sym, m.span("name")
    if sym[i] == _COUNTRY:
        k, end = m.span("kind")
        if k >= 0 and sym[k] == _CAP_WORD and p.vals[end - 1] == "district":
            return PlaceMention(k, end, 2, lead)  # "the Ton district of the Kyrgyz Republic"
        qualifies = j < p.n and sym[j] in _QUALIFIED
        return None if qualifies else PlaceMention(i, j, 1, lead)
    if sym[i] == _CAP_WORD and j == i + 1:
        return PlaceMention(i, j + 1, 2, lead) if p.low(j) in _DISTRICTS else None
    if p.low(j - 1) in p.lexicon.vague or (sym[i] == _CAP_WORD and p.low(i).rstrip(".") not in p.lexicon.first):
        return None
    return _town(p, m, lead)


def _town(p: Passage, m: Match, lead: int) -> PlaceMention | None:
    """The town or district that the words before and after its name tell."""
    sym, (i, j), kind = p.sym, m.span("name"), m.start("kind")
    if m.end() > j:
        district = p.vals[j] == "district"
        return PlaceMention(i, j + 1 if district else j, 2 if district else 3, lead)
    if j < p.n and sym[j] in _LONGER_NAME and p.starts[j] == p.ends[j - 1] + 1:
        return None
    if p.low(lead) == "at":
        return PlaceMention(i, j, 1, lead)  # rather a building
    rank = 2 if kind >= 0 and any(p.vals[u] == "district" for u in range(kind, i)) else 3
    return PlaceMention(i, j, rank, lead)


def _venues(p: Passage) -> list[PlaceMention]:
    found: list[PlaceMention] = []
    sym = p.sym
    if _VENUES[0] in sym or _VENUES[1] in sym:
        for m in _VENUE().finditer(sym):
            i, j = m.span("venue")
            tail = m.start("tail")
            if _is_built(p, i, j, (tail if tail >= 0 else j) - 1):
                found.append(PlaceMention(i, j, 0, m.start()))
    if BODY in sym and not _HOUSES.isdisjoint(p.vals):
        for m in _PREMISES().finditer(sym):
            i, j = m.span("organ")
            if any(p.vals[k] in _HOUSES for k in range(i, j)) and not any(v.i <= i < v.j for v in found):
                found.append(PlaceMention(i, j, 0, m.start()))
    return found


def _is_built(p: Passage, i: int, j: int, head: int) -> bool:
    """Whether the words name a building or ground, and are no figure of speech: `in the center of attention`."""
    if p.low(head) in _BUILT:
        return True
    proper = any(c.isupper() for c in p.flat[p.starts[i] : p.ends[j - 1]])
    return proper and not (p.low(head) in _ABSTRACT and not any(c.isupper() for c in p.flat[p.starts[i] : p.ends[head]]))
