"""Verbs with their auxiliaries: what is said to be done, whether it was, is or will be, and by or to its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import COMMA, DETS, REL, TO, classes, rule
from cstoparse.lexicon import Verb

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_HEAD = rule(
    "[VERB HANDLE SUBMIT past ing] | (?<= to|modal|plan|adv ) [EVENT DOC mod role] | have (?= dets{0,2} [WORD MOD ord adj past num]{0,4}"
    " EVENT | [on in at with] )"
)
_AUX = frozenset(classes("modal be have not adv plan to"))
_JOIN = rule(
    "(?: (?: [word by in at on]{1,4} (?= and ) )?"
    " (?: and comma [prep with in on at by] [dets low past of on num adj country body and]{1,12} comma )?"
    " (?: comma | and | adv )* )"
)
"""What joins two verbs that share their auxiliaries: `was reviewed, finalized and agreed`."""
_PLANS = classes("plan")
_BE = classes("be")
_HAVE = classes("have")
_NOT = classes("not")
_HANDLE = frozenset(classes("HANDLE"))
_PLURALS = frozenset(classes("GROUP states country word rel pron"))
_FUTURE = frozenset({"will", "would", "shall", "should", "must", "may", "might"})
_PASSIVE = frozenset({"past", "participle"})
_SHARED = frozenset({"past", "participle", "base"})
_NOW = frozenset({"is", "are", "being"})
_SET = ("scheduled", "planned", "slated", "timed", "set for")
_BACK = 3
_ANY_WORD = classes("word")
_ALIKE = frozenset({"run", "set", "put", "read"})
"""Verbs whose participle is written as their base form."""
_NO_PARTICIPLES = ("spoke", "took", "began", "gave", "went", "came", "became", "drew", "saw", "wrote", "chose")
"""How verbs begin whose past is no participle."""
_BEGINS = ("continue", "began", "begin", "start", "proceed", "resume")
"""How verbs begin whose infinitive is what is done: `continued to consider`."""
_THE = classes("the")
_NOUN_VERBS = {"lead": "lead", "head": "lead"}
"""Words that stand before or for an office, and behind an auxiliary are verbs."""
_MOD_ROLE = classes("mod role")
_PHRASES = frozenset({"attend", "chair"})
_RUNS = frozenset({"run", "runs", "ran"})
_WHERE = classes("in at on from comma stop prep decoy")
_PAST = classes("past")
_ING = classes("ing")


class VerbMention(NamedTuple):
    """A verb met in a passage, in units."""

    i: int
    """First auxiliary, or the verb."""
    j: int
    """Past the verb."""
    head: int
    """The verb itself."""
    kind: str
    """What it tells, by the lexicon; "other" for a verb that no lexicon names."""
    form: str
    """Base, present, past, participle, ing, or noun (`the signing of`)."""
    time: str
    """Planned, ongoing or past."""
    passive: bool
    """Whether something is done to the subject."""
    finite: bool
    """Whether it is the predicate of a clause; else a participle or an infinitive."""
    relative: bool
    """Whether "which", "who" and their like stand before it."""
    negated: bool
    """Whether "not" stands with it."""
    anterior: bool
    """Whether it tells of what had been before: "had met"."""


def find_verbs(p: Passage) -> list[VerbMention]:
    """Find the verbs of a passage in text order."""
    found: list[VerbMention] = []
    sym, past = p.sym, 0
    for m in _HEAD().finditer(sym):
        head = m.start()
        if sym[head] in _MOD_ROLE and p.low(head) not in _NOUN_VERBS:
            continue
        kind, form = _told(p, head)
        light = p.lights.get(head)
        i = head
        while i > past and sym[i - 1] in _AUX:
            i -= 1
        if i == head:
            if kind == "other" and (form == "ing" or (form == "past" and _attributive(sym, head))):
                continue
            if sym[head] in _HANDLE and p.low(head).endswith(" of"):
                found.append(VerbMention(head, head + 1, head, kind, "noun", "past", False, False, False, False, False))  # noqa: FBT003  by position
                past = head + 1
                continue
        shared = _sharing(sym, found[-1], i, head, form, p.low(head)) if found else False
        if shared:
            found.append(found[-1]._replace(i=head, j=head + 1, head=head, kind=kind, form=form))
        elif i == head and form == "base" and not (i and _plural(p, i - 1)) and not _bare_base(p, head, kind):
            continue
        else:
            verb = _verb(p, i, head, kind, form)
            found.append(verb._replace(passive=True) if light is not None and light[0].passive else verb)
        past = head + 1
    return found


def _attributive(sym: str, head: int) -> bool:
    """Whether a participle stands between an article and its noun: `a detailed exchange`."""
    return 0 < head < len(sym) - 1 and sym[head - 1] in DETS and sym[head + 1] in _ANY_WORD


def _plural(p: Passage, k: int) -> bool:
    """Whether unit `k` can be the subject of a verb in its base form; "technical support" is a noun."""
    return p.sym[k] in _PLURALS and not (p.sym[k] in _ANY_WORD and p.low(k).endswith(("al", "ic", "ive", "ary")))


def _bare_base(p: Passage, head: int, kind: str) -> bool:
    """Whether a verb in its base form can stand far from its subject: `N. N., Minister of …, participate in it`."""
    return (kind in _PHRASES and " " in p.word(head)) or (kind == "attend" and head > 0 and p.sym[head - 1] == COMMA)


def _told(p: Passage, head: int) -> tuple[str, str]:
    """What the verb at unit `head` tells, and its form."""
    value = p.vals[head]
    kind, form = value[:2] if isinstance(value, Verb) else _unlisted(p, head)
    if head in p.lights:
        kind = p.lights[head][0].kind
    elif kind == "hold" and head + 1 < p.n and p.sym[head + 1] in _WHERE and p.low(head) in _RUNS:
        kind = "occur"  # "the courses will run in Osh"
    return kind, form


def _sharing(sym: str, before: VerbMention, i: int, head: int, form: str, word: str) -> bool:
    """Whether a verb without auxiliaries shares those of the verb before it; `word` is the verb as written."""
    if form not in _SHARED or (i != head and sym[i:head] != TO) or (before.passive and word.startswith(_NO_PARTICIPLES)):
        return False
    if not (before.passive or (before.time == "planned" and form == "base")):
        return False
    return _JOIN().fullmatch(sym, before.j, i) is not None


def _verb(p: Passage, i: int, head: int, kind: str, form: str) -> VerbMention:
    low = p.low(head)
    if i == head:
        time = "planned" if form == "past" and low.startswith(_SET) else "past"
        finite = form in {"past", "present", "base"}
        passive = kind in {"visit", "speak"} and (" were " in low or " was " in low)  # a set phrase: "flowers were laid"
        return VerbMention(i, head + 1, head, kind, form, time, passive, finite, _relative(p, i), False, _last_time(p, i))  # noqa: FBT003  by position
    aux = p.sym[i:head]
    words = [p.low(k) for k in range(i, head)]
    finite = _finite(aux, words) or p.low(max(i - 1, 0)).startswith(_BEGINS)
    return VerbMention(
        i, head + 1, head, kind, form, _time(aux, words, form, low), _BE in aux and (form in _PASSIVE or low in _ALIKE),
        finite, _relative(p, i), _NOT in aux, ("had" in words and form != "ing") or _last_time(p, i),
    )  # fmt: skip


def _last_time(p: Passage, i: int) -> bool:
    """`The Council last discussed this in June`."""
    return i > 1 and p.low(i - 1) == "last" and p.sym[i - 2] not in _THE


def _unlisted(p: Passage, head: int) -> tuple[str, str]:
    symbol = p.sym[head]
    if symbol == _PAST:
        return "other", "past"
    if symbol == _ING:
        return "other", "ing"
    if symbol == _HAVE:
        return "hold", "past"
    return _NOUN_VERBS.get(p.low(head)) or ("visit" if p.vals[head] == "visit" else "other"), "base"


def _time(aux: str, words: list[str], form: str, head: str) -> str:
    if _PLANS in aux or not _FUTURE.isdisjoint(words) or head.startswith(_SET):
        return "planned"
    if TO in aux and _BE in aux:
        return "planned"  # "is to be held", "to be signed"
    if "being" in words or (form == "ing" and not _NOW.isdisjoint(words)):
        return "ongoing"
    return "past"


def _finite(aux: str, words: list[str]) -> bool:
    if aux[0] == TO and _PLANS not in aux:
        return False
    return words not in (["being"], ["having"])


def _relative(p: Passage, i: int) -> bool:
    for k in range(i - 1, max(0, i - _BACK) - 1, -1):
        symbol = p.sym[k]
        if symbol == COMMA:
            return False
        if symbol == REL or (k == i - 1 and p.low(k) == "that"):
            return True
    return False
