"""Lists of those who may take part: persons, groups, organs and countries joined by commas, semicolons and "and"."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cstoparse.facts.ranges import inside, overlaps
from cstoparse.grammar import AND, COLON, COMMA, STOP, classes, rule
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
_AS_GUEST = rule("comma (?: prep dets? adj? [word GROUP ROLE] | in dets? word of GROUP ) comma")
_INSTITUTIONS = frozenset({ParticipantKind.BODY, ParticipantKind.COUNTRY})
_WITH, _SEMI, _BY = classes("with"), classes("semi"), classes("by")
_LEADS_LIST, _CHAIROF = classes("withpart"), classes("chairof")
_PREDICATE = classes("VERB be have modal past")
_LONG_LIST = 4  # so long a one needs no "and"
_BETWEEN = 8  # ", as well as by the"
_IN = classes("in")
SIDES = frozenset({"side", "chairmanship", "presidency", "delegation", "party"})
"""Words for those who come from a country: `the Kazakh side`."""
_COUNTRY = classes("country")
_ADJ = classes("adj")
_COUNTRIES = frozenset(_COUNTRY + _ADJ)
_FIRST = itemgetter(0)
_COMMA_DETS = classes("comma dets")
_FROM, _DETS, _PARTS = classes("from"), classes("dets"), classes("comma semi and colon")
_BE = classes("be")
_DASH = frozenset(classes("dash colon"))
_LINKS = frozenset({"", *classes("dash colon comma by")})


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
    if s.groups:
        taken = [(x.i, x.j) for x in found]
        apart = [(x.i, x.j) for x in found if x.person is None or x.person.name is not None]
        groups = [
            Item(g.i, _cut(g.j, apart, g.i), ParticipantKind.GROUP, None, g, None, g.country)
            for g in s.groups if not overlaps(g.head, g.head + 1, taken) and not overlaps(g.head, g.head + 1, named)
        ]
        places = [(g.i, g.j) for g in groups]
        found = [x for x in found if not (x.person is not None and x.person.name is None and inside(x.i, places))] + groups
    if s.bodies:
        taken = [(x.i, x.j) for x in found]
        found += [
            Item(m.i, m.j, ParticipantKind.BODY, None, None, m, None)
            for m in s.bodies if not overlaps(m.i, m.j, taken) and not overlaps(m.i, m.j, named)
        ]
    countries = _countries(r, s.a, s.b)
    if countries:
        taken = [(x.i, x.j) for x in found]
        found += [x for x in countries if not overlaps(x.i, x.j, taken) and not overlaps(x.i, x.j, named)]
    found.sort(key=_FIRST)
    return _led_by_countries(r, found, s.a) if countries else found


def _led_by_countries(r: Reading, found: list[Item], a: int) -> list[Item]:
    """Join countries to the persons who come from them: `from the Republic of A Minister N. N.`, `B - N. N.; C by N. N.`."""
    kept: list[Item] = []
    country: str | None = None
    for n, x in enumerate(found):
        if x.person is None:
            following = found[n + 1] if n + 1 < len(found) else x
            several = n > 0 and found[n - 1].kind is ParticipantKind.COUNTRY and not r.sym[found[n - 1].j : x.i].strip(_COMMA_DETS + _FROM)
            led = x.kind is ParticipantKind.COUNTRY and following.person is not None and not several and _leads_in(r, x, following, a)
            country = x.country if led else None
            if led:
                continue
        elif country is not None:
            start = kept[-1].j if kept else a
            first = _leading(r, start, x.i)
            if first == x.i and _SEMI in r.sym[start : x.i]:
                country = None
            kept.append(_coming_from(r, x, country, start, first))
            continue
        kept.append(x)
    return kept


def _leading(r: Reading, start: int, i: int) -> int:
    """The country that stands right before the person at unit `i`; the unit itself where none does."""
    first = next((k for k in range(i - 1, start - 1, -1) if r.sym[k] in _COUNTRY), i)
    return i if any(r.sym[k] in _PARTS for k in range(first, i)) else first


def _coming_from(r: Reading, x: Item, country: str | None, start: int, first: int) -> Item:
    """A person with the country named before him, which belongs to his item if it stands at unit `first` right before it."""
    if x.country is None and x.person is not None and country is not None:
        x = x._replace(person=x.person._replace(country=country), country=country)
    if first == x.i or any(c in r.sym[first : x.i] for c in _BE):
        return x
    before = r.back(first - 1)
    return x._replace(i=before if before >= start and r.sym[before] in _FROM else first)


def _leads_in(r: Reading, country: Item, person: Item, a: int) -> bool:
    """Whether a country at the head of an item tells where the person behind it comes from."""
    k = r.back(country.i - 1)
    opens = k < a or r.sym[k] in _PARTS
    between = r.sym[country.j : person.i].strip(_DETS)
    if k >= a and (r.sym[k] in _FROM or r.low(k).endswith(("behalf of", "side of"))):
        return between in _LINKS
    if opens and between.endswith(_BY) and between[:-1].startswith(_BE) and r.low(person.i - 2) == "represented":
        return True
    return opens and (between in _DASH or (between == _BY and k >= a))


def _cut(j: int, taken: list[tuple[int, int]], i: int) -> int:
    """End a group before a person that follows in its list."""
    return min([j, *(a for a, _ in taken if i < a < j)])


def _countries(r: Reading, a: int, b: int) -> list[Item]:
    found: list[Item] = []
    if _COUNTRIES.isdisjoint(r.sym):
        return found
    for k in range(a, b):
        symbol = r.sym[k]
        if symbol == _COUNTRY:
            found.append(Item(k, k + 1, ParticipantKind.COUNTRY, None, None, None, str(r.vals[k])))
        elif symbol == _ADJ and k + 1 < b and r.low(k + 1) in SIDES:
            found.append(Item(k, k + 2, ParticipantKind.COUNTRY, None, None, None, str(r.vals[k]) if r.vals[k] else None))
    return found


def chains(r: Reading, found: list[Item]) -> list[Chain]:
    """Join items to lists by what stands between them."""
    lists: list[Chain] = []
    for item in found:
        chain = lists[-1] if lists else []
        acts = len(chain) == 1 and (_acts(r, chain[0], item) or _leads_over(r, chain[0], item))
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
    after = r.sym[chain[-1].j : chain[-1].j + 1]
    if k > 0 and r.sym[k] in _BE and after == STOP:
        return [chain]  # a sentence's predicate: "Among the guests were A, B, C."
    if (k < 0 or r.sym[k] == STOP) and after and after in _PREDICATE:
        return [chain]  # a sentence's subject
    while len(chain) > 1 and not r.sym[chain[-2].j : chain[-1].i].strip(_COMMA_DETS):
        named = all(x.person is not None and x.person.name is not None for x in chain)
        if len(chain) >= _LONG_LIST - named and all(x.kind is chain[0].kind for x in chain):
            break
        apart.insert(0, [chain[-1]])
        chain = chain[:-1]
    return [chain, *apart]


def _acts(r: Reading, before: Item, item: Item) -> bool:
    """Whether a semicolon parts the item as the subject of a clause of its own: `…; the Chief of Staff took part in them`."""
    k = item.j + (r.sym[item.j : item.j + 1] == COMMA)
    return _SEMI in r.sym[before.j : item.i] and k < r.n and r.sym[k] in _PREDICATE


def _leads_over(r: Reading, before: Item, item: Item) -> bool:
    """Whether a semicolon parts who is in the chair from those of another kind: `It was chaired by N. N.; editors of … participated`."""
    k = r.back(before.i - 1)
    return k >= 0 and r.sym[k] == _CHAIROF and _SEMI in r.sym[before.j : item.i] and item.kind is not before.kind


def _begins_anew(r: Reading, before: Item, item: Item) -> bool:
    """Whether "as well as" leads from an organ that somebody is spoken of with to those who take part."""
    if before.group is not None and before.i > 0 and r.low(before.i - 1) == "as":
        return True  # "As experts, N. N. and M. M. spoke"
    if any(r.low(k) == "besides" for k in range(before.j, item.i)):
        return True
    if before.person is not None and before.person.name is None and any(r.sym[k] in _BY for k in range(before.j, item.i)):
        return True  # "was led, as chairwoman, by N. N."
    if before.kind not in _INSTITUTIONS or item.kind in _INSTITUTIONS:
        return False
    return any(r.sym[k] in _WITH or (r.sym[k] in AND and " " in r.word(k)) for k in range(before.j, item.i))


def joined(r: Reading, i: int, j: int) -> bool:
    """Whether only signs and words of a list stand in `[i, j)`, or in what capacity the next one came: `and, as a guest, `."""
    between = r.sym[i:j]
    aside = _AS_GUEST().search(r.sym, i, j)
    if aside is not None and r.low(aside.start() + 1) in {"as", "in"}:
        between = r.sym[i : aside.start()] + r.sym[aside.end() - 1 : j]
    return len(between) <= _BETWEEN and _JOIN().match(between) is not None
