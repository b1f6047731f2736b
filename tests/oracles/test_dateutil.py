"""Complete dates against dateutil: written in many ways, as the date line and inside the body of a bulletin, the day is the same."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil import parser as peer
from hypothesis import given
from hypothesis import strategies as st

import cstoparse

MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BODY = (
    "{d} {m} {y}", "{d} {m}, {y}", "{d:02} {m} {y}", "{m} {d}, {y}", "{m} {d} {y}", "{m} {d:02}, {y}", "{M} {d}, {y}", "{d} {M} {y}",
    "{o} {m} {y}", "{o} of {m}, {y}", "the {o} of {m} {y}", "{m} {o}, {y}", "{w}, {d} {m} {y}", "{w}, {m} {d}, {y}", "{d} {s} {y}",
    "{d} {a} {y}", "{a} {d}, {y}", "{s} {d}, {y}", "{d}-{m}-{y}", "{d:02}.{k:02}.{y}", "{d}.{k}.{y}", "{d:02}/{k:02}/{y}",
    "{y}-{k:02}-{d:02}", "{d}\xa0{m}\xa0{y}",
)  # fmt: skip
LINES = ("{d:02}.{k:02}.{y}", "{d:02}/{k:02}/{y}", "{d} {m} {y}", "{m} {d}, {y}", "{d:02}.{k:02}.{y} 14:05", "{d:02}.{k:02}.{y}, 14:05:30")
FRAMES = (
    "On {}, Minsk hosted a seminar on border security.",
    "The seminar on border security was held in Minsk on {}.",
    "Bakers met in Osh\n\nThe representatives of four states held a seminar ({}, Minsk).",
)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
LEAP_DAYS = [date(2024, 2, 29), date(2000, 2, 29)]
EVERY_MONTH = [date(2024, month, day) for month in range(1, 13) for day in (1, 2, 3, 11, 12, 13, 21, 22, 23, 28)] + LEAP_DAYS
PAGE = "Signallers agreed on a handbook\n\n{}\n\nThe signallers of six armies completed it in Ozerny. It is short.\n"


def written(form: str, day: date) -> str:
    """A day in one of the forms."""
    ending = "th" if day.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    month = MONTHS[day.month - 1]
    short = month[:3]
    return form.format(
        d=day.day, k=day.month, y=day.year, m=month, M=month.upper(), s=short, a=month if month == short else f"{short}.",
        o=f"{day.day}{ending}", w=WEEKDAYS[day.weekday()],
    )


def by_peer(words: str) -> str:
    """The day that dateutil reads; of figures the day stands first, as in bulletins, unless the year does."""
    return peer.parse(words.removeprefix("the ").replace("\xa0", " "), dayfirst=not words[:4].isdigit()).date().isoformat()


def check_body(form: str, frame: str, day: date) -> None:
    """The date of the one meeting is the day that dateutil reads."""
    words = written(form, day)
    (meeting,) = cstoparse.parse(frame.format(words)).meetings
    assert meeting.when is not None
    expected = by_peer(words)
    assert (meeting.when.edtf, meeting.when.start, meeting.when.end, meeting.when.basis) == (expected, expected, expected, "stated"), words


def check_line(form: str, day: date) -> None:
    """The date line is the day that dateutil reads."""
    words = written(form, day)
    bulletin = cstoparse.parse(PAGE.format(words))
    assert bulletin.article is not None
    assert bulletin.article.published is not None, words
    assert bulletin.article.published.edtf == by_peer(words), words


@pytest.mark.parametrize("form", BODY)
def test_every_month_in_a_sentence(form: str) -> None:
    """Each month, with the days whose ordinals differ and both leap days."""
    for day in EVERY_MONTH:
        check_body(form, FRAMES[0], day)


@pytest.mark.parametrize("form", LINES)
def test_every_month_as_date_line(form: str) -> None:
    """As above, of a date line."""
    for day in EVERY_MONTH:
        check_line(form, day)


@given(st.sampled_from(BODY), st.sampled_from(FRAMES), DAYS)
def test_any_day_in_a_sentence(form: str, frame: str, day: date) -> None:
    """Any day of two centuries in any form and place."""
    check_body(form, frame, day)


@given(st.sampled_from(LINES), DAYS)
def test_any_day_as_date_line(form: str, day: date) -> None:
    """As above, of a date line."""
    check_line(form, day)
