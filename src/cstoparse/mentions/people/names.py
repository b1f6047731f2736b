"""Names of persons: runs of words that no lexicon knows, with initials, particles and a rank before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import classes, rule

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_NAME = rule(
    "initial{1,3} part? [name given Word acronym] (?: part? [name given] )?"
    " | [name given] (?: (?: part{0,2} [name given] ){1,3} acronym? | acronym | initial{1,2} [name given]? )"
    " | (?<= RANK | TITLE ) (?: [Word Verb adj month] [name given] | [name given] )",
)
_PLACING = frozenset(classes("in at"))
_INSTITUTION = frozenset(classes("PLACE VENUE Word Generic Doc Event Group Draft"))
_FIRST = classes("given initial")
_INITIAL, _RANKS = classes("initial"), frozenset(classes("RANK"))
_HONOURS = frozenset(classes("RANK TITLE"))
_RANKS_BEFORE = 3
_SHORT = 2
_SONS = frozenset({"uulu", "uly", "ogly", "oglu", "kyzy", "kizi"})
"""What ends a name: son or daughter of."""
_RANK_BEHIND = rule("comma (?P<rank> RANK{1,3} ) (?= comma | close | semi | stop | $ )")
_OFF_DUTY = frozenset({"reserve", "retired"})
_CAP_MOD = classes("Mod")


class Name(NamedTuple):
    """A name in a passage, in units."""

    i: int
    """First unit of the name."""
    j: int
    """Past its last unit."""
    lead: int
    """First unit with the ranks and titles before it."""
    rank: tuple[int, int] | None
    """The rank, before the name or behind it."""
    end: int
    """Past the name and a rank behind it."""


def find_names(p: Passage) -> list[Name]:
    """Find the names of a passage in text order."""
    found: list[Name] = []
    sym = p.sym
    for m in _NAME().finditer(sym):
        i, j = m.span()
        if i and sym[i - 1] in _PLACING and j - i > _SHORT and sym[i + 1] in _FIRST and sym[i] != _INITIAL:
            i += 1  # "Consul General in Astrakhan N. N."
        lead = i
        while lead and i - lead < _RANKS_BEFORE and sym[lead - 1] in _HONOURS:
            lead -= 1
        if lead and lead < i and p.low(lead - 1) in _OFF_DUTY:
            lead -= 1
        ranks = [k for k in range(lead, i) if sym[k] in _RANKS]
        if not ranks and lead == i and _elsewhere(p, i, j):
            continue
        if j < p.n and p.low(j) in _SONS:
            j += 1
        behind = None if ranks else _RANK_BEHIND().match(sym, j)
        rank = (ranks[0], ranks[-1] + 1) if ranks else None
        found.append(Name(i, j, lead, behind.span("rank") if behind else rank, behind.end("rank") if behind else j))
    return found


def _elsewhere(p: Passage, i: int, j: int) -> bool:
    """Whether the words name a place or an institution: `in New York`, `Kohi Navruz palace`, `A.E. Snesarev Prize`."""
    sym = p.sym
    if i and sym[i - 1] in _PLACING and sym[i] != _INITIAL:
        return True
    if j + 1 < p.n and sym[j] in _CAP_MOD and sym[j + 1] in _INSTITUTION:
        return True
    return j < p.n and sym[j] in _INSTITUTION and p.flat[p.ends[j - 1] : p.starts[j]].isspace()


def parts(words: list[str]) -> tuple[str | None, str | None, str | None]:
    """Split a name's words (initials without their point) into given name, patronymic and family name.

    >>> parts(["Kh", "Sultonov"])
    ('Kh', None, 'Sultonov')
    """
    if len(words) == 1:
        return None, None, words[0]
    first, last = words[0], words[-1]
    if len(last) <= _SHORT:  # "Family I.N."
        return words[1], words[2] if len(words) > _SHORT else None, first
    middle = None
    if len(words) == 3 and (words[1].lower().endswith(_PATRONYMIC) or (len(words[1]) <= _SHORT and words[1][0].isupper())):  # noqa: PLR2004  three parts
        middle = words[1]
    return first, middle, last


_PATRONYMIC = ("ovich", "evich", "ovna", "evna", "yich", "ich", "uulu", "ovych")
