"""Who takes part: from the sentences that tell of a meeting to its participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.drafts import MeetingDraft, ParticipantDraft, place_of
from cstoparse.facts.events import HOSTING, Event
from cstoparse.facts.reading import Reading, inside
from cstoparse.model import Capacity, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.mentions.groups import GroupMention
    from cstoparse.mentions.people import PersonMention

_ABSENT_BEFORE = frozenset({"to", "from", "of", "behalf", "invitation", "instruction", "instructions", "order", "initiative", "decision", "proposal", "name", "by", "after", "than", "for", "about", "against"})
_ABSENT_NOUNS = frozenset({"invitation", "behalf", "message", "letter", "telegram", "condolence", "condolences", "greeting", "greetings", "instruction", "instructions", "order", "orders", "initiative", "decree", "proposal", "decision", "appointment", "memory", "name", "named", "portrait", "informed", "reported", "according", "words", "address", "speech", "appeal", "position", "post", "statement", "instead", "request", "predecessor", "report", "death", "successor", "opinion"})
_LIST_SIGNS = frozenset({",", ";", "and", "-", "(", ")", "also", "well", "as", "with", "both", "the"})


def gather(r: Reading, a: int, b: int, meeting: MeetingDraft, event: Event | None, *, defining: bool) -> None:
    """Add to `meeting` those whom the sentence `[a, b)` names as taking part."""
    people = [m for m in r.people if a <= m.i < b and not r.quoted(m.i)]
    joint = defining or _participation(r, a, b)
    included: list[tuple[int, int]] = []
    for person in people:
        capacity = capacity_of(r, person, a, b)
        if person.name is None and not _stands_alone(r, person, capacity, event, defining=defining):
            continue
        known = person.name is not None and _known(r, person, meeting)
        if capacity is None:
            if _absent(r, person, a) and not known:
                continue
            if not (known or joint or _acts(r, person, b)):
                continue
            if known and not joint and not _acts(r, person, b) and person.office is None:
                pass
        _add_person(r, person, capacity or Capacity.ATTENDEE, meeting)
        included.append((person.i, person.j))
    for group in (g for g in r.groups if a <= g.i < b and not r.quoted(g.i)):
        if not any(m.i <= group.head < m.j for m in people if m.name) and _group_counts(r, group, a, b, event, included, defining=defining):
            _add_words(r, group.i, group.j, ParticipantKind.GROUP, Capacity.ATTENDEE, meeting, group.country)
            included.append((group.i, group.j))
    if event is not None and defining:
        _hosts(r, event, a, meeting)
    _presiding_countries(r, a, b, meeting)


def _participation(r: Reading, a: int, b: int) -> bool:
    if any(a <= v.i < b and v.value == "attend" and not r.quoted(v.i) for v in r.verbs):
        return True
    return any(a <= h.i < b for h in r.phrases.get("with_part", ()))


def capacity_of(r: Reading, person: PersonMention, a: int, b: int) -> Capacity | None:
    """Chair or head by the words before or after the person; None where nothing says so."""
    k = r.back(person.i - 1, ("the", "a", "an", ",", "mr", "."))
    for category, capacity in (("chair_of", Capacity.CHAIR), ("head_of", Capacity.HEAD)):
        hit = next((h for h in r.phrases.get(category, ()) if h.j == k + 1 and a <= h.i), None)
        if hit is None:
            continue
        if category == "chair_of" and r.lows[hit.i] in {"led", "headed"}:
            return Capacity.HEAD if _after_group(r, hit.i, a) else Capacity.CHAIR
        if category == "head_of" and r.lows[hit.i] == "headed":
            return Capacity.HEAD
        return capacity
    after = person.j
    steps = 0
    while after < b and steps < 8 and (  # noqa: PLR2004  ", who also presided"
        r.words[after] == "," or r.lows[after] in {"who", "also", "then", "will", "has", "is", "to", "had", "was"} or r.lows[after].endswith("ly")
    ):
        after, steps = after + 1, steps + 1
    verb = r.has(after, "verb") if after < b else None
    if verb is not None and verb.value == "chair":
        return Capacity.CHAIR
    if verb is not None and verb.value == "lead" and verb.j < b:
        window = r.lows[verb.j:min(verb.j + 6, b)]
        return Capacity.HEAD if {"delegation", "group", "mission"} & set(window) else Capacity.CHAIR
    if after < b and r.lows[after - 1] in {",", "who"} and r.lows[after] == "in" and r.lows[after:after + 3] == ["in", "the", "chair"]:
        return Capacity.CHAIR
    chair = next((v for v in r.verbs if v.value == "chair" and r.lows[v.i] == "in" and a <= v.i < b), None)
    if chair is not None and person.j <= chair.i and not any(m.i > person.i and m.j <= chair.i and m.name for m in r.people):
        return Capacity.CHAIR
    return None


def _after_group(r: Reading, k: int, a: int) -> bool:
    """Whether a delegation or the like is what is led: `observers led by …`, `the delegation will be headed by …`."""
    return any(a <= g.head < k and (k - g.j < 6) for g in r.groups) or bool({"delegation", "delegations", "group", "mission"} & set(r.lows[max(a, k - 14):k]))


def _stands_alone(r: Reading, person: PersonMention, capacity: Capacity | None, event: Event | None, *, defining: bool) -> bool:
    """Whether an office without a name counts: one who chairs, or whom somebody met."""
    if person.office is None:
        return False
    i, _ = person.office
    if capacity is not None:
        return True
    if not (defining and event is not None and r.words[person.office[1] - 1][0].isalpha()):
        return False
    named = person.country is not None or person.body is not None
    k = r.back(i - 1)
    return named and event.between and k >= 0 and r.lows[k] in {"with", "between"} and r.words[i][0].isupper()


def _known(r: Reading, person: PersonMention, meeting: MeetingDraft) -> bool:
    if person.name is None:
        return False
    family = r.lows[person.name[1] - 1]
    return any(q.words and q.words[-1].lower() == family for q in meeting.participants)


def _absent(r: Reading, person: PersonMention, a: int) -> bool:
    """Whether the words before say that the person is only spoken of: `on behalf of`, `a message from`."""
    k = r.back(person.i - 1, ("the", "a", "an", "mr", "."))
    if k < a or r.lows[k] not in _ABSENT_BEFORE:
        return False
    window = r.lows[max(a, k - 4):k + 1]
    if _ABSENT_NOUNS & set(window):
        return True
    if r.lows[k] in {"after", "than", "about", "against"}:
        return True
    return False


def _acts(r: Reading, person: PersonMention, b: int) -> bool:
    """Whether the person is the subject of a verb of speaking or taking part."""
    k = person.j
    steps = 0
    while k < b and steps < 12:  # noqa: PLR2004  ", for his part, in turn, also …"
        verb = r.has(k, "verb")
        if verb is not None:
            return verb.value in {"speak", "attend", "chair", "practice", "lead", "meet", "begin", "end", "sum", "hold", "visit"}
        if r.has(k, "handling") or r.has(k, "step"):
            return True
        low = r.lows[k]
        if not (r.words[k] == "," or low in {"who", "also", "then", "too", "as", "for", "his", "her", "part", "in", "turn", "their", "its", "had", "has", "have", "will", "is", "was", "and", "to", "well"} or low.endswith("ly")):
            return False
        k, steps = k + 1, steps + 1
    return False


def _add_person(r: Reading, person: PersonMention, capacity: Capacity, meeting: MeetingDraft) -> None:
    start, end = place_of(r, person.i, person.j)
    name = place_of(r, *person.name) if person.name else None
    words = tuple(w for w in r.words[person.name[0]:person.name[1]] if w != ".") if person.name else ()
    meeting.participants.append(ParticipantDraft(
        ParticipantKind.PERSON, capacity, start, end, name=name,
        rank=place_of(r, *person.rank) if person.rank else None,
        role=place_of(r, *person.office) if person.office else None,
        country=person.country, body=person.body, words=words, rule="person",
    ))
    meeting.cover(start, end)


def _add_words(r: Reading, i: int, j: int, kind: ParticipantKind, capacity: Capacity, meeting: MeetingDraft, country: str | None) -> None:
    start, end = place_of(r, i, j)
    if any(q.name == (start, end) for q in meeting.participants):
        return
    meeting.participants.append(ParticipantDraft(kind, capacity, start, end, name=(start, end), country=country, rule=kind.value))
    meeting.cover(start, end)


def _group_counts(r: Reading, g: GroupMention, a: int, b: int, event: Event | None, included: list[tuple[int, int]], *, defining: bool) -> bool:
    k = r.back(g.i - 1, ("the", "a", "an", "all", "both", "by"))
    if k >= a:
        if any(h.j in {k + 1, k + 2} and a <= h.i for name in ("with_part",) for h in r.phrases.get(name, ())):
            return True
        if r.lows[k] in {"of", "for", "with", "between", "among", "from"} and _belongs(r, k, event, a):
            return defining or event is not None
        verb = r.ends_at(k, "verb")
        if verb is not None and verb.value in {"host", "meet"} and r.lows[verb.i] not in {"hosted", "host", "hosts"}:
            return True
        if r.lows[k] in {",", "and", "as", ";"} and _coordinated(r, k, a, included):
            return True
        if r.lows[k] == "with" and k > a and r.ends_at(k - 1, "verb") is not None and r.ends_at(k - 1, "verb").value == "meet":  # type: ignore[union-attr]
            return True
    return _subject(r, g, a, b)


def _belongs(r: Reading, k: int, event: Event | None, a: int) -> bool:
    """Whether the preposition at word `k` hangs on an event noun: `seminar of …`, `briefing for …`, `talks with …`."""
    before = r.ends_at(k - 1, "event")
    if before is not None and before.i >= a:
        return event is None or not event.decoy
    return event is not None and event.j == k


def _coordinated(r: Reading, k: int, a: int, included: list[tuple[int, int]]) -> bool:
    m = k
    while m >= a and r.lows[m] in _LIST_SIGNS:
        m -= 1
    return any(i <= m < j for i, j in included)


def _subject(r: Reading, g: GroupMention, a: int, b: int) -> bool:
    """Whether the group is the subject of a verb of taking part."""
    k = r.back(g.i - 1, ("the", "a", "an", "all"))
    if k >= a and r.words[k] not in {",", ".", ":", ";"} and r.lows[k] not in {"and", "where", "while"}:
        return False
    m, steps = g.j, 0
    while m < b and steps < 60:  # noqa: PLR2004  a list of persons and groups may stand between
        verb = r.has(m, "verb")
        if verb is not None:
            return verb.value in {"attend", "practice", "visit", "meet", "hold", "speak"} and (r.lows[m] not in {"invited", "involved", "represented"} or r.lows[m - 1] in {"were", "was", "are", "is"})
        if r.words[m] == "." or r.lows[m] in {"which", "that"}:
            return False
        m, steps = (r.stop(m) if m in r.at else m + 1), steps + 1
    return False


def _hosts(r: Reading, event: Event, a: int, meeting: MeetingDraft) -> None:
    """An organ that hosted: `the Joint Staff hosted …`."""
    verb = event.verb
    if verb is None or verb.j > event.i or verb.value not in {"host", "hold"}:
        return
    people = [m.office for m in r.people]
    for body in reversed(r.bodies):
        if a <= body.i and body.j <= verb.i:
            if body.id in HOSTING and not inside(body.i, people) and not any(g.i <= body.i < g.j for g in r.groups) and (event.bodies != [body]):
                _add_words(r, body.i, body.j, ParticipantKind.BODY, Capacity.HOST, meeting, None)
            return


def _presiding_countries(r: Reading, a: int, b: int, meeting: MeetingDraft) -> None:
    """A country in the chair: `under the chairmanship of Kazakhstan`, `chaired by the Armenian side`."""
    for hit in r.phrases.get("chair_of", ()):
        if not a <= hit.i < b or hit.j >= b:
            continue
        k = hit.j
        while k < b and r.lows[k] == "the":
            k += 1
        if k >= b or any(m.i <= k < m.j for m in r.people):
            continue
        country = r.has(k, "country")
        if country is not None:
            _add_words(r, k, country.j, ParticipantKind.COUNTRY, Capacity.CHAIR, meeting, country.value)
            continue
        side = r.has(k, "adjective")
        if side is not None and side.j < b and r.lows[side.j] in {"side", "chairmanship", "presidency"}:
            _add_words(r, k, side.j + 1, ParticipantKind.COUNTRY, Capacity.CHAIR, meeting, side.value)
