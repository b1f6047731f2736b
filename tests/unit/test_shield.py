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
