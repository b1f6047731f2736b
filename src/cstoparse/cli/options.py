"""What the commands that read files have in common: their options, and what is refused before anything is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import IO, TypeVar

import click
from attrs import field, frozen

from cstoparse.cli.pages import Make, read
from cstoparse.cli.streams import Failures, sink
from cstoparse.cli.terminal import progress
from cstoparse.cli.workers import Failed
from cstoparse.files import STANDARD, Entry, entries, is_many
from cstoparse.lexicon import Lexicon
from cstoparse.outline import printable

R = TypeVar("R")

MAX_CHARS = 10_000_000
_MOST_JOBS = 60  # Windows waits for no more than 63 things at once



def _built(_: click.Context, __: click.Parameter, path: str | None) -> Lexicon | None:
    """Build the lexicon of a user's file, or say as wrong usage what is wrong in it."""
    if path is None:
        return None
    from cstoparse.own import LexiconError, load_lexicon  # noqa: PLC0415  only this option needs it

    try:
        return load_lexicon(path)
    except LexiconError as error:
        raise click.BadParameter("\n  ".join(map(printable, error.problems))) from error


OUTPUT = click.option("--output", "-o", metavar="PATH", type=click.Path(), help="Write to this file instead of standard output.")
_OPTIONS = [
    click.argument("names", nargs=-1, metavar="[FILE|FOLDER|-]...", type=click.Path(allow_dash=True)),
    click.option(
        "--max-chars", type=click.IntRange(min=1), default=MAX_CHARS, show_default=True, metavar="N",
        help="Refuse a FILE of more characters than this.",
    ),
    click.option("--html", is_flag=True, help="Read every FILE as HTML; else those are whose names end in .html, .htm or .xhtml."),
    click.option(
        "--lexicon", callback=_built, metavar="PATH", type=click.Path(),
        help="Read with the words of this TOML file besides the package's.",
    ),
    click.option(
        "--jobs", "-j", type=click.IntRange(1, _MOST_JOBS), default=1, show_default=True, metavar="N",
        help="Parse in this many processes; what is written is the same.",
    ),
    click.option(
        "--errors", metavar="PATH", type=click.Path(),
        help='Keep what could not be read in this file, an object with "file" and "error" a line, instead of telling it on standard error.',
    ),
]


@frozen
class Given:
    """What the user named to be read, and how to read it."""

    names: tuple[str, ...]
    """Files, folders and patterns."""
    max_chars: int
    """The longest text that is parsed."""
    jobs: int
    """How many processes parse."""
    errors: str | None
    """The file to keep failures in."""
    html: bool = False
    """Whether all are pages of HTML; else those are whose names end so."""
    lexicon: Lexicon | None = None
    """The user's own words."""
    entries: list[Entry] = field(init=False, factory=list)
    """The files that the names stand for."""

    def __attrs_post_init__(self) -> None:
        """Look the files up."""
        self.entries.extend(entries(self.names, html=self.html))

    @property
    def several(self) -> bool:
        """Whether more than one file may have been meant."""
        return len(self.names) > 1 or is_many(self.names[0])

    @contextmanager
    def results(
        self, make: Make[R], output: str | None = None, *, at_once: bool = True,
    ) -> Iterator[tuple[IO[str], Iterator[tuple[str, R | Failed]]]]:
        """Give where to write, and each file's name with what `make` makes of its text; tell of the failures.

        Args:
            make: as for `pages.read`.
            output: the file to write to; standard output without it.
            at_once: results are written as they come, so that on a terminal they need no bar beside them.

        """
        self.refuse(output)
        with (
            Failures(self.errors) as failures,
            sink(output) as out,
            progress(len(self.entries), wanted=not (at_once and out.isatty())) as advance,
            closing(read(self.entries, make, self.max_chars, self.jobs, html=self.html, lexicon=self.lexicon)) as results,
        ):
            yield out, self._told(results, failures, advance)

    def _told(
        self, results: Iterator[R | Failed], failures: Failures, advance: Callable[[], None],
    ) -> Iterator[tuple[str, R | Failed]]:
        for entry, result in zip(self.entries, results, strict=True):
            if isinstance(result, Failed):
                failures.add(entry.name, result.reason)
            yield entry.name, result
            advance()

    def refuse(self, output: str | None) -> None:
        """Stop where a file would be written over that is to be read, or is written already."""
        for path in filter(None, (output, self.errors)):
            if Path(path).is_file():
                for entry in self.entries:
                    with suppress(OSError):
                        if Path(entry.name).samefile(path):
                            _stop(f"{printable(entry.name)} is both input and output")
        written = [Path(path).resolve() for path in (output, self.errors) if path is not None]
        if self.errors == STANDARD or len(written) > len(set(written)):
            _stop("--errors wants a file of its own")


def takes_files(call: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all that read files; it is called with what was given and its own options."""

    @wraps(call)
    def packed(
        names: tuple[str, ...], max_chars: int, jobs: int, errors: str | None, html: bool, lexicon: Lexicon | None, **own: object,
    ) -> None:
        if names.count(STANDARD) > 1:
            _stop("standard input (-) can be read only once")
        if not names and sys.stdin is not None and sys.stdin.isatty():
            _stop("name a FILE, or - to read what you type (end with Ctrl-D)")
        call(Given(names or (STANDARD,), max_chars, jobs, errors, html, lexicon), **own)

    for option in reversed(_OPTIONS):
        packed = option(packed)
    return packed


def _stop(message: str) -> None:
    raise click.UsageError(message)


def examples(*lines: str) -> str:
    """Lines for the end of a command's help, left as they are."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])
