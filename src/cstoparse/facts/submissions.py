"""Next steps: `it was decided to submit the draft for consideration by …` and what is meant by "it", "them", "the List"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.reading import inside

if TYPE_CHECKING:
    from cstoparse.facts.drafts import DocumentDraft
    from cstoparse.facts.reading import Reading

_DECIDED = frozenset({"decided", "decision", "agreed", "to", "will", "instructed", "recommended", "proposed", "resolved", "be"})
_ALL = frozenset({"documents", "drafts", "them", "all", "materials"})


def submit(r: Reading, a: int, b: int, groups: list[list[DocumentDraft]]) -> None:
    """Give the documents that the sentence `[a, b)` sends on the organs it sends them to."""
    if not groups:
        return
    steps = [h for h in r.hits.get("step", ()) if h.value == "submit" and a <= h.i < b and not r.quoted(h.i)]
    for n, hit in enumerate(steps):
        if not _DECIDED & set(r.lows[max(a, hit.i - 5):hit.i]):
            continue
        end = steps[n + 1].i if n + 1 < len(steps) else b
        start = _clause(r, a, hit.i)
        organs = _organs(r, hit.j, end, a)
        if not organs:
            continue
        for draft in _meant(r, start, hit.i, hit.j, end, groups):
            draft.submitted_to += [o for o in organs if o not in draft.submitted_to]


def _clause(r: Reading, a: int, k: int) -> int:
    while k > a and r.words[k - 1] != ";":
        k -= 1
    return k


def _organs(r: Reading, k: int, end: int, a: int) -> list[str]:
    """Ids of the organs after "to", "by", "of" behind the verb of sending."""
    found: list[str] = []
    offices = [m.office for m in r.people]
    for body in r.bodies:
        if not k <= body.i < end or body.id is None or body.id in {"csto"} or body.id in found:
            continue
        if inside(body.i, offices) and not _chairman(r, body.i, offices):
            continue
        before = r.back(body.i - 1)
        hit = r.ends_at(before, "body")
        if r.lows[before] == "of" and r.ends_at(before - 1, "document") is not None:
            continue
        if hit is not None:
            continue
        found.append(body.id)
    return found


def _chairman(r: Reading, k: int, offices: list[tuple[int, int] | None]) -> bool:
    """Submitted to the chairman of an organ is submitted to the organ."""
    office = next((o for o in offices if o is not None and o[0] <= k < o[1]), None)
    return office is not None and r.lows[office[0]] in {"chairman", "chair", "chairperson"}


def _meant(r: Reading, start: int, verb: int, k: int, end: int, groups: list[list[DocumentDraft]]) -> list[DocumentDraft]:
    """The documents a sending speaks of: by their kind, by number, "it", or all of the last group."""
    reach = next((m for m in range(k, end) if r.lows[m] in {"for", "to", "in"}), end)
    spoken = [*range(start, verb), *range(k, reach)]
    everything = [d for g in groups for d in g]
    kinds = {r.lows[m] for m in spoken if r.has(m, "document") and not _owned(r, m)}
    own = [d for d in groups[-1] if any(r.starts[m] >= d.start and r.ends[m] <= d.end for m in spoken)]
    if own and start < verb and "it" not in r.lows[k:k + 2] and "them" not in r.lows[k:k + 2]:
        return own
    by_kind = [d for d in everything if d.noun in kinds]
    if by_kind:
        return by_kind
    words = {r.lows[m] for m in range(k, reach)} | ({r.lows[m] for m in range(start, verb)} & {"documents", "drafts"})
    if words & _ALL:
        return _several(r, k, reach, groups)
    return groups[-1][-1:]


def _owned(r: Reading, m: int) -> bool:
    return r.words[m][0].isupper() and m > 0 and r.lows[m - 1] == "of"


_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}


def _several(r: Reading, k: int, reach: int, groups: list[list[DocumentDraft]]) -> list[DocumentDraft]:
    number = next((_NUMBERS[r.lows[m]] for m in range(k, reach) if r.lows[m] in _NUMBERS), None)
    everything = [d for g in groups for d in g]
    if "all" in r.lows[k:reach] and "these" not in r.lows[k:reach]:
        return everything
    if number is not None and len(groups[-1]) != number:
        return everything[-number:]
    return groups[-1]
