"""The source text with its marks: cut at every place where one begins or ends, so that marks may overlap in any way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import define, field

from cstoparse.export.html.entries import Entry
from cstoparse.export.html.visible import Script

_BRACKETED = {"meeting", "contact"}  # long ones: their label stands where they begin, and a small one where they end
_MERGED = {"participant", "document"}  # a part that has all their words needs no label beside theirs
_WORD = 20  # characters of a last word that is kept on a line with its labels
_BLANK = " \t\r\n"
Pieces = tuple[int, int]


@define
class Drawing:
    """The text as HTML, and the place of each entry in it."""

    html: str
    """Releases as sections; in them `span.s` for each piece under a mark, labels in `a.l`."""
    places: dict[int, Pieces]
    """Number of an entry to the first and last of the pieces that are its words, counted from 0 through the page."""


@define
class _Edge:
    """What begins and what ends at one place of the text."""

    begins: list[Entry] = field(factory=list)
    ends: list[Entry] = field(factory=list)
    empty: list[Entry] = field(factory=list)


def draw(text: str, entries: Sequence[Entry], script: Script, prefix: str) -> Drawing:
    """Draw the text with the marks of the entries and all that they hold; `prefix` begins every id."""
    edges: dict[int, _Edge] = {0: _Edge(), len(text): _Edge()}
    for entry in (entry for top in entries for entry in top.walk()):
        start, end = _inside(entry, len(text))
        if start == end:
            edges.setdefault(start, _Edge()).empty.append(entry)
        else:
            edges.setdefault(start, _Edge()).begins.append(entry)
            edges.setdefault(end, _Edge()).ends.append(entry)
    pen = _Pen(script, prefix, {part.number for top in entries for part in _told_twice(top)})
    done = 0
    for place in sorted(edges):
        edge = edges[place]
        pen.write(text, done, place, edge.ends)
        pen.turn(edge)
        done = place
    pen.close()
    return Drawing("".join(pen.sections), {entry: (first, last) for entry, (first, last) in pen.places.items() if first <= last})


def _inside(entry: Entry, length: int) -> Pieces:
    """Where the entry stands, held inside the text: a record made by hand may say anything."""
    start = min(max(entry.span.start, 0), length)
    return start, min(max(entry.span.end, start), length)


def _told_twice(top: Entry) -> Iterable[Entry]:
    return (part for entry in top.walk() if entry.kind in _MERGED for part in entry.parts if part.span == entry.span)


class _Pen:
    """Writes the text from begin to end and knows which marks are open."""

    def __init__(self, script: Script, prefix: str, quiet: set[int]) -> None:
        self.sections: list[str] = []
        self.places: dict[int, Pieces] = {}
        self._script, self._prefix, self._quiet = script, prefix, quiet
        self._release: Entry | None = None
        self._section: list[str] = []
        self._blank = True
        self._open: Counter[str] = Counter()
        self._pieces = 0
        self._before = ""  # labels of what has just begun
        self._begun = False

    def write(self, text: str, start: int, end: int, ended: list[Entry]) -> None:
        """Write a piece, in which nothing begins or ends, and the labels of what ends with it."""
        if start == end:
            return
        self._blank = self._blank and not text[start:end].strip(_BLANK)
        if not self._open:
            self._section.append(self._script.piece(text, start, end))
            return
        kinds = "".join(f" k-{kind}" for kind in sorted(self._open) if kind != "release")
        name = f' id="{self._prefix}w{self._pieces}"' if self._begun else ""
        inner = [entry for entry in ended if entry.kind not in _BRACKETED]
        outer = [entry for entry in ended if entry.kind in _BRACKETED]
        words = self._words(text, start, end, self._labels(inner))
        self._section.append(f'{self._before}<span class="s{kinds}"{name}>{words}</span>{self._labels(outer)}')
        for entry in ended:
            self.places[entry.number] = (self.places[entry.number][0], self._pieces)
            self._open[entry.kind] -= 1
        self._open += Counter()  # forget what is no longer open
        self._pieces += 1
        self._before, self._begun = "", False

    def _words(self, text: str, start: int, end: int, labels: str) -> str:
        """Give the words with the labels after them, which no line break parts from the last word."""
        if not labels:
            return self._script.piece(text, start, end)
        last = max(start, *(text.rfind(blank, start, end) + 1 for blank in _BLANK))
        if end - last > _WORD:
            return self._script.piece(text, start, end) + labels
        return f'{self._script.piece(text, start, last)}<span class="n">{self._script.piece(text, last, end)}{labels}</span>'

    def turn(self, edge: _Edge) -> None:
        """Close and open what ends and begins here."""
        if self._release in edge.ends:
            self.close()
        for entry in edge.begins:
            if entry.kind == "release":
                self.close()
                self._release = entry
            self.places[entry.number] = (self._pieces, -1)
            self._open[entry.kind] += 1
            self._begun = True
        if edge.empty:
            self._blank = False
            self._section.append(self._labels(edge.empty))
        bracketed = [entry for entry in edge.begins if entry.kind in _BRACKETED]
        self._before = "".join(self._label(entry.kind, entry.label, [entry]) for entry in bracketed)

    def close(self) -> None:
        """End the section that is being written."""
        body = "".join(self._section)
        if self._release is not None:
            head = self._label("release", self._release.label, [self._release])
            self.sections.append(f'<section class="release {self._release.label}">{head}{body}</section>')
        elif body:
            self.sections.append(f'<div class="outside{" blank" if self._blank else ""}">{body}</div>')
        self._section, self._release, self._blank = [], None, True

    def _labels(self, ended: list[Entry]) -> str:
        """Label what ends here, the inner before the outer, notes last; one label for marks of the same words and name."""
        told: dict[tuple[int, str, str], list[Entry]] = {}
        for entry in sorted(ended, key=lambda e: (e.kind == "note", -e.span.start, -e.number)):
            if entry.kind != "release" and entry.number not in self._quiet:
                told.setdefault((entry.span.start, entry.kind, entry.label), []).append(entry)
        return "".join(self._label(kind, "end of" if kind in _BRACKETED else label, same) for (_, kind, label), same in told.items())

    def _label(self, kind: str, label: str, same: list[Entry]) -> str:
        tags = "".join(f" <b>{entry.tag}</b>" for entry in reversed(same) if entry.tag)
        if label == "end of" and not tags:
            tags = f" <b>{kind}</b>"
        end = " end" if label == "end of" else ""
        return f'<a class="l k-{kind}{end}" href="#{self._prefix}r{same[0].number}">{label}{tags}</a>'
