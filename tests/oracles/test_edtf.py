"""Dates as EDTF against the package edtf: every string that is put out is one that it reads, and means the same days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cstoparse
from cstoparse import Basis, When
from cstoparse.mentions.dates import DateMention, find_dates
from cstoparse.resolve.calendar import to_when
from cstoparse.text import Source
from tests.property.strategies import pages

ROOT = Path(__file__).parents[2]
PAGES = [page for folder in ("examples", "tests/golden", "tests/conformance") for page in sorted((ROOT / folder).glob("*.txt"))]
MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
LEAP = 2000
Ends = tuple[tuple[int, int, int], tuple[int, int, int]]


def ends(written: str) -> Ends:
    """The first and the last day that the package reads."""
    read = edtf.parse_edtf(written)
    (low, high) = ((t.tm_year, t.tm_mon, t.tm_mday) for t in (read.lower_strict(), read.upper_strict()))
    return low, high


def check(when: When) -> None:
    """The string reads, and means the days from start to end; without a year it means no days of any one year."""
    (low, high) = ends(when.edtf)
    if when.start is None or when.end is None:
        assert (when.start, when.end, when.basis) == (None, None, Basis.UNKNOWN)
        assert (low[0], high[0]) == (0, 9999), when  # the package's bounds of a year that is not known
        return
    assert (date(*low).isoformat(), date(*high).isoformat()) == (when.start, when.end), when


def check_mention(mention: DateMention, when: When) -> None:
    """The string means the month and day of the first and the last part that were met."""
    (low, high), last = ends(when.edtf), mention.last or mention.first
    assert low[1:] == (mention.first.month or 1, mention.first.day or 1)
    month = last.month or 12
    longest = {monthrange(year, month)[1] for year in (LEAP, LEAP + 1)}
    assert high[1] == month
    assert high[2] in ({last.day} if last.day else longest)


def whens(bulletin: cstoparse.Bulletin) -> list[When]:
    """Every date of a bulletin."""
    return [node for _, node in bulletin.walk() if isinstance(node, When)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_dates_of_a_page(page: Path) -> None:
    """Each date of a composed bulletin means the same to the package."""
    for when in whens(cstoparse.parse(page.read_bytes().decode("utf-8"))):
        check(when)


def test_pages_have_dates_of_each_form() -> None:
    """Days, ranges and unknown years stand among the dates of the pages."""
    found = [when.edtf for page in PAGES for when in whens(cstoparse.parse(page.read_bytes().decode("utf-8")))]
    assert len(found) > 200
    for form in (lambda e: len(e) == 10, lambda e: "/" in e, lambda e: "XXXX" in e):
        assert any(map(form, found))


@given(pages)
def test_dates_of_any_page(text: str) -> None:
    """The same for pages put together from pieces."""
    for when in whens(cstoparse.parse(text)):
        check(when)


DAY = st.dates(date(1900, 1, 1), date(2099, 12, 31))
YEARS = st.sampled_from(("", " {y}", ", {y}", " this year", " last year"))
FORMS = st.sampled_from((
    "on {d} {m}{year}", "on {m} {d}{year}", "in {m}{year}", "from {d} {m} to {e} {n}{year}", "{d} to {e} {n}{year}",
    "{d} and {e} {n}{year}", "in {y}", "in {y}-{z}", "in the first half of {y}", "in the third quarter of {y}", "in the spring of {y}",
    "in the winter of {y}", "{d:02}.{k:02}.{y}", "{d:02}-{e:02}.{k:02}.{y}", "from {m} to {n}{year}", "from {d} {m} {y} to {e} {n} {z}",
    "in early {m}{year}", "in the second half of this year", "{d} {m}{year} - {e} {n}{year}", "29 February{year}",
    "from 28 to 30 February{year}",
))  # fmt: skip


@given(DAY, DAY, FORMS, YEARS, st.booleans())
def test_generated_dates(a: date, b: date, form: str, year: str, dated: bool) -> None:  # noqa: FBT001  hypothesis hands it over
    """Dates in every form that is read: days, months, years, parts of years, ranges of these, with a year and without."""
    first, last = MONTHS[a.month - 1], MONTHS[b.month - 1]
    words = form.replace("{year}", year).format(d=a.day, e=b.day, m=first, n=last, k=a.month, y=a.year, z=b.year)
    source = Source(f"The seminar took place {words}, in Minsk.")
    for mention in find_dates(source.flat, 0, len(source.flat)):
        known = mention.first.year is not None
        when = to_when(source, mention, Basis.STATED if known else Basis.UNKNOWN)
        check(when)
        check_mention(mention, when)
    line = f"{b.day:02}.{b.month:02}.{b.year}\n" if dated else ""
    for when in whens(cstoparse.parse(f"Bakers met in Minsk\n{line}{source.text}")):
        check(when)


def test_the_package_refuses_what_is_no_date() -> None:
    """An oracle that reads everything would tell nothing."""
    for wrong in ("2021-13-01", "2021-7-7", "07.07.2021", "2021-02-30", "XXXX-13"):
        with pytest.raises(edtf.EDTFParseException):
            ends(wrong)
