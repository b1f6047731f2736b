"""Persons: a name, an office, or both, with the rank between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import AND, CLOSE, COMMA, OPEN, classes, rule
from cstoparse.mentions.people.brackets import bracketed, country_behind
from cstoparse.mentions.people.names import Name, find_names, parts
from cstoparse.mentions.people.offices import Office, find_offices, make
from cstoparse.mentions.people.shared import sharing

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

__all__ = ["PersonMention", "find_people", "parts"]
_ANY_ROLE = classes("ROLE")
_NAME = classes("name")
_GIVEN = classes("given")
_INITIAL = classes("initial")


class PersonMention(NamedTuple):
    """A person met in a passage; ranges are in units, half-open."""

    i: int
    """First unit of name, rank or office, whichever comes first."""
    j: int
    """Past the last unit."""
    name: tuple[int, int] | None
    """The name without rank."""
    office: tuple[int, int] | None
    """The office without article."""
    rank: tuple[int, int] | None
    """The rank before the name."""
    country: str | None
    """The one country that the office names."""
    body: str | None
    """The first organ that the office names."""
    rule: str
    """How name and office were found together."""


_APART = frozenset(classes("comma dash open colon"))
_PASSED = frozenset(classes("dets adv"))
_ABBREVIATION = rule("open [acronym body Word name country]{1,3} close comma?")
_RANK_BEHIND = rule("comma (?P<rank> RANK{1,3} ) (?= comma | stop | semi | and | $ )")
_OFFICE_BEHIND = rule("comma [MOD body adj ord]{0,6} ROLE")
_JOINS = frozenset([*classes("comma and dash"), COMMA + AND])


def find_people(p: Passage) -> list[PersonMention]:
    """Find the persons of a passage in text order."""
    sym = p.sym
    roles = _ANY_ROLE[0] in sym or _ANY_ROLE[1] in sym
    names = find_names(p) if _NAME in sym or _GIVEN in sym or _INITIAL in sym else []
    if not (roles or names):
        return []
    offices = find_offices(p) if roles else []
    taken = {k for o in offices for k in range(o.i, o.j)} if names else ()
    names = [n for n in names if n.i not in taken]
    return _linked(p, offices, names)


def _linked(p: Passage, offices: list[Office], names: list[Name]) -> list[PersonMention]:
    leads = {n.lead: n for n in names}
    ends = {n.end: n for n in names}
    found, taken = bracketed(p, offices, names, PersonMention)
    found += sharing(p, names, taken, PersonMention)
    k = 0
    while k < len(offices):
        office = offices[k]
        k += 1
        if office.i in taken:
            continue
        right = _right(p, office, leads, taken)
        direct = right is not None and right.lead == office.j
        left = None if direct else _left(p, office, ends, taken)
        if left is not None:
            office, k = _joined(p, office, offices, k, leads)
            rank, j = _rank_behind(p, left, office.j)
            found.append(_mention(office, left._replace(rank=rank), min(left.lead, office.i), j, "name-office"))
            taken.add(left.i)
            continue
        if right is None and k < len(offices):
            whole = _compound(p, office, offices[k])
            if whole is not None and (right := _right(p, whole, leads, taken)) is not None:
                office, k = whole, k + 1
        if right is not None:
            taken.add(right.i)
            country = None if office.country else country_behind(p, right.j)
            office = office._replace(country=office.country or country)
            found.append(_mention(office, right, office.i, right.j + 3 if country else right.end, "office-name"))
        else:
            found.append(PersonMention(office.i, office.j, None, (office.i, office.j), None, office.country, office.body, "office"))
    found += [_named(p, n) for n in names if n.i not in taken]
    found.sort(key=lambda m: m.i)
    return found


def _named(p: Passage, name: Name) -> PersonMention:
    """Somebody without an office; his country may stand behind him: `N. N. (Armenia)`."""
    country = country_behind(p, name.j)
    j = name.end if country is None else p.sym.find(CLOSE, name.j) + 1
    return PersonMention(name.lead, j, (name.i, name.j), None, name.rank, country, None, "name")


def _mention(office: Office, name: Name, i: int, j: int, how: str) -> PersonMention:
    return PersonMention(i, j, (name.i, name.j), (office.i, office.j), name.rank, office.country, office.body, how)


def _left(p: Passage, office: Office, ends: dict[int, Name], taken: set[int]) -> Name | None:
    """The name that the office explains: `NAME, the OFFICE`, `NAME (OFFICE)`, `NAME - OFFICE`."""
    k = office.i - 1
    while k > 0 and p.sym[k] in _PASSED:
        k -= 1
    name = ends.get(k) if p.sym[k] in _APART else None
    return name if name is not None and name.i not in taken else None


def _rank_behind(p: Passage, name: Name, j: int) -> tuple[tuple[int, int] | None, int]:
    """The rank of a person, and where he ends; a rank may follow his office: `NAME, OFFICE, Police Colonel, …`."""
    m = _RANK_BEHIND().match(p.sym, j) if name.rank is None else None
    return ((m.start("rank"), m.end("rank")), m.end("rank")) if m is not None else (name.rank, j)


def _right(p: Passage, office: Office, leads: dict[int, Name], taken: set[int]) -> Name | None:
    """The name after the office: `OFFICE NAME`, `OFFICE, RANK NAME`, `OFFICE - RANK NAME`."""
    k = office.j
    m = _ABBREVIATION().match(p.sym, k)
    if m is not None and m.end() in leads:
        k = m.end()  # "Head of the Regional Center (RC) NAME", "Researcher of the Institute (Belgrade) NAME"
    name = leads.get(k)
    if name is None and k < p.n and p.sym[k] in _APART:
        name = leads.get(k + 1)
        if name is not None and p.sym[k] == OPEN and not (name.j < p.n and p.sym[name.j] == CLOSE):
            return None
        if name is not None and _explained(p, name):
            return None
    return name if name is not None and name.i not in taken else None


def _explained(p: Passage, name: Name) -> bool:
    """Whether an office follows that explains the name after a comma, so that the office before it is another's."""
    return name.rank is None and _OFFICE_BEHIND().match(p.sym, name.j) is not None


def _compound(p: Passage, office: Office, following: Office) -> Office | None:
    """Two offices as one, joined by a comma, "and" or a dash without an article."""
    return make(p, office.i, following.j) if p.sym[office.j : following.i] in _JOINS else None


def _joined(p: Passage, office: Office, offices: list[Office], k: int, leads: dict[int, Name]) -> tuple[Office, int]:
    """Take along further offices of the same person, where no name of its own follows them."""
    while k < len(offices):
        whole = _compound(p, office, offices[k])
        if whole is None or whole.j in leads or (whole.j + 1 in leads and p.sym[whole.j] == COMMA):
            break
        office, k = whole, k + 1
    return office, k
