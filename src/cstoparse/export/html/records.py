"""The record column: entries as nested lists, each line tied to its pieces of the source."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

from cstoparse.export.html.entries import Entry
from cstoparse.export.html.source import Pieces
from cstoparse.export.html.visible import Script

_LONG = 240  # characters of a line's words that the column repeats
_CARDS = {"meeting", "document", "contact"}
_TAGGED = {*_CARDS, "release", "note"}


@define
class Column:
    """What a line needs to know to be written."""

    script: Script
    prefix: str
    """Begins every id."""
    places: dict[int, Pieces]
    """Where the words of each entry stand; empty where no source stands beside the column."""

    def html(self, entries: Iterable[Entry]) -> str:
        """Write the entries, one list item each, with all that they hold."""
        return "".join(map(self._item, entries))

    def _item(self, entry: Entry) -> str:
        inner = f"<ul>{self.html(entry.parts)}</ul>" if entry.parts else ""
        shape = "card" if entry.kind in _CARDS else "line"
        return f'<li class="{shape} k-{entry.kind} is-{entry.label}"{self._ties(entry)}>{self._line(entry)}{inner}</li>'

    def _ties(self, entry: Entry) -> str:
        """Name the line, and say which pieces of the source are its words."""
        place = self.places.get(entry.number)
        tie = "" if place is None else f' data-a="{place[0]}" data-z="{place[1]}"'
        return f' id="{self.prefix}r{entry.number}"{tie}' if entry.number >= 0 else ""

    def _line(self, entry: Entry) -> str:
        """Write label, words and what is told; the label leads to the words in the source."""
        place = self.places.get(entry.number)
        tag = f" <b>{entry.tag}</b>" if entry.tag and entry.kind in _TAGGED else ""
        label = f"{entry.label}{tag}"
        head = f'<span class="t">{label}</span>' if place is None else f'<a class="t" href="#{self.prefix}w{place[0]}">{label}</a>'
        words = "" if entry.words is None else f' <bdi class="v">{self.script.html(_short(entry.words))}</bdi>'
        told = f' <span class="c">{self.script.html(entry.told)}</span>' if entry.told else ""
        return f"{head}{words}{told}"


def _short(words: str) -> str:
    return words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"
