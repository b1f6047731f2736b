"""The persons that a release names, the many of a long one packed: its readings are let go while it is read."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cstoparse.facts.reading import Reading

_FEW = 200
_NUMBERS = 7
_PLACED, _IN_OFFICE = 1, 2


class Named(NamedTuple):
    """A person with a name; ranges are offsets."""

    words: tuple[str, ...]
    """The words of the name, initials without their point."""
    name: tuple[int, int]
    """Where the name stands."""
    placed: bool
    """Whether it is rather that of a place."""
    office: tuple[int, int] | None
    """Where the office stands."""
    country: str | None
    """The one country that the office names."""
    body: str | None
    """The first organ that the office names."""


class People:
    """The persons of a release in text order; those named last as they are, the others packed."""

    def __init__(self) -> None:
        """Begin without persons."""
        self._last: list[Named] = []
        self._words: list[str] = []
        self._numbers = array("I")
        self._codes: dict[str | None, int] = {}

    def take(self, r: Reading) -> None:
        """Keep those that a reading names."""
        named = [p for p in r.people if p.name is not None]
        if not named:
            return
        places = {k for q in r.places for k in range(q.i, q.j)}
        starts, ends = r.starts, r.ends
        for _, _, name, office, _, country, body, _ in named:
            i, j = name or (0, 0)
            words = tuple([r.word(k).rstrip(".") for k in range(i, j)])
            role = None if office is None else (starts[office[0]], ends[office[1] - 1])
            self._last.append(Named(words, (starts[i], ends[j - 1]), i in places, role, country, body))
        if len(self._last) > _FEW:
            self._pack()

    def _pack(self) -> None:
        self._words.append("\n".join("\t".join(p.words) for p in self._last))
        for _, name, placed, office, country, body in self._last:
            marks = _PLACED * placed + _IN_OFFICE * (office is not None)
            self._numbers.extend((*name, marks, *(office or name), self._code(country), self._code(body)))
        self._last = []

    def _code(self, value: str | None) -> int:
        return self._codes.setdefault(value, len(self._codes))

    def __iter__(self) -> Iterator[Named]:
        """Give them in text order."""
        values = list(self._codes)
        k = 0
        for packed in self._words:
            for words in packed.split("\n"):
                start, end, marks, i, j, country, body = self._numbers[k : k + _NUMBERS]
                office = (i, j) if marks & _IN_OFFICE else None
                yield Named(tuple(words.split("\t")), (start, end), bool(marks & _PLACED), office, values[country], values[body])
                k += _NUMBERS
        yield from self._last
