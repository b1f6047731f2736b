"""The words by which a layout is read, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from attrs import frozen

_STEM = 4


@frozen
class Words:
    """The layout's words of one language, all in small letters."""

    navigation: frozenset[str]
    """Whole lines that lead elsewhere and end a release."""
    aside: frozenset[str]
    """Whole lines left out wherever they stand: the site's own, marks of galleries and films, offers of a file."""
    attached: tuple[str, ...]
    """What a line begins with that ends in a file's name: a bracket or the words of a download."""
    byline: tuple[str, ...]
    """Beginnings of captions and bylines."""
    files: frozenset[str]
    """Endings of files' names, from their only point."""
    salutation: tuple[str, ...]
    """Beginnings of salutations."""
    signature: tuple[str, ...]
    """What a signature names."""
    signature_stems: dict[str, tuple[str, ...]]
    """The same by their first letters, of which there are few: most lines hold none and need no closer look."""
    open: frozenset[str]
    """Words after which a line of running text cannot end."""
    anew: frozenset[str]
    """Words whose capital begins a sentence."""
    back: tuple[str, ...]
    """Beginnings that point back to the sentence before."""
    abbreviated: frozenset[str]
    """Words whose full stop ends no sentence."""
    common: frozenset[str]
    """Words that tell nothing about a release's matter."""
    months: frozenset[str]
    """Names of the months."""
    tel: frozenset[str]
    """Labels of telephones."""
    fax: frozenset[str]
    """Labels of fax machines."""
    email: frozenset[str]
    """Labels of electronic mail."""
    labels: frozenset[str]
    """Every word that may stand beside a number or an address without being a name."""


def _stems(words: list[str]) -> dict[str, tuple[str, ...]]:
    stems = dict.fromkeys(word[:_STEM] for word in words)
    return {stem: tuple(word for word in words if word.startswith(stem)) for stem in stems}


@cache
def load(language: str = "en") -> Words:
    """Load the layout's words of a language, once."""
    data = tomllib.loads(files("cstoparse").joinpath("lexicon", language, "layout.toml").read_text("utf-8"))
    contact = {name: frozenset(words) for name, words in data["contact"].items()}
    return Words(
        navigation=frozenset(data["navigation"]),
        aside=frozenset((*data["furniture"], *data["media"], *data["download"])),
        attached=("(", *data["download"]),
        byline=tuple(data["byline"]),
        files=frozenset(data["files"]),
        salutation=tuple(data["salutation"]),
        signature=tuple(data["signature"]),
        signature_stems=_stems(data["signature"]),
        open=frozenset(data["open"]),
        anew=frozenset((*data["open"], *data["anew"])),
        back=tuple(f"{words} " for words in data["back"]),
        abbreviated=frozenset(data["abbreviated"]),
        common=frozenset(data["common"]),
        months=frozenset(data["months"]),
        tel=contact["tel"],
        fax=contact["fax"],
        email=contact["email"],
        labels=frozenset[str]().union(*contact.values()),
    )
