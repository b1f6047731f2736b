"""Pages that are made from the package, so that they cannot disagree with it; and a check that a page fetches nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from mkdocs.exceptions import PluginError

from cstoparse.cli import cli
from cstoparse.diagnostics import CATALOGUE

ROOT = Path(__file__).resolve().parent.parent
# What a browser would load by itself; links that a reader may follow are none.
FETCH = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["']?(?:https?:)?//|<link\b[^>]*\brel=["']?(?:stylesheet|icon|pre)[^>]*\bhref=["']?(?:https?:)?//""",
)
PLACE = re.compile(r"<!-- (?!skip:|/?accuracy -->)[^>]*-->")  # where something should have been put
DRAWING = re.compile(r"<!-- drawing (?P<name>[a-z-]+) -->")
ACCURACY = re.compile(r"<!-- accuracy -->\n(.*?)<!-- /accuracy -->", flags=re.DOTALL)


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


def _accuracy() -> str:
    """The table of the held-out bulletins, from the README, into which `make accuracy` writes it."""
    found = ACCURACY.search((ROOT / "README.md").read_text("utf-8"))
    if found is None:
        message = "the README holds no table of accuracy"
        raise PluginError(message)
    return found[1]


def _speed() -> str:
    """The table of speed, from the README, with the date of its measurement."""
    told = (ROOT / "README.md").read_text("utf-8").split("\n## Speed\n", 1)[1].split("\n## ", 1)[0]
    return told.replace("](docs/", "](")  # its links, as they are from here


def _commands() -> str:
    """The help of the command and of each of its commands, as they print it on a wide terminal."""
    top = click.Context(cli, info_name="cstoparse", terminal_width=100, help_option_names=["-h", "--help"])
    contexts = [top, *(click.Context(command, info_name=name, parent=top, terminal_width=100) for name, command in cli.commands.items())]
    return "\n\n".join(f"### {context.command_path}\n\n```text\n{context.get_help()}\n```" for context in contexts)


PIECES: dict[str, Callable[[], str]] = {
    "<!-- catalogue -->": _catalogue,
    "<!-- changelog -->": _changelog,
    "<!-- security -->": _security,
    "<!-- accuracy table -->": _accuracy,
    "<!-- speed table -->": _speed,
    "<!-- commands -->": _commands,
    "<!-- rows -->": str,  # marks between which a test writes a table
}


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the made pieces where the pages name them, and the drawings into the page, so that they follow its colours."""
    for mark, make in PIECES.items():
        if mark in markdown:
            markdown = markdown.replace(mark, make())
    return DRAWING.sub(lambda match: (ROOT / f"docs/img/{match['name']}.svg").read_text("utf-8"), markdown)


def on_page_content(html: str, page: Any, **_: object) -> str:  # noqa: ANN401  a page of mkdocs, which has no types
    """Stop the build where a page names a piece that nothing makes."""
    if (found := PLACE.search(html)) is not None:
        message = f"{page.file.src_uri}: nothing makes {found[0]}"
        raise PluginError(message)
    return html


def on_post_page(output: str, page: Any, **_: object) -> str:  # noqa: ANN401  a page of mkdocs, which has no types
    """Stop the build where a page would fetch something from elsewhere."""
    if (found := FETCH.search(output)) is not None:
        message = f"{page.file.src_uri} fetches from elsewhere: {found[0]}"
        raise PluginError(message)
    return output
