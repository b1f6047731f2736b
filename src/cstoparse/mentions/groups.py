"""Groups of participants: `representatives of all member states`, `heads of …`, `delegation of …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_REACH = 60
_BEFORE = 5


@frozen
class GroupMention:
    """A group met in a passage, in words."""

    i: int
    """First word, article left out."""
    j: int
    """Past the last word."""
    head: int
    """The noun that makes it a group."""
    country: str | None
    """The one country it names."""


def find_groups(p: Passage) -> list[GroupMention]:
    """Find the groups of a passage in text order."""
    found: list[GroupMention] = []
    for hit in p.hits.get("group", ()):
        if found and hit.i < found[-1].j:
            continue
        i = _left(p, hit.i, found[-1].j if found else 0)
        j = _right(p, hit.j)
        found.append(GroupMention(i, j, hit.i, _country(p, i, j)))
    return found


def _left(p: Passage, k: int, floor: int) -> int:
    """Take in the words that qualify the head: `26 officers`, `Border and migration services`."""
    i = k
    while i > floor and k - i < _BEFORE:
        before = p.cover.get(i - 1, i - 1)
        low, word = p.lows[i - 1], p.words[i - 1]
        if low in {"and", "-"} and i - 2 >= floor and _qualifier(p, i - 2) and p.words[i - 2][0].isupper() == (before == _first(p, i - 2)):
            i -= 1
            continue
        if before < floor or not _qualifier(p, i - 1):
            break
        if word[0].isdigit() and not word.isdigit():
            break
        i = before
    while i < k and p.lows[i] in {"and", "-"}:
        i += 1
    return i


def _first(p: Passage, k: int) -> int:
    return next((a + 1 for a, b in p.sentences if a == k), -1)


def _qualifier(p: Passage, k: int) -> bool:
    low, word = p.lows[k], p.words[k]
    if not (word[0].isalnum()) or low in p.lexicon.stops:
        return False
    first = p.cover.get(k)
    if first is not None:
        kinds = {c for c, _ in p.at[first]}
        return not kinds & {"verb", "phrase", "handling", "step", "role", "event", "document"} or bool(kinds & {"body", "adjective", "rank"})
    if word.isdigit():
        return True
    if low.endswith("ly") or (low.endswith("ing") and p.words[k][0].islower() and low not in _ING):
        return False
    return word[0].islower() or low in p.lexicon.vocabulary


_ING = frozenset({"peacekeeping", "operating", "training", "working", "participating", "leading", "engineering"})


def _right(p: Passage, j: int) -> int:
    """Extend over the chain of `of …` and `from …` with its lists."""
    k, end, linked = j, j, False
    while k < p.n and k - j < _REACH:
        low = p.lows[k]
        if low in {"of", "from"} or (low == "for" and _duty(p, k)) or (low == "to" and _accredited(p, k)):
            k, linked = k + 1, True
            while k < p.n and p.lows[k] in {"the", "all", "its", "our", "both", "their"}:
                k += 1
            continue
        if low in {"and", ",", "&"}:
            after = _listed(p, k, linked=linked)
            if after == k:
                break
            k = after
            continue
        if low == "in" and p.lows[k - 1] in {"accredited", "stationed", "deployed", "based"}:
            k += 1
            continue
        if low == "the" and linked:
            k += 1
            continue
        step = _word(p, k)
        if step == k:
            break
        k = end = step
    return end


def _duty(p: Passage, k: int) -> bool:
    """`authorities for countering …`: a purpose that belongs to the name of an authority."""
    return p.lows[k - 1] in {"authorities", "bodies", "departments", "agencies", "services", "ministries", "units", "commissions", "committees", "structures"} and (
        k + 1 < p.n and (p.lows[k + 1].endswith("ing") or p.words[k + 1][0].isupper())
    )


def _accredited(p: Passage, k: int) -> bool:
    return k + 2 < p.n and (p.has(k + 1, "body") or (p.lows[k + 1] == "the" and p.has(k + 2, "body"))) is not None


def _word(p: Passage, k: int) -> int:
    low, word = p.lows[k], p.words[k]
    if k in p.at:
        kinds = {c for c, _ in p.at[k]}
        if kinds & {"body", "country", "adjective", "generic", "group", "role", "document", "event", "rank"} and not (
            kinds & {"verb", "handling", "step"} and word[0].islower()
        ):
            return p.stop(k)
        if low in p.lexicon.participles:
            return k + 1
        return k if kinds & {"verb", "phrase", "handling", "step"} else p.stop(k)
    if not word[0].isalnum() or (low in p.lexicon.stops and low not in {"other"}):
        return k
    if low.endswith("ed") and word[0].islower() and low not in p.lexicon.participles:
        return k
    if low.endswith("ly") and word[0].islower() and low not in {"specially", "newly", "specifically"}:
        return k
    if word[0].isdigit() and not word.isdigit():
        return k
    return k + 1


def _listed(p: Passage, k: int, *, linked: bool) -> int:
    """Past a comma or "and" that goes on with the same list, or `k`."""
    after = k + 1
    if p.lows[k] == "," and after < p.n and p.lows[after] == "and":
        after += 1
    while after < p.n and p.lows[after] in {"the", "of", "from", "all"}:
        if p.lows[after] in {"of", "from"} and not linked:
            return k
        after += 1
    if after >= p.n:
        return k
    hit = p.at.get(after)
    kinds = {c for c, _ in hit} if hit else set()
    if kinds & {"country", "body"}:
        return after if _still_a_list(p, after) else k
    if kinds & {"group", "role", "rank", "event", "verb", "phrase", "handling", "document"} and p.lows[k] == ",":
        return k
    if kinds & {"role", "rank", "verb", "phrase", "handling", "step"}:
        return k
    if "group" in kinds:
        return after if linked and not _own_chain(p, after) else k
    if p.lows[k] == ",":
        return after if linked and _comma_list(p, after) else k
    if p.lows[k + 1] in {"the"} and not p.words[after][0].isupper() and not linked:
        return k
    m = after
    while m < p.n and m - after < 6 and _word(p, m) > m:
        if p.has(m, "group"):
            return k if _own_chain(p, m) else after
        m = _word(p, m)
    return after if m > after and linked else k


def _own_chain(p: Passage, k: int) -> bool:
    j = p.stop(k)
    return j < p.n and p.lows[j] in {"of", "from"}


def _still_a_list(p: Passage, k: int) -> bool:
    """Whether what begins at word `k` is an item and not a person's office: `Kazakhstan`, not `CSTO Secretary General`."""
    j = p.stop(k)
    for _ in range(4):
        if j >= p.n:
            return True
        if p.has(j, "role") or p.has(j, "rank") or p.has(j, "group"):
            return False
        if p.lows[j] not in p.lexicon.modifiers and not p.has(j, "body"):
            return True
        j = p.stop(j)
    return True


def _comma_list(p: Passage, k: int) -> bool:
    """Whether the comma list goes on to an "and" over plain nouns."""
    for m in range(k, min(k + 14, p.n)):
        if p.lows[m] == "and":
            return True
        if p.lows[m] in {"of", "the", "from"} or p.words[m] == ",":
            continue
        if _word(p, m) == m or p.has(m, "role") or p.has(m, "group"):
            return False
    return False


def _country(p: Passage, i: int, j: int) -> str | None:
    codes = {value for k in range(i, j) for category, value in p.at.get(k, ()) if category in {"country", "adjective"}}
    return codes.pop() if len(codes) == 1 else None
