"""The command `cstoparse`: press bulletins in, records out."""

from __future__ import annotations

import json
import signal

import click

import cstoparse
from cstoparse.cli.corpus import coverage
from cstoparse.cli.options import examples
from cstoparse.cli.records import explain, parse, show
from cstoparse.cli.streams import sink
from cstoparse.cli.view import view


def main() -> None:
    """Run the command, and die of Ctrl-C as other commands do: by the signal, without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    cli(prog_name="cstoparse")


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"cstoparse {cstoparse.__version__}")
        context.exit()


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "cstoparse show page.txt                 the text with what was found in it",
        "cstoparse parse page.txt                the records",
        "cstoparse parse archive/ --format jsonl --jobs 4 > archive.jsonl",
        "cstoparse coverage archive/             how often each field is filled",
        "cstoparse view page.txt -o page.html    a page for the browser",
    ),
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version and exit.",
)
def cli() -> None:
    """Parse press bulletins of the CSTO into typed records, each traced to the words it came from."""


@cli.command(short_help="Print the JSON Schema of the records.", epilog=examples("cstoparse schema > cstoparse.schema.json"))
def schema() -> None:
    """Print the JSON Schema (2020-12) of what `parse` writes for one bulletin."""
    with sink(None) as out:
        out.write(json.dumps(cstoparse.json_schema(), ensure_ascii=False, indent=2) + "\n")


for command in (parse, show, explain, coverage, view):
    cli.add_command(command)
