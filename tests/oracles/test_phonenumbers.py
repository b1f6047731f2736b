"""Telephone numbers of a contact block against phonenumbers: every example number of the member and observer states, in many spellings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import phonenumbers
import pytest
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

import cstoparse
from cstoparse import PhoneKind

MEMBERS = ("AM", "BY", "KG", "KZ", "RU", "TJ")
OBSERVERS = ("AF", "IR", "RS", "UZ")  # of the organization or its Parliamentary Assembly, now or before
HOME = "RU"  # where a number without a country code belongs
FEWEST = 7  # figures of a number that is no short code
PAGE = "Signallers agreed on a handbook\n\n14.05.2019\n\nThe signallers of six armies completed the handbook on 12 May 2019.\n\n"
TEL, FAX = PhoneKind.TEL, PhoneKind.FAX


def examples(region: str) -> list[PhoneNumber]:
    """The example number of each kind that phonenumbers has for a region."""
    found = [phonenumbers.example_number_for_type(region, kind) for kind in PhoneNumberType.values()]
    long = [n for n in found if n is not None and len(phonenumbers.national_significant_number(n)) >= FEWEST]
    return list({phonenumbers.format_number(n, PhoneNumberFormat.E164): n for n in long}.values())


def spellings(number: PhoneNumber) -> Iterator[str]:
    """Ways to write a number with its country code: as phonenumbers does, and as signatures do."""
    international = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    code, *groups = international.replace("-", " ").split(" ")
    area, rest = groups[0], groups[1:]
    yield international
    yield phonenumbers.format_number(number, PhoneNumberFormat.E164)
    for joint in ("-", ".", "\xa0", "–", "‑", " - ", "  "):
        yield joint.join([code, *groups])
    yield f"{code}{area}" + "".join(f"-{group}" for group in rest)
    yield f"{code} ({area}) {'-'.join(rest)}"
    yield f"{code}({area}){''.join(rest)}"
    yield f"({code} {area}) {' '.join(rest)}"
    yield f"(+{number.country_code}) {' '.join(groups)}"


def national(number: PhoneNumber) -> Iterator[str]:
    """Ways to write a number at home."""
    written = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    yield written
    yield written.replace(" ", "-").replace("(", "").replace(")", "")
    yield f"({written})" if "(" not in written else written.partition(" ")[2]


NUMBERS = {region: examples(region) for region in (*MEMBERS, *OBSERVERS)}
WRITTEN = [
    (region, spelling, phonenumbers.format_number(number, PhoneNumberFormat.E164))
    for region, numbers in NUMBERS.items()
    for number in numbers
    for spelling in (*spellings(number), *(national(number) if region == HOME else ()))
]
LABELS = [
    ("{}", (TEL,)), ("tel.: {}", (TEL,)), ("Tel: {}", (TEL,)), ("fax {}", (FAX,)), ("tel./fax: {}", (TEL, FAX)),
    ("{}-tel/fax", (TEL, FAX)), ("{} (fax)", (FAX,)), ("phone {};", (TEL,)),
]  # fmt: skip
# Each spelling behind two labels; of the thirteen and more spellings of a number each label meets many.
CASES = [
    pytest.param(*LABELS[k % len(LABELS)], spelling, e164, id=f"{region} {LABELS[k % len(LABELS)][0].format(spelling)}")
    for n, (region, spelling, e164) in enumerate(WRITTEN)
    for k in (n, n + 3)
]


def signed(*lines: str) -> list[cstoparse.Phone]:
    """The numbers of the contact block in which these lines end."""
    bulletin = cstoparse.parse(PAGE + "\n".join(["CSTO Press Secretary Galina Verbovaya", *lines]))
    assert bulletin.contact is not None
    for phone in bulletin.contact.phones:
        assert bulletin.text[phone.raw.span.start : phone.raw.span.end] == phone.raw
    return list(bulletin.contact.phones)


@pytest.mark.parametrize(("label", "kinds", "spelling", "e164"), CASES)
def test_number_is_read_as_phonenumbers_reads_it(label: str, kinds: tuple[PhoneKind, ...], spelling: str, e164: str) -> None:
    """In its spelling and behind its label, the number is the one it was made of, whole."""
    (phone,) = signed(label.format(spelling))
    assert (phone.e164, phone.kinds) == (e164, kinds)


@pytest.mark.parametrize("region", NUMBERS)
def test_two_numbers_are_two(region: str) -> None:
    """Numbers beside and below each other are not run together."""
    written = [phonenumbers.format_number(n, PhoneNumberFormat.INTERNATIONAL) for n in NUMBERS[region]]
    expected = [phonenumbers.format_number(n, PhoneNumberFormat.E164) for n in NUMBERS[region]]
    pairs = product(range(len(written)), repeat=2)
    for a, b in pairs:
        for joint in (", ", "; ", " / ", ",\n", "\n"):
            assert [p.e164 for p in signed(written[a] + joint + written[b])] == [expected[a], expected[b]], (joint, written[a], written[b])


def test_there_are_examples_of_each_state() -> None:
    """No state is left out, and none is passed for want of examples."""
    assert {region for region, numbers in NUMBERS.items() if len(numbers) < 2} == set()
    assert len(CASES) > 500
