"""Where the article begins: rules in order of strength, each gives the head or None."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from cstoparse import patterns
from cstoparse.layout.lines import DATE, ITEM, TEXT, Line, terminal
from cstoparse.layout.signatures import reaches, signs
from cstoparse.layout.titles import LONGEST, asks, days, parted, retold, salutes, same, titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.layout.words import Words

_LEADING = 60
"""Lines among which a title without a date is looked for; sidebars hold six teasers or fewer."""
_OPENING = 12
_STAMP = 30
"""More signs than a date with its clock time has."""
_LEAD = 60
_SHORT_TITLE = 160
_NEARLY_CUT = 200
_TOLD = 0.6


@frozen
class Head:
    """The head of the article, in lines."""

    start: int
    """Its first line."""
    title: int | None
    """Its headline."""
    date: tuple[int, int] | None
    """Offsets of its date line's figures."""
    body: int
    """Its first line of text."""
    own: int | None = None
    """Offset of the body's first word, where the date is glued to it."""
    title_end: int | None = None
    """Offset past the headline, where its line goes on with the date."""
    preamble: bool = False
    """What stands before it is no release."""


def find(lines: Sequence[Line], words: Words) -> Head | None:
    """Find the head of the article by the first rule that tells."""
    return next((head for rule in RULES if (head := rule(lines, words)) is not None), None)


def repeated_title(lines: Sequence[Line], words: Words) -> Head | None:
    """Two equal lines, the second one mostly with the date."""
    plain: Head | None = None
    for i, (a, b) in enumerate(pairwise(lines)):
        if a.kind is not TEXT or len(a.text) > LONGEST:
            continue
        if b.kind is DATE:
            if b.bare_date and i + 2 < len(lines) and _opens(a.text, lines[i + 2].text) and same(a.text, lines[i + 2].text):
                return Head(i, i, b.date, i + 3, preamble=b.text[0].isalpha() or " " in b.text)
        elif b.kind is TEXT and _alike(a.text, b.text):
            head = _dated_copy(lines, i)
            if head is not None:
                return head
            if plain is None and titled(a, words) and titled(b, words) and same(a.text, b.text) and not reaches(a.text, words):
                plain = _with_date(lines, i, i + 2)
    return plain


def _opens(a: str, b: str) -> bool:
    return a[:_OPENING] == b[:_OPENING]


def _alike(a: str, b: str) -> bool:
    return a[:_OPENING].lower() == b[:_OPENING].lower() or a[-_OPENING:] in b


def _dated_copy(lines: Sequence[Line], i: int) -> Head | None:
    a, b = lines[i], lines[i + 1]
    # The second copy of a title that is whole is not much longer than the first.
    latest = len(a.text) * 1.4 + _OPENING if len(a.text) < _NEARLY_CUT else 4 * LONGEST
    stop = min(int(latest) + _STAMP, 4 * LONGEST)
    if "/" not in b.text and patterns.POINT_IN_FIGURES().search(b.text, 0, stop) is None:
        return None
    for match in patterns.DATE_STAMP().finditer(b.text, 0, stop):
        if match.start() > latest:
            return None
        if same(a.text, b.text[: match.start()]):
            date = (b.start + match.start(1), b.start + match.end(1))
            rest = b.text[match.end() :].lstrip(" )|:")
            own = b.end - len(rest)
            image = patterns.IMAGE_PREFIX().match(rest)
            if image:
                own += image.end()
            return Head(i, i, date, i + 1, own) if own < b.end and not _aside(rest) else Head(i, i, date, i + 2)
    return None


def _aside(rest: str) -> bool:
    """Whether what follows the date in the second copy is no text of its own: a file's name, a mark."""
    return len(rest) < _LEAD and not terminal(rest) and ("." in rest[-6:] or rest[0] == "(" or rest.lower().startswith("download"))


def dated_title(lines: Sequence[Line], words: Words) -> Head | None:
    """A date line under a title; in a dated sidebar the dates stand above the teasers."""
    dates = [i for i, line in enumerate(lines) if line.kind is DATE and (i + 1 < len(lines) or not line.bare_date)]
    for i in reversed(dates):
        if i and _heads(lines, i, words, sidebar=dates[0] < i - 1, only=len(dates) == 1):
            return _with_date(lines, i - 1, i)
    if len(dates) == 1 and dates[0]:
        return Head(dates[0], None, lines[dates[0]].date, dates[0])
    return None


def _heads(lines: Sequence[Line], i: int, words: Words, *, sidebar: bool, only: bool) -> bool:
    """Whether the line above the date line `i` is its title."""
    above = lines[i - 1]
    if (
        above.kind is not TEXT
        or len(above.text) > LONGEST
        or (i > 1 and lines[i - 2].kind is DATE and lines[i - 2].bare_date)
    ):
        return False
    if salutes(above.text, words):
        return False
    if titled(above, words):
        return not sidebar or above.gap >= lines[i].gap
    if sidebar:
        return above.gap > lines[i].gap and len(above.text) <= _SHORT_TITLE
    return only and len(above.text) <= _SHORT_TITLE


