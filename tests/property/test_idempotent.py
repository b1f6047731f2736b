"""A release cut out of its page says the same."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given

import cstoparse
from tests.property.layouts import composed
from tests.property.test_local import PAGES, TEXTS, shape

YEAR = re.compile(r"\d{4}(?=-\d\d)|XXXX")


def without_years(node: Any) -> Any:  # noqa: ANN401  JSON
    """Leave out what may come from the rest of the page: years, and whether the release is its article."""
    match node:
        case {"edtf": edtf, "text": text, "span": span}:
            return {"edtf": YEAR.sub("Y", edtf), "text": text, "span": span}
        case dict():
            return {key: without_years(value) for key, value in node.items()}
        case list():
            return [without_years(value) for value in node]
    return node


def check(text: str) -> None:
    bulletin = cstoparse.parse(text)
    for release, known in zip(bulletin.releases, shape(bulletin), strict=True):
        start, end = release.span
        alone = shape(cstoparse.parse(text[start:end]), lambda offset, start=start: offset + start)  # type: ignore[misc]
        assert without_years([{**r, "kind": None} for r in alone]) == without_years([{**known, "kind": None}])


@pytest.mark.parametrize("text", TEXTS, ids=[page.stem for page in PAGES])
def test_release_alone(text: str) -> None:
    """Law of idempotence: the text of a release, parsed alone, gives the records of that release, years aside."""
    check(text)


@given(composed)
def test_release_of_a_composed_page_alone(text: str) -> None:
    """Law of idempotence, on pages of random records."""
    check(text)
