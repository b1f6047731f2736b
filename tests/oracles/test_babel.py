"""Dates and countries as the English locales of CLDR write them, by Babel: months, weekdays and whole dates read as what they are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel import Locale, localedata
from babel.dates import format_date

import cstoparse
from cstoparse.mentions.dates.words import load
from tests.contracts.test_lexicon_countries import STATES, forms, plain

LOCALES = sorted(name for name in localedata.locale_identifiers() if name == "en" or name.startswith("en_"))
OTHER_ALPHABETS = {"en_Dsrt", "en_Dsrt_US", "en_Shaw", "en_Shaw_GB"}
ENGLISH = [name for name in LOCALES if name not in OTHER_ALPHABETS]
# Usual in the press, and not in CLDR.
MORE_WEEKDAYS = {"tues", "thur", "thurs"}
DAYS = [date(2024, 1, 5) + timedelta(days=31 * k) for k in range(12)]


def names(kind: str) -> dict[str, int]:
    """Every name that an English locale gives a month or weekday, with its number; narrow ones, a single letter, left out."""
    found: dict[str, int] = {}
    for name in ENGLISH:
        table = getattr(Locale.parse(name), kind)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, word in table[context][width].items():
                    assert found.setdefault(word.rstrip("."), number) == number
    return found


def test_months_are_those_of_cldr() -> None:
    """Each name of a month in an English locale has its number here, and there is no other name."""
    own = {word: number for word, number in load().months.items() if not word.endswith(".") and not word.isupper()}
    assert own == names("months")


def test_months_with_a_stop_and_in_capitals() -> None:
    """A shortened month may carry a full stop; any may be in capitals."""
    months = load().months
    for word, number in names("months").items():
        assert months[word.upper()] == number
        if word not in Locale("en").months["format"]["wide"].values():
            assert months[f"{word}."] == number


def test_weekdays_are_those_of_cldr() -> None:
    """Each name of a weekday in an English locale is known, and those known beside them are the few named here."""
    assert load().weekdays - {word.lower() for word in names("days")} == MORE_WEEKDAYS
    assert {word.lower() for word in names("days")} - load().weekdays == set()


@pytest.mark.parametrize("width", ["full", "long", "medium"])
@pytest.mark.parametrize("locale", ENGLISH)
def test_dates_of_a_locale(locale: str, width: str) -> None:
    """A whole date as the locale writes it is read as that day."""
    for day in DAYS:
        words = format_date(day, width, locale=locale)
        if words.replace("-", "").isdigit():
            continue  # 05-07-2024, of one locale: not read as a date
        (meeting,) = cstoparse.parse(f"On {words}, Minsk hosted a seminar on border security.").meetings
        assert meeting.when is not None, words
        assert meeting.when.edtf == day.isoformat(), words


@pytest.mark.parametrize("code", STATES)
def test_country_names_of_all_english_locales(code: str) -> None:
    """Each name that an English locale gives a state is a form of that state."""
    found = {plain(Locale.parse(name).territories[code]) for name in ENGLISH}
    assert found - forms(code) == set()
