"""The contact block: name, rank, office, numbers with their kinds, addresses."""

from __future__ import annotations

import pytest

from cstoparse.diagnostics import Code
from cstoparse.facts import contacts
from cstoparse.layout import read
from cstoparse.mentions.phones import normalise, phones
from cstoparse.parts import ContactBlock
from cstoparse.text import Source

PAGE = "Signallers agreed on a handbook\n\n14.05.2019\n\nThe signallers of six armies completed the handbook on 12 May 2019.\n\n"


def contact(signature: str) -> ContactBlock:
    """The contact block of a page that ends with these lines."""
    source = Source(PAGE + signature)
    (section,) = read(source)
    block, unread = contacts.read(source, section)
    assert block is not None
    assert unread == []
    leaves = [block.role, *(p.raw for p in block.phones), *block.emails, *block.urls]
    for leaf in leaves:
        if leaf is not None:
            assert source.text[leaf.span.start : leaf.span.end] == leaf
            assert block.span.contains(leaf.span)
    if block.name:
        assert source.text[block.name.span.start : block.name.span.end] == block.name.full
    return block


def kinds(signature: str) -> list[str]:
    """The numbers' last two figures with their kinds."""
    return [f"{p.e164[-2:]} {'/'.join(p.kinds)}" for p in phones(signature, 0, len(signature)) if p.e164]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+7495-555-01-01,\n+7495-555-01-02-tel/fax", ["01 tel", "02 tel/fax"]),
        ("+7495-555-01-01,\n+7495-555-01-02 (fax)", ["01 tel", "02 fax"]),
        ("tel.: +7 (495) 555-01-01, +7 (495) 555-01-02\nfax: +7 (495) 555-01-03", ["01 tel", "02 tel", "03 fax"]),
        ("tel. +7 495 555 01 01 / fax +7 495 555 01 02", ["01 tel", "02 fax"]),
        ("tel. +7 495 555 01 01 fax +7 495 555 01 02", ["01 tel", "02 fax"]),
        ("+7 495 555 01 01 tel, +7 495 555 01 02 fax", ["01 tel", "02 fax"]),
        ("+7 495 555 01 01 - tel\n+7 495 555 01 02 - fax", ["01 tel", "02 fax"]),
        ("+7 495 555 01 01 (tel), +7 495 555 01 02 (tel./fax)", ["01 tel", "02 tel/fax"]),
        ("tel./fax: +7 (495) 555-01-01", ["01 tel/fax"]),
        ("Tel/Fax: (495) 555-01-01", ["01 tel/fax"]),
        ("тел./факс: 8 (495) 555-01-01", ["01 tel/fax"]),
        ("phone +374 10 55 01 01; fax +374 10 55 01 02", ["01 tel", "02 fax"]),
        ("Phone: +7 (495) 555-01-01, 555-01-02, fax: 555-01-03", ["01 tel", "02 tel", "03 fax"]),
        ("fax: +7 495 555 01 01\ne-mail: a@b.example\n+7 495 555 01 02", ["01 fax", "02 tel"]),
        ("(+7 495 555 01 01)", ["01 tel"]),
        ("07.07.2021 and 2019-2020", []),
        ("no numbers", []),
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    """A label before governs the numbers that follow, one behind a number governs that number."""
    assert kinds(text) == expected


def test_local_number_takes_the_area_code() -> None:
    """A number without area code takes that of the number before it."""
    assert normalise("555-01-03", "+74955550102") == "+74955550103"
    assert normalise("555-01-03") is None


@pytest.mark.parametrize(
    ("signature", "name", "role"),
    [
        ("The CSTO Press Secretary Anton Berezin", "Anton Berezin", "CSTO Press Secretary"),
        ("CSTO spokesman A. Berezin", "A. Berezin", "CSTO spokesman"),
        ("CSTO Press Secretary Anton BEREZIN, tel. +7 495 555 01 01", "Anton BEREZIN", "CSTO Press Secretary"),
        ("Press Secretary of the CSTO\nAnton Berezin\ntel.: +7 (495) 555-01-01", "Anton Berezin", "Press Secretary of the CSTO"),
        ("Anton Berezin, CSTO Press Secretary\n+7495-555-01-01", "Anton Berezin", "CSTO Press Secretary"),
        ("Anton Berezin\nCSTO Press Secretary", "Anton Berezin", "CSTO Press Secretary"),
        ("Contact person: CSTO Press Secretary Anton Berezin\n+7495-555-01-01", "Anton Berezin", "CSTO Press Secretary"),
        ("CSTO Press Service\ntel.: +7 (495) 555-01-01", None, "CSTO Press Service"),
        ("Press Service of the CSTO, tel. +7 (495) 555-01-01", None, "Press Service of the CSTO"),
        ("______\n+7 (495) 555-01-01", None, None),
    ],
)
def test_signer(signature: str, name: str | None, role: str | None) -> None:
    """Name and office on one line or two, in either order."""
    block = contact(signature)
    assert (block.name.full if block.name else None, block.role) == (name, role)


def test_rank_and_parts() -> None:
    """The rank is no part of the name."""
    block = contact("Head of the Press Service of the CSTO Joint Staff\nColonel Anton Berezin\nTel.: +7 (495) 555-01-01")
    assert block.name is not None
    assert (block.name.rank, block.name.given, block.name.patronymic, block.name.family) == ("Colonel", "Anton", None, "Berezin")
    assert block.role == "Head of the Press Service of the CSTO Joint Staff"


def test_addresses() -> None:
    """Electronic mail and sites."""
    block = contact("CSTO Press Secretary Anton Berezin\ne-mail: press.office@csto.example, web: https://csto.example/en.")
    assert block.emails == ("press.office@csto.example",)
    assert block.urls == ("https://csto.example/en",)
    assert block.role == "CSTO Press Secretary"


def test_unread_number() -> None:
    """A number that cannot be one is reported and left out."""
    source = Source(PAGE + "CSTO Press Secretary Anton Berezin\ntel.: +7 495 555")
    block, unread = contacts.read(source, read(source)[0])
    assert block is not None
    assert block.phones == ()
    assert [d.code for d in unread] == [Code.PHONE_UNREAD]


def test_no_signature() -> None:
    """A page without a signature has no contact."""
    source = Source(PAGE)
    assert contacts.read(source, read(source)[0]) == (None, [])


@pytest.mark.parametrize("raw", ["", "+", "0", "()", "+0 000"])
def test_what_no_number_can_be_made_of(raw: str) -> None:
    """Neither an error nor a guess."""
    assert normalise(raw) is None
    assert normalise(raw, "+74955550102") is None


def test_joined_label() -> None:
    """Two labels in one word."""
    assert kinds("tel-fax: +7 495 555 01 01") == ["01 tel/fax"]
