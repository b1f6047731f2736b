from __future__ import annotations

import re
from itertools import combinations

import pytest

from cstoparse import Basis, Span, When
from cstoparse.export.html.entries import Entry
from cstoparse.export.html.timeline import timeline

HERE = Span(0, 4)


def when(edtf: str) -> When:
    """A day or range; its ends are known where its year is."""
    first, _, last = edtf.partition("/")
    known = "XXXX" not in edtf
    return When(edtf, first if known else None, (last or first) if known else None, Basis.STATED if known else Basis.UNKNOWN, "then", HERE)


def drawn(*days: When | str | None) -> str:
    entries = [Entry("meeting", "seminar", HERE, tag=f"M{i}", number=i) for i in range(1, len(days) + 1)]
    return timeline([(entry, when(day) if isinstance(day, str) else day) for entry, day in zip(entries, days, strict=True)], "x-")


def lefts(html: str) -> list[float]:
    return [float(left) for left in re.findall(r'class="bar" style="left:([\d.]+)%', html)]


def widths(html: str) -> list[float]:
    return [float(width) for width in re.findall(r'class="bar" style="left:[\d.]+%;width:([\d.]+)%', html)]


def ticks(html: str) -> list[str]:
    return re.findall(r"<i [^>]*>([^<]*)</i>", html)


def test_nothing_without_meetings() -> None:
    assert drawn() == ""


def test_every_meeting_is_linked_once() -> None:
    """Known, of unknown year, by month, without a day: each has its link."""
    html = drawn("2023-07-13", "XXXX-07-25/XXXX-07-27", None, "2023-07-13", "XXXX-02", "XXXX-02-29", "2023-08-01/2023-08-31")
    assert sorted(re.findall(r'href="#x-r(\d)"', html)) == list("1234567")


def test_days_lie_in_the_order_and_distance_of_the_calendar() -> None:
    html = drawn("2023-01-11", "2023-01-01", "2023-01-31", "2023-02-10")
    a, b, c, d = lefts(html)
    assert b - a == pytest.approx(c - b, rel=0.6)
    assert (b - a) * 2 == pytest.approx(c - b, abs=0.1)
    assert d - c == pytest.approx(b - a, abs=0.1)
    assert 0 < a < d < 100


def test_a_range_is_as_long_as_its_days() -> None:
    day, week = widths(drawn("2023-01-01", "2023-01-11/2023-01-17"))
    assert week == pytest.approx(7 * day, abs=0.1)


def test_unknown_years_have_an_axis_of_their_own() -> None:
    """Months without a year; 1 July is the middle of that axis whatever else stands there."""
    html = drawn("2019-01-01", "XXXX-07-01")
    assert html.count('class="axis"') == 2
    assert html.count("year unknown") == 1
    assert lefts(html)[1] == pytest.approx(50, abs=1)
    assert ticks(html)[-6:] == ["Jan", "Mar", "May", "Jul", "Sep", "Nov"]


@pytest.mark.parametrize("edtf", ["XXXX", "XXXX-13-01", "XXXX-02-30", "2019-07-XX", "soon", ""])
def test_what_is_no_day_is_listed_apart(edtf: str) -> None:
    html = drawn(When(edtf, None, None, Basis.UNKNOWN, "then", HERE))
    assert "no day" in html
    assert "axis" not in html


def test_broken_ends_are_listed_apart() -> None:
    html = drawn(When("2019", "2019", "2019", Basis.STATED, "then", HERE))
    assert "no day" in html


@pytest.mark.parametrize(
    ("days", "some"),
    [
        (("2023-07-13",), "13 Jul 2023"),
        (("2023-07-01", "2023-09-20"), "Aug 2023"),
        (("2015-03-01", "2023-09-20"), "2018"),
        (("0001-01-01", "9999-12-31"), "2000"),
    ],
)
def test_ticks_are_few_and_fit_the_time_that_is_shown(days: tuple[str, ...], some: str) -> None:
    html = drawn(*days)
    assert some in ticks(html)
    assert 3 <= len(ticks(html)) <= 13


def test_labels_of_near_days_do_not_run_into_each_other() -> None:
    """Two labels on the same height are apart by at least the width of one."""
    html = drawn(*(f"2023-07-{day:02}" for day in range(1, 29)), "2019-01-01")
    at = re.findall(r'class="at" style="left:([\d.]+)%;--lane:(\d+)', html)
    assert at or 'class="at flip"' in html
    flipped = re.findall(r'class="at flip" style="right:([\d.]+)%;--lane:(\d+)', html)
    for same in (at, flipped):
        for (one, lane), (other, its) in combinations(same, 2):
            assert lane != its or abs(float(one) - float(other)) > 8


def test_many_meetings_of_one_day_are_one_mark() -> None:
    html = drawn(*["2023-07-13"] * 100)
    assert len(lefts(html)) == 1
    assert len(html) < 3000
