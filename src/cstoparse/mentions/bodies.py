"""Organs and organisations with their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import AND, BODY, classes, rule

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_GENERIC = classes("Generic")
_CHAIN = rule(
    "(?: (?: of|under ) the? body | body | open the? [body acronym Generic] (?: comma the? [Generic body acronym] )? close )*"
    " (?: of? the? states (?: of the? body )? )?",
)
"""What may follow an organ: the organisation it belongs to, its abbreviation in brackets, "of the member states"."""
_MORE = frozenset(classes("of under body open states the"))
_OWN = "csto."
_WIDEST = "csto"
_COUNCIL = rule("Generic [of for on to and dets in under ing Cap low ROLE body states adj dash past sign]{2,30}")
_TAIL = frozenset({"security", "situations", "trafficking", "safety", "issues", "response", "trade", "turnover", "relief"})
"""Words that go on with the name of a coordination council after the one that tells its subject."""
_CAP_WORD = classes("Word")


class BodyMention(NamedTuple):
    """An organ met in a passage, in units."""

    i: int
    """First unit of its name."""
    j: int
    """Past the last unit."""
    id: str | None
    """Its id; None for a short form that points back ("the Council")."""
    generic: bool
    """Whether it is a short form that points back."""


def find_bodies(p: Passage) -> list[BodyMention]:
    """Find the organs of a passage in text order."""
    sym = p.sym
    found: list[BodyMention] = []
    k = sym.find(BODY)
    while k >= 0:
        j = k + 1
        if sym[j : j + 1] in _MORE:
            chain = _CHAIN().match(sym, j)
            j = chain.end() if chain is not None else j
        found.append(BodyMention(k, j, str(p.vals[k]) if j == k + 1 else _organ(p, k, j), generic=False))
        k = sym.find(BODY, j)
    k = sym.find(_GENERIC)
    if k < 0:
        return found
    more: list[BodyMention] = []
    taken = {k for b in found for k in range(b.i, b.j)}
    while k >= 0:
        mention = _generic(p, k)
        if mention.id is not None or taken.isdisjoint(range(mention.i, mention.j)):
            more.append(mention)
        k = sym.find(_GENERIC, mention.j)
    over = {k for b in more for k in range(b.i, b.j)}
    return sorted([*(b for b in found if over.isdisjoint(range(b.i, b.j))), *more])


def _organ(p: Passage, i: int, j: int) -> str:
    """Tell the id of a chain of organs: the most special of ours, unless another organisation owns it."""
    ids = [str(p.vals[k]) for k in range(i, j) if p.sym[k] == BODY]
    others = p.lexicon.others
    special = next((x for x in ids if x != _WIDEST and x not in others), ids[0])
    if special.startswith(_OWN) and _WIDEST not in ids:
        return next((x for x in ids if x in others), special)
    return special


def _generic(p: Passage, k: int) -> BodyMention:
    """A council whose subject tells which it is, or a short form that points back."""
    subjects = p.lexicon.subjects
    low = p.low(k)
    before = p.low(k - 1) if k else ""
    if low.startswith("coordinat"):
        m = _COUNCIL().match(p.sym, k)
        named = _named_council(p, k, m.end()) if m is not None else None
        if named is not None:
            return named
    if before in subjects and low.endswith("council"):
        return BodyMention(k - 1, k + 1, subjects[before], generic=False)
    return BodyMention(k, k + 1, None, generic=True)


def _named_council(p: Passage, k: int, stop: int) -> BodyMention | None:
    """A coordination council with the words that tell its subject."""
    subjects = p.lexicon.subjects
    end, subject = k + 1, None
    for u in range(k + 1, stop):
        word = p.low(u)
        tells = subjects.get(word) or next((subjects[part] for part in word.replace("-", " ").split() if part in subjects), None)
        if tells is not None:
            subject, end = subject or tells, u + 1
        elif subject is None:
            continue
        elif word in _TAIL or (p.sym[u] == _CAP_WORD and u == end):
            end = u + 1
        elif p.sym[u] != AND:
            break
    if subject is None:
        return None
    more = _CHAIN().match(p.sym, end)
    return BodyMention(k, more.end() if more is not None else end, subject, generic=False)
