"""Dates in words and figures: both word orders, ranges, lists of days, and what stands for a year (`this year`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from attrs import evolve

from cstoparse import patterns
from cstoparse.diagnostics import Code
from cstoparse.mentions.dates import contexts
from cstoparse.mentions.dates.kinds import Anchor, DateMention, PartialDate, Precision
from cstoparse.mentions.dates.points import FIRST_YEAR, LAST_YEAR, Point, exists, read
from cstoparse.mentions.dates.scan import Atoms, atoms, signature
from cstoparse.mentions.dates.spans import join
from cstoparse.mentions.dates.words import DateWords, load

__all__ = ["Anchor", "DateMention", "PartialDate", "Precision", "find_dates"]


def find_dates(flat: str, start: int, end: int) -> list[DateMention]:
    """Find the dates of `flat[start:end]`, in text order, disjoint; offsets are those of `flat`."""
    words = load()
    found = atoms(flat, start, end, words)
    mentions: list[DateMention] = []
    codes = found.codes
    if "M" in codes or "Y" in codes or "N" in codes or "I" in codes:
        for point in _points(found, words):
            mention = _mention(found, point, words)
            if mention is not None:
                mentions.append(mention)
    extra = list(contexts.phrases(flat, start, end, words))
    if extra:
        mentions = _merged(flat, start, mentions, extra, words)
    return _same_years(mentions)


def _points(found: Atoms, words: DateWords) -> Iterator[Point]:
    """Read the dates of the passage and join the two ends of a range."""
    code = signature(found, words)
    held: Point | None = None
    stop = -1
    for match in patterns.DATE_POINT().finditer(code):
        a, b = match.span()
        point = read(found, match[0], a, words)
        if point is None:
            continue
        if held is not None:
            sign = code[stop]
            joined = None
            if stop + 1 == a and sign in "-&":
                between = sign == "&" and _between(found.flat, found.start, held.start, words)
                joined = join(held, point, listed=sign == "&" and not between)
            if joined is None:
                yield held
            else:
                point = joined
        held, stop = point, b if point.end == found.ends[(b - 1) // 2] else -1
    if held is not None:
        yield held


def _between(flat: str, start: int, place: int, words: DateWords) -> bool:
    return contexts.word_before(flat, start, place)[0] in words.between


def _mention(found: Atoms, point: Point, words: DateWords) -> DateMention | None:
    """Make the mention of a date; None where the words around it make a lone month or number none."""
    flat, start, end = found[:3]
    a, b, first, last, broken, listed = point
    problem = Code.DATE_BROKEN if broken else None
    if first.month is None:
        return _year(flat, start, DateMention(a, b, first, last, Anchor.NONE, Precision.YEAR, problem), words)
    b = contexts.closed(flat, a, b, end)
    if first.day is None and last is None and not broken:
        day = contexts.day_before(flat, start, a, words)
        if day is not None and exists(first._replace(day=day[1])):
            a, first = day[0], first._replace(day=day[1])
    anchor = Anchor.NONE
    if first.year is None:
        if first.day is None and flat[a:b] in words.short:
            return None
        after = contexts.year_after(flat, end, b, words)
        if after is not None:
            b, anchor = after
        elif first.day is None and not broken:
            before = contexts.month_before(flat, start, a, words)
            if before is not None:
                a, anchor = before
            elif not _lone_month(flat, start, a, words):
                return None
    precision = Precision.DAY if first.day is not None else Precision.MONTH
    document = contexts.of_document(flat, start, a, words, several=last is not None)
    listed = listed and not _between(flat, start, a, words)
    return DateMention(a, b, first, last, anchor, precision, problem, document, listed)


def _lone_month(flat: str, start: int, place: int, words: DateWords) -> bool:
    word = contexts.word_before(flat, start, place)[0]
    return word in words.before_month or word.endswith("mid-")


def _year(flat: str, start: int, mention: DateMention, words: DateWords) -> DateMention | None:
    """A number of four figures, where the words before it make it a year."""
    if mention.problem is not None:
        return mention
    year = mention.first.year
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    found = contexts.part_of_year(flat, start, mention, words)
    if found is mention and contexts.word_before(flat, start, mention.start)[0] not in words.before_year:
        return None
    return found


def _merged(flat: str, start: int, mentions: list[DateMention], extra: list[DateMention], words: DateWords) -> list[DateMention]:
    """Sort in the phrases that are no part of a date found before."""
    merged: list[DateMention] = []
    for mention in sorted(chain(mentions, extra), key=lambda m: (m.start, m.end)):
        if merged and mention.start < merged[-1].end:
            continue
        if mention.precision is Precision.YEAR and mention.anchor is not Anchor.NONE:
            whole = contexts.part_of_year(flat, start, mention, words)
            merged.append(mention if merged and whole.start < merged[-1].end else whole)
        else:
            merged.append(mention)
    return merged


def _same_years(mentions: list[DateMention]) -> list[DateMention]:
    """Give dates "of that year" the year of the date before them."""
    year: int | None = None
    for k, mention in enumerate(mentions):
        if mention.anchor is Anchor.SAME_YEAR and year is not None:
            last = mention.last and mention.last._replace(year=year)
            mentions[k] = evolve(mention, first=mention.first._replace(year=year), last=last)
        year = mention.first.year or year
    return mentions
