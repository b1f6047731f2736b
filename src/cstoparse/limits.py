"""How long a text may be, where a caller sets a limit, and what is said of a text that was not parsed."""

from __future__ import annotations

from attrs import frozen


class BulletinTooLarge(ValueError):  # noqa: N818  named for what happened, as it is told to users
    """A text is longer than the caller allows; nothing of it was parsed.

    >>> import cstoparse
    >>> try:
    ...     cstoparse.parse("On 13 July 2023, Minsk hosted a seminar.", max_chars=20)
    ... except cstoparse.BulletinTooLarge as error:
    ...     print(error, error.size, error.max_chars, sep=" | ")
    the text has 40 characters, more than max_chars=20 allows | 40 | 20
    """

    size: int
    """Length of the text in code points."""
    max_chars: int
    """The limit that was set, in code points."""

    def __init__(self, size: int, max_chars: int) -> None:
        """Keep the length and the limit."""
        super().__init__(size, max_chars)
        self.size = size
        self.max_chars = max_chars

    def __str__(self) -> str:
        """Say the length and the limit."""
        return f"the text has {self.size} characters, more than max_chars={self.max_chars} allows"


@frozen
class Failure:
    """Stands in the place of a bulletin where `parse_many` was given something that it could not parse.

    >>> import cstoparse
    >>> first, second = cstoparse.parse_many(["Minsk hosted a seminar.", None])
    >>> second.index, type(second.error).__name__
    (1, 'TypeError')
    """

    index: int
    """Place of the item in what was given, from 0."""
    error: TypeError | BulletinTooLarge
    """What `parse` would have raised."""


def refusal(text: object, max_chars: int | None) -> TypeError | BulletinTooLarge | None:
    """Give what `parse` raises on `text`; None where it can be parsed."""
    if not isinstance(text, str):
        return TypeError(_advice(text))
    if max_chars is not None and len(text) > max_chars:
        return BulletinTooLarge(len(text), max_chars)
    return None


_HOW = {"read_text": "read it first, as in path.read_text('utf-8')", "read": "read it first, as in file.read()"}


def _advice(text: object) -> str:
    wrong = f"parse() takes the text of a page as a str, not {type(text).__name__}"
    if isinstance(text, (bytes, bytearray)):
        return f"{wrong}: decode it first, as in data.decode('utf-8')"
    if isinstance(text, (list, tuple, set, frozenset)):
        return f"{wrong}: use parse_many() for several texts"
    how = next((how for name, how in _HOW.items() if hasattr(text, name)), "hand over the text itself")
    return f"{wrong}: {how}"


def refusal_of_one(texts: object) -> TypeError | None:
    """Give what `parse_many` raises where it is handed one text instead of several."""
    if isinstance(texts, (str, bytes, bytearray)) or not hasattr(texts, "__iter__"):
        return TypeError(f"parse_many() takes several texts, not {type(texts).__name__}: use parse(), or put the text in a list")
    return None
