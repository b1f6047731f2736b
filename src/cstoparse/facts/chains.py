"""Lists of those who may take part: persons, groups, organs and countries joined by commas, semicolons and "and"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.facts.ranges import overlaps
from cstoparse.grammar import AND, COLON, STOP, classes, rule
from cstoparse.values import ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence
    from cstoparse.mentions.bodies import BodyMention
    from cstoparse.mentions.groups import GroupMention
    from cstoparse.mentions.people import PersonMention

_JOIN = rule(
    "(?: adv | by | with | from | dets | close )* (?: comma | semi | and ) (?: comma | and | adv | by | with | dets"
    " | of | from | prep (?= dets? $ ) )* $"
)
_INSTITUTIONS = frozenset({ParticipantKind.BODY, ParticipantKind.COUNTRY})
_WITH, _SEMI, _BY = classes("with"), classes("semi"), classes("by")
_LEADS_LIST = classes("withpart")
_PREDICATE = classes("VERB be have modal past")
_LONG_LIST = 4  # so long a one needs no "and"
_BETWEEN = 8  # ", as well as by the"
_IN = classes("in")
_SIDE = frozenset({"side", "chairmanship", "presidency", "delegation", "party"})
_COUNTRY = classes("country")
_ADJ = classes("adj")
_COMMA_DETS = classes("comma dets")


class Item(NamedTuple):
    """One who may take part, in units."""

    i: int
    j: int
    kind: ParticipantKind
    person: PersonMention | None
    group: GroupMention | None
    body: BodyMention | None
    country: str | None


Chain = list[Item]
"""Items joined to one list."""


def items(s: Sentence) -> list[Item]:
    """All who may take part that the sentence names, in text order, disjoint."""
    r, named = s.r, s.named
    found = [
        Item(m.i, m.j, ParticipantKind.PERSON, m, None, None, m.country)
        for m in s.people if not overlaps(m.i, m.j, named)
    ]
    taken = [(x.i, x.j) for x in found]
    found += [
        Item(g.i, _cut(g.j, taken, g.i), ParticipantKind.GROUP, None, g, None, g.country)
        for g in s.groups if not overlaps(g.head, g.head + 1, taken) and not overlaps(g.head, g.head + 1, named)
    ]
    taken = [(x.i, x.j) for x in found]
    found += [
        Item(m.i, m.j, ParticipantKind.BODY, None, None, m, None)
        for m in s.bodies if not overlaps(m.i, m.j, taken) and not overlaps(m.i, m.j, named)
    ]
    taken = [(x.i, x.j) for x in found]
    if _COUNTRY in r.sym or _ADJ in r.sym:
        found += [x for x in _countries(r, s.a, s.b) if not overlaps(x.i, x.j, taken) and not overlaps(x.i, x.j, named)]
    found.sort(key=lambda x: x.i)
    return found


def _cut(j: int, taken: list[tuple[int, int]], i: int) -> int:
    """End a group before a person that follows in its list."""
    return min([j, *(a for a, _ in taken if i < a < j)])


def _countries(r: Reading, a: int, b: int) -> list[Item]:
    found: list[Item] = []
    for k in range(a, b):
        symbol = r.sym[k]
        if symbol == _COUNTRY:
            found.append(Item(k, k + 1, ParticipantKind.COUNTRY, None, None, None, str(r.vals[k])))
        elif symbol == _ADJ and k + 1 < b and r.low(k + 1) in _SIDE:
            found.append(Item(k, k + 2, ParticipantKind.COUNTRY, None, None, None, str(r.vals[k]) if r.vals[k] else None))
    return found


def chains(r: Reading, found: list[Item]) -> list[Chain]:
    """Join items to lists by what stands between them."""
    lists: list[Chain] = []
    for item in found:
        chain = lists[-1] if lists else []
        acts = len(chain) == 1 and _acts(r, chain[0], item)
        acts |= item.person is not None and _is_where(r, chain)
        if chain and not acts and joined(r, chain[-1].j, item.i) and not _begins_anew(r, chain[-1], item):
            chain.append(item)
        else:
            lists.append([item])
    return [part for chain in lists for part in _sure(r, chain)]


def _is_where(r: Reading, chain: Chain) -> bool:
    """Whether countries tell where something was: `elections in A and B, and the Deputy Chairman shared …`."""
    return bool(chain) and all(x.kind is ParticipantKind.COUNTRY for x in chain) and r.sym[r.back(chain[0].i - 1)] in _IN


def _sure(r: Reading, chain: Chain) -> list[Chain]:
    """Take a list apart that no "and" and no semicolon closes: its commas may part phrases of the sentence."""
    apart: list[Chain] = []
    k = r.back(chain[0].i - 1)
    if k >= 0 and (r.sym[k] in _LEADS_LIST or r.sym[k] == COLON):
        return [chain]
    if (k < 0 or r.sym[k] == STOP) and chain[-1].j < r.n and r.sym[chain[-1].j] in _PREDICATE:
        return [chain]  # a sentence's subject
    while len(chain) > 1 and not r.sym[chain[-2].j : chain[-1].i].strip(_COMMA_DETS):
        if len(chain) >= _LONG_LIST and all(x.kind is chain[0].kind for x in chain):
            break
        apart.insert(0, [chain[-1]])
        chain = chain[:-1]
    return [chain, *apart]


def _acts(r: Reading, before: Item, item: Item) -> bool:
    """Whether a semicolon parts the item as the subject of a clause of its own: `…; the Chief of Staff took part in them`."""
    return _SEMI in r.sym[before.j : item.i] and item.j < r.n and r.sym[item.j] in _PREDICATE


def _begins_anew(r: Reading, before: Item, item: Item) -> bool:
    """Whether "as well as" leads from an organ that somebody is spoken of with to those who take part."""
    if any(r.low(k) == "besides" for k in range(before.j, item.i)):
        return True
    if before.person is not None and before.person.name is None and any(r.sym[k] in _BY for k in range(before.j, item.i)):
        return True  # "was led, as chairwoman, by N. N."
    if before.kind not in _INSTITUTIONS or item.kind in _INSTITUTIONS:
        return False
    return any(r.sym[k] in _WITH or (r.sym[k] in AND and " " in r.word(k)) for k in range(before.j, item.i))


def joined(r: Reading, i: int, j: int) -> bool:
    """Whether only signs and words of a list stand in `[i, j)`."""
    return j - i <= _BETWEEN and _JOIN().match(r.sym[i:j]) is not None
