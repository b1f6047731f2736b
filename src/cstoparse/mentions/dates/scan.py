"""A passage in the code of dates: one letter for each number or month, one sign for what joins it to the next."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cstoparse import patterns
from cstoparse.mentions.dates.kinds import PartialDate
from cstoparse.mentions.dates.words import MONTHS, DateWords, load

_GAP = 30
"""Signs between two parts of one date, at most."""
_JOINS = {" ": " ", "": " ", ", ": ",", ",": ",", "-": "-", " - ": "-", " to ": "-", " and ": "&", " of ": "o"}
_YEAR_FIGURES, _DAY_FIGURES = 4, 2
_SIZES = {1: "D", 2: "D", 4: "Y"}


class Atoms(NamedTuple):
    """Numbers and months of `flat[start:end]` in text order, in parallel lists."""

    flat: str
    start: int
    end: int
    starts: list[int]
    ends: list[int]
    codes: list[str]
    """`D` day, `M` month, `Y` year, `N` or `I` whole date in figures, `P` day and month in figures, `X` another number."""
    values: list[int]
    """The number or month; 0 for `N`, `I`, `P` and `X`."""
    figures: dict[int, PartialDate]
    """The parts of each `N`, `I` and `P`."""


_finder = cache(lambda: patterns.date_atoms(tuple(load().months)))


def atoms(flat: str, start: int, end: int, words: DateWords) -> Atoms:
    """Find the numbers and months of `flat[start:end]`."""
    found = Atoms(flat, start, end, [], [], [], [], {})
    _, _, _, starts, ends, codes, values, figures = found
    months = words.months
    for match in _finder().finditer(flat, start, end):
        a, b = match.span()
        text = flat[a:b]
        value = 0
        if text in months:
            if a > start and flat[a - 1].isalpha():
                continue
            code, value = "M", months[text]
        elif not _alone(flat, a, b, start, end) and not (codes and codes[-1] in "MD" and ends[-1] == a - 1 and flat[ends[-1]] == "-"):
            code = "X"
        elif text.isdecimal():
            code, value = _SIZES.get(b - a, "X"), int(text) if b - a <= _YEAR_FIGURES else 0
        elif text[-1].isalpha():
            code, value = ("D", int(text[:-2])) if b - a <= _DAY_FIGURES + 2 else ("X", 0)
        else:
            code, figures[len(codes)] = _figures(text)
        starts.append(a)
        ends.append(b)
        codes.append(code)
        values.append(value)
    return found


def _alone(flat: str, a: int, b: int, start: int, end: int) -> bool:
    """Whether the figures are no part of a word, a clock time, a telephone or a longer number."""
    if a > start and (before := flat[a - 1]) != " ":
        if before.isalnum() or before in "+_:№$€§#@%&=/":
            return False
        if before == "-" and a - 1 > start and flat[a - 2].isalpha():
            return False
    if b < end and (after := flat[b]) not in " ,":
        if after.islower() or after in "%°_":
            return False
        following = flat[b + 1 : min(b + 2, end)]
        if (after in ":./" and following.isdecimal()) or (after == "-" and following.islower()):
            return False
    return True


def _figures(text: str) -> tuple[str, PartialDate]:
    """The code and parts of figures with signs between: `07.07.2021`, `25.07`, `2021-07-07`."""
    sign = next(c for c in text if c in "./-")
    parts = text.split(sign)
    shape = [len(part) for part in parts]
    nothing = "X", PartialDate()
    if sign == "-":
        return ("I", PartialDate(*map(int, parts))) if shape == [4, 2, 2] else nothing
    if not all(part.isdecimal() for part in parts) or max(shape[:2]) > _DAY_FIGURES:
        return nothing
    day, month = int(parts[0]), int(parts[1])
    if shape[2:] == [_YEAR_FIGURES]:
        # 07/25/2023 can only have the month first.
        day, month = (month, day) if sign == "/" and day <= MONTHS < month else (day, month)
        return "N", PartialDate(int(parts[2]), month, day)
    return nothing if shape[2:] else ("P", PartialDate(None, month, day))


def signature(found: Atoms, words: DateWords) -> str:
    """Write the passage in code: atom `k` stands at place `2 * k`, what joins it to the next one behind it.

    `#` parts what does not belong together.
    """
    starts, ends, codes = found.starts, found.ends, found.codes
    signs = [codes[0]]
    for k in range(1, len(codes)):
        a, b = ends[k - 1], starts[k]
        if b - a > _GAP:
            signs.append("#")
        else:
            gap = found.flat[a:b]
            signs.append(_JOINS.get(gap) or _join(gap, words))
        signs.append(codes[k])
    return "".join(signs)


def _join(gap: str, words: DateWords) -> str:
    """The sign for unusual words between two parts: spaces, commas beside words and weekdays do not matter."""
    parts = gap.lower().replace(",", " , ").replace("-", " - ").split()
    kept = [w for w in parts if w != "," and w.rstrip(".") not in words.weekdays]
    return words.joins.get(" ".join(kept), "#") if kept else "," if "," in parts else " "
