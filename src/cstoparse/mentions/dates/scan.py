"""A passage in the code of dates: one letter for each number or month, one sign for what joins it to the next."""

from __future__ import annotations

from typing import NamedTuple

from cstoparse.mentions.dates.kinds import PartialDate
from cstoparse.mentions.dates.words import MONTHS, DateWords

_GAP = 30
"""Signs between two parts of one date, at most."""
_JOINS = {" ": " ", "": " ", ", ": ",", ",": ",", "-": "-", " - ": "-", " to ": "-", " and ": "&", " of ": "o"}
_YEAR_FIGURES, _DAY_FIGURES = 4, 2
_SIZES = {1: "D", 2: "D", 4: "Y"}


class Atoms(NamedTuple):
    """Numbers and months of a passage in text order, in parallel lists, and the passage in code.

    In the code atom `k` stands at place `2 * k`, what joins it to the next one behind it; `#` parts what does not belong
    together.  The letters are `D` day, `M` month, `Y` year, `N` or `I` whole date in figures, `P` day and month in figures.
    """

    passage: str
    code: str
    starts: list[int]
    ends: list[int]
    values: list[int]
    """The number or month; 0 for `N`, `I` and `P`."""
    figures: dict[int, PartialDate]
    """The parts of each `N`, `I` and `P`."""


def atoms(passage: str, words: DateWords) -> Atoms | None:
    """Find the numbers and months; None where there is no month, year or whole date among them."""
    matches = list(words.finder.finditer(passage))
    if not matches:
        return None
    starts: list[int] = []
    ends: list[int] = []
    values: list[int] = []
    figures: dict[int, PartialDate] = {}
    signs: list[str] = []
    last = -1  # end of the atom before; -1 where another number stands between
    months = words.months
    size = len(passage)
    for match in matches:
        a, b = match.span()
        text = match[0]
        value = months.get(text, 0)
        if value:
            if a and passage[a - 1].isalpha():
                continue
            kind = "M"
        elif (
            ((a and passage[a - 1] != " ") or (b < size and passage[b] not in " ,"))  # most stand between spaces: no look
            and not _alone(passage, a, b)
            and not (signs and signs[-1] in "MD" and last == a - 1 and passage[last] == "-")
        ):
            kind = ""
        elif text.isdecimal():
            kind = _SIZES.get(b - a, "")
            value = int(text) if kind else 0
        else:
            kind, value = _ordinal(text) if text[-1].isalpha() else _figures(text, figures, len(values))
        if kind:
            if signs:
                signs.append(_sign(passage, last, a, words))
            signs.append(kind)
            starts.append(a)
            ends.append(b)
            values.append(value)
        last = b if kind else -1
    code = "".join(signs)
    if "M" in code or "Y" in code or "N" in code or "I" in code:
        return Atoms(passage, code, starts, ends, values, figures)
    return None


def _sign(passage: str, last: int, place: int, words: DateWords) -> str:
    """What joins an atom at `place` to the one that ends at `last`."""
    if last < 0 or place - last > _GAP:
        return "#"
    gap = passage[last:place]
    return _JOINS.get(gap) or _join(gap, words)


def _join(gap: str, words: DateWords) -> str:
    """The sign for unusual words between two parts: spaces, commas beside words and weekdays do not matter."""
    parts = gap.lower().replace(",", " , ").replace("-", " - ").split()
    kept = [w for w in parts if w != "," and w.rstrip(".") not in words.weekdays]
    return words.joins.get(" ".join(kept), "#") if kept else "," if "," in parts else " "


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


def _ordinal(text: str) -> tuple[str, int]:
    """The code and value of `21st`."""
    return ("D", int(text[:-2])) if len(text) <= _DAY_FIGURES + 2 else ("", 0)


def _figures(text: str, figures: dict[int, PartialDate], k: int) -> tuple[str, int]:
    """The code of figures with signs between: `07.07.2021`, `25.07`, `2021-07-07`; the parts become those of atom `k`."""
    if "-" in text:
        parts = text.split("-")
        if len(parts[0]) != _YEAR_FIGURES:
            return "", 0
        figures[k] = PartialDate(int(parts[0]), int(parts[1]), int(parts[2]))
        return "I", 0
    slashed = "/" in text
    parts = text.split("/" if slashed else ".")
    if len(parts[0]) > _DAY_FIGURES or len(parts[1]) > _DAY_FIGURES:
        return "", 0
    first, second = int(parts[0]), int(parts[1])
    if len(parts) == 2:  # noqa: PLR2004  no year
        figures[k] = PartialDate(None, second, first)
        return "P", 0
    # 07/25/2023 can only have the month first.
    day, month = (second, first) if slashed and first <= MONTHS < second else (first, second)
    figures[k] = PartialDate(int(parts[2]), month, day)
    return "N", 0
