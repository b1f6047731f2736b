"""Pages that are made from the package, so that they cannot disagree with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cstoparse.cli import cli
from cstoparse.diagnostics import CATALOGUE

ROOT = Path(__file__).resolve().parent.parent


def _catalogue() -> str:
    """The table of diagnostic codes."""
    rows = (f"| `{code}` | {e.severity} | {e.message.format_map({'words': '…'})} | {e.help} |" for code, e in _shown())
    return "\n".join(["| code | severity | what was seen | what to do |", "|---|---|---|---|", *rows])


def _shown() -> list[tuple[str, Any]]:
    return [(code.value, entry) for code, entry in CATALOGUE.items()]


def _changelog() -> str:
    return (ROOT / "CHANGELOG.md").read_text("utf-8")


def _security() -> str:
    """How to report, from the file in which hosts of repositories look for it, its title and pointer to this page left out."""
    return "## " + (ROOT / "SECURITY.md").read_text("utf-8").split("\n## ", 1)[1]


def _commands() -> str:
    """The help of the command and of each of its commands, as they print it on a wide terminal."""
    top = click.Context(cli, info_name="cstoparse", terminal_width=100, help_option_names=["-h", "--help"])
    contexts = [top, *(click.Context(command, info_name=name, parent=top, terminal_width=100) for name, command in cli.commands.items())]
    return "\n\n".join(f"### {context.command_path}\n\n```text\n{context.get_help()}\n```" for context in contexts)


PIECES: dict[str, Callable[[], str]] = {
    "<!-- catalogue -->": _catalogue, "<!-- changelog -->": _changelog, "<!-- commands -->": _commands, "<!-- security -->": _security,
}


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the made pieces where the pages name them."""
    for mark, make in PIECES.items():
        if mark in markdown:
            markdown = markdown.replace(mark, make())
    return markdown
