from __future__ import annotations

import json
from collections import Counter

import cstoparse
from cstoparse.coverage import Row, counts, rows
from tests.hand_built import BULLETIN, EMPTY


def by_name(bulletin: cstoparse.Bulletin) -> dict[str, Row]:
    return {f"{row.record}.{row.field}": row for row in rows(counts(bulletin))}


def test_counts_of_the_hand_built_bulletin() -> None:
    """Counted by hand: two releases, two meetings, three participants, of whom one has no name."""
    found = by_name(BULLETIN)
    assert found["bulletin.releases"] == ("bulletin", "releases", 1, 1, 0, 1.0)
    assert found["release.headline"] == ("release", "headline", 2, 1, 1, 0.5)
    assert found["meeting.place"] == ("meeting", "place", 2, 1, 1, 0.5)
    assert found["participant.name"] == ("participant", "name", 3, 2, 1, 0.6667)
    assert found["participant.affiliation"] == ("participant", "affiliation", 3, 1, 2, 0.3333)
    assert found["date.start"] == ("date", "start", 3, 2, 1, 0.6667)
    assert found["body.id"] == ("body", "id", 2, 1, 1, 0.5)
    assert found["contact.emails"] == ("contact", "emails", 1, 1, 0, 1.0)


def test_a_record_that_is_nowhere_has_no_share() -> None:
    """None is not 0: there was nothing to be filled."""
    assert by_name(EMPTY)["meeting.place"] == ("meeting", "place", 0, 0, 0, None)


def test_counts_add_up() -> None:
    """Two bulletins count as each counts alone."""
    both = Counter(counts(BULLETIN))
    both.update(counts(EMPTY))
    assert next(rows(both)) == ("bulletin", "releases", 2, 1, 1, 0.5)


def test_every_field_that_may_be_missing_has_a_row() -> None:
    """None of those in the hand-built bulletin's records is forgotten; fields that are always there have none."""
    named = {field for _, field, *_ in rows(counts(EMPTY))}
    missing: set[str] = set()

    def note(record: dict[str, object]) -> dict[str, object]:
        missing.update(name for name, value in record.items() if value in (None, []))
        return record

    json.loads(cstoparse.to_json(BULLETIN), object_hook=note)
    assert missing
    assert missing <= named
    assert named.isdisjoint({"span", "kind", "status", "draft", "text", "edtf"})
