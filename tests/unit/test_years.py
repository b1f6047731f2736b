from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstoparse.diagnostics import Code, Diagnostic
from cstoparse.mentions.dates import find_dates
from cstoparse.parts import When
from cstoparse.resolve.years import SectionDates, published, resolve_years
from cstoparse.text import Source, Span
from cstoparse.values import Basis, ReleaseKind

LINES = ("teaser", "article")


def page(*lines: str) -> tuple[list[list[When | None]], list[Diagnostic], str]:
    """Resolve a page; see `made`."""
    source, sections = made(*lines)
    whens, diagnostics = resolve_years(source, sections)
    return whens, diagnostics, source.text


def made(*lines: str) -> tuple[Source, list[SectionDates]]:
    """Read a page written as `kind [dd.mm.yyyy] | words with dates`, one release a line; all dates are events."""
    source = Source("\n".join(lines))
    sections, place = [], 0
    for line in lines:
        head, bar = line.split(" | ")[0], line.index(" | ") + 3
        kind, *stamp = head.split(" ", 1)
        a = place + len(kind) + 1
        pub = published(source, Span(a, a + len(stamp[0]))) if stamp else None
        sections.append(SectionDates(ReleaseKind(kind), pub, find_dates(source.flat, place + bar, place + len(line))))
        place += len(line) + 1
    return source, sections


def flat(whens: list[list[When | None]]) -> list[str]:
    return ["; ".join(f"{w.edtf} {w.basis}" if w else "-" for w in row) for row in whens]


def table(text: str) -> list[tuple[str, str]]:
    return [(line.rsplit(" => ", 1)[0].strip(), line.rsplit(" => ", 1)[1]) for line in text.strip().splitlines()]


RELEASE = """
article 07.07.2021 | On 7 July 2021 they met => 2021-07-07 stated
article 07.07.2021 | On 6 July they met => 2021-07-06 release
article 07.07.2021 | On 6 July 2018 they met => 2018-07-06 stated
article 07.07.2021 | On 6 July, this year, they met => 2021-07-06 release
article 07.07.2021 | They met today => 2021-07-07 release
article 01.03.2021 | They met yesterday => 2021-02-28 release
article 31.12.2021 | They meet tomorrow => 2022-01-01 release
article 03.01.2021 | On 28 December they met => 2020-12-28 release
article 30.12.2021 | On 12 January they will meet => 2022-01-12 release
article 03.01.2021 | From 28 December to 2 January they met => 2020-12-28/2021-01-02 release
article 30.12.2021 | From 28 December to 2 January they meet => 2021-12-28/2022-01-02 release
article 02.01.2021 | In December they met => 2020-12 release
article 02.06.2021 | In June they meet => 2021-06 release
article 16.02.2022 | Since last September => 2021-09 release
article 16.10.2022 | Since last September => 2022-09 release
article 16.09.2022 | Since last September => 2021-09 release
article 16.02.2022 | They will meet next January => 2023-01 release
article 16.02.2022 | They will meet next March => 2022-03 release
article 16.02.2022 | in November last year => 2021-11 release
article 16.02.2022 | on 4 March of next year => 2023-03-04 release
article 16.02.2022 | in the first half of this year => 2022-01/2022-06 release
article 16.02.2022 | this year => 2022 release
article 01.03.2023 | On 29 February they met => 2023-02 release
article 01.03.2024 | On 29 February they met => 2024-02-29 release
article 7 July 2021 | On 6 July they met => 2021-07-06 release
article July 7, 2021 | On 6 July they met => 2021-07-06 release
article 07/08/2021 | On 6 August they met => 2021-08-06 release
article 31.06.2021 | On 6 July they met => XXXX-07-06 unknown
article | On 6 July they met => XXXX-07-06 unknown
article | On 6 July, this year, they met => XXXX-07-06 unknown
article | From 25 to 27 July => XXXX-07-25/XXXX-07-27 unknown
article | They meet in November => XXXX-11 unknown
article | From 29 December to 3 January => XXXX-12-29/XXXX-01-03 unknown
article | last September => XXXX-09 unknown
article | They met today => -
article | this year => -
article | From 14 to 25 October 2019; before that, on 11 October => 2019-10-14/2019-10-25 stated; 2019-10-11 release
article | On 28 December they met; on 3 January 2020 they met => 2019-12-28 release; 2020-01-03 stated
article | On 3 May 2020; on 4 June this year => 2020-05-03 stated; 2020-06-04 release
article | On 3 May 2020; they met today => 2020-05-03 stated; -
article 16.02.2022 | on 4 May of the same year => XXXX-05-04 unknown
teaser 06.12.2024 | On 5 December => 2024-12-05 release
teaser 02.01.2025 | On 30 December => 2024-12-30 release
"""


