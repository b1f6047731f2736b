"""Persons in brackets after the country they stand for: `the Ministers of Defense of A (N. N.), of B (M. M.)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cstoparse.grammar import AND, CLOSE, COMMA, DETS, OPEN, SEMI, STOP, classes, rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from cstoparse.mentions.people.names import Name
    from cstoparse.mentions.people.offices import Office
    from cstoparse.tokens import Passage

_COUNTRIES = frozenset(classes("country adj"))
_SHARED = rule("[GROUP ROLE] [^ open ]{0,14} (?= (?: of | from ) the? country open )")
_SHARED_ON = rule("comma? (?: and )? (?: (?: of | from ) the? | the ) country open")
_COUNTRY_ALONE = rule("open dets? country close")
_REACH = 40
_ANY_GROUP = classes("GROUP")
_WIDENS = classes("MOD ord body Word adj Generic Group acronym")
_MODS = classes("MOD")


def bracketed(
    p: Passage, offices: list[Office], names: list[Name], make: Callable[..., Any],
) -> tuple[list[Any], set[int]]:
    """Find the persons named in brackets after a country; gives them and the names and offices they take."""
    sym = p.sym
    found: list[Any] = []
    taken: set[int] = set()
    if OPEN not in sym:
        return found, taken
    starts, ends = {o.i: o for o in offices}, {o.j: o for o in offices}
    for name in names:
        k = _opening(p, name, ends)
        if k is None or k < 1 or sym[k - 1] not in _COUNTRIES:
            continue
        close = name.end < p.n and sym[name.end] == CLOSE
        inside = next((o for u in (k + 1, k + 2) if (o := starts.get(u)) is not None and o.j <= name.lead), None)
        country = str(p.vals[k - 1])
        if inside is not None:
            office = (inside.i, inside.j)
            found.append(make(
                k - 1, name.end + close, (name.i, name.j), office, name.rank, inside.country or country, inside.body, "bracket-office",
            ))
            taken |= {name.i, inside.i}
            continue
        shared = _shared(p, k) if close else None
        if shared is None:
            continue
        first = shared[0] if shared[1] >= k - 3 else k - 1
        if first == shared[0] and sym[shared[0] : shared[1]].strip(_ANY_GROUP) and not _SHARED_ON().match(sym, name.end + 1):
            shared = (shared[0], k)  # an office of this country alone
        found.append(make(first, name.end + 1, (name.i, name.j), shared, name.rank, country, None, "bracket-shared"))
        taken |= {name.i, *(u for u in range(*shared) if u in starts)}
    return found, taken


def country_behind(p: Passage, j: int) -> str | None:
    """The country in brackets behind a name that ends before unit `j`: `NAME (the Kyrgyz Republic)`."""
    m = _COUNTRY_ALONE().match(p.sym, j)
    return str(p.vals[m.end() - 2]) if m is not None else None


def _opening(p: Passage, name: Name, ends: dict[int, Office]) -> int | None:
    """The bracket that opens right before the name, its rank, or the office before it."""
    k = name.lead - 1
    if p.sym[k] == OPEN:
        return k
    if p.sym[k] == COMMA:
        k -= 1
    office = ends.get(k + 1)
    if office is None:
        return None
    k = office.i - 1
    while k > 0 and p.sym[k] in DETS:
        k -= 1
    return k if p.sym[k] == OPEN else None


def _shared(p: Passage, k: int) -> tuple[int, int] | None:
    """The plural or single office before a list of countries with names in brackets."""
    sym = p.sym
    first = max(sym.rfind(STOP, 0, k), sym.rfind(SEMI, 0, k)) + 1
    first = max(first, k - 8 * _REACH)
    best: tuple[int, int] | None = None
    for m in _SHARED().finditer(sym, first, k + 1):
        i = m.start()
        while i > first and (sym[i - 1] in _WIDENS or (i > first + 1 and sym[i - 1] == AND and sym[i - 2] in _MODS)):
            i -= 1
        best = (i, m.end())
    return best
