"""A fault inside the library costs the records of one rule, never the page, and is told."""

from __future__ import annotations

from importlib import import_module

import pytest

import cstoparse

TEXT = "On 13 July 2023, Minsk hosted a seminar on border security.\n\nPress Secretary\nTel.: +7 495 623 43 72"


def test_a_failing_rule_is_told_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> list[object]:
        raise LookupError

    module = import_module("cstoparse.parse")
    monkeypatch.setattr(module, "CAUGHT", (Exception,))
    monkeypatch.setattr(module, "read_meetings", fail)
    bulletin = cstoparse.parse(TEXT)
    told = [d for d in bulletin.diagnostics if d.code is cstoparse.Code.INTERNAL]
    assert [d.severity for d in told] == [cstoparse.Severity.ERROR]
    assert "meetings (LookupError)" in told[0].message
    assert bulletin.meetings == ()
    assert bulletin.contact is not None


def test_the_suite_sees_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> list[object]:
        raise LookupError

    monkeypatch.setattr(import_module("cstoparse.parse"), "read_meetings", fail)
    with pytest.raises(LookupError):
        cstoparse.parse(TEXT)


LONG = (
    "On 13 July 2023, Minsk hosted a seminar on border security.\n\nThe Council approved the Plan of Work.\n\n"
    "The ministers signed the Protocol on Salt. A book by Sanzhar Beknazarov has been published.\n\n"
)


@pytest.mark.parametrize(
    ("rule", "name", "kept"),
    [
        ("read_meetings", "meetings", (0, 1, 1)),
        ("DocumentReader.take", "documents", (1, 0, 1)),
        ("Leftovers.take", "leftovers", (1, 2, 0)),
        ("settle", "persons", (1, 2, 1)),
        ("readings", "tokens", (0, 0, 0)),
    ],
)
def test_a_rule_that_fails_half_way_is_told_once(rule: str, name: str, kept: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("cstoparse.parse")
    owner, _, method = rule.rpartition(".")
    place = getattr(module, owner) if owner else module
    usual, calls = getattr(place, method), []

    def fail(*args: object) -> object:
        calls.append(args)
        if len(calls) > 1 or name in {"persons", "tokens"}:
            raise LookupError
        return usual(*args)

    monkeypatch.setattr(module, "CAUGHT", (Exception,))
    monkeypatch.setattr(place, method, fail if name != "tokens" else lambda *args: map(fail, args))
    bulletin = cstoparse.parse(LONG)
    told = [d.message for d in bulletin.diagnostics if d.code is cstoparse.Code.INTERNAL]
    assert len(told) == 1
    assert f"{name} (LookupError)" in told[0]
    unread = [d for d in bulletin.diagnostics if d.code is cstoparse.Code.PERSON_UNREAD]
    assert (len(bulletin.meetings), len(bulletin.documents), len(unread)) == kept
