"""What is seen and belongs to no record becomes a diagnostic with the words it is about."""

from __future__ import annotations

import pickle
from itertools import product

import pytest

import cstoparse
from cstoparse import Code
from cstoparse.diagnostics import make


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("A book by Sanzhar Beknazarov has been published.", Code.PERSON_UNREAD, "Sanzhar Beknazarov"),
        ("On 32 July 2023, Minsk hosted a seminar.", Code.DATE_BROKEN, "32 July 2023"),
        ("On 13 July, Minsk hosted a seminar.", Code.DATE_YEAR_UNKNOWN, "13 July"),
        (
            "On 13 July 2023, the Council approved the Plan “On the Delivery of Pumps.",
            Code.DOCUMENT_QUOTE, "On the Delivery of Pumps",
        ),
    ],
)  # fmt: skip
def test_told(text: str, code: Code, words: str) -> None:
    bulletin = cstoparse.parse(text)
    assert [text[slice(*d.span)] for d in bulletin.diagnostics if d.code is code] == [words]


def test_a_person_who_takes_part_is_not_left_over() -> None:
    text = "On 13 July 2023, CSTO Secretary General Sanzhar Beknazarov met with journalists in Minsk. S. Beknazarov answered questions."
    assert Code.PERSON_UNREAD not in {d.code for d in cstoparse.parse(text).diagnostics}


def test_a_town_is_no_person_left_over() -> None:
    text = "On 13 July 2023, in the city of St. Petersburg, a seminar was held."
    assert cstoparse.parse(text).diagnostics == ()


def test_messages_made_when_asked_for_are_the_same() -> None:
    """With more than a hundred diagnostics their messages are made late; they say the same and survive copying."""
    syllables = ("ba", "do", "ki", "lu", "me", "zu")
    names = ["".join(parts).capitalize() for parts in product(syllables, repeat=3)]
    text = "".join(f"A book by Sanzhar {name} has been published. " for name in names)
    many = cstoparse.parse(text).diagnostics
    assert len(many) > 100
    for told in many:
        again = pickle.loads(pickle.dumps(told))  # noqa: S301  our own
        assert told == again == make(told.code, *told.span, text[slice(*told.span)])
