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
    """Numbers and months of a passage in text order, in parallel lists."""

    passage: str
    starts: list[int]
    ends: list[int]
    codes: list[str]
    """`D` day, `M` month, `Y` year, `N` or `I` whole date in figures, `P` day and month in figures, `X` another number."""
    values: list[int]
    """The number or month; 0 for `N`, `I`, `P` and `X`."""
    figures: dict[int, PartialDate]
    """The parts of each `N`, `I` and `P`."""


_finder = cache(lambda: patterns.date_atoms(tuple(load().months)))


def atoms(passage: str, words: DateWords) -> Atoms | None:
    """Find the numbers and months; None where there is no month, year or whole date among them."""
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    values: list[int] = []
    figures: dict[int, PartialDate] = {}
    months = words.months
    for match in _finder().finditer(passage):
        a, b = match.span()
        text = match[0]
        value = 0
        if text in months:
            if a and passage[a - 1].isalpha():
                continue
            code, value = "M", months[text]
        elif (
            ((a and passage[a - 1] != " ") or passage[b : b + 1] not in " ,")  # most stand between spaces and need no look
            and not _alone(passage, a, b)
            and not (codes and codes[-1] in "MD" and ends[-1] == a - 1 and passage[a - 1] == "-")
        ):
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
    if "M" in codes or "Y" in codes or "N" in codes or "I" in codes:
        return Atoms(passage, starts, ends, codes, values, figures)
    return None


def _alone(passage: str, a: int, b: int) -> bool:
    """Whether the figures are no part of a word, a clock time, a telephone or a longer number."""
    if a and (before := passage[a - 1]) != " ":
        if before.isalnum() or before in "+_:№$€§#@%&=/":
            return False
        if before == "-" and a > 1 and passage[a - 2].isalpha():
            return False
    after = passage[b : b + 1]
    if after not in " ,":  # nor is the end
        if after.islower() or after in "%°_":
            return False
        following = passage[b + 1 : b + 2]
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
    passage, starts, ends, codes = found[:4]
    before = codes[0]
    signs = [before]
    for k in range(1, len(codes)):
        code = codes[k]
        gap = passage[ends[k - 1] : starts[k]]
        if code == "X" or before == "X" or len(gap) > _GAP:
            sign = "#"
        else:
            sign = _JOINS.get(gap) or _join(gap, words)
        signs += (sign, code)
        before = code
    return "".join(signs)


def _join(gap: str, words: DateWords) -> str:
    """The sign for unusual words between two parts: spaces, commas beside words and weekdays do not matter."""
    parts = gap.lower().replace(",", " , ").replace("-", " - ").split()
    kept = [w for w in parts if w != "," and w.rstrip(".") not in words.weekdays]
    return words.joins.get(" ".join(kept), "#") if kept else "," if "," in parts else " "
