"""Persons who share a plural office before the first: `Deputy Ministers N. N. and M. M.`, `Representatives N. N. (A), M. M. (B)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cstoparse.grammar import CLOSE, COLON, classes, rule
from cstoparse.mentions.people.brackets import country_behind
from cstoparse.mentions.people.offices import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from cstoparse.mentions.people.names import Name
    from cstoparse.tokens import Passage

_PLURAL = rule(
    "(?: [MOD Word body adj ord] | and (?= MOD|Word|GROUP ) ){0,5} (?P<head> GROUP ) (?: [of to for] dets?"
    " [body Cap low adj country states]{1,6} )*"
)
_JOINS = classes("comma and dets")
_REACH = 40


def sharing(p: Passage, names: list[Name], taken: set[int], make: Callable[..., Any]) -> list[Any]:
    """Find the persons that share an office: two or more names, or such as have their country in brackets."""
    found: list[Any] = []
    for run in _runs(p, [n for n in names if n.i not in taken]):
        colon = p.sym[run[0].lead - 1] == COLON
        shared = _plural_before(p, run[0].lead - colon)
        if shared is None or ((len(run) == 1 or colon) and country_behind(p, run[0].j) is None):
            continue
        code, body = named(p, *shared)
        for name in run:
            behind = country_behind(p, name.j)
            first = shared[0] if shared[1] + colon == name.lead else name.lead
            close = p.sym.find(CLOSE, name.j) + 1 if behind is not None else name.j
            found.append(make(first, close, (name.i, name.j), shared, name.rank, behind or code, body, "shared-office"))
            taken.add(name.i)
    return found


def _runs(p: Passage, names: list[Name]) -> list[list[Name]]:
    """Names parted by nothing but "and", commas and countries in brackets."""
    runs: list[list[Name]] = []
    past = -1
    for name in names:
        if past < name.lead and runs and not p.sym[past : name.lead].strip(_JOINS):
            runs[-1].append(name)
        else:
            runs.append([name])
        past = p.sym.find(CLOSE, name.j) + 1 if country_behind(p, name.j) is not None else name.j
    return runs


def _plural_before(p: Passage, k: int) -> tuple[int, int] | None:
    """The plural office that ends before unit `k`."""
    for m in _PLURAL().finditer(p.sym, max(0, k - _REACH), k):
        if m.end() == k and any(word.endswith("s") for word in p.low(m.start("head")).split()):
            return m.start(), k
    return None
