"""Verbs with their auxiliaries: what is said to be done, whether it was, is or will be, and by or to its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import SYMBOLS, rule
from cstoparse.lexicon import Verb

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_GROUP = rule("(?P<aux> [modal be have not adv plan to]* ) (?P<head> [VERB HANDLE SUBMIT past ing] | (?<= to|modal|plan|adv ) [EVENT DOC] | have (?= dets{0,2} [WORD MOD ord adj past num]{0,4} EVENT | [on in at with] ) )")
_JOIN = rule("(?: (?: [word by in at on]{1,4} (?= and ) )? (?: comma | and | adv | not )* )")
_PLANS, _MODAL, _BE, _HAVE, _TO, _NOT = (SYMBOLS[n] for n in ("plan", "modal", "be", "have", "to", "not"))
_REL, _COMMA = SYMBOLS["rel"], SYMBOLS["comma"]
_FUTURE = frozenset({"will", "would", "shall"})
_PASSIVE = frozenset({"past", "participle"})
_NOW = frozenset({"is", "are", "being"})
_SET = ("scheduled", "planned", "slated", "timed", "set for")
_BACK = 3


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
    """Base, present, past, participle or ing."""
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
    for m in _GROUP().finditer(p.sym):
        i, head = m.start("aux"), m.start("head")
        value = p.vals[head]
        kind, form = (value.kind, value.form) if isinstance(value, Verb) else _unlisted(p, head)
        aux = p.sym[i:head]
        if _handling_noun(p, head):
            found.append(VerbMention(head, head + 1, head, kind, "noun", "past", passive=False, finite=False, relative=False, negated=False, anterior=False))
            continue
        before = found[-1] if found else None
        joined = not aux and before is not None and form in {"past", "participle", "base"} and _JOIN().fullmatch(p.sym, before.j, i) is not None
        if joined and before is not None and (before.passive or (before.time == "planned" and form == "base")) and form != "present":
            found.append(before._replace(i=i, j=head + 1, head=head, kind=kind, form=form))
            continue
        if not aux and (form == "base" or (kind == "other" and form == "ing")):
            if not _plural_subject(p, i):
                continue
        words = [p.low(k) for k in range(i, head)]
        being = _BE in aux
        passive = being and form in _PASSIVE
        found.append(VerbMention(
            i, head + 1, head, kind, form, _time(aux, words, form, p.low(head)), passive,
            _finite(aux, words, form), _relative(p, i), _NOT in aux, "had" in words and form != "ing",
        ))
    return found


def _handling_noun(p: Passage, head: int) -> bool:
    """Whether the unit is a noun of handling, `the signing of`, and no verb."""
    return p.sym[head] in SYMBOLS["HANDLE"] and p.low(head).endswith((" of", "ing of"))


def _unlisted(p: Passage, head: int) -> tuple[str, str]:
    symbol = p.sym[head]
    if symbol == SYMBOLS["past"]:
        return "other", "past"
    if symbol == SYMBOLS["ing"]:
        return "other", "ing"
    if symbol == SYMBOLS["have"]:
        return "hold", "past"
    value = p.vals[head]
    return ("visit" if value == "visit" else "other"), "base"


def _plural_subject(p: Passage, i: int) -> bool:
    """Whether a plural noun right before a base form makes it a predicate: `units take part`."""
    return i > 0 and p.sym[i - 1] in SYMBOLS["GROUP"] + SYMBOLS["states"] + SYMBOLS["country"] + SYMBOLS["word"] + SYMBOLS["rel"] + SYMBOLS["pron"]


def _time(aux: str, words: list[str], form: str, head: str) -> str:
    if _PLANS in aux or _FUTURE.intersection(words) or head.startswith(_SET):
        return "planned"
    if _TO in aux and _BE in aux:
        return "planned"  # "is to be held", "to be signed"
    if "being" in words or (form == "ing" and _NOW.intersection(words)):
        return "ongoing"
    return "past"


def _finite(aux: str, words: list[str], form: str) -> bool:
    if aux:
        if aux[0] == _TO and _PLANS not in aux:
            return False
        return words != ["being"] and words != ["having"]
    return form in {"past", "present", "base"}


def _relative(p: Passage, i: int) -> bool:
    first = max(0, i - _BACK)
    return any(p.sym[k] == _REL or (k == i - 1 and p.low(k) == "that") for k in range(first, i) if _COMMA not in p.sym[k:i])
