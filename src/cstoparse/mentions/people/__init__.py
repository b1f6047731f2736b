"""Persons: a name, an office, or both, with the rank between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from cstoparse.mentions.people.offices import Office, offices
from cstoparse.mentions.people.names import NameRun, name_runs

if TYPE_CHECKING:
    from cstoparse.tokens import Passage


@define
class PersonMention:
    """A person met in a passage; ranges are in words, half-open."""

    i: int
    """First word of name, rank or office, whichever comes first."""
    j: int
    """Past the last word."""
    name: tuple[int, int] | None
    """The name without rank."""
    office: tuple[int, int] | None
    """The office without article."""
    rank: tuple[int, int] | None
    """The rank before the name."""
    country: str | None = None
    """The one country that the office names."""
    body: str | None = None
    """The first organ that the office names."""


def find_people(p: Passage) -> list[PersonMention]:
    """Find the persons of a passage in text order."""
    names = name_runs(p)
    by_start = {run.lead: run for run in names}
    by_end = {run.j: run for run in names}
    taken: set[int] = set()
    found: list[PersonMention] = []
    for office in offices(p):
        mention = _attach(p, office, by_start, by_end, taken)
        found.append(mention)
        if mention.name is not None:
            taken.add(mention.name[0])
    found += [PersonMention(run.lead, run.j, (run.i, run.j), None, run.rank) for run in names if run.i not in taken]
    found.sort(key=lambda m: m.i)
    return found


def _attach(
    p: Passage, office: Office, by_start: dict[int, NameRun], by_end: dict[int, NameRun], taken: set[int],
) -> PersonMention:
    before = _left(p, office, by_end)
    if before is not None and before.i not in taken:
        tail = office.j if office.chained is None else office.chained
        return _mention(p, office, before, before.lead, tail, (office.i, tail))
    after = _right(p, office, by_start)
    if after is not None:
        return _mention(p, office, after, office.i, after.j, (office.i, office.j))
    return _mention(p, office, None, office.i, office.j, (office.i, office.j))


def _mention(p: Passage, office: Office, run: NameRun | None, i: int, j: int, role: tuple[int, int]) -> PersonMention:
    country, body = office.country, office.body
    if office.bracket is not None and country is None:
        country = office.bracket
    return PersonMention(i, j, (run.i, run.j) if run else None, role, run.rank if run else None, country, body)


def _left(p: Passage, office: Office, by_end: dict[int, NameRun]) -> NameRun | None:
    """The name that the office explains: `NAME, the OFFICE` or `NAME (OFFICE)` or `NAME - OFFICE`."""
    k = office.i - 1
    while k > 0 and (p.lows[k] in {"the", "currently", "now", "also"}):
        k -= 1
    if k > 0 and p.words[k] in {",", "(", "-"}:
        return by_end.get(k)
    return None


def _right(p: Passage, office: Office, by_start: dict[int, NameRun]) -> NameRun | None:
    """The name after the office: `OFFICE NAME`, `OFFICE, RANK NAME`, `OFFICE - RANK NAME`."""
    k = office.j
    if run := by_start.get(k):
        return run
    if k < p.n and p.words[k] in {",", "-", "(", ":"} and (run := by_start.get(k + 1)) and (run.j - run.i > 1 or run.rank):
        if p.words[k] == "," and run.j < p.n and p.words[run.j] == "," and run.rank is None and _explained(p, run.j + 1):
            return None
        return run
    return None


def _explained(p: Passage, k: int) -> bool:
    """Whether an office begins at word `k`, so that the name before it is explained by that one."""
    if k < p.n and p.lows[k] == "the":
        return False
    steps = 0
    while k < p.n and steps < 6:  # noqa: PLR2004  "First Deputy Chief", "CSTO Deputy Secretary General"
        if p.has(k, "role"):
            return True
        if p.lows[k] not in p.lexicon.modifiers and not p.has(k, "body") and not p.has(k, "adjective"):
            return False
        k, steps = p.stop(k), steps + 1
    return False