@pytest.mark.parametrize(("line", "expected"), table(RELEASE))
def test_one_release(line: str, expected: str) -> None:
    assert flat(page(line)[0]) == [expected]


CONTEXT = [
    (
        ["From 5 to 7 August", "On 30 July", "on July 22, 2021", "on July 22, 2021"],
        ["2021-08-05/2021-08-07", "2021-07-30", "2021-07-22", "2021-07-22"],
    ),
    (["On March 12, 2020", "on 9 and 10 March", "no date", "On 4 March"], ["2020-03-12", "2020-03-09/2020-03-10", "", "2020-03-04"]),
    (["On June 8, 2022", "from 2 to 4 June", "planned on 15 June"], ["2022-06-08", "2022-06-02/2022-06-04", "2022-06-15"]),
    (["on 3-4 April 2019", "on 1 April", "will be from 20 to 22 April"], ["2019-04-03/2019-04-04", "2019-04-01", "2019-04-20/2019-04-22"]),
    (["On 18 May", "On May 15, 2017", "from 1 to 3 July"], ["2017-05-18", "2017-05-15", "2017-07-01/2017-07-03"]),
    (
        ["on 30 January", "On 20 January 2022", "on 9 January", "on 28 December", "none", "17 December 2021"],
        ["2022-01-30", "2022-01-20", "2022-01-09", "2021-12-28", "", "2021-12-17"],
    ),
    (["On January 5, 2024", "On 25 December"], ["2024-01-05", "2023-12-25"]),
    (["On 28 January", "On 29 December 2023"], ["2024-01-28", "2023-12-29"]),
    (["On 30 June 2023", "On 28 December"], ["2023-06-30", "2022-12-28"]),
    (["On 13 May this year", "On 5 May 2022"], ["2022-05-13", "2022-05-05"]),
    (["In May", "On 5 May 2022"], ["2022-05", "2022-05-05"]),
    (["On 5 May 2022", "in November last year"], ["2022-05-05", "2021-11"]),
    (["On 5 May 2022", "they met today"], ["2022-05-05", "-"]),
]


@pytest.mark.parametrize(("lines", "expected"), CONTEXT)
def test_teasers_take_the_year_of_their_neighbours(lines: list[str], expected: list[str]) -> None:
    whens, diagnostics, text = page(*(f"teaser | {line}" for line in lines))
    assert [w.split(" ")[0] for w in flat(whens)] == expected
    for row, line in zip(whens, lines, strict=True):
        for when in filter(None, row):
            assert when.basis is (Basis.STATED if re.search(r"20\d\d", line) else Basis.CONTEXT)
    inferred = [text[d.span.start : d.span.end] for d in diagnostics if d.code is Code.DATE_INFERRED]
    assert inferred == [w.text for row in whens for w in row if w and w.basis is Basis.CONTEXT]


def test_teasers_and_article_never_date_each_other() -> None:
    teasers = ["teaser | On 5 May 2024", "teaser | On 3 May"]
    assert flat(page(*teasers, "article | On 6 July")[0]) == ["2024-05-05 stated", "2024-05-03 context", "XXXX-07-06 unknown"]
    assert flat(page("teaser | On 17 May", "teaser | on 13 May this year", "article 05.12.2019 | On 4 December")[0]) == [
        "XXXX-05-17 unknown",
        "XXXX-05-13 unknown",
        "2019-12-04 release",
    ]


def test_dated_teasers_date_undated_ones() -> None:
    assert flat(page("teaser 06.01.2025 | no date", "teaser | On 28 December")[0]) == ["", "2024-12-28 context"]


def test_events_without_dates_keep_their_place() -> None:
    source = Source("On 5 May 2020")
    mentions = find_dates(source.flat, 0, len(source.flat))
    whens, diagnostics = resolve_years(source, [SectionDates(ReleaseKind.ARTICLE, None, [None, mentions[0], None])])
    assert [w and w.edtf for w in whens[0]] == [None, "2020-05-05", None]
    assert diagnostics == []
    assert resolve_years(source, []) == ([], [])


