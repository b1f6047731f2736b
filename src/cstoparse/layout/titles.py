"""What makes a line a title, and two lines the same title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse import patterns
from cstoparse.layout.lines import TEXT, terminal

if TYPE_CHECKING:
    from cstoparse.layout.lines import Line
    from cstoparse.layout.words import Words

LONGEST = 300
"""Characters of the longest title; the site cuts them at about 255."""
_CUT = 30
_STEM = 6
_SHORT = 160
_PLACE_LINE = 50
_PLACE_WORDS = 5
_OPENING = 1000
_SIGNS = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())


def key(text: str) -> str:
    """Reduce words to their letters and figures, for comparison."""
    plain = text.lower().translate(_SIGNS)
    return plain if plain.isascii() else "".join(filter(str.isalnum, plain))


def same(a: str, b: str) -> bool:
    """Whether two copies of a title agree; one may be cut at either end."""
    if a == b:
        return True
    a, b = key(a), key(b)
    if len(a) > len(b):
        a, b = b, a
    return a == b or (len(a) >= _CUT and (b.startswith(a) or b.endswith(a)))


def salutes(text: str, words: Words) -> bool:
    """Whether a short line addresses somebody: `Dear colleagues!`."""
    return len(text) <= 100 and text[-1] in "!,:" and text.lstrip("\"'«“").lower().startswith(words.salutation)  # noqa: PLR2004  a line of address is short


def titled(line: Line, words: Words) -> bool:
    """Whether a line looks like a title: one plain line that does not end as a sentence."""
    text = line.text
    if line.kind is not TEXT or len(text) > LONGEST or terminal(text) or text[-1] in ",;:":
        return False
    return not salutes(text, words) and not placed(text, words)


def asks(line: Line) -> bool:
    """Whether a line could be a title that asks or calls: one short sentence."""
    text = line.text
    return line.kind is TEXT and len(text) <= _SHORT and text.rstrip("\"' ").endswith(("?", "!")) and not parted(text)


def parted(text: str) -> bool:
    """Whether a sentence ends inside the text."""
    return patterns.SENTENCE_BREAK().search(text) is not None


def placed(text: str, words: Words) -> bool:
    """Whether a short line gives day and place: `(17 November 2021, Minsk)`."""
    return len(text) <= _PLACE_LINE and text.count(" ") <= _PLACE_WORDS and days(text, words) != []


def days(text: str, words: Words) -> list[str]:
    """The days of a month that a text names first."""
    if patterns.FIGURE().search(text, 0, _OPENING) is None:
        return []
    if "  " in text:  # as where a line ends in two signs
        text = " ".join(text[:_OPENING].split())
    return [m[0] for m in patterns.DAY_MONTH().finditer(text, 0, _OPENING) if (m[1] or m[0].split(" ", 1)[0]).lower() in words.months]


def stems(text: str, words: Words) -> set[str]:
    """The beginnings of the telling words of a text."""
    return {w[:_STEM] for w in patterns.LONG_WORD().findall(text.lower()) if w not in words.common}


def retold(title: str, lead: str, words: Words) -> float:
    """The share of a title's telling words that the lead takes up, 0 to 1."""
    wanted = stems(title, words)
    return len(wanted & stems(lead, words)) / len(wanted) if wanted else 0.0
