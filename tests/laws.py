"""What holds for every parsed bulletin, whatever its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import cstoparse
from cstoparse import Bulletin, PersonName, Span, Text, When

EDTF_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")
E164 = re.compile(r"\+\d{8,15}")


def broken(bulletin: Bulletin) -> list[str]:
    """Every law that the bulletin breaks, one sentence each."""
    return [*ungrounded(bulletin), *outside_parent(bulletin), *out_of_order(bulletin), *bad_dates(bulletin), *not_round(bulletin)]


def spans(bulletin: Bulletin) -> Iterator[tuple[str, Span]]:
    """Every record and leaf that knows its place, with its path."""
    for path, node in bulletin.walk():
        span = getattr(node, "span", None)
        if isinstance(span, Span):
            yield path, span


def ungrounded(bulletin: Bulletin) -> Iterator[str]:
    """Leaves whose words do not stand at their span."""
    for path, node in bulletin.walk():
        match node:
            case Text():
                words: str = node
            case When():
                words = node.text
            case PersonName():
                words = node.full
            case _:
                continue
        span = node.span
        if bulletin.text[span.start : span.end] != words or not words:
            yield f"{path}: {words!r} does not stand at {span}"


def outside_parent(bulletin: Bulletin) -> Iterator[str]:
    """Records and leaves that are not wholly inside the nearest record above them."""
    open_records: list[tuple[str, Span]] = []
    for path, span in spans(bulletin):
        while open_records and not path.startswith((f"{open_records[-1][0]}.", f"{open_records[-1][0]}[")):
            open_records.pop()
        if not 0 <= span.start <= span.end <= len(bulletin.text):
            yield f"{path}: {span} is outside the text"
        elif open_records and not open_records[-1][1].contains(span):
            yield f"{path}: {span} is outside {open_records[-1][0]} at {open_records[-1][1]}"
        open_records.append((path, span))


def out_of_order(bulletin: Bulletin) -> Iterator[str]:
    """Releases that overlap or do not follow the text."""
    if bulletin.span != (0, len(bulletin.text)):
        yield f"$: {bulletin.span} is not the whole text"
    for i, (before, after) in enumerate(pairwise(bulletin.releases)):
        if before.span.end > after.span.start:
            yield f"$.releases[{i + 1}]: {after.span} begins before the end of {before.span}"


def bad_dates(bulletin: Bulletin) -> Iterator[str]:
    """Dates that do not exist or disagree with their own ends, and numbers that are no numbers."""
    for path, node in bulletin.walk():
        if isinstance(node, When):
            yield from (f"{path}: {node.edtf!r}: {what}" for what in _wrong_with(node))
        elif isinstance(node, cstoparse.Phone) and not E164.fullmatch(node.e164):
            yield f"{path}: {node.e164!r} is no international number"


def _wrong_with(when: When) -> Iterator[str]:
    known = "XXXX" not in when.edtf
    ends = []
    for part in when.edtf.split("/"):
        match = EDTF_DAY.fullmatch(part)
        if match is None:
            yield "not in the form of the contract"
            return
        year, month, day = match.groups()
        try:
            ends.append(date(2000 if year == "XXXX" else int(year), int(month or 1), int(day or 1)))
        except ValueError:
            yield "no such day"
    if known and ends != sorted(ends):
        yield "ends before it starts"
    if (when.basis is cstoparse.Basis.UNKNOWN) == known:
        yield f"basis {when.basis}"
    if known != (when.start is not None) or known != (when.end is not None):
        yield f"start {when.start}, end {when.end}"
    elif when.start and when.end and date.fromisoformat(when.start) > date.fromisoformat(when.end):
        yield f"start {when.start} after end {when.end}"


def not_round(bulletin: Bulletin) -> Iterator[str]:
    """A bulletin that does not come back from its dict and its JSON as it was, spans included."""
    form = cstoparse.to_dict(bulletin)
    for name, back in (("dict", cstoparse.from_dict(form)), ("JSON", cstoparse.from_json(cstoparse.to_json(bulletin)))):
        if back != bulletin or cstoparse.to_dict(back) != form or hash(back) != hash(bulletin):
            yield f"$: another bulletin comes back from {name}"
