"""The command `cstoparse`: press bulletins in, records out."""

from __future__ import annotations

import contextlib
import io
import json
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import IO

import click

import cstoparse
from cstoparse import files
from cstoparse.encodings import UnreadableError
from cstoparse.explain import explanation
from cstoparse.files import STANDARD
from cstoparse.lexicon import Lexicon
from cstoparse.outline import Line, Tone, lines, printable

_MAX_CHARS = 10_000_000
_STYLES = {
    Tone.TOP: "bold",
    Tone.RECORD: "bold cyan",
    Tone.FIELD: "dim",
    Tone.INFO: "blue",
    Tone.WARNING: "yellow",
    Tone.ERROR: "bold red",
}


class Form(StrEnum):
    """What `parse` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def main() -> None:
    """Run the command, and die of Ctrl-C or a closed pipe as other commands do: by the signal, without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    cli(prog_name="cstoparse")


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"cstoparse {cstoparse.__version__}")
        context.exit()


_FILES = click.argument("names", nargs=-1, metavar="[FILE|-]...")
_OUTPUT = click.option("--output", "-o", metavar="PATH", help="Write to this file instead of standard output.")
_LIMIT = click.option(
    "--max-chars", type=click.IntRange(min=1), default=_MAX_CHARS, show_default=True, metavar="N",
    help="Refuse a FILE of more characters than this.",
)

_HTML = click.option("--html", is_flag=True, help="Read every FILE as HTML; else those are whose names end in .html, .htm or .xhtml.")


def _built(_: click.Context, __: click.Parameter, path: str | None) -> Lexicon | None:
    """Build the lexicon of a user's file, or say as wrong usage what is wrong in it."""
    if path is None:
        return None
    from cstoparse.own import LexiconError, load_lexicon  # noqa: PLC0415  only this option needs it

    try:
        return load_lexicon(path)
    except LexiconError as error:
        raise click.BadParameter("\n  ".join(map(printable, error.problems))) from error


_LEXICON = click.option("--lexicon", callback=_built, metavar="PATH", help="Read with the words of this TOML file besides the package's.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version and exit.",
)
def cli() -> None:
    """Parse press bulletins of the CSTO into typed records, each traced to the words it came from."""


