from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil import parser as peer
from hypothesis import assume, given
from hypothesis import strategies as st

from cstoparse.diagnostics import Code
from cstoparse.mentions.dates import Anchor, DateMention, PartialDate, Precision, find_dates
from cstoparse.resolve.calendar import edtf
from cstoparse.text import Source

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def find(text: str) -> list[DateMention]:
    flat = Source(text).flat
    return find_dates(flat, 0, len(flat))


def told(mention: DateMention) -> str:
    ends = [edtf(mention.first)] + ([edtf(mention.last)] if mention.last else [])
    return "/".join(ends) + ("" if mention.anchor is Anchor.NONE else f" {mention.anchor}") + (" !" if mention.problem else "")


def read(text: str) -> list[str]:
    return [told(m) for m in find(text)]


STATED = """
On July 7, 2021, the seminar opened | 2021-07-07
On 7 July 2021 the seminar opened | 2021-07-07
On 7 July, 2021, the seminar opened | 2021-07-07
On July 7 2021 | 2021-07-07
July 7th, 2021 | 2021-07-07
on the 7th of July, 2021 | 2021-07-07
on the 7th July 2021 | 2021-07-07
27th of July of this year | XXXX-07-27 this-year
the seventh of July 2021 | 2021-07-07
the twenty-first of May | XXXX-05-21
JULY 7, 2021 | 2021-07-07
7 JULY 2021 | 2021-07-07
Sept. 5, 2023 | 2023-09-05
5 Sept 2023 | 2023-09-05
Oct. 12 | XXXX-10-12
on 12 Feb. 2020 | 2020-02-12
Tuesday, 5 March 2024 | 2024-03-05
On Tuesday, March 5, | XXXX-03-05
May 18, 2022, Dushanbe | 2022-05-18
(17 November 2021, Moscow) | 2021-11-17
24 to 27 September , 2019 | 2019-09-24/2019-09-27
The visit ended on 28 April 2003. in the capital | 2003-04-28
7July 2021 | 2021-07-07
5-May-2021 | 2021-05-05
May 18, 2022. 5 officers came | 2022-05-18
On 8 May 10 officers arrived | XXXX-05-08
On 5 May, 10 vehicles were handed over | XXXX-05-05
On May 18, 2500 soldiers marched | XXXX-05-18
29 February 2024 | 2024-02-29
29 February | XXXX-02-29
On 7 September 1812 the battle | 1812-09-07
"""
RANGES = """
from May 2020 to 7 June 2021 | 2020-05 2021-06-07
in the third half of 2021 | 2021
From 25 to 27 July, the staff met | XXXX-07-25/XXXX-07-27
from 17 to 20 March 2025 | 2025-03-17/2025-03-20
From April 26 to 28 | XXXX-04-26/XXXX-04-28
in the period from 5 to 16 October this year | XXXX-10-05/XXXX-10-16 this-year
in the period of 5 to 7 May | XXXX-05-05/XXXX-05-07
between 5 and 7 May | XXXX-05-05/XXXX-05-07
between 5 May and 7 June 2020 | 2020-05-05/2020-06-07
23-24 May | XXXX-05-23/XXXX-05-24
23 – 24 May | XXXX-05-23/XXXX-05-24
June 28-30, 2021 | 2021-06-28/2021-06-30
October 18–20 | XXXX-10-18/XXXX-10-20
3-5 June 2022 | 2022-06-03/2022-06-05
March, 14-15th this year | XXXX-03-14/XXXX-03-15 this-year
14th-15th March 2019 | 2019-03-14/2019-03-15
from the 10th to the 12th of May | XXXX-05-10/XXXX-05-12
On 1 to 3 June, this year | XXXX-06-01/XXXX-06-03 this-year
from 5 till 9 May | XXXX-05-05/XXXX-05-09
5 through 9 May 2017 | 2017-05-05/2017-05-09
February 26 to March 1, 2019 | 2019-02-26/2019-03-01
October 31 - November 1, 2018 | 2018-10-31/2018-11-01
June 29 - July 2 | XXXX-06-29/XXXX-07-02
from 29 June to 2 July 2018 | 2018-06-29/2018-07-02
from 29 June until July 2, 2018 | 2018-06-29/2018-07-02
29 December 2020 - 3 January 2021 | 2020-12-29/2021-01-03
December 29, 2020 – January 3, 2021 | 2020-12-29/2021-01-03
29 December - 3 January 2021 | 2020-12-29/2021-01-03
29 December 2020 to 3 January | 2020-12-29/2021-01-03
29 December - 3 January | XXXX-12-29/XXXX-01-03
from Tuesday, 5 March, to Thursday, 7 March 2024 | 2024-03-05/2024-03-07
from 5 March 2024 to 7 March 2024 | 2024-03-05/2024-03-07
20 and 21 May | XXXX-05-20/XXXX-05-21
17 and 18 October 2022 | 2022-10-17/2022-10-18
May 20 and 21, 2022 | 2022-05-20/2022-05-21
10, 11 and 12 May | XXXX-05-10/XXXX-05-12
10, 11, and 12 May 2021 | 2021-05-10/2021-05-12
July 10, 11 and 12 | XXXX-07-10/XXXX-07-12
the 10th and the 12th of May 2021 | 2021-05-10/2021-05-12
30 June and 1 July | XXXX-06-30/XXXX-07-01
June 30 and July 1, 2020 | 2020-06-30/2020-07-01
28 February and 1 March | XXXX-02-28/XXXX-03-01
from March to May 2023 | 2023-03/2023-05
March-May 2023 | 2023-03/2023-05
in November 2021 - February 2022 | 2021-11/2022-02
from November to February 2022 | 2021-11/2022-02
in March and April | XXXX-03/XXXX-04
5-5 May | XXXX-05-05
"""
FIGURES = """
the decision of 23.08.2021 | 2021-08-23
7.7.2021 | 2021-07-07
07.07.2021On the same day | 2021-07-07
25.07.2023-27.07.2023 | 2023-07-25/2023-07-27
25.07 - 27.07.2023 | 2023-07-25/2023-07-27
25-27.07.2023 | 2023-07-25/2023-07-27
from 25.07.2023 to 27.07.2023 | 2023-07-25/2023-07-27
2021-07-07 | 2021-07-07
2021-07-07 - 2021-07-09 | 2021-07-07/2021-07-09
25/07/2023 | 2023-07-25
07/25/2023 | 2023-07-25
31.06.2021 | 2021-06 !
15.13.2021 | 2021 !
27-25.07.2023 | 2023-07-25 !
"""
PARTS = """
in April 2023 | 2023-04
in October, 2022 | 2022-10
the November (2018) session | 2018-11
in April | XXXX-04
In May the council met | XXXX-05
since June | XXXX-06
mid-May | XXXX-05
by early September it was done | XXXX-09
in the second half of May 2020 | 2020-05
in August of 2020 | 2020-08
last September | XXXX-09 last-month
next March | XXXX-03 next-month
this August | XXXX-08 this-year
in November last year | XXXX-11 last-year
in December of the previous year | XXXX-12 last-year
March of this year | XXXX-03 this-year
May 15th of this year | XXXX-05-15 this-year
November 27 of next year | XXXX-11-27 next-year
On June 14, this year, | XXXX-06-14 this-year
On 19 October, this year | XXXX-10-19 this-year
4 May (this year) | XXXX-05-04 this-year
4 May of the current year | XXXX-05-04 this-year
on 4 May of the same year | XXXX-05-04 same-year
in 2016 | 2016
since 2003 | 2003
for 2015-2019 | 2015/2019
from 2019 to 2021 | 2019/2021
in 2015 and 2016 | 2015/2016
for the year 2020 | 2020
up to 2025 | 2025
the second half of 2021 - the first half of 2022 | 2021-07/2021-12 2022-01/2022-06
the third quarter of 2022 | 2022-07/2022-09
first half of this year | XXXX-01/XXXX-06 this-year
in the first half of the year 2023 | 2023-01/2023-06
the autumn of 2010 | 2010
spring 2013 | 2013
in the spring of 2013, on 20 August of that year | 2013 2013-08-20 same-year
today | XXXX today
The chiefs met yesterday. Tomorrow they leave | XXXX yesterday XXXX tomorrow
by the end of this year | XXXX this-year
On the eve, on September 4, the envoys arrived | XXXX-09-04
The next day, June 16, talks went on | XXXX-06-16
on 5 May and 7 June | XXXX-05-05 XXXX-06-07
on May 5 and 7 June | XXXX-05-05 XXXX-06-07
in 2019, 3 May and in July 2020 | 2019 XXXX-05-03 2020-07
"""
BROKEN = """
from 30 to 2 November 2018 | 2018-11-02 !
November 30 to 2, 2018 | 2018-11-30 !
31 June | XXXX-06 !
31 June 2020 | 2020-06 !
29 February 2023 | 2023-02 !
45 May 2020 | 2020-05 !
0 May 2020 | 2020-05 !
28 to 31 June 2020 | 2020-06-28 !
on 5 May 2919 the ministers | XXXX-05-05 !
May 5, 2919 | XXXX-05-05 !
30 November - 2 November 2018 | 2018-11-02 !
10 May - 2 March 2018 | 2018-03-02 !
30 December 2020 - 3 January 2020 | XXXX-12-30/XXXX-01-03 !
rooms 12 and 5 May | XXXX-05-05
"""
NONE = """
He may come and the troops march on
May the friendship last
The August assembly
an august body of 12
April Novak and June Orlova signed
the December session
their November gathering
Jan Novak, Mar Petrov and Dec. Ivanov
+7495-795-27-10, +7 (495) 621 33 23
137 795 hectares and $ 84 million
the joint training "Interaction-2023"
Brotherhood -2018 was held
the 11th meeting and the 23rd session
Resolution 2199 and 2022 people
day 99999999999
at 10:30 or 10.30
version 1.2.3 and 10.10.2020.5
Mayor Mayrov, Juneau, Marchenko, Octoberfest
item 2021
the spring of hope, last autumn
every year, two years, the yearly plan
today5 and nontoday
"""


