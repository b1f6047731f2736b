"""The smaller records: dates, names, organs and contacts, which the others hold."""

from __future__ import annotations

from attrs import frozen

from cstoparse.text import Span, Text
from cstoparse.values import Basis, PhoneKind


@frozen
class When:
    """A day, month, year or range, as stated or resolved."""

    edtf: str
    """Extended Date/Time Format (ISO 8601-2): `2021-07-07`, `2023-07-25/2023-07-27`, year unknown `XXXX-07-13`."""
    start: str | None
    """First day, `YYYY-MM-DD`; null where the year is unknown."""
    end: str | None
    """Last day, `YYYY-MM-DD`; null where the year is unknown."""
    basis: Basis
    """What the year rests on."""
    text: str
    """The words of the date, as written."""
    span: Span
    """Where the words stand."""


@frozen
class PersonName:
    """A person's name as written, without title, role or rank."""

    full: str
    """The whole name: `Kh. Sultonov`."""
    given: str | None
    """Given name or its initial."""
    patronymic: str | None
    """Patronymic or its initial."""
    family: str | None
    """Family name."""
    rank: str | None
    """Military or police rank that stands before the name."""
    span: Span
    """Where `full` stands."""


@frozen
class Body:
    """An organ or organisation."""

    id: str | None
    """Its id in the contract's list; null where it is not on it."""
    name: Text
    """As written."""


@frozen
class Phone:
    """A telephone number."""

    raw: Text
    """As written."""
    e164: str
    """International form: `+74957952710`."""
    kinds: tuple[PhoneKind, ...]
    """Telephone, fax or both."""


@frozen
class ContactBlock:
    """The signature of a release with the ways to reach its author."""

    name: PersonName | None
    """Who signs."""
    role: Text | None
    """The office of the signer."""
    phones: tuple[Phone, ...]
    """Numbers in text order."""
    emails: tuple[Text, ...]
    """Addresses of electronic mail."""
    urls: tuple[Text, ...]
    """Addresses of sites."""
    span: Span
    """Contains everything in the record."""
