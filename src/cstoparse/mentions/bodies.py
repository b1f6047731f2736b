"""Organs and organisations with their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import SYMBOLS, rule

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_ORGAN = rule("body (?: (?: of|under ) the? body | body | open the? [body acronym Generic] (?: comma the? [Generic body acronym] )? close )* (?: of? the? states )?")
"""An organ with the organisation it belongs to: `CSTO Permanent Council`, `Council … under the CFM of the CSTO member states`."""
_OTHERS = frozenset({"cis", "sco", "eaeu", "un", "osce", "nato", "eu"})
_OWN = "csto."
_TOO_WIDE = frozenset({"csto", *_OTHERS})
_COUNCIL = rule("Generic [of for on to and dets in under ing Cap low ROLE body states adj dash past]{2,30}")


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
    owner: str | None
    """Id of the organisation that stands with it."""


def find_bodies(p: Passage) -> list[BodyMention]:
    """Find the organs of a passage in text order."""
    sym = p.sym
    found: list[BodyMention] = []
    if SYMBOLS["body"] in sym:
        found = [_organ(p, *m.span()) for m in _ORGAN().finditer(sym)]
    if SYMBOLS["Generic"] in sym:
        taken = {k for b in found for k in range(b.i, b.j)}
        k = sym.find(SYMBOLS["Generic"])
        while k >= 0:
            mention = _generic(p, k)
            if not taken.intersection(range(mention.i, mention.j)) or mention.id is not None:
                found = [b for b in found if b.j <= mention.i or b.i >= mention.j]
                found.append(mention)
            k = sym.find(SYMBOLS["Generic"], mention.j)
        found.sort()
    return found


def _organ(p: Passage, i: int, j: int) -> BodyMention:
    """Tell the id of a chain of organs: the most special of ours, unless another organisation owns it."""
    units = [k for k in range(i, j) if p.sym[k] == SYMBOLS["body"]]
    ids = [str(p.vals[k]) for k in units]
    special = next((x for x in ids if x not in _TOO_WIDE), ids[0])
    owner = next((x for x in ids if x in _OTHERS), None)
    if special.startswith(_OWN) and owner is not None and "csto" not in ids:
        return BodyMention(i, j, owner, generic=False, owner=owner)
    if special not in _TOO_WIDE and "under" in {p.low(k) for k in range(i, j)}:
        special = ids[0] if ids[0] not in _TOO_WIDE else special
    return BodyMention(i, j, special, generic=False, owner="csto" if special.startswith(_OWN) else owner)


def _generic(p: Passage, k: int) -> BodyMention:
    """A council whose subject tells which it is, or a short form that points back."""
    subjects = p.lexicon.subjects
    before = p.low(k - 1) if k else ""
    before = before.removeprefix("the ")
    low = p.low(k)
    if not low.startswith(("coordinat", "council")) and before not in subjects:
        return BodyMention(k, k + 1, None, generic=True, owner=None)
    end, subject = k + 1, None
    m = _COUNCIL().match(p.sym, k) if low.startswith("coordinat") else None
    if m is not None:
        for u in range(k + 1, m.end()):
            word = p.low(u)
            tells = next((subjects[part] for part in word.replace("-", " ").split() if part in subjects), subjects.get(word))
            if tells is not None:
                subject = subject or tells
                end = u + 1
            elif subject is not None:
                if word in _TAIL or (p.sym[u] == SYMBOLS["Word"] and u == end):
                    end = u + 1
                elif p.sym[u] != SYMBOLS["and"]:
                    break
    if subject is None and before in subjects:
        return BodyMention(k - 1, k + 1, subjects[before], generic=False, owner="csto")
    if subject is None:
        return BodyMention(k, k + 1, None, generic=True, owner=None)
    more = _OF_STATES().match(p.sym, end)
    return BodyMention(k, more.end() if more else end, subject, generic=False, owner="csto")


_OF_STATES = rule("(?: of the? body states? )")
_TAIL = frozenset({"security", "situations", "trafficking", "safety", "issues", "response", "trade", "turnover", "relief"})