def table(text: str) -> list[tuple[str, str]]:
    rows = [line.split(" | ") for line in text.strip().splitlines()]
    return [(row[0], row[1] if len(row) > 1 else "") for row in rows]


@pytest.mark.parametrize(("text", "expected"), table(STATED) + table(RANGES) + table(FIGURES) + table(PARTS) + table(BROKEN) + table(NONE))
def test_phrase(text: str, expected: str) -> None:
    assert " ".join(read(text)) == expected
    assert read(f"As the envoy said,\n{text}; it ended there") == read(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("From 25 to 27 July, the staff", "25 to 27 July"),
        ("On July 7, 2021, the staff", "July 7, 2021"),
        ("On June 14, this year, the staff", "June 14, this year"),
        ("On June 14 (this year) the staff", "June 14 (this year)"),
        ("The staff met today.", "today"),
        ("the November (2018) session", "November (2018)"),
        ("on the 27th of July, 2021, in", "27th of July, 2021"),
        ("on the twenty-first of July", "twenty-first of July"),
        ("in last September's talks", "last September"),
        ("the second half of the year 2021.", "second half of the year 2021"),
        ("the first half of this year.", "first half of this year"),
        ("on 5 May, 2500 men", "5 May"),
        ("İİİ last September", "last September"),
    ],
)
def test_span_holds_the_words_of_the_date(text: str, words: str) -> None:
    (mention,) = find(text)
    assert text[mention.start : mention.end] == words


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("the Agreement of December 10, 2010", True),
        ("Decision No. 5 of 23.08.2021", True),
        ("the protocol dated 12 May", True),
        ("Resolution 2199 of the 5th of June 2015", True),
        ("the meeting of February 10", False),
        ("on the morning of 7 July 2021", False),
        ("in the period of 5 to 7 May", False),
        ("On 7 July 2021", False),
        ("since the end of May", False),
    ],
)
def test_dates_of_documents(text: str, document: bool) -> None:  # noqa: FBT001
    assert [m.of_document for m in find(text)] == [document]


