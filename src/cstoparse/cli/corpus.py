"""The command that tells of many files together: `coverage`."""

from __future__ import annotations

import csv
import json
from collections import Counter
from enum import StrEnum
from typing import IO

import click

from cstoparse import coverage as coverages
from cstoparse.cli import pages
from cstoparse.cli.options import OUTPUT, Given, examples, takes_files
from cstoparse.cli.workers import Failed
from cstoparse.coverage import Counts, Row


class Form(StrEnum):
    """What `coverage` prints."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@click.command(short_help="Tell how often each field is filled.", epilog=examples(
    "cstoparse coverage archive/",
    "cstoparse coverage archive/ -j 4 --format csv -o coverage.csv",
))
@click.option("--format", "form", type=click.Choice([str(form) for form in Form]), default="text", show_default=True, help="What to print.")
@OUTPUT
@takes_files
def coverage(given: Given, form: str, output: str | None) -> None:
    """Tell how often each field of the records is filled, in all FILEs together.

    A row tells of a field that may be null or empty: how many records of its kind there are, how many of them have it, how many
    lack it, and the share that has it.  A field is lacking where the text does not say, and where it was not understood.
    FOLDERs, patterns and - are as for `parse`.
    """
    found: Counts = Counter()
    read = unread = 0
    with given.results(pages.as_counts, output, at_once=False) as (out, results):
        for _, result in results:
            if isinstance(result, Failed):
                unread += 1
            else:
                read += 1
                found.update(result)
        _WRITERS[Form(form)](list(coverages.rows(found)), read, unread, out)


def _write_text(rows: list[Row], read: int, unread: int, out: IO[str]) -> None:
    out.write(f"{read} read, {unread} not\n\n")
    names = [f"{row.record}.{row.field}" for row in rows]
    width = max(map(len, names))
    out.write(f"{'field':{width}}  records  present   absent   share\n")
    for name, row in zip(names, rows, strict=True):
        share = "-" if row.share is None else f"{row.share:.1%}"
        out.write(f"{name:{width}}  {row.records:7}  {row.present:7}  {row.absent:7}  {share:>6}\n")


def _write_json(rows: list[Row], read: int, unread: int, out: IO[str]) -> None:
    told = {"read": read, "unread": unread, "fields": [row._asdict() for row in rows]}
    out.write(json.dumps(told, indent=2) + "\n")


def _write_csv(rows: list[Row], _read: int, _unread: int, out: IO[str]) -> None:
    table = csv.writer(out, lineterminator="\n")
    table.writerow(Row._fields)
    table.writerows(rows)


_WRITERS = {Form.TEXT: _write_text, Form.JSON: _write_json, Form.CSV: _write_csv}
