"""The texts of files and of standard input, and why one of them cannot be had."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import BinaryIO

from cstoparse.encodings import UnreadableError, decode

STANDARD = "-"
"""A file of this name is standard input or output."""
_PAGES = (".html", ".htm", ".xhtml")
_CHUNK = 1 << 20
_BYTES = 4  # of the longest character in any encoding that is read
_MARK = 4  # bytes that a byte order mark takes at most


class _TooLargeError(UnreadableError):
    """A file of more characters than the command allows."""

    def __init__(self, size: int | None, max_chars: int) -> None:
        """Say the length, where it is known, and the limit."""
        told = "more characters than" if size is None else f"{size} characters, more than"
        super().__init__(f"the text has {told} --max-chars={max_chars} allows")


def texts(names: Iterable[str], max_chars: int, *, html: bool = False) -> Iterator[tuple[str, str | UnreadableError]]:
    """Yield name and text of each file in order, or in the place of the text why it cannot be had.

    `html` tells that all are pages of HTML; without it, those are whose names end so.
    """
    for name in names:
        try:
            yield name, _page(name, max_chars) if html or name.lower().endswith(_PAGES) else _text(name, max_chars)
        except UnreadableError as error:
            yield name, error


def _text(name: str, max_chars: int) -> str:
    text = decode(_bytes(name, max_chars))
    if len(text) > max_chars:
        raise _TooLargeError(len(text), max_chars)
    return text


def _page(name: str, max_chars: int) -> str:
    data = _bytes(name, max_chars)
    from cstoparse.markup import html_text  # noqa: PLC0415  only HTML needs it

    try:
        text = html_text(data)
    except ModuleNotFoundError as error:
        raise UnreadableError(str(error)) from error
    if len(text) > max_chars:
        raise _TooLargeError(len(text), max_chars)
    return text


def _bytes(name: str, max_chars: int) -> bytes:
    """Read a file, but no more of it than could be text of the length allowed: a pipe may have no end."""
    most = _BYTES * max_chars + _MARK
    pieces: list[bytes] = []
    try:
        with _opened(name) as stream:
            while most >= 0 and (piece := stream.read(_CHUNK)):
                pieces.append(piece)
                most -= len(piece)
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from error
    if most < 0:
        raise _TooLargeError(None, max_chars)
    return b"".join(pieces)


def _opened(name: str) -> closing[BinaryIO] | nullcontext[BinaryIO]:
    if name != STANDARD:
        return closing(Path(name).open("rb"))
    if sys.stdin is None:
        message = "it is closed"
        raise UnreadableError(message)
    return nullcontext(sys.stdin.buffer)
