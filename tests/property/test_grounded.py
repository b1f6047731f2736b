"""Every word stands where its span says, every record inside its parent, every release after the one before."""

from __future__ import annotations

from hypothesis import given

import cstoparse
from tests import laws
from tests.property.strategies import texts


@given(texts)
def test_words_stand_at_their_span(text: str) -> None:
    """Law of grounding: `text[span]` is the value, for every leaf."""
    assert list(laws.ungrounded(cstoparse.parse(text))) == []


@given(texts)
def test_children_stand_inside_parents(text: str) -> None:
    """Law of nesting: the span of a record holds those of everything in it."""
    assert list(laws.outside_parent(cstoparse.parse(text))) == []


@given(texts)
def test_releases_follow_the_text(text: str) -> None:
    """Law of order: releases stand one after the other and do not overlap."""
    assert list(laws.out_of_order(cstoparse.parse(text))) == []


@given(texts)
def test_dates_exist(text: str) -> None:
    """Law of dates: each day exists, no range ends before it starts, and the basis agrees with the year."""
    assert list(laws.bad_dates(cstoparse.parse(text))) == []


@given(texts)
def test_no_person_twice_in_a_meeting(text: str) -> None:
    """Law of identity: a full name stands once among the participants of a meeting."""
    for meeting in cstoparse.parse(text).meetings:
        names = [p.name.full for p in meeting.participants if isinstance(p.name, cstoparse.PersonName)]
        assert len(names) == len(set(names))


@given(texts)
def test_diagnostics_stand_inside_the_text(text: str) -> None:
    """Law of diagnostics: each points at a place in the text."""
    bulletin = cstoparse.parse(text)
    assert all(bulletin.span.contains(d.span) for d in bulletin.diagnostics)