def test_precision_and_problem() -> None:
    text = "on 5 May, in June 2020, in 2019, the first half of 2018, the second quarter of 2017, summer 2016"
    assert [m.precision for m in find(text)] == [
        Precision.DAY,
        Precision.MONTH,
        Precision.YEAR,
        Precision.HALF,
        Precision.QUARTER,
        Precision.SEASON,
    ]
    assert find("31 June")[0].problem is Code.DATE_BROKEN


FORMS = [
    "{d} {m} {y}",
    "{d} {m}, {y}",
    "{m} {d}, {y}",
    "{m} {d} {y}",
    "{d:02} {m} {y}",
    "{o} of {m}, {y}",
    "{m} {o}, {y}",
    "{d:02}.{n:02}.{y}",
    "{y}-{n:02}-{d:02}",
]


def ordinal(day: int) -> str:
    return f"{day}{'th' if day in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def render(form: str, day: date) -> str:
    return form.format(d=day.day, m=MONTHS[day.month - 1], y=day.year, n=day.month, o=ordinal(day.day))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("month", range(1, 13))
def test_agrees_with_dateutil(form: str, month: int) -> None:
    for day in range(1, monthrange(2023, month)[1] + 1):
        text = render(form, date(2023, month, day))
        assert read(f"on {text} it") == [
            peer.parse(text, dayfirst=True).date().isoformat() if "." in text else peer.parse(text).date().isoformat()
        ]


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(["On {}, the staff met", "It met ({}) there", "{}", "said on\n{}: it", "x {}; "]))
def test_a_day_is_read_back(day: date, form: str, frame: str) -> None:
    assert read(frame.format(render(form, day))) == [day.isoformat()]


