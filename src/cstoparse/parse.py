"""The one loop: layout, mentions, facts, resolution.  The only place that catches what a rule lets fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse import assemble, layout
from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.facts import contacts
from cstoparse.facts.documents import read_documents
from cstoparse.facts.meetings import read_meetings
from cstoparse.facts.reading import Reading
from cstoparse.layout.blocks import BlockKind
from cstoparse.lexicon import load
from cstoparse.model import SCHEMA, Bulletin, Language, Release
from cstoparse.resolve.persons import complete_roles, merge_persons
from cstoparse.resolve.years import SectionDates, published, resolve_years
from cstoparse.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def parse(text: str, *, language: str | None = None) -> Bulletin:
    if not isinstance(text, str):
        raise TypeError("parse() takes a str")
    source = Source(text)
    lexicon = load("en")
    sections = layout.read(source)
    diags: list[Diagnostic] = []
    rows = []
    for s in sections:
        readings = [Reading(source.flat, b.start, b.end, lexicon, item=b.kind is BlockKind.ITEM) for b in s.blocks if b.kind is not BlockKind.SIGNATURE]
        head = Reading(source.flat, s.headline.start, s.headline.end, lexicon) if s.headline else None
        meetings = read_meetings(readings, head)
        for m in meetings:
            diags += merge_persons(m, source.flat)
        complete_roles(meetings, readings)
        line = published(source, s.dateline)
        documents = read_documents(readings, news=bool(meetings), year=_year(meetings, line))
        contact, d = contacts.read(source, s)
        diags += d
        rows.append((s, line, meetings, documents, contact))
    whens, d = resolve_years(source, [SectionDates(s.kind, p, [m.when for m in ms]) for s, p, ms, _, _ in rows])
    diags += d
    releases = []
    for (s, p, ms, ds, c), w in zip(rows, whens, strict=True):
        made = tuple(assemble.meeting(source, lexicon, m, x) for m, x in zip(ms, w, strict=True))
        docs = tuple(assemble.document(source, x) for x in ds)
        releases.append(Release(kind=s.kind, headline=source.piece(*s.headline) if s.headline else None, published=p,
            paragraphs=tuple(source.piece(b.start, b.end) for b in s.blocks if b.kind is not BlockKind.SIGNATURE), meetings=made, documents=docs, contact=c, span=Span(s.start, s.end)))
    return Bulletin(schema=SCHEMA, text=text, language=Language.EN, releases=tuple(releases), diagnostics=tuple(diags), span=Span(0, len(text)))


def _year(meetings, line):
    stated = next((m.when.first.year for m in meetings if m.when is not None and m.when.first.year is not None), None)
    return stated if stated is not None else int(line.edtf[:4]) if line is not None and line.edtf[:4].isdigit() else None


def parse_many(texts: Iterable[str]) -> Iterator[Bulletin]:
    for t in texts:
        yield parse(t)
