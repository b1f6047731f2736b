"""The bulletin of the start page: its words marked, its records beside them, both made by the library when the site is built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

import cstoparse

MARK = re.compile(r"<!-- bulletin (?P<file>[\w./-]+) -->")
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


class Piece(NamedTuple):
    """Words to mark, and what is said of them."""

    span: cstoparse.Span
    kind: str
    label: str


def _pieces(bulletin: cstoparse.Bulletin) -> Iterator[Piece]:
    for release in bulletin.releases:
        if release.published is not None:
            yield Piece(release.published.span, "date", release.published.edtf)
        for meeting in release.meetings:
            yield from _of_meeting(meeting)
        for document in release.documents:
            yield Piece(document.name.span, "document", f"{document.kind}, {document.status}")
        if release.contact is not None and release.contact.name is not None:
            yield Piece(release.contact.name.span, "person", "contact")


def _of_meeting(meeting: cstoparse.Meeting) -> Iterator[Piece]:
    if meeting.when is not None:
        yield Piece(meeting.when.span, "date", meeting.when.edtf)
    for body in meeting.bodies:
        yield Piece(body.name.span, "organ", body.id or "organ")
    for words, kind in ((meeting.place, "place"), (meeting.venue, "place"), (meeting.name, "document")):
        if words is not None:
            yield Piece(words.span, kind, "place" if kind == "place" else "name")
    for participant in meeting.participants:
        if participant.name is not None:
            yield Piece(participant.name.span, "person", participant.capacity)
        if participant.role is not None:
            yield Piece(participant.role.span, "role", participant.country or participant.affiliation or "role")


def _marked(text: str, pieces: Iterable[Piece]) -> str:
    """The text with its pieces as nested marks; a piece that crosses an earlier one is left out."""
    out: list[str] = []
    open_: list[Piece] = []
    done = 0

    def close(until: int) -> None:
        nonlocal done
        while open_ and open_[-1].span.end <= until:
            piece = open_.pop()
            out.append(f"{escape(text[done : piece.span.end])}<b>{escape(piece.label)}</b></mark>")
            done = piece.span.end

    for piece in sorted(set(pieces), key=lambda p: (p.span.start, -p.span.end, p.kind)):
        close(piece.span.start)
        if open_ and piece.span.end > open_[-1].span.end:
            continue
        out.append(f'{escape(text[done : piece.span.start])}<mark class="cs-{piece.kind}">')
        done = piece.span.start
        open_.append(piece)
    close(len(text))
    out.append(escape(text[done:]))
    return "".join(out)


def _records(bulletin: cstoparse.Bulletin) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each record with its title and its fields."""
    for meeting in bulletin.meetings:
        when = meeting.when
        yield "Meeting", [
            ("kind", meeting.kind),
            ("status", meeting.status),
            ("bodies", ", ".join(body.id or body.name for body in meeting.bodies)),
            ("ordinal", str(meeting.ordinal or "")),
            ("when", f"{when.edtf} (year {when.basis})" if when else ""),
            ("place", meeting.place or ""),
            *((p.capacity, f"{getattr(p.name, 'full', p.name)}{f' ({p.country})' if p.country else ''}") for p in meeting.participants),
        ]
    for document in bulletin.documents:
        title = document.title or document.name
        yield "DraftDocument", [("kind", document.kind), ("title", title), ("draft", str(document.draft)), ("status", document.status)]


def _page(bulletin: cstoparse.Bulletin) -> str:
    lines = _marked(bulletin.text.rstrip(), _pieces(bulletin)).split("\n")
    words = "".join(f"<p>{line}</p>" for line in lines)
    cards = "".join(
        f"<section><h4>{title}</h4><dl>{''.join(f'<dt>{escape(k)}</dt><dd>{escape(v)}</dd>' for k, v in fields if v)}</dl></section>"
        for title, fields in _records(bulletin)
    )
    return f'<div class="cs-view"><div class="cs-words">{words}</div><div class="cs-records">{cards}</div></div>'


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the marked bulletin where the page names its file."""
    return MARK.sub(lambda match: _page(cstoparse.parse((EXAMPLES / match["file"]).read_text("utf-8"))), markdown)
