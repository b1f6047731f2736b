"""The command that writes a page for the browser: `view`."""

from __future__ import annotations

import click

from cstoparse.cli import pages
from cstoparse.cli.options import OUTPUT, Given, examples, takes_files
from cstoparse.cli.streams import sink
from cstoparse.cli.workers import Failed


@click.command(short_help="Write a page that shows the text with its records.", epilog=examples(
    "cstoparse view page.txt -o page.html",
    "cat page.txt | cstoparse view > page.html",
))
@OUTPUT
@takes_files
def view(given: Given, output: str | None) -> None:
    """Write a page for the browser that shows FILE with its records: their words marked in the text, a timeline, the diagnostics.

    The page is one HTML file that stands alone.  - or no FILE is standard input.
    """
    if given.several:
        message = "view takes one FILE"
        raise click.UsageError(message)
    given.refuse(output)
    with given.results(pages.as_page, at_once=False) as (_, results):
        made = [page for _, page in results if not isinstance(page, Failed)]
    with sink(output) as out:  # only now, so that a page that stood there stays where there is no new one
        out.writelines(made)