def test_days_covered_and_words() -> None:
    whens, _, text = page("article 07.07.2021 | From 25 to 27 July, in February 2020, in 2019; in the second half of 2018; in\nMay 2017")
    rows = [(w.start, w.end) for w in whens[0] if w]
    assert rows == [
        ("2021-07-25", "2021-07-27"),
        ("2020-02-01", "2020-02-29"),
        ("2019-01-01", "2019-12-31"),
        ("2018-07-01", "2018-12-31"),
        ("2017-05-01", "2017-05-31"),
    ]
    assert all(w.text == text[w.span.start : w.span.end] for w in whens[0] if w)
    (unknown,) = page("article | In May")[0][0]
    assert unknown is not None
    assert (unknown.start, unknown.end) == (None, None)


def test_diagnostics() -> None:
    _, diagnostics, text = page("article | On 31 June 2020; from 30 to 2 November 2018; on 5 May 2919")
    assert [(d.code, text[d.span.start : d.span.end]) for d in diagnostics] == [
        (Code.DATE_BROKEN, "31 June 2020"),
        (Code.DATE_BROKEN, "30 to 2 November 2018"),
        (Code.DATE_BROKEN, "5 May 2919"),
    ]
    _, diagnostics, text = page("article 31.06.2021 | no date")
    assert [(d.code, text[d.span.start : d.span.end]) for d in diagnostics] == [(Code.DATE_BROKEN, "31.06.2021")]
    _, diagnostics, _ = page("article | On 5 May")
    assert [d.code for d in diagnostics] == [Code.DATE_YEAR_UNKNOWN]
    _, diagnostics, _ = page("article 01.03.2023 | On 29 February")
    assert [d.code for d in diagnostics] == [Code.DATE_BROKEN]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("07.07.2021", "2021-07-07"),
        ("7.7.2021", "2021-07-07"),
        ("7 July 2021", "2021-07-07"),
        ("July 7, 2021", "2021-07-07"),
        ("31.06.2021", "2021-06"),
        ("07/05/2021 10:00:00", "2021-07-05"),
        ("07/05/2021", "2021-05-07"),
        ("07/25/2021", "2021-07-25"),
        ("7 July", None),
        ("", None),
        ("text", None),
    ],
)
def test_date_lines(line: str, expected: str | None) -> None:
    when = published(Source(f"Title\n{line}"), Span(6, 6 + len(line)))
    assert (when and when.edtf) == expected
    assert when is None or when.basis is Basis.STATED
    assert published(Source(line), None) is None


@given(st.dates(date(1901, 1, 1), date(2098, 12, 31)), st.integers(-150, 150))
def test_a_bare_day_is_the_one_nearest_to_the_date_line(line: date, shift: int) -> None:
    event = line + timedelta(days=shift)
    if (event.month, event.day) != (2, 29):
        assert flat(page(f"article {line:%d.%m.%Y} | On {event:%d %B} they met")[0]) == [f"{event} release"]


@given(st.dates(date(1901, 1, 1), date(2098, 12, 31)), st.lists(st.integers(0, 25), min_size=2, max_size=6), st.integers(0, 5))
def test_one_stated_year_dates_the_whole_sidebar(newest: date, steps: list[int], stated: int) -> None:
    days, lines = [newest], []
    for step in steps:
        days.append(days[-1] - timedelta(days=step))
    if days[-1].year < 1901 or any((d.month, d.day) == (2, 29) for d in days):
        return
    for n, day in enumerate(days):
        lines.append(f"teaser | On {day.day} {day:%B}{f' {day.year}' if n == stated % len(days) else ''} they met")
    assert [w.split(" ")[0] for w in flat(page(*lines)[0])] == [str(d) for d in days]


@given(
    st.lists(
        st.sampled_from(
            [
                "teaser | On 5 May",
                "teaser | On 29 February",
                "article | 3 June 2020",
                "teaser 01.01.2020 | today",
                "article 31.12.2099 | tomorrow",
                "teaser | On 5 May 1900",
                "teaser | this year",
                "teaser | last May",
                "teaser | 31 June",
                "article 29.02.2000 | in 2010, 29 February of next year",
                "teaser | 30 December to 3 January",
            ]
        ),
        max_size=8,
    )
)
def test_any_page(lines: list[str]) -> None:
    whens, diagnostics, text = page(*lines)
    assert len(whens) == len(lines)
    for when in (w for row in whens for w in row if w):
        assert text[when.span.start : when.span.end] == when.text
        assert (when.start is None) == when.edtf.startswith("XXXX")
        assert (when.basis is Basis.UNKNOWN) == ("XXXX" in when.edtf)
        assert when.start is None or when.end is None or when.start <= when.end
    assert diagnostics == sorted(diagnostics, key=lambda d: d.span)
