"""Random records and the sentences that tell of them, in the plain form of the contract.

Each strategy gives a `Told`: the words, and the records that a reader takes from them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

Record = dict[str, Any]


class Told(NamedTuple):
    """Words and what they say."""

    words: str
    record: Record


COUNTRIES = {
    "the Republic of Armenia": "AM",
    "the Republic of Belarus": "BY",
    "the Republic of Kazakhstan": "KZ",
    "the Kyrgyz Republic": "KG",
    "the Russian Federation": "RU",
    "the Republic of Tajikistan": "TJ",
}
OFFICES = (
    "Permanent and Plenipotentiary Representative of {} to the CSTO",
    "Minister of Defense of {}",
    "First Deputy Minister of Foreign Affairs of {}",
    "Secretary of the Security Council of {}",
    "Acting Minister of Internal Affairs of {}",
)
OWN_OFFICES = ("CSTO Deputy Secretary General", "Chief of the CSTO Joint Staff", "CSTO Secretary General")
GIVEN = ("Aidar", "Narek", "Oleg", "Viktor", "Timur", "Anton", "Ruslan", "Nurlan", "Pavel", "Kh.", "V.", "Yu.")
FAMILIES = ("Mukanbetov", "Avetumian", "Parfyonchik", "Drozdik", "Zubrik", "Terlanian", "Sharofov", "Bekturganov", "Lyapishev", "Karimzoda")
RANKS = ("Colonel General", "Lieutenant General", "Major-General")
BODIES = {
    "the Permanent Council of the CSTO": "csto.pc",
    "the CSTO Collective Security Council": "csto.csc",
    "the Council of Ministers of Defense of the CSTO": "csto.cmd",
    "the Council of Ministers of Foreign Affairs of the Collective Security Treaty Organization": "csto.cfm",
    "the Committee of Secretaries of Security Councils": "csto.cssc",
    "the Coordinating Council for Emergency Situations": "csto.cces",
    "the Interstate Commission for Military-Economic Cooperation": "csto.icmec",
    "the CSTO Military Committee": "csto.military-committee",
}
TOWNS = ("Minsk", "Yerevan", "Astana", "Bishkek", "Dushanbe", "Moscow", "Gomel", "Osh", "Gyumri", "Tashkent")
SUBJECTS = ("border security", "information security", "early warning of floods", "the training of rescuers", "mine clearance")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ORDINALS = {"7th": 7, "second": 2, "XI": 11, "twenty-first": 21, "33rd": 33, "4th regular": 4}
GATHERINGS = {
    "seminar": "seminar", "conference": "conference", "round table": "round-table", "working meeting": "meeting",
    "briefing": "briefing",
}  # fmt: skip
NAMES = ("Indestructible Brotherhood", "Echelon", "Search", "Interaction", "Rock")
KINDS = {
    "Statement": "statement", "Joint Statement": "joint-statement", "Declaration": "declaration", "Action Plan": "plan",
    "Agreement": "agreement", "Protocol": "protocol", "Regulation": "regulation", "Concept": "concept", "Decision": "decision",
}  # fmt: skip
TITLES = ("On the Register of Rescue Dogs", "On Mutual Assistance in Floods", "On the Exchange of Hydrological Data", "On Bridges")
STEPS = {
    "considered": "considered", "reviewed": "considered", "partially finalized": "partially-finalized", "finalized": "finalized",
    "agreed": "agreed", "approved": "approved", "adopted": "adopted", "signed": "signed",
}  # fmt: skip
PERSON: Record = {"kind": "person", "capacity": "attendee"}


def one_of(table: dict[str, Any]) -> st.SearchStrategy[tuple[str, Any]]:
    return st.sampled_from(sorted(table.items()))


@st.composite
def days(draw: st.DrawFn, line: date, status: str, *, year: bool | None = None) -> Told:
    """A day or a range of days near the release's own date, after it for what is still to come; without its year where `year` is False."""
    nearest, farthest = {"planned": (1, 30), "postponed": (-30, 30), "held": (-5, -2)}[status]
    first = line + timedelta(draw(st.integers(nearest, farthest)))
    last = first + timedelta(draw(st.integers(1, 2)))
    month, day = MONTHS[first.month - 1], first.day
    written = draw(st.booleans()) if year is None else year
    end = f" {first.year}" if written else ""
    one, many = f"{first}", f"{first}/{last}"
    shapes = [(f"on {month} {day}{end and ','}{end}", one), (f"on {day} {month}{end}", one)]
    if not written and first.year == line.year:
        shapes += [(f"on {month} {day}, this year", one), (f"on {day} {month} of this year", one)]
    if last.month == first.month:
        shapes += [(f"from {day} to {last.day} {month}{end}", many), (f"on {day}-{last.day} {month}{end}", many)]
    elif first.year == last.year:
        shapes += [(f"from {day} {month} to {last.day} {MONTHS[last.month - 1]}{end}", many)]
    words, edtf = draw(st.sampled_from(shapes))
    return Told(words, {"edtf": edtf, "basis": "stated" if written else "release"})


