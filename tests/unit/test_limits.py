"""A limit of length refuses what is longer, says so, and cuts nothing; in a row of texts the others go on."""

from __future__ import annotations

import pickle

import pytest

import cstoparse
from cstoparse import Bulletin, BulletinTooLarge, Failure, parse, parse_many

TEXT = "On 13 July 2023, Minsk hosted a seminar."


def test_a_text_of_the_length_allowed_is_parsed_whole() -> None:
    """The limit itself is allowed, and changes nothing."""
    assert parse(TEXT, max_chars=len(TEXT)) == parse(TEXT)


def test_a_longer_text_is_refused_with_its_length_and_the_limit() -> None:
    """One character more is an error that names both numbers."""
    with pytest.raises(BulletinTooLarge, match=r"^the text has 40 characters, more than max_chars=39 allows$") as caught:
        parse(TEXT, max_chars=39)
    assert (caught.value.size, caught.value.max_chars) == (40, 39)
    assert isinstance(caught.value, ValueError)


def test_characters_are_code_points() -> None:
    """Neither bytes nor UTF-16 units are counted."""
    assert parse("\U0001d400" * 3, max_chars=3).span == (0, 3)


def test_nothing_is_allowed_by_a_limit_of_zero() -> None:
    """Zero is a limit, not the want of one."""
    assert parse("", max_chars=0).text == ""
    with pytest.raises(BulletinTooLarge):
        parse("a", max_chars=0)


def test_the_error_can_be_sent_to_another_process() -> None:
    """A pool hands errors over pickled."""
    back = pickle.loads(pickle.dumps(BulletinTooLarge(40, 39)))  # noqa: S301  its own
    assert (type(back), back.size, back.max_chars, str(back)) == (BulletinTooLarge, 40, 39, str(BulletinTooLarge(40, 39)))


def test_each_failure_stands_in_its_place() -> None:
    """Items that are no text or too long are results; those around them are parsed as alone."""
    results = list(parse_many([TEXT, None, TEXT + "!", b"bytes", ""], max_chars=len(TEXT)))
    assert [type(result) for result in results] == [Bulletin, Failure, Failure, Failure, Bulletin]
    failures = [result for result in results if isinstance(result, Failure)]
    assert [failure.index for failure in failures] == [1, 2, 3]
    assert [type(failure.error) for failure in failures] == [TypeError, BulletinTooLarge, TypeError]
    assert "decode it first" in str(failures[2].error)
    assert results[0] == parse(TEXT)


def test_many_are_parsed_when_they_are_asked_for() -> None:
    """A row without an end is no trouble."""
    endless = iter(lambda: TEXT, "")
    assert next(parse_many(endless)).text == TEXT


def test_language_goes_to_each_and_a_wrong_one_is_told_at_once() -> None:
    """A wrong setting is the caller's fault, not that of each text."""
    assert [b.language for b in parse_many([TEXT], language="ru")] == [cstoparse.Language.RU]
    with pytest.raises(ValueError, match="xx"):
        parse_many([TEXT], language="xx")