@given(
    DAYS,
    st.integers(1, 20),
    st.sampled_from(["{} - {}", "{}–{}", "from {} to {}", "in the period from {} till {}", "between {} and {}"]),
    st.sampled_from(FORMS[:4]),
)
def test_a_range_of_whole_days_is_read_back(first: date, length: int, frame: str, form: str) -> None:
    last = first + timedelta(days=length)
    assume(last.year < 2100)
    text = frame.format(render(form, first), render(form, last))
    assert read(text) == [f"{first}/{last}"]
    short = [f.replace(" {y}", "").replace(", {y}", "") for f in ("{d} {m}", "{m} {d}")]
    for form_first in short:
        text = frame.format(render(form_first, first), render(form, last))
        assert read(text) == [f"{first}/{last}"]


@given(
    DAYS,
    st.integers(1, 20),
    st.sampled_from(
        [
            "{a} to {b} {m} {y}",
            "{m} {a}-{b}, {y}",
            "{a}-{b} {m}, {y}",
            "{m} {a} to {b}, {y}",
            "between {a} and {b} {m} {y}",
            "{a} and {b} {m} {y}",
        ]
    ),
)
def test_days_of_one_month_are_read_back(first: date, length: int, form: str) -> None:
    last = first + timedelta(days=length)
    assume(last.month == first.month)
    assert read(form.format(a=first.day, b=last.day, m=MONTHS[first.month - 1], y=first.year)) == [f"{first}/{last}"]


PIECES = st.sampled_from(
    [
        *MONTHS,
        "Sept.",
        "5",
        "31",
        "31st",
        "2021",
        "2919",
        "99999999999",
        "07.07.2021",
        "25.07",
        "2021-07-07",
        "to",
        "and",
        "-",
        "–",
        ",",
        "of",
        "the",
        "from",
        "in",
        "between",
        "this year",
        "last",
        "of that year",
        "today",
        "first half of",
        "quarter",
        "autumn",
        "(",
        ")",
        ".",
        ":",
        "/",
        "Tuesday",
        "\n",
        "x",
        "٣",
        "²",
        "İ",
        "\ud800",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text(text: str) -> None:
    mentions = find(text)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    for m in mentions:
        assert 0 <= m.start < m.end <= len(text)
        for part in (m.first, m.last or PartialDate()):
            assert part.day is None or 1 <= part.day <= (monthrange(part.year or 2000, part.month or 1)[1])
            assert part.month is None or 1 <= part.month <= 12
        if m.last and m.first.year:
            assert (m.first.year, m.first.month or 1, m.first.day or 1) <= (m.last.year or 0, m.last.month or 12, m.last.day or 31)


@given(st.lists(PIECES).map(" ".join), st.lists(PIECES).map(" ".join))
def test_only_the_passage_counts(text: str, around: str) -> None:
    flat = Source(text).flat
    outer = Source(around + text + around).flat
    assume(outer[len(around) : len(around) + len(text)] == flat)
    moved = find_dates(outer, len(around), len(around) + len(text))
    assert [(m.start - len(around), m.end - len(around), m.first, m.last, m.anchor) for m in moved] == [
        (m.start, m.end, m.first, m.last, m.anchor) for m in find_dates(flat, 0, len(flat))
    ]


def test_every_month_of_the_lexicon_is_read() -> None:
    for number, name in enumerate(MONTHS, 1):
        for form in {name, name.upper(), name[:3]} | ({f"{name[:3]}."} if len(name) > 3 else set()):
            assert read(f"on 5 {form} 2020") == [f"2020-{number:02}-05"], form
    assert re.fullmatch(r"\d{4}", read("in 2020")[0])
