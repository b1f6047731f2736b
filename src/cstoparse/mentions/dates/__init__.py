"""Dates in words and figures: both word orders, ranges, lists of days, and what stands for a year (`this year`)."""

from __future__ import annotations

from cstoparse import patterns
from cstoparse.diagnostics import Code
from cstoparse.mentions.dates import contexts
from cstoparse.mentions.dates.kinds import Anchor, DateMention, PartialDate, Precision
from cstoparse.mentions.dates.points import FIRST_YEAR, LAST_YEAR, Point, exists, read
from cstoparse.mentions.dates.scan import Atoms, atoms
from cstoparse.mentions.dates.spans import join
from cstoparse.mentions.dates.words import DateWords, load

__all__ = ["Anchor", "DateMention", "PartialDate", "Precision", "find_dates"]

_NONE, _DAY, _MONTH, _YEAR = Anchor.NONE, Precision.DAY, Precision.MONTH, Precision.YEAR


def find_dates(flat: str, start: int, end: int) -> list[DateMention]:
    """Find the dates of `flat[start:end]`, in text order, disjoint; offsets are those of `flat`."""
    words = load()
    # Cut out, so that no rule has to mind where the passage begins and ends.
    passage = flat[start:end]
    mentions: list[DateMention] = []
    found = atoms(passage, words)
    if found is not None:
        for point in _points(found, words):
            mention = _mention(passage, start, point, words)
            if mention is not None:
                mentions.append(mention)
    for cue in words.cues:
        if cue in passage:
            mentions = _with_phrases(passage, start, mentions, words)
            break
    return _same_years(mentions) if len(mentions) > 1 else mentions


def _points(found: Atoms, words: DateWords) -> list[Point]:
    """Read the dates of the passage and join the two ends of a range."""
    code, ends = found.code, found.ends
    points: list[Point] = []
    held: Point | None = None
    stop = -1
    for match in patterns.DATE_POINT().finditer(code):
        a, b = match.span()
        point = read(found, match[0], a, words)
        if point is None:
            continue
        if held is not None:
            joined = None
            if stop + 1 == a and (sign := code[stop]) in "-&":
                between = sign == "&" and _between(found.passage, held[0], words)
                joined = join(held, point, listed=sign == "&" and not between)
            if joined is None:
                points.append(held)
            else:
                point = joined
        held, stop = point, b if point[1] == ends[(b - 1) // 2] else -1
    if held is not None:
        points.append(held)
    return points


def _between(passage: str, place: int, words: DateWords) -> bool:
    return contexts.word_before(passage, place)[0] in words.between


def _mention(passage: str, start: int, point: Point, words: DateWords) -> DateMention | None:
    """Make the mention of a date, `start` further on; None where the words around it make a lone month or number none."""
    a, b, first, last, broken = point
    if first.month is None:
        return _year(passage, start, point, words)
    if passage.startswith(")", b):
        b = contexts.closed(passage, a, b)
    anchor = _NONE
    if first.day is None and last is None and not broken:
        a, first = _day_in_words(passage, a, first, words)
    if first.year is None:
        said = _year_said(passage, (a, b), words, alone=first.day is None, broken=broken)
        if said is None:
            return None
        a, b, anchor = said
    problem = Code.DATE_BROKEN if broken else None
    document = contexts.of_document(passage, a, words, several=last is not None)
    precision = _MONTH if first.day is None else _DAY
    return DateMention(start + a, start + b, first, last, anchor, precision, problem, document)


def _day_in_words(passage: str, place: int, month: PartialDate, words: DateWords) -> tuple[int, PartialDate]:
    """Add the day before a month, as in "twenty-first of May"."""
    day = contexts.day_before(passage, place, words)
    if day is not None and exists(date := PartialDate(month.year, month.month, day[1])):
        return day[0], date
    return place, month


def _year_said(passage: str, bounds: tuple[int, int], words: DateWords, *, alone: bool, broken: bool) -> tuple[int, int, Anchor] | None:
    """The bounds of a date without a year and what it says of its year; None where a month alone is no date."""
    a, b = bounds
    if alone and passage[a:b] in words.short:
        return None
    after = contexts.year_after(passage, b, words)
    if after is not None:
        return a, *after
    if not alone or broken:
        return a, b, _NONE
    before = contexts.month_before(passage, a, words)
    if before is not None:
        return before[0], b, before[1]
    word = contexts.word_before(passage, a)[0]
    return (a, b, _NONE) if word in words.before_month or word.endswith("mid-") else None


def _year(passage: str, start: int, point: Point, words: DateWords) -> DateMention | None:
    """A number of four figures, where the words before it make it a year."""
    a, b, first, last, broken = point
    if broken:
        return DateMention(start + a, start + b, first, last, _NONE, _YEAR, Code.DATE_BROKEN)
    year = first.year
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    part = contexts.part_of_year(passage, a, year, words)
    if part is not None:
        a, first, last, precision = part
        return DateMention(start + a, start + b, first, last, _NONE, precision)
    if contexts.word_before(passage, a)[0] not in words.before_year:
        return None
    return DateMention(start + a, start + b, first, last, _NONE, _YEAR)


def _with_phrases(passage: str, start: int, mentions: list[DateMention], words: DateWords) -> list[DateMention]:
    """Sort in the phrases that are no part of a date found before."""
    extra = [
        DateMention(start + a, start + b, PartialDate(), None, anchor, precision)
        for a, b, anchor, precision in contexts.phrases(passage, words)
    ]
    if not extra:
        return mentions
    merged: list[DateMention] = []
    for mention in sorted([*mentions, *extra], key=lambda m: (m.start, m.end)):
        before = merged[-1].end if merged else 0
        if mention.start < before:
            continue
        if mention.precision is _YEAR and mention.anchor is not _NONE:
            part = contexts.part_of_year(passage, mention.start - start, mention.first.year, words)
            if part is not None and start + part[0] >= before:
                a, first, last, precision = part
                merged.append(DateMention(start + a, mention.end, first, last, mention.anchor, precision))
                continue
        merged.append(mention)
    return merged


def _same_years(mentions: list[DateMention]) -> list[DateMention]:
    """Give dates "of that year" the year of the date before them."""
    year: int | None = None
    for k, mention in enumerate(mentions):
        if mention.anchor is Anchor.SAME_YEAR and year is not None:
            mentions[k] = _of_year(mention, year)
        year = mention.first.year or year
    return mentions


def _of_year(mention: DateMention, year: int) -> DateMention:
    """Give a date a year; a range ends in it, and a day that it does not have is left out."""
    first, last = mention.first, mention.last
    dated = (last or first)._replace(year=year)
    point: Point = (0, 0, dated, None, not exists(dated))
    if last is not None:
        point = join((0, 0, first, None, False), point, listed=False) or point
    _, _, first, last, broken = point
    first = first if exists(first) else first._replace(day=None)
    precision = mention.precision if first.day is not None or mention.precision is not _DAY else _MONTH
    return mention._replace(first=first, last=last, precision=precision, problem=Code.DATE_BROKEN if broken else mention.problem)
