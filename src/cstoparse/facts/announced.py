"""Lists that a colon announces: `The meeting was attended by: …`, and what goes on from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.clauses import SPEECHES, Clause, Relation, every
from cstoparse.grammar import CLOSE, OPEN, classes
from cstoparse.values import Capacity

if TYPE_CHECKING:
    from cstoparse.facts.chains import Chain
    from cstoparse.facts.sentences import Sentence

_COLON = classes("colon")
_PRESENT = frozenset({"present", "composition", "attendees", "participation"})
_HEADOF = classes("headof")
_WITHPART = classes("withpart")
_BY = classes("by")


def by_colon(c: Clause, chain: Chain, k: int) -> list[Relation]:
    """Relate those whom the colon at unit `k` announces."""
    capacity = announced(c, k)
    if capacity is None:
        return []
    return every(chain, capacity, "announced" if capacity is Capacity.ATTENDEE else "announced-heads")


def announced(c: Clause, k: int) -> Capacity | None:
    """In what capacity those take part whom the colon at unit `k` announces.

    `The meeting was attended by: …`, `Present were: …`, `The following took part in it: …`, `Delegations were headed by: …`.
    """
    if k <= c.a:
        return None  # nothing stands before it
    r, before = c.r, c.r.sym[c.a : k]
    if r.sym[k - 1] == _HEADOF:
        return Capacity.HEAD  # "was attended by delegations headed by:"
    if any(v.kind in {"attend", "meet"} and c.a <= v.i < k for v in c.s.verbs) or _WITHPART in before:
        return Capacity.ATTENDEE
    if any(r.low(u) in _PRESENT for u in range(c.a, k)) or r.low(k - 1).endswith("participants"):
        return Capacity.ATTENDEE
    verb = next((v for v in reversed(c.s.verbs) if c.a <= v.i and v.j <= k), None)
    if verb is None and any(r.low(u) == "participants" for u in range(c.a, k)):
        return Capacity.ATTENDEE
    gives = verb is not None and (verb.kind == "speak" or any(r.low(u).startswith(SPEECHES) for u in range(c.a, verb.i)))
    if verb is not None and r.sym[k - 1] in _BY and verb.passive and gives:
        return Capacity.ATTENDEE  # "Reports were delivered by:"
    teams = c.text(k - 1).endswith((" were", " are")) and "heads of" in c.text(k - 1)
    return Capacity.HEAD if _HEADOF in before or teams or c.at_the_head(k) else None


def announced_before(s: Sentence, a: int, i: int) -> Capacity | None:
    """In what capacity those take part whom a colon before unit `i` announces, with nothing but lists between."""
    k = s.r.sym.find(_COLON, a, i)
    if k < 0 or any(v.finite and not v.relative and k < v.i and not _in_brackets(s, k, v.i) for v in s.verbs):
        return None
    return announced(Clause(s, a, s.b), k)


def _in_brackets(s: Sentence, k: int, i: int) -> bool:
    return s.r.sym.rfind(OPEN, k, i) > s.r.sym.rfind(CLOSE, k, i)
