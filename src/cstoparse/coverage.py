"""How often each field of the records is filled, as archivists publish it for their corpora."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from types import NoneType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from attrs import fields

from cstoparse.model import Bulletin, DraftDocument, Meeting, Participant, Release
from cstoparse.parts import Body, ContactBlock, PersonName, When

Counts = Counter[tuple[str, str, bool]]
"""How many records have a field and how many lack it, by the name of the record, that of the field, and whether it is there."""

_NAMES: dict[type[Any], str] = {
    Bulletin: "bulletin",
    Release: "release",
    Meeting: "meeting",
    Participant: "participant",
    DraftDocument: "document",
    ContactBlock: "contact",
    When: "date",
    PersonName: "person",
    Body: "body",
}


class Row(NamedTuple):
    """What is told of one field."""

    record: str
    """Kind of record: `meeting`."""
    field: str
    """Field of it that may be null or empty: `place`."""
    records: int
    """How many records of the kind there are."""
    present: int
    """How many of them have the field."""
    absent: int
    """How many lack it: the text does not say, or it was not understood."""
    share: float | None
    """Present of records, from 0 to 1, four decimals; None where there are no records."""


def counts(bulletin: Bulletin) -> Counts:
    """Count the fields of every record in a bulletin.  Counts of several bulletins can be added up.

    >>> import cstoparse
    >>> found = counts(cstoparse.parse("On 13 July 2023, Minsk hosted a seminar."))
    >>> found["meeting", "place", True], found["meeting", "venue", True]
    (1, 0)
    """
    found: Counts = Counter()
    for _, node in bulletin.walk():
        for name in _OPEN.get(type(node), ()):
            value = getattr(node, name)
            found[_NAMES[type(node)], name, value is not None and value != ()] += 1
    return found


def rows(found: Counts) -> Iterator[Row]:
    """Yield a row for each field that may be null or empty, in the order of the records' reference."""
    for cls, names in _OPEN.items():
        for name in names:
            present, absent = (found[_NAMES[cls], name, there] for there in (True, False))
            records = present + absent
            yield Row(_NAMES[cls], name, records, present, absent, round(present / records, 4) if records else None)


def _may_be_missing(hint: object) -> bool:
    return get_origin(hint) is tuple or NoneType in get_args(hint)


def _open_fields(cls: type[Any]) -> tuple[str, ...]:
    hints = get_type_hints(cls)
    return tuple(field.name for field in fields(cls) if _may_be_missing(hints[field.name]))


_OPEN = {cls: _open_fields(cls) for cls in _NAMES}