@st.composite
def persons(draw: st.DrawFn, given: str, family: str) -> Told:
    """A person with an office, in the orders that bulletins use."""
    country: str | None
    if draw(st.booleans()):
        role, country = draw(st.sampled_from(OWN_OFFICES)), None
    else:
        long, country = draw(one_of(COUNTRIES))
        role = draw(st.sampled_from(OFFICES)).format(long)
    rank = draw(st.sampled_from([None, None, *RANKS]))
    full = f"{given} {family}"
    ranked = f"{rank} {full}" if rank else full
    words = draw(st.sampled_from([f"the {role} {ranked}", f"the {role}, {ranked}", f"{ranked}, {role}"]))
    return Told(words, {**PERSON, "name": full, "role": role, "country": country, "rank": rank})


@st.composite
def parties(draw: st.DrawFn, most: int = 3) -> list[Told]:
    """Several persons, no two of whom could be one."""
    families = draw(st.lists(st.sampled_from(FAMILIES), min_size=1, max_size=most, unique=True))
    return [draw(persons(draw(st.sampled_from(GIVEN)), family)) for family in families]


@st.composite
def groups(draw: st.DrawFn) -> Told:
    """A group, of one country or of several."""
    long, code = draw(one_of(COUNTRIES))
    words, country = draw(st.sampled_from([
        (f"representatives of the Ministry of Defense of {long}", code), (f"experts from {long}", code), (f"a delegation of {long}", code),
        ("delegations of all CSTO member states", None), ("heads of the press services", None),
    ]))  # fmt: skip
    return Told(words, {**PERSON, "kind": "group", "name": words.removeprefix("a "), "role": None, "country": country, "rank": None})


def listed(told: list[Told]) -> str:
    """A list of persons as bulletins write it where the roles hold commas."""
    words = [t.words for t in told]
    if len(words) == 1:
        return words[0]
    # "N. N., head of A and the head of B" would be one person of two offices: a comma parts them.
    return f"{'; '.join([*words[:-2], closed(words[-2])])} and {words[-1]}"


def closed(words: str) -> str:
    """End a name that has its role behind it with the comma that sets it off."""
    return words + ("," if ", " in words and not words.startswith("the ") else "")


def capital(words: str) -> str:
    return words[0].upper() + words[1:]


# How a lead tells of the meeting of an organ, of another gathering and of an exercise; what each says besides the words put in.
LEADS: tuple[tuple[str, Record], ...] = (
    ("{On}, {town} hosted the {ordinal} meeting of {body}.", {"status": "held"}),
    ("{On}, the {ordinal} meeting of {body} was held in {town}.", {"status": "held"}),
    ("{On}, in {town}, {body} held its {ordinal} meeting.", {"status": "held"}),
    ("The {ordinal} meeting of {body} took place in {town} {on}.", {"status": "held"}),
    ("The {ordinal} meeting of {body} will be held in {town} {on}.", {"status": "planned"}),
    ("{On}, {town} will host the {ordinal} meeting of {body}.", {"status": "planned"}),
    ("{On}, {body} held a meeting via videoconferencing.", {"status": "held", "format": "videoconference"}),
    ("{On}, a {noun} on {subject} was held in {town}.", {"status": "held"}),
    ("A {noun} on {subject} took place in {town} {on}.", {"status": "held"}),
    ("{On}, {town} will host a {noun} on {subject}.", {"status": "planned"}),
    ("The {noun} on {subject}, scheduled {forday} in {town}, has been postponed.", {"status": "postponed"}),
    ("The joint exercise “{name}” will be held in {town} {on}.", {"status": "planned", "kind": "exercise"}),
)


