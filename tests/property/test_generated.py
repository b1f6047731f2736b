"""Records written as a page come back from the page as they were."""

from __future__ import annotations

import re
import textwrap
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import cstoparse
from tests.property.composing import Record
from tests.property.layouts import LAYOUTS, Page, pages
from tests.property.noise import NOISE, tidy

# Each layout has its share of the examples.
SHARE = settings(max_examples=settings().max_examples // 5)
APART = tuple(name for name in LAYOUTS if name[0] in "BD")
"""Layouts whose paragraphs are parted by blank lines and whose sidebar bears no dates."""
NUMBERED = re.compile(r"^\d{1,2}\.(?: |$)", re.MULTILINE)
"""A figure with a full stop at the start of a line is the number of a list item."""


def meeting(found: Any) -> Record:  # noqa: ANN401  JSON
    record = {key: found[key] for key in ("kind", "name", "ordinal", "place", "format", "status")}
    record["bodies"] = [body["id"] for body in found["bodies"]]
    record["when"] = found["when"] and {key: found["when"][key] for key in ("edtf", "basis")}
    record["participants"] = [participant(p) for p in found["participants"]]
    return record


def participant(found: Any) -> Record:  # noqa: ANN401  JSON
    name, rank = found["name"], None
    if isinstance(name, dict):
        name, rank = name["full"], name["rank"]
    return {**{key: found[key] for key in ("kind", "role", "country", "capacity")}, "name": name, "rank": rank}


def contact(found: Any) -> Record | None:  # noqa: ANN401  JSON
    if found is None:
        return None
    return {"name": found["name"]["full"], "role": found["role"], "phones": [phone["e164"] for phone in found["phones"]]}


def expected(page: Page) -> Any:  # noqa: ANN401  JSON
    """What was written, release by release."""
    nothing: Record = {"headline": None, "published": None, "documents": [], "contact": None}
    sidebar = [{"kind": "teaser", **nothing, "published": day, "meetings": [told.record]} for day, told in page.teasers]
    return [*sidebar, {"kind": "article", **page.article}]


def found(text: str) -> Any:  # noqa: ANN401  JSON
    """What is read, release by release, in the form of what was written."""
    releases = cstoparse.to_dict(cstoparse.parse(text), spans=False)["releases"]
    return [
        {
            "kind": r["kind"], "headline": r["headline"], "published": r["published"] and r["published"]["edtf"],
            "documents": r["documents"], "contact": contact(r["contact"]), "meetings": [meeting(m) for m in r["meetings"]],
        }
        for r in releases
    ]  # fmt: skip


def wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_records_come_back(layout: str) -> None:
    """Law of generate and parse: meetings, participants, documents, headline, date line and signature, in every layout."""

    @SHARE
    @given(pages((layout,)))
    def law(page: Page) -> None:
        assert found(page.text) == expected(page)

    law()


@pytest.mark.parametrize("noise", NOISE)
def test_records_come_back_through_noise(noise: str) -> None:
    """Law of generate and parse, each noise of the table between the two."""

    @SHARE
    @given(pages())
    def law(page: Page) -> None:
        assert tidy(found(NOISE[noise](page.text)[0])) == tidy(expected(page))

    law()


@given(pages(APART, closing=True), st.integers(60, 110))
def test_records_come_back_hard_wrapped(page: Page, width: int) -> None:
    """Law of hard wraps: a page gives the same records at any width, if blank lines part its paragraphs and a long one shows the width."""
    text = wrapped(page.text, width)
    assume(len(NUMBERED.findall(text)) == len(NUMBERED.findall(page.text)))
    assert tidy(found(text)) == tidy(expected(page))
