"""The page of the lexicon, made from its data: what can be read in a minute, not every word."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from cstoparse import DocumentStatus

FOLDER = Path(__file__).resolve().parent.parent / "src/cstoparse/lexicon/en"


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _folded(summary: str, content: str) -> str:
    """Content that opens on demand."""
    return f'<details markdown="1">\n<summary>{summary}</summary>\n\n{content}\n\n</details>'


def _by_value(table: Mapping[str, Iterable[str]], head: str, words: str) -> str:
    return _table((head, words), ((f"`{value}`", ", ".join(dict.fromkeys(forms))) for value, forms in table.items()))


def _organs() -> str:
    bodies = sorted(_data("bodies")["body"], key=lambda body: (not body["id"].startswith("csto"), body["id"]))
    rows = ((f"`{body['id']}`", body["forms"][0], ", ".join(body["forms"][1:])) for body in bodies)
    return _table(("id", "organ", "also written"), rows)


def _events() -> str:
    return _by_value(_data("events")["nouns"], "kind", "nouns")


def _documents() -> str:
    return _by_value(_data("documents")["nouns"], "kind", "nouns")


def _statuses() -> str:
    verbs = _data("documents")["verbs"]
    return _by_value({status: verbs[status] for status in DocumentStatus if status in verbs}, "status", "words that report it")


def _verbs() -> str:
    return _by_value(_data("events")["verbs"], "tells", "verbs, by their forms")


def _roles() -> str:
    heads = sorted(set(_data("roles")["heads"]), key=str.lower)
    return _folded(f"{len(heads)} offices", ", ".join(heads))


def _groups() -> str:
    heads = sorted(set(_data("groups")["heads"].split("\n")[:-1]), key=str.lower)
    return _folded(f"{len(heads)} groups", ", ".join(heads))


def _ranks() -> str:
    ranks = _data("ranks")["ranks"].split("\n")[:-1]
    short = [rank for rank in ranks if " " not in rank]
    return f"{len(ranks)} ranks are known, with their branches and grades. Those of one word: {', '.join(short)}."


def _countries() -> str:
    countries = _data("countries")["country"]
    rows = ((f"`{c['code']}`", ", ".join(c["names"]), ", ".join(c.get("adjectives", ()))) for c in countries)
    return _folded(f"{len(countries)} countries", _table(("code", "names", "adjectives"), rows))


def _places() -> str:
    places = _data("places")
    kinds = {"town": places["towns"], "district": places["districts"], "venue": places["venues"]}
    return _by_value(kinds, "what it makes of a name", "nouns")


PIECES: dict[str, Callable[[], str]] = {
    f"<!-- lexicon {make.__name__.strip('_')} -->": make
    for make in (_organs, _events, _verbs, _documents, _statuses, _roles, _groups, _ranks, _countries, _places)
}


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the tables where the page names them."""
    for mark, make in PIECES.items():
        if mark in markdown:
            markdown = markdown.replace(mark, make())
    return markdown
