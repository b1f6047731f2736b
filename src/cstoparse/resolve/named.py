"""The persons that a release names, kept as numbers: a long one names thousands, and its readings are let go one by one."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cstoparse.facts.reading import Reading

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
    """The persons of a release in text order; iterating makes them anew each time."""

    def __init__(self, flat: str) -> None:
        """Begin without persons."""
        self._flat = flat
        self._numbers = array("I")
        self._codes: dict[str | None, int] = {}

    def take(self, r: Reading) -> None:
        """Keep those that a reading names."""
        named = [p for p in r.people if p.name is not None]
        places = {k for q in r.places for k in range(q.i, q.j)} if named else set[int]()
        for _, _, name, office, _, country, body, _ in named:
            i, j = name or (0, 0)
            kept = [j - i, *r.starts[i:j], *r.ends[i:j], _PLACED * (i in places) + _IN_OFFICE * (office is not None)]
            if office is not None:
                kept += (r.starts[office[0]], r.ends[office[1] - 1], self._code(country), self._code(body))
            self._numbers.extend(kept)

    def _code(self, value: str | None) -> int:
        return self._codes.setdefault(value, len(self._codes))

    def __iter__(self) -> Iterator[Named]:
        """Give them in text order."""
        numbers, flat = self._numbers, self._flat
        values = list(self._codes)
        k = 0
        while k < len(numbers):
            n = numbers[k]
            starts, ends, marks = numbers[k + 1 : k + n + 1], numbers[k + n + 1 : k + 2 * n + 1], numbers[k + 2 * n + 1]
            k += 2 * n + 2
            words = tuple([flat[a:b].rstrip(".") for a, b in zip(starts, ends, strict=True)])
            office, country, body = None, None, None
            if marks & _IN_OFFICE:
                office, country, body = (numbers[k], numbers[k + 1]), values[numbers[k + 2]], values[numbers[k + 3]]
                k += 4
            yield Named(words, (starts[0], ends[-1]), bool(marks & _PLACED), office, country, body)
