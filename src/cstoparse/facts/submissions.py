"""Next steps: `it was decided to submit the draft for consideration by …` and what is meant by "it", "them", "the List"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cstoparse.facts.ranges import inside
from cstoparse.grammar import BASIS, REL, SEMI, classes, rule
from cstoparse.text import plain
from cstoparse.values import DocumentStatus

if TYPE_CHECKING:
    from cstoparse.facts.drafts import DocumentDraft
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence
    from cstoparse.mentions.bodies import BodyMention

_DECIDED = frozenset({
    "decided", "decision", "agreed", "to", "will", "instructed", "recommended", "proposed", "resolved", "be", "is", "are", "was",
    "were",
})  # fmt: skip
_PLURAL = frozenset({"they", "documents", "drafts", "them", "materials", "draft documents", "papers", "package", "set", "entire"})
_ORDINAL = frozenset({"first", "last", "latter"})
_OTHERS = frozenset({"other", "others", "remaining", "rest"})
_MORE_OBJECTS = rule("and [word num of dets ing]{1,5}")
_BESIDE = 3
_DASH = classes("dash")
_TO_FOR, _TO_FOR_BY = classes("to for"), classes("to for by")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "both": 2}
_NOT_SENT = frozenset({"csto", "csto.secretariat"})
_ANY_SUBMIT = classes("SUBMIT")
_FOR_TO_BASIS = classes("for to basis")


def submit(s: Sentence, b: int, groups: list[list[DocumentDraft]], known: list[tuple[str, str]]) -> None:
    """Give the documents that the sentence sends on up to unit `b` the organs it sends them to.

    `known` are the names, in small letters, and ids of organs that the release named before.
    """
    r, a = s.r, s.a
    if not groups:
        return
    steps = [k for k in range(a, b) if r.sym[k] in _ANY_SUBMIT]
    for n, k in enumerate(steps):
        if not _DECIDED & {r.low(u) for u in range(max(a, k - 5), k)}:
            continue
        end = steps[n + 1] if n + 1 < len(steps) else b
        start = r.sym.rfind(SEMI, a, k) + 1 or a
        sent: list[DocumentDraft] = []
        for verb, stop in _objects(s, k, end):
            organs = _organs(s, verb + 1, stop, known)
            if organs:
                meant = _meant(s, start, verb, stop, groups)
                if _OTHERS & {r.low(u) for u in range(verb, stop)}:
                    meant = [d for d in groups[-1] if d not in sent]
                sent += meant
                for draft in meant:
                    draft.submitted_to += [o for o in organs if o not in draft.submitted_to]
            start = max(start, verb)


def _objects(s: Sentence, verb: int, end: int) -> list[tuple[int, int]]:
    """Parts of a sending with objects of their own: `send the Plan to A, and the Agreement to B`."""
    r = s.r
    named = [(x.i, x.j) for x in s.documents]
    organs = [o.i for o in s.bodies if verb < o.i < end and not inside(o.i, named)]
    cuts = {
        d.lead - 1 for d in s.documents
        if d.j + 1 < end and r.sym[d.j + (r.sym[d.j] in _DASH)] in _TO_FOR_BY and any(i < d.lead for i in organs)
    }
    for m in _MORE_OBJECTS().finditer(r.sym, verb, end):
        if any(r.low(u) in _OTHERS for u in range(*m.span())):
            cuts.add(m.start())
    bounds = [verb, *sorted(cuts), end]
    return list(pairwise(bounds))


def _organs(s: Sentence, k: int, end: int, known: list[tuple[str, str]]) -> list[str]:
    """Ids of the organs behind the verb of sending."""
    r = s.r
    found: list[str] = []
    named = [(d.i, d.j) for d in s.documents]
    for body in s.bodies:
        if not k <= body.i < end or inside(body.i, named):
            continue
        organ = body.id if not body.generic else _antecedent(s, body, known)
        if organ is None or organ in found or (organ in _NOT_SENT and r.sym[r.back(body.i - 1)] not in _TO_FOR):
            continue
        if r.sym[r.back(body.i - 1)] == BASIS:
            continue  # "by decision of the Council"
        office = next((o for o in s.offices if o[0] <= body.i < o[1]), None)
        if office is not None and not r.low(office[0]).startswith("chair"):
            continue
        found.append(organ)
    return found


def _antecedent(s: Sentence, body: BodyMention, known: list[tuple[str, str]]) -> str | None:
    """The organ named before that "the Committee" points back at."""
    word = s.r.low(body.i)
    return next((organ for name, organ in reversed([*known, *named_organs(s, body.i)]) if word in name), None)


def named_organs(s: Sentence, b: int) -> list[tuple[str, str]]:
    """The names, in small letters, and ids of the organs named up to unit `b`."""
    r = s.r
    return [(plain(r.flat[r.starts[m.i] : r.ends[m.j - 1]]), m.id) for m in s.bodies if m.j <= b and m.id]


def _meant(s: Sentence, start: int, verb: int, end: int, groups: list[list[DocumentDraft]]) -> list[DocumentDraft]:
    """The documents a sending speaks of: by their kind, by number, "it", or all of the last group."""
    r = s.r
    reach = next((u for u in range(verb + 1, end) if r.sym[u] in _FOR_TO_BASIS), end)
    obj = [r.low(u) for u in range(verb + 1, reach)]
    everything = [d for g in groups for d in g]
    rel = max(r.sym.rfind(x, start, verb) for x in REL)
    near = [d for d in groups[-1] if rel > start and 0 <= r.starts[rel] - d.end <= _BESIDE]
    if near:
        return near[-1:]  # "the draft Decision, which it was decided to submit"
    kinds = {r.low(d.noun) for d in s.documents if verb < d.noun < reach}
    excepted = {r.low(d.noun) for d in s.documents if start <= d.noun < end and _excepted(r, d.lead)}
    subject = {r.low(d.noun) for d in s.documents if start <= d.noun < verb and r.low(d.lead - 1) != "a"} - excepted
    if excepted:
        return [d for d in groups[-1] if d.noun not in excepted]
    if _ORDINAL & set(obj) and "them" in obj:
        return groups[-1][:1] if "first" in obj else groups[-1][-1:]
    own = [d for d in groups[-1] if r.starts[start] <= d.start and d.end <= r.ends[verb]]
    if own and "it" not in obj[:2] and "them" not in obj[:2] and not kinds:
        return own
    matched = [d for d in everything if (kinds or subject) & {d.noun, f"{d.noun}s"}]
    matched = matched or [d for d in everything if " of " in d.noun and d.noun.partition(" ")[0] in obj]  # "to submit the budget to …"
    if matched:
        return matched
    words = set(obj) | {r.low(u) for u in range(start, verb)} & {"documents", "drafts", "draft documents", "they", "package", "set"}
    if words & (_PLURAL | {"all"}):
        return _several(obj, groups, everything)
    return groups[-1][-1:]


def _excepted(r: Reading, k: int) -> bool:
    """`all the drafts, except the Agenda`."""
    k = r.back(k - 1)
    return k > 0 and (r.low(k) in {"except", "excluding"} or r.low(k - 1) == "exception")


def _several(obj: list[str], groups: list[list[DocumentDraft]], everything: list[DocumentDraft]) -> list[DocumentDraft]:
    reached = next((status for status in DocumentStatus if status.value in obj), None)
    alike = [g for g in groups if reached is not None and all(d.status is reached for d in g)]
    if alike:
        return alike[-1]  # "to submit the agreed documents"
    number = next((_NUMBERS[w] for w in obj if w in _NUMBERS), None)
    if "all" in obj and "these" not in obj:
        return everything
    if number is not None:
        return everything[-number:]
    return groups[-1]
