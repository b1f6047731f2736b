"""Event candidates of a sentence: the noun or verb that makes an event, what it is linked to, and how firmly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from cstoparse.facts.reading import Range, Reading, inside
from cstoparse.model import MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from cstoparse.mentions.bodies import BodyMention
    from cstoparse.tokens import Hit

COLLEGIAL = frozenset({
    "csto.csc", "csto.cfm", "csto.cmd", "csto.cssc", "csto.pc", "csto.military-committee", "csto.icmec", "csto.cces", "csto.drugs",
    "csto.migration", "csto.bio", "csto.ccc", "csto.wg-afghanistan", "csto.pa", "sco", "cis", "eaeu", "un.sc", "osce", "cis.border", "brics", "cica",
})
HOSTING = frozenset({"csto.secretariat", "csto.joint-staff", "csto.crc", "csto", "csto.ccc", "csto.pa", "un.unrcca"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_PASSIVE_SOON = 6


@define
class Event:
    """An event as one sentence has it; ranges in words."""

    kind: MeetingKind
    i: int
    """First word of its noun phrase, or of its verb."""
    j: int
    """Past its noun, or verb."""
    verb: Hit | None = None
    """The verb it is linked to."""
    firm: bool = False
    """Linked as subject or object of the main verb, not by a relative clause."""
    definite: bool = False
    """Points back: "the meeting", "it"."""
    decoy: bool = False
    """Another one, mentioned in passing: previous, next, on the margins of."""
    ordinal: int | None = None
    ordinal_words: Range | None = None
    bodies: list[BodyMention] = field(factory=list)
    names: list[Range] = field(factory=list)
    """Proper names in quotes."""
    status: MeetingStatus = MeetingStatus.HELD
    between: bool = False
    """Two or more persons who met."""


def sentence_events(r: Reading, a: int, b: int) -> list[Event]:
    """Find the events of the sentence `[a, b)` in text order."""
    offices = [m.office for m in r.people if m.office]
    skip = [*offices, *((g.i, g.j) for g in r.groups if g.i > a)]
    found = [_noun(r, hit, a, b) for hit in r.hits.get("event", ()) if a <= hit.i < b and not inside(hit.i, offices) and _counts(r, hit, skip)]
    found += _verbal(r, a, b, found)
    for event in found:
        if event.verb is None:
            _link(r, event, a, b, found)
        event.status = status_of(r, event, a, b)
    return sorted(found, key=lambda e: e.i)


def _counts(r: Reading, hit: Hit, skip: list[Range | None]) -> bool:
    quote = r.quoted(hit.i)
    if quote is not None:
        return False
    before = r.back(hit.i - 1)
    if before > 0 and r.lows[before] == "of" and r.ends_at(before - 1, "document"):
        return False
    if inside(hit.i, skip) and not r.ends_at(hit.i, "group"):
        return False
    return not (hit.value == "operation" and not _named_operation(r, hit))


def _named_operation(r: Reading, hit: Hit) -> bool:
    if any(q.i - 1 in {hit.j, hit.j + 1} or q.j + 1 == hit.i for q in r.quotes):
        return True
    window = r.lows[max(0, hit.i - 4):hit.i]
    if hit.j < r.n and r.words[hit.j].isupper() and len(r.words[hit.j]) > 2:  # noqa: PLR2004  PROXY, not a two-letter abbreviation
        return True
    return bool({"anti-drug", "special", "subregional", "regional", "international", "preventive", "the"} & set(window)) and "peacekeeping" not in window


def _noun(r: Reading, hit: Hit, a: int, b: int) -> Event:
    event = Event(MeetingKind(hit.value), hit.i, hit.j)
    _premodifiers(r, event, a)
    _postmodifiers(r, event, b)
    if event.kind is MeetingKind.TRAINING and (event.names or _in_the_field(r, event, b)):
        event.kind = MeetingKind.EXERCISE
    return event


def _premodifiers(r: Reading, event: Event, a: int) -> None:
    k = event.i - 1
    while k >= a:
        low, word = r.lows[k], r.words[k]
        if word == '"':
            quote = next((q for q in r.quotes if q.j == k), None)
            if quote is None or quote.i <= a:
                break
            event.names.append((quote.i, quote.j))
            k = quote.i - 2
            continue
        body = next((m for m in r.bodies if m.j == k + 1), None)
        if body is not None:
            event.bodies.insert(0, body)
            k = body.i - 1
            continue
        number = ordinal(r, k)
        if number is not None:
            event.ordinal, event.ordinal_words = number, (k, k + 1)
        elif low in r.lexicon.stops or not (word[0].isalnum()) or (r.ends_at(k, "verb") and low not in {"opened"}):
            break
        if r.ends_at(k, "phrase") and r.ends_at(k, "phrase").value == "decoy":  # type: ignore[union-attr]
            event.decoy = True
        k -= 1
    event.i = k + 1
    if k >= a and r.lows[k] in _DEFINITE:
        event.definite = True
        k -= 1
    hit = r.ends_at(k, "phrase") if k >= a else None
    if hit is not None and hit.value == "decoy":
        event.decoy = True


def ordinal(r: Reading, k: int) -> int | None:
    """The number that word `k` gives as an ordinal: `2nd`, `second`, `II`, bare `23` before a capital word."""
    low, word = r.lows[k], r.words[k]
    if low in r.lexicon.ordinals:
        return r.lexicon.ordinals[low]
    if word[0].isdigit():
        digits = low.rstrip("stndrh")
        if len(digits) > 3 or not digits.isascii():  # noqa: PLR2004  no organ has met a thousand times
            return None
        if digits != low or (k + 1 < r.n and r.words[k + 1][0].isupper()):
            return int(digits)
        return None
    return roman(word)


def roman(word: str) -> int | None:
    """Read a Roman numeral of capitals, up to 399.

    >>> roman("XIV"), roman("CIVIL")
    (14, None)
    """
    if not word or len(word) > 9 or not set(word) <= set("IVXLC"):  # noqa: PLR2004  "CCCXXXVII"
        return None
    total = 0
    values = [_ROMAN[c] for c in word]
    for value, after in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < after else value
    return total if _to_roman(total) == word else None


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_STEPS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _to_roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN_STEPS:
        count, number = divmod(number, value)
        out += letters * count
    return out


def _postmodifiers(r: Reading, event: Event, b: int) -> None:
    k = event.j
    if k < b and r.words[k] == "," and event.kind in _NAMED:
        k += 0
    for quote in r.quotes:
        if event.kind in _NAMED and quote.i - 1 >= event.j and quote.i - 1 < b and _leads_to_name(r, event.j, quote.i - 1):
            event.names.append((quote.i, quote.j))
            k = quote.j + 1
    if event.kind is MeetingKind.OPERATION and not event.names and event.j < b and r.words[event.j].isupper():
        event.names.append((event.j, event.j + 1))
        k = event.j + 1
    _organ_list(r, event, k, b)


_NAMED = frozenset({MeetingKind.TRAINING, MeetingKind.EXERCISE, MeetingKind.OPERATION})


def _leads_to_name(r: Reading, k: int, mark: int) -> bool:
    """Whether only such words stand between an event noun and the quote as keep them together: `training of the Forces "…"`."""
    if mark - k > 14:  # noqa: PLR2004  "joint training of the … Forces of the … region"
        return False
    previous = k
    for m in range(k, mark):
        low = r.lows[m]
        if r.words[m] in {'"', ","} or low in {"and", "(", ")"} or (r.quoted(m) is not None):
            continue
        if low in r.lexicon.classes["auxiliaries"] or r.has(m, "verb") or low in {"at", "in", "on", "from", "on", "which", "that"}:
            return False
        previous = m
    return previous >= k


def _organ_list(r: Reading, event: Event, k: int, b: int) -> None:
    """The organs after "of": `joint meeting of the A, the B and the C`."""
    if k >= b or r.lows[k] not in {"of", "with", "for"}:
        return
    k += 1
    by_start = {m.i: m for m in r.bodies}
    while k < b:
        while k < b and r.lows[k] in {"the", ",", "and", "both"}:
            k += 1
        body = by_start.get(k)
        if body is None:
            return
        hit = next((h for h in (r.has(m, "group") or r.has(m, "role") for m in (body.j, body.j + 1) if m < b) if h), None)
        if hit is not None and r.lows[body.j] not in {"of"}:
            return
        event.bodies.append(body)
        k = body.j
        if k < b and r.words[k] == "(":
            close = next((m for m in range(k, min(k + 12, b)) if r.words[m] == ")"), None)
            k = close + 1 if close is not None else k
        while k + 1 < b and r.lows[k] in {"of", "under"}:
            m = k + 1
            while m < b and r.lows[m] == "the":
                m += 1
            owner = by_start.get(m)
            if owner is None:
                break
            k = owner.j
        while k < b and r.lows[k] in {"member", "states", "state", "issues", "on", "states-members"}:
            k += 1


def _in_the_field(r: Reading, event: Event, b: int) -> bool:
    words = set(r.lows[event.i:event.j])
    return bool(words & {"field", "tactical"}) or any(
        r.has(k, "phrase") and r.has(k, "phrase").value == "venue" and "ground" in r.lows[k:r.stop(k)][-1] for k in range(event.j, b)  # type: ignore[union-attr]
    )


def _verbal(r: Reading, a: int, b: int, nouns: list[Event]) -> list[Event]:
    """Events that only a verb names: `met with`, `the Council met`, `visited`."""
    found: list[Event] = []
    for v in r.verbs:
        if not a <= v.i < b or r.quoted(v.i):
            continue
        if v.value == "meet" and _meets(r, v, a, b) and not any(not e.decoy and e.i > v.i and e.i - v.j < 8 and not e.definite for e in nouns):  # noqa: PLR2004
            found.append(_met(r, v, a, b))
        elif v.value == "visit" and _visits(r, v, a, b):
            found.append(Event(MeetingKind.VISIT, v.i, v.j, v, firm=True))
    return found


def _meets(r: Reading, v: Hit, a: int, b: int) -> bool:
    low = r.lows[v.i]
    if low in {"meets", "gathers", "convenes", "receives", "received"}:
        return low == "received" and v.j < b and _person_from(r, v.j) and any(m.j <= v.i for m in r.people if m.i >= a)
    if low in {"meet", "gather", "convene"}:
        return _auxiliary(r, v.i, a) is not None
    return not (v.i > a and r.lows[v.i - 1] in {"which", "who", "that", "be", "to"})


def _person_from(r: Reading, k: int) -> bool:
    while k < r.n and r.lows[k] in {"the", "a"}:
        k += 1
    return any(m.i == k for m in r.people)


def _met(r: Reading, v: Hit, a: int, b: int) -> Event:
    event = Event(MeetingKind.MEETING, v.i, v.j, v, firm=True)
    subjects = [m for m in r.bodies if a <= m.i and m.j <= v.i and (m.id in COLLEGIAL or m.generic) and not inside(m.i, [q.office for q in r.people])]
    near = [m for m in subjects if not any(q.name and m.j <= q.i < v.i for q in r.people)]
    if near and not (v.j < b and r.lows[v.j] == "with"):
        event.bodies = near[-1:]
    event.between = not event.bodies
    return event


def _visits(r: Reading, v: Hit, a: int, b: int) -> bool:
    k = v.i - 1
    if k >= a and r.lows[k] in {"to", "who", "which", "have", "having"}:
        return False
    return v.j < b


def _auxiliary(r: Reading, k: int, a: int) -> str | None:
    """The auxiliaries right before word `k`, joined, adverbs passed over."""
    found: list[str] = []
    m = k - 1
    steps = 0
    while m >= a and steps < 6:  # noqa: PLR2004  "is also expected to be"
        low = r.lows[m]
        if low in r.lexicon.classes["auxiliaries"] or low in {"to", "planned", "expected", "scheduled", "going", "due", "intended", "under", "supposed"}:
            found.append(low)
        elif not (low.endswith("ly") or low in {"also", "then", "now", "not", "currently", "first", "already", "again"}):
            break
        m, steps = m - 1, steps + 1
    return " ".join(reversed(found)) or None


def _link(r: Reading, event: Event, a: int, b: int, events: list[Event]) -> None:
    """Find the verb an event noun is linked to: the active one before it, or the passive one after it."""
    others = [e for e in events if e is not event]
    before = [v for v in r.verbs if a <= v.i and v.j <= event.i and v.value in _ACTIVE and _finite(r, v, a)]
    passive = _passive(r, event, b, others)
    for v in reversed(before):
        if any(v.j <= e.i < event.i and not e.decoy for e in others) or _clause_between(r, v.j, event.i):
            continue
        event.verb, event.firm = v, not _relative(r, v.i, a)
        break
    if passive is not None and (event.verb is None or not event.firm):
        event.verb, event.firm = passive, not _relative(r, passive.i, event.j)
    if event.firm and event.verb is not None and event.verb.j <= event.i and event.verb.value in {"hold", "host"}:
        _holders(r, event, a)


_ACTIVE = frozenset({"hold", "host", "attend", "chair", "begin", "end", "sum", "speak", "practice", "lead", "meet", "occur", "visit"})
_PASSIVE = frozenset({"hold", "occur", "begin", "end", "cancel", "postpone", "sum", "host", "attend", "chair"})


def _finite(r: Reading, v: Hit, a: int) -> bool:
    low = r.lows[v.i]
    if low.endswith("ing"):
        aux = _auxiliary(r, v.i, a)
        return aux is not None and aux.split()[-1] in {"is", "are", "was", "were", "been", "be"}
    return True


def _clause_between(r: Reading, k: int, m: int) -> bool:
    return any(r.words[x] in {";", ":"} or r.lows[x] in {"where", "while", "which", "who", "whom"} for x in range(k, m))


def _relative(r: Reading, k: int, floor: int) -> bool:
    """Whether the verb at word `k` stands in a relative clause, or is a bare participle (`session held in …`)."""
    m = k - 1
    aux = False
    while m >= floor and (r.lows[m] in r.lexicon.classes["auxiliaries"] or r.lows[m] in {"to", "also", "not"} or r.lows[m].endswith("ly")):
        aux = aux or r.lows[m] in r.lexicon.classes["auxiliaries"]
        m -= 1
    return m >= floor and r.lows[m] in {"which", "that", "who", "whose", "where", "when"}


def _passive(r: Reading, event: Event, b: int, others: list[Event]) -> Hit | None:
    fallback = None
    for v in r.verbs:
        if not event.j <= v.i < b or v.value not in _PASSIVE or r.quoted(v.i):
            continue
        if v.value in {"attend", "chair", "host"} and _auxiliary(r, v.i, event.j) is None:
            continue
        if any(event.j <= e.i < v.i and not e.decoy and not e.definite and e.verb is None for e in others) and v.value != "occur":
            pass
        aux = _auxiliary(r, v.i, event.j)
        if v.value == "hold" and aux is None:
            fallback = fallback or v
            continue
        if _relative(r, v.i, event.j):
            fallback = fallback or v
            continue
        return v
    return fallback


def _holders(r: Reading, event: Event, a: int) -> None:
    """The organ that holds its own meeting: `the Council held its session`."""
    verb = event.verb
    if verb is None or verb.value != "hold" or event.bodies:
        return
    people = [q.office for q in r.people]
    for body in reversed(r.bodies):
        if a <= body.i and body.j <= verb.i and not inside(body.i, people) and (body.id in COLLEGIAL or body.generic):
            event.bodies = [body]
            return


def status_of(r: Reading, event: Event, a: int, b: int) -> MeetingStatus:
    """Tell from the verb and its auxiliaries where the event stands."""
    kinds = {v.value for v in r.verbs if a <= v.i < b and not r.quoted(v.i)}
    if "cancel" in kinds:
        return MeetingStatus.CANCELLED
    if "postpone" in kinds:
        return MeetingStatus.POSTPONED
    verb = event.verb
    if verb is None:
        return MeetingStatus.HELD
    aux = (_auxiliary(r, verb.i, a) or "").split()
    low = r.lows[verb.i]
    if set(aux) & {"will", "planned", "expected", "scheduled", "intended", "due", "going", "shall"} or aux[-2:] == ["to", "be"] or low == "scheduled" or (aux and aux[-1] == "to"):
        return MeetingStatus.PLANNED
    if r.lows[verb.i:verb.j][:2] and "will" in r.lows[verb.i:verb.j]:
        return MeetingStatus.PLANNED
    if aux[-2:] in (["is", "being"], ["are", "being"]) or (low.endswith("ing") and aux[-1:] and aux[-1] in {"is", "are"}):
        return MeetingStatus.ONGOING
    if verb.value == "begin" and aux[-1:] != ["to"]:
        return MeetingStatus.ONGOING
    if verb.value == "occur" and low in {"is", "are", "continues", "takes", "goes"}:
        return MeetingStatus.ONGOING
    return MeetingStatus.HELD
