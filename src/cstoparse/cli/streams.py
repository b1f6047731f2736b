"""Where the command writes: its results, and what it could not read."""

from __future__ import annotations

import contextlib
import io
import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Self

import click

from cstoparse.cli.terminal import die
from cstoparse.files import STANDARD
from cstoparse.outline import printable


@contextlib.contextmanager
def sink(path: str | None) -> Iterator[IO[str]]:
    r"""Give the stream to write to, in UTF-8 with `\n`; if writing fails, tell why and exit with 1."""
    path = None if path == STANDARD else path
    try:
        if path is not None:
            with _created(path) as file:
                yield file
            return
        if sys.stdout is None:
            raise OSError(None, "it is closed")  # noqa: TRY301  one place tells of all that hinders writing
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
    except OSError as error:
        if path is None:
            sys.stdout = None  # or Python tries to write the rest again at exit, and complains
        if not isinstance(error, BrokenPipeError):
            complain(path or "standard output", error.strerror or str(error))
        elif hasattr(signal, "SIGPIPE"):
            die(signal.SIGPIPE)
        sys.exit(1)


class Failures:
    """What could not be read: told in a line each on standard error, or kept in a file."""

    def __init__(self, path: str | None) -> None:
        """Make the file, where there is to be one."""
        self.path, self.count = path, 0
        with self._written():
            self.file = None if path is None else _created(path)

    def add(self, name: str, reason: str) -> None:
        """Tell of one."""
        self.count += 1
        if self.file is None:
            complain("standard input" if name == STANDARD else name, reason)
            return
        with self._written():
            self.file.write(as_object(name, reason) + "\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Close the file; if all went well but for some failures, exit with 1."""
        if self.file is not None:
            self.file.close()
        if self.count and kind is None:
            if self.path is not None:
                complain(self.path, f"tells of {self.count} that could not be read")
            sys.exit(1)

    @contextlib.contextmanager
    def _written(self) -> Iterator[None]:
        """Tell of what hinders writing, by the name of this file and not of the one that results go to."""
        try:
            yield
        except OSError as error:
            complain(self.path or "standard error", error.strerror or str(error))
            sys.exit(1)


def _created(path: str) -> IO[str]:
    """Open a file to write; what is written reaches it at once, so that a command that is stopped leaves whole records."""
    return Path(path).open("w", encoding="utf-8", newline="\n", buffering=1)


def as_object(name: str, reason: str, indent: int | None = None) -> str:
    """The JSON object of a failure; in ASCII, as a file's name need not be Unicode."""
    return json.dumps({"file": name, "error": reason}, indent=indent)


def complain(name: str, reason: str) -> None:
    """Tell in one line what is wrong with a file."""
    click.echo(f"cstoparse: {printable(name)}: {reason}", err=True)


def is_terminal(path: str | None) -> bool:
    """Whether what is written to this path, or to standard output without one, is for a terminal."""
    return path in {None, STANDARD} and sys.stdout is not None and sys.stdout.isatty()