@cli.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of what `parse` writes for one bulletin."""
    with _sink(None) as out:
        out.write(json.dumps(cstoparse.json_schema(), ensure_ascii=False, indent=2) + "\n")


@cli.command()
@_FILES
@click.option(
    "--format", "form", type=click.Choice([str(form) for form in Form]),
    help="An outline to read, JSON, or JSON with one bulletin a line.  [default: text on a terminal, else json]",
)
@click.option("--spans/--no-spans", default=True, help="With or without the place of every piece in the text (JSON only).")
@_OUTPUT
@_LIMIT
@_HTML
@_LEXICON
def parse(
    names: tuple[str, ...], form: str | None, spans: bool, output: str | None, max_chars: int, html: bool, lexicon: Lexicon | None,
) -> None:
    """Parse each FILE as one bulletin; `-` or no FILE is standard input.

    Files may be in UTF-8, UTF-16 with a byte order mark, windows-1251, windows-1252 or KOI8-R.  Those of HTML
    need an extra: pip install 'cstoparse[html]'.

    json is one object for one FILE and an array for several; jsonl is one line a bulletin, in the order of the files.
    A FILE that cannot be read or is too long is told on standard error, and in JSON an object with "file" and "error"
    stands in its place; the others are still parsed, and the exit status is 1.  Wrong usage is 2.
    """
    _refuse(names, output)
    names = names or (STANDARD,)
    failures: list[str] = []
    with _sink(output) as out:
        texts = _texts(names, max_chars, failures, html=html)
        read = partial(cstoparse.parse, lexicon=lexicon) if lexicon else cstoparse.parse
        chosen = Form(form) if form else Form.TEXT if out.isatty() else Form.JSON
        if chosen is Form.TEXT:
            _write_lines(texts, out, lambda text: lines(read(text)), several=len(names) > 1)
        else:
            pretty = chosen is Form.JSON
            _write_json(texts, out, read, spans=spans, indent=2 if pretty else None, array=pretty and len(names) > 1)
    if failures:
        sys.exit(1)


@cli.command()
@_FILES
@_LIMIT
@_HTML
@_LEXICON
def explain(names: tuple[str, ...], max_chars: int, html: bool, lexicon: Lexicon | None) -> None:
    """Show for each record of each FILE the words and the rule it came from, and what belongs to no record and why.

    `-` or no FILE is standard input.
    """
    _refuse(names, None)
    names = names or (STANDARD,)
    failures: list[str] = []
    with _sink(None) as out:
        _write_lines(_texts(names, max_chars, failures, html=html), out, partial(explanation, lexicon=lexicon), several=len(names) > 1)
    if failures:
        sys.exit(1)


@cli.command()
@click.argument("name", required=False, metavar="[FILE|-]")
@_OUTPUT
@_LIMIT
@_HTML
@_LEXICON
def view(name: str | None, output: str | None, max_chars: int, html: bool, lexicon: Lexicon | None) -> None:
    """Write a page for the browser that shows FILE with its records: their words marked in the text, a timeline, the diagnostics.

    The page is one HTML file that stands alone.  `-` or no FILE is standard input.
    """
    _refuse((name,) if name else (), output)
    failures: list[str] = []
    texts = _texts((name or STANDARD,), max_chars, failures, html=html)
    pages = [cstoparse.to_html(cstoparse.parse(text, lexicon=lexicon)) for _, text in texts if isinstance(text, str)]
    if failures:
        sys.exit(1)
    with _sink(output) as out:
        out.writelines(pages)


def _refuse(names: tuple[str, ...], output: str | None) -> None:
    """Stop at wrong usage that the options themselves do not show."""
    if names.count(STANDARD) > 1:
        message = "standard input (-) can be read only once"
        raise click.UsageError(message)
    if not names and sys.stdin is not None and sys.stdin.isatty():
        message = "name a FILE, or - to read what you type (end with Ctrl-D)"
        raise click.UsageError(message)
    if output is None or not Path(output).is_file():
        return
    for name in names:
        with contextlib.suppress(OSError):
            if Path(name).samefile(output):
                message = f"{printable(name)} is both input and output"
                raise click.UsageError(message)


def _texts(names: Iterable[str], max_chars: int, failures: list[str], *, html: bool) -> Iterator[tuple[str, str | UnreadableError]]:
    """Yield name and text of each file, or why it cannot be read; tell of the latter and keep their names in `failures`."""
    for name, text in files.texts(names, max_chars, html=html):
        if isinstance(text, UnreadableError):
            _complain("standard input" if name == STANDARD else name, str(text))
            failures.append(name)
        yield name, text


@contextlib.contextmanager
def _sink(path: str | None) -> Iterator[IO[str]]:
    r"""Give the stream to write to, in UTF-8 with `\n`; if writing fails, tell why and exit with 1."""
    path = None if path == STANDARD else path
    try:
        if path is not None:
            with Path(path).open("w", encoding="utf-8", newline="\n") as file:
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
            _complain(path or "standard output", error.strerror or str(error))
        sys.exit(1)


def _complain(name: str, reason: str) -> None:
    click.echo(f"cstoparse: {printable(name)}: {reason}", err=True)


def _write_json(
    texts: Iterable[tuple[str, str | UnreadableError]], out: IO[str], read: Callable[[str], cstoparse.Bulletin], *, spans: bool,
    indent: int | None, array: bool,
) -> None:
    """Write an object for each file: its bulletin, or its name and why it could not be read."""
    for i, (name, text) in enumerate(texts):
        if isinstance(text, UnreadableError):
            told = json.dumps({"file": name, "error": str(text)}, indent=indent)  # in ASCII: a file's name need not be Unicode
        else:
            told = cstoparse.to_json(read(text), spans=spans, indent=indent)
        out.write(((",\n" if i else "[\n") if array else "") + told + ("" if array else "\n"))
    out.write("\n]\n" if array else "")


def _write_lines(
    texts: Iterable[tuple[str, str | UnreadableError]], out: IO[str], read: Callable[[str], Iterable[Line]], *, several: bool,
) -> None:
    """Write the lines that `read` makes of each file that can be read."""
    show = _painter(out)
    gap = ""
    for name, text in texts:
        if isinstance(text, UnreadableError):
            continue
        if several:
            out.write(f"{gap}==> {printable(name)} <==\n")
            gap = "\n"
        show(read(text))


def _painter(out: IO[str]) -> Callable[[Iterable[Line]], object]:
    """Give what writes lines: in colour on a terminal, else plain."""
    if not out.isatty():
        return lambda rows: out.writelines(f"{line.head}{line.value}\n" for line in rows)
    from rich.console import Console  # noqa: PLC0415  only a terminal needs it
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=out, highlight=False)
    return lambda rows: console.print(
        *(Text.assemble((line.head, _STYLES[line.tone]), line.value) for line in rows), sep="\n", soft_wrap=True,
    )
