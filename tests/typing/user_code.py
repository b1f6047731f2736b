"""What a user writes; mypy --strict and pyright must accept every line and see these very types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_type

import cstoparse
from cstoparse import Bulletin, BulletinTooLarge, Diagnostic, Failure, Meeting, MeetingStatus, PersonName, Release, Span, Text, When, parse


def read(text: str) -> Bulletin:
    bulletin = parse(text, language="en")
    assert_type(bulletin, Bulletin)
    assert_type(bulletin.article, Release | None)
    assert_type(bulletin.meetings, tuple[Meeting, ...])
    assert_type(bulletin.diagnostics, tuple[Diagnostic, ...])
    return bulletin.require("error")


def days(bulletin: Bulletin) -> Iterator[tuple[str, str | None]]:
    for meeting in bulletin.meetings:
        if meeting.status is MeetingStatus.HELD and meeting.when is not None:
            assert_type(meeting.when, When)
            yield meeting.when.edtf, meeting.when.start


def chairs(bulletin: Bulletin) -> list[str]:
    found: list[str] = []
    for participant in bulletin.participants:
        match participant.name:
            case PersonName(full=full) if participant.capacity == "chair":
                found.append(full)
            case Text() as words:
                assert_type(words.span, Span)
                found.append(words.upper())
            case _:
                pass
    return found


def there_and_back(bulletin: Bulletin) -> Bulletin:
    plain = cstoparse.to_dict(bulletin, spans=False)
    assert_type(plain, dict[str, Any])
    return cstoparse.from_json(cstoparse.to_json(bulletin, indent=2))


def everything(texts: list[str]) -> dict[str, int]:
    return {path: len(b.text) for b in cstoparse.parse_many(texts) for path, _ in b.walk()}


def bounded(texts: list[str]) -> Iterator[Bulletin]:
    assert_type(cstoparse.parse_many(texts), Iterator[Bulletin])
    for result in cstoparse.parse_many(texts, language="en", max_chars=10_000):
        match result:
            case Failure(index=index, error=BulletinTooLarge() as error):
                assert_type(index, int)
                print(texts[index][:20], error.size, error.max_chars)
            case Failure(error=error):
                assert_type(error, TypeError | BulletinTooLarge)
                raise error
            case bulletin:
                assert_type(bulletin, Bulletin)
                yield bulletin


def wrong() -> None:
    parse(b"bytes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    parse("text").schema = "other"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    cstoparse.prase("text")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