def _with_date(lines: Sequence[Line], title: int, i: int) -> Head:
    """The head whose date line, if it has one, is line `i`."""
    if i < len(lines) and lines[i].kind is DATE:
        return Head(title, title, lines[i].date, i + 1) if lines[i].bare_date else Head(title, title, lines[i].date, i)
    return Head(title, title, None, i)


def dated_line(lines: Sequence[Line], words: Words) -> Head | None:
    """A single copy of the title that ends in its date."""
    for i, line in enumerate(lines[:_LEADING]):
        if line.kind is not TEXT or len(line.text) > LONGEST or not line.text[-4:].isdigit():
            continue
        match = next((m for m in patterns.DATE_STAMP().finditer(line.text) if m.end() == len(line.text)), None)
        if match is None or i + 1 == len(lines):
            continue
        title = line.text[line.own - line.start : match.start()].rstrip(" |(")
        if title and not terminal(title) and title[-1] not in ",;:" and title[title.rfind(" ") + 1 :] not in words.open:
            return Head(i, i, (line.start + match.start(1), line.start + match.end(1)), i + 1, title_end=line.own + len(title))
    return None


def repeated_lead(lines: Sequence[Line], words: Words) -> Head | None:
    """A teaser that comes again as the article's first paragraph."""
    seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        if line.kind > DATE or line.end - line.own < _LEAD:
            continue
        first = seen.setdefault(line.words, i)
        if first == i:
            continue
        if i == first + 1 and first and titled(lines[first - 1], words):
            return None
        if i > first + 1 and titled(lines[i - 1], words) and not lines[i - 2].bare_date:
            return Head(i - 1, i - 1, None, i)
        return Head(i, None, line.date, i)
    return None


def bare_title(lines: Sequence[Line], words: Words) -> Head | None:
    """The one leading line that does not end as a sentence does."""
    spaced = any(line.gap > 1 for line in lines)
    dated = [line.gap for line in lines[1:] if line.kind is DATE]
    scored = []
    for i in range(min(len(lines) - 1, _LEADING)):
        line = lines[i]
        if not (titled(line, words) or asks(line)) or signs(line.text, words) or (i and lines[i - 1].bare_date):
            continue
        if not _has_body(lines, i + 1, words) or (dated and line.gap < max(dated)) or salutes(line.text, words):
            continue
        scored.append((_score(lines, i, words, spaced=spaced and not dated), -i))
    if scored and max(scored)[0] > -1:
        i = -max(scored)[1]
        return Head(i, i, None, i + 1)
    if dated:
        return None
    return _stopped_title(lines, words) if spaced else _retold_title(lines, words)


def _has_body(lines: Sequence[Line], i: int, words: Words) -> bool:
    following = lines[i]
    return (
        following.kind is not DATE
        and not signs(following.text, words)
        and any(terminal(line.text) or line.kind is ITEM for line in lines[i : i + 4])
    )


def _score(lines: Sequence[Line], i: int, words: Words, *, spaced: bool) -> float:
    line, after = lines[i], lines[i + 1]
    score = retold(line.text, " ".join(x.text[: 2 * LONGEST] for x in lines[i + 1 : i + 3]), words)
    score -= 0.6 * terminal(line.text) + 0.8 * parted(line.text) + 0.4 * (len(line.text) > _SHORT_TITLE) + 0.01 * i
    if spaced:
        listed = after.gap > 1 and (line.gap > 1 or (i == 0 and sum(x.gap > 1 for x in lines[1:]) * 2 > len(lines) and len(lines) > 3))  # noqa: PLR2004  a list
        score += -2 if listed else float(after.gap > 1 or i == 0)
    return score


def _stopped_title(lines: Sequence[Line], words: Words) -> Head | None:
    """A short title that ends in a full stop, told by its spacing: close to what is above it, apart from the body."""
    apart = [i for i, line in enumerate(lines) if line.gap > 1 and not signs(line.text, words)]
    last = max((i for i in apart if not lines[i].ruled or terminal(lines[i].text)), default=0)
    i = last - 1
    if i < 0 or len(lines) - last < 2 + (i > 0):
        return None
    line = lines[i]
    if line.kind is not TEXT or line.gap > 1 or len(line.text) > _SHORT_TITLE or salutes(line.text, words):
        return None
    if parted(line.text) or signs(line.text, words):
        return None
    return Head(i, i, None, last)


def _retold_title(lines: Sequence[Line], words: Words) -> Head | None:
    """A short title that ends in a full stop, told by the lead, which says it again and adds the day."""
    for i in range(1, min(len(lines) - 1, _OPENING)):
        text, lead = lines[i].text, lines[i + 1].text[: 2 * LONGEST]
        if lines[i].kind is not TEXT or len(text) > _SHORT_TITLE or len(text) > len(lead) or salutes(text, words) or parted(text):
            continue
        if not days(text, words) and days(lead, words) and retold(text, lead, words) >= _TOLD:
            return Head(i, i, None, i + 1)
    return None


RULES = (repeated_title, dated_title, dated_line, repeated_lead, bare_title)
"""The rules, strongest first."""
