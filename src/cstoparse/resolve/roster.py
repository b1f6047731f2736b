"""Names already met, found again under another spelling without comparing each with each."""

from __future__ import annotations

from typing import Generic, TypeVar

from cstoparse.resolve.spelling import is_initial, sound

T = TypeVar("T")


class Roster(Generic[T]):
    """Values under the names of persons, in words; `first` gives the earliest whose name can be the same person's.

    Names can be one person's where the families sound alike and given names or initials agree; a single name agrees with
    one that begins or ends with it.

    >>> roster = Roster()
    >>> roster.add(("Khasan", "Yusupov"), 1)
    >>> roster.first(("H", "Yusupov")), roster.first(("Yusupov",)), roster.first(("Anton", "Yusupov"))
    (1, 1, None)
    """

    def __init__(self) -> None:
        """Begin without names; keys are plain words, of which a long page has many."""
        self._values: list[T] = []
        self._places: dict[str, int] = {}

    def __len__(self) -> int:
        """Count the names."""
        return len(self._values)

    def add(self, words: tuple[str, ...], value: T) -> None:
        """Keep a value under a name; an earlier one under the same name stays the first."""
        if not words:
            return
        place = len(self._values)
        self._values.append(value)
        for key in _kept_under(words):
            self._places.setdefault(key, place)

    def first(self, words: tuple[str, ...]) -> T | None:
        """Give the earliest value whose name can be the same person's."""
        places = [self._places[key] for key in _sought_under(words) if key in self._places] if words else []
        return self._values[min(places)] if places else None


def _initials(word: str) -> set[str]:
    return {word[:1].lower(), sound(word)[:1]} - {""}


def _kept_under(words: tuple[str, ...]) -> list[str]:
    if len(words) == 1:
        return [f"single {sound(words[0])}"]
    given, family = words[0], sound(words[-1])
    kind = "short" if is_initial(given) else "long"
    whole = [f"full {sound(given)} {family}"] if kind == "long" else []
    return [f"end {sound(given)}", f"end {family}", *whole, *(f"{kind} {letter} {family}" for letter in _initials(given))]


def _sought_under(words: tuple[str, ...]) -> list[str]:
    if len(words) == 1:
        return [f"single {sound(words[0])}", f"end {sound(words[0])}"]
    given, family = words[0], sound(words[-1])
    letters = _initials(given)
    keys = [f"single {sound(given)}", f"single {family}", *(f"short {letter} {family}" for letter in letters)]
    if is_initial(given):
        return [*keys, *(f"long {letter} {family}" for letter in letters)]
    return [*keys, f"full {sound(given)} {family}"]
