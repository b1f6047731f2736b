"""The contact block: who signs a release and how to reach him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from cstoparse import patterns
from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.layout import words as vocabulary
from cstoparse.layout.blocks import Block, BlockKind, Section
from cstoparse.lexicon import Lexicon, load
from cstoparse.mentions.people.names import Name, find_names, parts
from cstoparse.mentions.phones import PhoneMention, labels, phones
from cstoparse.parts import ContactBlock, PersonName, Phone
from cstoparse.text import Span
from cstoparse.tokens import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cstoparse.text import Source, Text

_EDGES = ' \r\n,;:.-/|()*_"'
_ARTICLES = ("the ", "a ", "an ")
_ASKS = ("contact the ", "contact our ", "contact ", "call the ", "apply to the ", "addressed to the ")
_BLANK = ";"


def read(source: Source, section: Section, lexicon: Lexicon | None = None) -> tuple[ContactBlock | None, list[Diagnostic]]:
    """Read the signature of a release, and report what looks like a number and is none."""
    signature = [block for block in section.blocks if block.kind is BlockKind.SIGNATURE]
    if not signature:
        return None, []
    start, end = signature[0].start, signature[-1].end
    numbers = _numbers(source, signature)
    emails = [m.span() for m in patterns.EMAIL().finditer(source.folded, start, end)]
    urls = [m.span() for m in patterns.URL().finditer(source.folded, start, end)]
    urls = [(a, b - len(source.folded[a:b]) + len(source.folded[a:b].rstrip("."))) for a, b in urls]
    taken = [*((n.start, n.end) for n in numbers), *emails, *urls]
    name, role = _signer(source, start, end, taken, lexicon or load("en"))
    unread = [make(Code.PHONE_UNREAD, n.start, n.end, source.text[n.start : n.end]) for n in numbers if n.e164 is None]
    contact = ContactBlock(
        name=name,
        role=role,
        phones=tuple(_phone(source, n, n.e164) for n in numbers if n.e164 is not None),
        emails=tuple(source.piece(*span) for span in emails),
        urls=tuple(source.piece(*span) for span in urls),
        span=Span(start, end),
    )
    return contact, unread


def _numbers(source: Source, signature: list[Block]) -> list[PhoneMention]:
    """The numbers of a signature; one that a wrap breaks in two inside a block is whole."""
    start = done = signature[0].start
    pieces: list[str] = []
    for block in signature:
        pieces += (source.folded[done : block.start], source.flat[block.start : block.end])
        done = block.end
    view = "".join(pieces)
    return [evolve(n, start=start + n.start, end=start + n.end) for n in phones(view, 0, len(view))]


def _phone(source: Source, number: PhoneMention, e164: str) -> Phone:
    return Phone(source.piece(number.start, number.end), e164, number.kinds)


def _signer(
    source: Source, start: int, end: int, taken: list[tuple[int, int]], lexicon: Lexicon,
) -> tuple[PersonName | None, Text | None]:
    """Read name and role from what numbers, addresses and their labels leave."""
    rest = _without(source.flat[start:end], start, taken)
    passage = Passage(rest, 0, len(rest), lexicon)
    run = next(iter(find_names(passage)), None)
    if run is None:
        return None, _role(source, start, _pieces(source, rest, start))
    lead, stop = passage.starts[run.lead], passage.ends[run.j - 1]
    before = rest[:lead]
    before = before[before.rfind(_BLANK) + 1 :] if before.rstrip(_EDGES) else ""
    offset = lead - len(before)
    if ":" in before:
        cut = before.rfind(":") + 1
        before, offset = before[cut:], offset + cut
    role = _role(source, start, [(offset, lead)])
    if role is None:
        after = rest.find(_BLANK, stop)
        role = _role(source, start, [(stop, after if after >= 0 else len(rest))])
    return _person(source, passage, run, start, stop), role


def _person(source: Source, passage: Passage, run: Name, start: int, stop: int) -> PersonName:
    given, patronymic, family = parts([passage.word(k).rstrip(".") for k in range(run.i, run.j)])
    rank = None
    if run.rank is not None:
        rank = source.text[start + passage.starts[run.rank[0]] : start + passage.ends[run.rank[1] - 1]]
    full = source.piece(start + passage.starts[run.i], start + stop)
    return PersonName(full=str(full), given=given, patronymic=patronymic, family=family, rank=rank, span=full.span)


def _without(flat: str, start: int, taken: Iterable[tuple[int, int]]) -> str:
    """The words with numbers, addresses and labels blanked out, same length."""
    spans = [(a - start, b - start) for a, b in taken]
    if not spans:
        return flat
    spans += [(label.start, label.end) for label in labels(flat, 0, len(flat))]
    chars = list(flat)
    for a, b in spans:
        chars[a:b] = _BLANK * (b - a)
    return "".join(chars)


def _pieces(source: Source, rest: str, start: int) -> list[tuple[int, int]]:
    """What is left of each line of the signature, as offsets in `rest`."""
    found: list[tuple[int, int]] = []
    for line in patterns.LINE().finditer(source.folded, start, start + len(rest)):
        a, stop = line.start() - start, line.end() - start
        while a < stop:
            b = rest.find(_BLANK, a, stop)
            b = stop if b < 0 else b
            if b > a:
                found.append((a, b))
            a = b + 1
    return found


def _role(source: Source, start: int, pieces: Iterable[tuple[int, int]]) -> Text | None:
    """The first piece that names an office or a press service, without article and signs around it."""
    words = vocabulary.load()
    best: Text | None = None
    for a, b in pieces:
        piece = source.flat[start + a : start + b]
        low = piece.lower()
        left = len(piece) - len(piece.lstrip(_EDGES))
        left += next((len(article) for article in _ARTICLES if low.startswith(article, left)), 0)
        left = max([left, *(low.rfind(word) + len(word) for word in _ASKS if word in low)])
        text = piece[left:].rstrip(_EDGES)
        if not any(c.isalpha() for c in text):
            continue
        found = source.piece(start + a + left, start + a + left + len(text))
        if any(word in low for word in words.signature):
            return found
        best = best or found
    return best
