"""Which nouns in running text name a document that is reported, and not one that is only cited or pointed back at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.drafts import DocumentDraft
from cstoparse.grammar import BASIS, REL, classes, rule
from cstoparse.values import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence
    from cstoparse.mentions.documents import DocumentMention

_ALWAYS = frozenset({
    "minutes", "memorandum", "protocol", "declaration", "resolution", "agenda", "regulation", "statement", "communiqué",
    "communique", "report",
})  # fmt: skip
_SINGLE = frozenset({"minutes", "agenda", "protocol", "declaration", "resolution", "communiqué", "communique"})
_ONGOING = classes("of on for by prep ing basis to in with")
_CITED_REACH = 3
_CARRIED_OUT = frozenset({"implementation", "fulfillment", "fulfilment", "execution", "realization"})
_OF = classes("of")
_ON_OF = classes("on of")
_INSTITUTION = classes("adj body dets of")
_UNDER_BY = classes("under by in from")
_NAMES = classes("name given Word")
_BE = classes("be")
_ON = classes("on")
_SUBJECTS = frozenset({"subject", "topic", "theme", "focus", "issue", "item"})
_SUPPLEMENTS = rule("rel [word adv verb]{1,3} dets? $")


def is_subject(s: Sentence, d: DocumentMention) -> bool:
    """`The main subject of the talks was the draft …`, `consultations on the draft …`."""
    k = s.r.back(d.lead - 1)
    ends = {e.j for e in s.events if not e.decoy} | {v.j for v in s.verbs if v.kind == "speak"}
    if d.draft and k > s.a and s.r.sym[k] in _ON and k in ends:
        return True  # "consultations on the draft Plan were held", "spoke on the draft Plan"
    return k > s.a and s.r.sym[k] in _BE and s.r.low(s.a) == "the" and any(s.r.low(u) in _SUBJECTS for u in range(s.a, k))


def qualifies(r: Reading, d: DocumentMention, a: int, known: Iterable[DocumentDraft]) -> bool:
    """Whether the phrase names a document and does not only point back or speak of its kind."""
    word, low = r.word(d.noun), r.low(d.noun)
    after = d.noun + 1
    named = d.title is not None or (after < d.j and r.sym[after] in _ONGOING) or d.i < d.noun or " of " in low
    capital = word[0].isupper() and not (d.kind == "other" and d.i == a)  # a sentence's first word tells nothing
    before = r.low(d.lead - 1) if d.lead > a else ""
    if d.plural and not (capital and after < d.j and r.sym[after] in _ONGOING):
        return False
    if not named:
        single = capital and low in _SINGLE and not any(x.noun == low for x in known)
        return (capital and before in {"a", "an"} and d.kind != "other") or (single and not d.draft)
    if not capital and not (d.draft or d.title is not None or (low in _ALWAYS and after < d.j and r.sym[after] in _ON_OF)):
        return False
    if capital and d.i == d.noun and before == "of" and not d.draft and d.title is None:
        return False
    return not (d.kind == "other" and not capital and not d.draft and d.title is None)


def is_signed(s: Sentence, d: DocumentMention) -> bool:
    """Whether a document without a name of its own is one that was signed: `signed a decision on the establishment of …`."""
    if d.noun + 1 >= d.j or s.r.sym[d.noun + 1] not in _ON_OF or s.r.low(d.lead - 1) != "a":
        return False
    before = [v for v in s.verbs if v.head < d.lead]
    after = next((v for v in s.verbs if d.j <= v.i <= d.j + 1), None)
    if after is not None and after.passive and after.kind in {"signed", "adopted"}:
        return True  # "A decision on the holding of the training was adopted"
    return bool(before) and before[-1].kind == "signed" and not before[-1].passive


def is_cited(s: Sentence, d: DocumentMention) -> bool:
    """Whether the document is only the ground of something: `in accordance with the Plan …`."""
    r, a = s.r, s.a
    if _supplements(s, d.lead):
        return True
    k = r.back(d.lead - 1)
    if k > a and r.sym[k] in _OF and r.low(k - 1) in _CARRIED_OUT and not d.draft:
        return True  # "the results of the implementation of the Program"
    for _ in range(_CITED_REACH):
        if k < a or r.sym[k] not in _INSTITUTION:
            break
        k -= 1
    while k >= a and r.sym[k] in _NAMES:
        k -= 1
    k = r.back(k)
    return k >= a and (r.sym[k] == BASIS or (r.sym[k] in _UNDER_BY and not d.draft))


def _supplements(s: Sentence, k: int) -> bool:
    """Whether the document at unit `k` is what another one supplements: `a draft Protocol, which supplements the Agreement`."""
    r, a = s.r, s.a
    rel = max(r.sym.rfind(c, a, k) for c in REL)
    return _SUPPLEMENTS().match(r.sym[rel:k]) is not None and any(d.j <= rel for d in s.documents)


def draft_of(r: Reading, d: DocumentMention, rule: str) -> DocumentDraft:
    """Make the record of a document mention."""
    title = r.inner(d.title) if d.title is not None else None
    end = r.ends[d.j - 1]
    if title is not None and d.title is not None and not r.quotes[r.starts[d.title]]:
        end = title[1]
    return DocumentDraft(
        DocumentKind(d.kind), r.starts[d.i], end, d.draft, title=title,
        closed=d.title is None or r.quotes[r.starts[d.title]], noun=r.low(d.noun), rule=rule,
    )
