"""The files that names stand for, their texts, and why one of them cannot be had."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cstoparse.encodings import UnreadableError, decode

STANDARD = "-"
"""A file of this name is standard input or output."""
_PAGES = (".html", ".htm", ".xhtml")
_SUFFIX = ".txt"
_CHUNK = 1 << 20
_BYTES = 4  # of the longest character in any encoding that is read
_MARK = 4  # bytes that a byte order mark takes at most


class Entry(NamedTuple):
    """A file to read, or a folder or pattern that stands for none."""

    name: str
    """As given, or found in what was given."""
    problem: str | None = None
    """Why there is nothing to read."""


class _TooLargeError(UnreadableError):
    """A file of more characters than the command allows."""

    def __init__(self, size: int | None, max_chars: int) -> None:
        """Say the length, where it is known, and the limit."""
        told = "more characters than" if size is None else f"{size} characters, more than"
        super().__init__(f"the text has {told} --max-chars={max_chars} allows")


def is_many(name: str) -> bool:
    """Whether the name stands for any number of files: a folder, or a pattern such as `pages/*.txt` that is no file's name."""
    return name != STANDARD and (os.path.isdir(name) or (has_magic(name) and not os.path.lexists(name)))  # noqa: PTH112  no error for any name


def entries(names: Iterable[str], *, html: bool = False) -> Iterator[Entry]:
    """Yield the files that names stand for.

    A folder stands for the `.txt` files in it and in its folders, or with `html` for those of HTML; a pattern for what it
    matches (`**` goes into folders); each in the order of their names, part by part.  Hidden files and folders are left out of both.
    """
    for name in names:
        if not is_many(name):
            yield Entry(name)
        elif os.path.isdir(name):  # noqa: PTH112  as in `is_many`
            yield from _in_folder(name, _PAGES if html else (_SUFFIX,))
        else:
            matches = sorted(glob(name, recursive=True), key=_parts)  # noqa: PTH207  a Path would lose the user's "./"
            yield from entries(matches, html=html) if matches else [Entry(name, "no such file, and none that matches")]


def _in_folder(folder: str, suffixes: tuple[str, ...]) -> list[Entry]:
    found: list[Entry] = []

    def unread(error: OSError) -> None:
        found.append(Entry(str(error.filename), error.strerror))

    for place, folders, names in os.walk(folder, onerror=unread):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Entry(os.path.join(place, name)) for name in names if name.lower().endswith(suffixes) and not name.startswith(".")]  # noqa: PTH118  as in `entries`
    return sorted(found, key=lambda entry: _parts(entry.name)) or [Entry(folder, f"no {suffixes[0]} file in this folder")]


def _parts(name: str) -> tuple[str, ...]:
    return Path(name).parts


def text(name: str, max_chars: int, *, html: bool = False) -> str:
    """Give the text of a file.

    `html` tells that it is a page of HTML; without it, it is one if its name ends so.

    Raises:
        UnreadableError: it cannot be had, is not text, or has more characters than `max_chars`.

    """
    read = _page(name, max_chars) if html or name.lower().endswith(_PAGES) else decode(_bytes(name, max_chars))
    if len(read) > max_chars:
        raise _TooLargeError(len(read), max_chars)
    return read


def _page(name: str, max_chars: int) -> str:
    data = _bytes(name, max_chars)
    from cstoparse.markup import html_text  # noqa: PLC0415  only HTML needs it

    try:
        return html_text(data)
    except ModuleNotFoundError as error:
        raise UnreadableError(str(error)) from error


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
