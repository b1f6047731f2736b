"""Releases laid out as the crawls of the site deliver them: one table of layouts.

A sidebar stands undated with its lines joined (A), undated and parted by blank lines (B), dated (C), or not at all (D).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from tests.property.composing import Record, Told, capital, documents, meetings, signatures

CHROME = "\n\n\n\nGo back\n\nBack to the section\n\nBack to the all news"
FILE = "photo_2.jpg"
TOPICS = ("experts of the member states", "rescuers of the mountain regions", "the heads of the delegations")
DEEDS = (" compared their plans for the winter", " spoke for closer ties between the services", ": common rules for all")
CLOSING = (
    "The participants exchanged views on the matters of common interest, praised the work of the hosts and spoke of what the services"
    " had done in the winter, when the roads of the mountain regions were closed for weeks. They said that such work is of use to all,"
    " that it calls for patience, and that much of it is seen by nobody but those who do it every day."
)
"""A paragraph that tells of nothing new, long enough to show at what width a page is wrapped."""


class Article(NamedTuple):
    """The parts of an article."""

    title: str
    date: str
    body: list[str]
    """Paragraphs; the items of a list with the line above them are one, with line ends between."""


class Layout(NamedTuple):
    """How a page is put together, and what of the article it keeps."""

    write: Callable[[list[tuple[str, str]], Article], str]
    """Gives the page of the teasers, each with a date of its own, and the article."""
    titled: bool = True
    dated: bool = True
    twice: bool = False
    """The lead stands above the article as the last teaser too."""


def tight(teasers: list[tuple[str, str]], *rest: str) -> str:
    return "\n".join([*(t for _, t in teasers), *rest])


def apart(teasers: list[tuple[str, str]], *rest: str) -> str:
    return "\n\n\n".join(t for _, t in teasers) + ("\n\n" if teasers else "") + "\n\n".join(rest)


def dated(teasers: list[tuple[str, str]], *rest: str) -> str:
    return "".join(f"{date}\n\n{t}\n\n\n" for date, t in teasers) + "\n\n".join(rest)


LAYOUTS = {
    "A1": Layout(lambda t, a: tight(t, a.title, a.date, *a.body)),
    "A2": Layout(lambda t, a: tight(t, a.title, a.date + a.body[0], *a.body[1:])),
    "A3": Layout(lambda t, a: tight(t, a.title, *a.body), dated=False),
    "A4": Layout(lambda t, a: tight(t, a.body[0], *a.body), titled=False, dated=False, twice=True),
    "B1": Layout(lambda t, a: apart(t, a.title, f"{a.title} {a.date}", *a.body)),
    "B2": Layout(lambda t, a: apart(t, a.title) + "\n\n\n" + "\n\n".join(a.body), dated=False),
    "B3": Layout(lambda t, a: apart(t, a.title, f"{a.date} {FILE}", *a.body)),
    "C1": Layout(lambda t, a: dated(t, a.title, f"{a.title} {a.date}", *a.body)),
    "C2": Layout(lambda t, a: dated(t, a.title, a.date, *a.body)),
    "D1": Layout(lambda _, a: apart([], a.title, f"{a.title} {a.date}", *a.body)),
    "D2": Layout(lambda _, a: apart([], a.title, *a.body), dated=False),
    "D3": Layout(lambda _, a: apart([], *a.body), titled=False, dated=False),
}


class Page(NamedTuple):
    """A page, its teasers and its article as records, and the layout that it was written in."""

    text: str
    layout: str
    teasers: list[tuple[str | None, Told]]
    """Each with its date line, where the layout gives it."""
    article: Record


@st.composite
def teasers(draw: st.DrawFn) -> tuple[date, Told]:
    """A teaser and the day on which it appeared, in the years after the site was made anew."""
    day = draw(st.dates(date(2034, 1, 1), date(2034, 12, 31)))
    return day, draw(meetings(day, year=True))


@st.composite
def pages(draw: st.DrawFn, layouts: tuple[str, ...] = tuple(LAYOUTS), *, closing: bool | None = None) -> Page:
    """A page in one of the layouts, from random records."""
    name = draw(st.sampled_from(layouts))
    layout = LAYOUTS[name]
    line = draw(st.dates(date(2012, 1, 1), date(2033, 12, 31)))
    sidebar = [] if name.startswith("D") else draw(st.lists(teasers(), min_size=2, max_size=4, unique_by=lambda t: t[1].words))
    told = draw(meetings(line, year=None if layout.dated else True))
    if told.words in {t.words for _, t in sidebar}:
        sidebar = []
    title = capital(draw(st.sampled_from(TOPICS))) + draw(st.sampled_from(DEEDS))
    article = Article(title, f"{line:%d.%m.%Y}", [told.words])
    record: Record = {
        "headline": title if layout.titled else None, "published": f"{line}" if layout.dated else None,
        "meetings": [told.record], "documents": [], "contact": None,
    }  # fmt: skip
    if draw(st.booleans()) if closing is None else closing:
        article.body.append(CLOSING)
    if draw(st.booleans()):
        lines, record["documents"] = draw(documents())
        article.body.extend(lines)
    if draw(st.booleans()):
        lines, record["contact"] = draw(signatures())
        article.body.append("\n".join(lines))
    text = layout.write([(f"{day:%d.%m.%Y}", t.words) for day, t in sidebar], article) + draw(st.sampled_from(("", "\n", CHROME)))
    dates = [f"{day}" if name.startswith("C") else None for day, _ in sidebar]
    told_before = [*zip(dates, (t for _, t in sidebar), strict=True), *([(None, told)] if layout.twice else [])]
    return Page(text, name, told_before, record)


composed = pages().map(lambda page: page.text)
"""The text of a page of random records in any of the layouts."""
