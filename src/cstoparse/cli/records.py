"""The commands that tell of each file: `parse`, `show`, `explain`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from typing import IO

import click

from cstoparse.cli import pages
from cstoparse.cli.options import OUTPUT, Given, examples, takes_files
from cstoparse.cli.streams import as_object, is_terminal
from cstoparse.cli.terminal import Piece, painter
from cstoparse.cli.workers import Failed
from cstoparse.outline import printable


class Form(StrEnum):
    """What `parse` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


@click.command(epilog=examples(
    "cstoparse parse page.txt                          an outline on a terminal, JSON in a pipe",
    "cstoparse parse --format jsonl archive/ -j 4 -o all.jsonl --errors unread.jsonl",
    "cstoparse parse 'archive/**/2023-*.txt'           a pattern; quoted, it is not the shell that looks for files",
    "cat page.txt | cstoparse parse --no-spans -",
))
@click.option(
    "--format", "form", type=click.Choice([str(form) for form in Form]),
    help="An outline to read, JSON, or JSON with one bulletin a line.  [default: text on a terminal, else json]",
)
@click.option("--spans/--no-spans", default=True, help="With or without the place of every piece in the text (JSON only).")
@OUTPUT
@takes_files
def parse(given: Given, form: str | None, spans: bool, output: str | None) -> None:
    """Parse each FILE as one bulletin.

    A FOLDER stands for the .txt files in it and in its folders, a pattern such as 'pages/*.txt' for the files it matches, in the
    order of their names; hidden ones are left out.  - or no FILE is standard input.  Files may be in UTF-8, UTF-16 with a byte
    order mark, windows-1251, windows-1252 or KOI8-R.

    json is one object for one FILE, and an array for several, a FOLDER or a pattern; jsonl is one line a bulletin, in the order of
    the files.  A FILE that cannot be read or is too long is told on standard error, and in JSON an object with "file" and "error"
    stands in its place; the others are still parsed, and the exit status is 1.  Wrong usage is 2.
    """
    chosen = _form(form, output)
    indent = 2 if chosen is Form.JSON else None
    if chosen is Form.TEXT:
        with given.results(pages.as_outline, output) as (out, results):
            _write_pieces(results, out, several=given.several)
        return
    with given.results(partial(pages.as_json, spans=spans, indent=indent), output) as (out, texts):
        _write_json(texts, out, indent=indent, array=chosen is Form.JSON and given.several)


@click.command(short_help="Show the text with what was found in it.", epilog=examples(
    "cstoparse show page.txt",
    "cstoparse show archive/ | less                    the marks alone; colours are for terminals",
    "FORCE_COLOR=1 cstoparse show page.txt | less -R   colours all the same",
    "NO_COLOR=1 cstoparse show page.txt                no colours on a terminal",
))
@takes_files
def show(given: Given) -> None:
    """Show the text of each FILE with marks around what was found in it, in colour on a terminal.

    A mark is [label: words], and marks stand in one another: a meeting holds its date, place and participants.  Dates are labelled
    with what they were read as, organs with their id, participants with their capacity and country.  The diagnostics stand at the
    end.  FOLDERs, patterns and - are as for `parse`.
    """
    with given.results(pages.as_marked) as (out, results):
        _write_pieces(results, out, several=given.several)


@click.command(short_help="Show the rule and the words of each record.", epilog=examples(
    "cstoparse explain page.txt",
    "cstoparse explain archive/ | grep 'left over' -A 5",
))
@takes_files
def explain(given: Given) -> None:
    """Show for each record of each FILE the words and the rule it came from, and what belongs to no record and why.

    FOLDERs, patterns and - are as for `parse`.
    """
    with given.results(pages.as_explanation) as (out, results):
        _write_pieces(results, out, several=given.several)


def _form(form: str | None, output: str | None) -> Form:
    if form is not None:
        return Form(form)
    return Form.TEXT if is_terminal(output) else Form.JSON


def _write_json(results: Iterator[tuple[str, str | Failed]], out: IO[str], *, indent: int | None, array: bool) -> None:
    """Write an object for each file: its bulletin, or its name and why it could not be read."""
    mark = "[\n" if array else ""
    for name, result in results:
        told = as_object(name, result.reason, indent) if isinstance(result, Failed) else result
        out.write(mark + told + ("" if array else "\n"))
        mark = ",\n" if array else ""
    out.write("\n]\n" if array else "")


def _write_pieces(results: Iterator[tuple[str, list[Piece] | Failed]], out: IO[str], *, several: bool) -> None:
    """Write what there is of each file that could be read, under its name where there are several."""
    paint = painter(out)
    gap = ""
    for name, result in results:
        if isinstance(result, Failed):
            continue
        if several:
            out.write(f"{gap}==> {printable(name)} <==\n")
            gap = "\n"
        paint(result)