@st.composite
def leads(draw: st.DrawFn, line: date, *, year: bool | None = None) -> Told:
    """The sentence that tells of a meeting."""
    shape, known = draw(st.sampled_from(LEADS))
    day = draw(days(line, known["status"], year=year))
    (body, ident), (ordinal, number), (noun, kind) = draw(one_of(BODIES)), draw(one_of(ORDINALS)), draw(one_of(GATHERINGS))
    town, name = draw(st.sampled_from(TOWNS)), f"{draw(st.sampled_from(NAMES))}-{line.year}"
    words = shape.format(
        On=capital(day.words), on=day.words, forday=day.words.replace("on ", "for ", 1), town=town, ordinal=ordinal, body=body, noun=noun,
        subject=draw(st.sampled_from(SUBJECTS)), name=name,
    )  # fmt: skip
    record: Record = {
        "kind": kind if "{noun}" in shape else "meeting", "name": name if "{name}" in shape else None,
        "bodies": [ident] if "{body}" in shape else [], "ordinal": number if "{ordinal}" in shape else None,
        "when": day.record, "place": town if "{town}" in shape else None, "format": None, "participants": [],
    }  # fmt: skip
    return Told(words, {**record, **known})


@st.composite
def meetings(draw: st.DrawFn, line: date, *, year: bool | None = None) -> Told:
    """A meeting in one or two sentences: the lead, and who took part."""
    lead = draw(leads(line, year=year))
    if lead.record["status"] != "held" or draw(st.booleans()):
        return lead
    people = draw(st.one_of(parties(), st.lists(groups(), min_size=1, max_size=1)))
    shapes = [("{People} took part in the meeting.", "attendee"), ("The meeting was attended by {people}.", "attendee")]
    if len(people) == 1 and people[0].record["kind"] == "person":
        shapes.append(("The meeting was chaired by {people}.", "chair"))
    shape, capacity = draw(st.sampled_from(shapes))
    sentence = shape.format(People=capital(closed(listed(people))), people=listed(people))
    if people[0].record["kind"] == "group" and sentence.startswith(capital(people[0].record["name"])):
        people = [Told("", {**people[0].record, "name": capital(people[0].record["name"])})]
    return Told(f"{lead.words} {sentence}", {**lead.record, "participants": [{**p.record, "capacity": capacity} for p in people]})


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[str], list[Record]]:
    """Drafts in a list or in a sentence, and where they go next; gives paragraphs, a list with the line above it being one."""
    step, status = draw(one_of(STEPS))
    kinds = draw(st.lists(one_of(KINDS), min_size=1, max_size=3, unique=True))
    titled = [(word, kind, draw(st.sampled_from(TITLES))) for word, kind in kinds]
    left, right = draw(st.sampled_from((("“", "”"), ('"', '"'), ("«", "»"))))
    names = [f"{word} {left}{title}{right}" for word, _, title in titled]
    mark, inline = draw(st.sampled_from(("- ", "– ", "1. ", "• "))), draw(st.booleans())
    body, organ = draw(st.one_of(st.just(("", None)), one_of(BODIES)))
    records = [{"kind": kind, "name": name, "title": title, "draft": True, "status": status, "submitted_to": [organ] if organ else []}
               for name, (_, kind, title) in zip(names, titled, strict=True)]  # fmt: skip
    sent = [f"It was decided to submit {'them' if len(names) > 1 else 'it'} to {body} in the prescribed manner."] if organ else []
    if len(names) == 1 or inline:
        enumerated = ", the draft ".join(names[:-1]) + f" and the draft {names[-1]}" if len(names) > 1 else names[0]
        return [" ".join([f"The participants {step} the draft {enumerated}.", *sent])], records
    items = [f"{mark}{name}{';' if i + 1 < len(names) else '.'}" for i, name in enumerate(names)]
    return ["\n".join([f"The participants {step} the drafts:", *items]), *sent], records


@st.composite
def signatures(draw: st.DrawFn) -> tuple[list[str], Record]:
    """A press secretary, perhaps with a telephone."""
    given, family = draw(st.sampled_from(("Galina", "Yevgenia", "Ilya"))), draw(st.sampled_from(("Verbovaya", "Rodimtsev", "Zaporozhets")))
    number = draw(st.integers(10, 99))
    record: Record = {"name": f"{given} {family}", "role": "CSTO Press Secretary", "phones": []}
    lines = [f"CSTO Press Secretary {given} {family}"]
    if draw(st.booleans()):
        lines.append(f"+7495-555-02-{number}")
        record["phones"] = [f"+749555502{number}"]
    if draw(st.booleans()):
        lines.insert(0, "______________________________")
    return lines, record
