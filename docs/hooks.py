"""Pages that are made from the package, so that they cannot disagree with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

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


PIECES: dict[str, Callable[[], str]] = {"<!-- catalogue -->": _catalogue, "<!-- changelog -->": _changelog, "<!-- security -->": _security}


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the made pieces where the pages name them."""
    for mark, make in PIECES.items():
        if mark in markdown:
            markdown = markdown.replace(mark, make())
    return markdown
