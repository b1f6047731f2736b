"""What a lexicon holds, and what a user adds to it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from cstoparse.lexicon.words import Words


@frozen(eq=False, repr=False)
class Lexicon:
    """The words by which texts are read: the package's, or those of a user besides.

    `load_lexicon` builds one, which takes about a third of a second.  It never changes, so one serves any number of texts,
    threads and, since it can be pickled, processes.  Its fields are the library's own and may change; what stays is
    `language`, `source` and what `repr` tells.
    """

    language: str
    """Language of its texts."""
    source: str | None
    """The user's file; None where nothing was added."""
    words: Words
    """Every spelled form with its symbol, its value and the phrases that it begins."""
    towns: frozenset[str]
    """Kinds of place that are no part of its name."""
    vague: frozenset[str]
    """Names of geography that are no place of a meeting."""
    first: frozenset[str]
    """First words of names of towns that are common words too."""
    subjects: Mapping[str, str]
    """Id of a coordination council by the word that tells its subject."""
    collegial: frozenset[str]
    """Ids of the organs that meet: whose "members" are no participants beside them."""
    others: frozenset[str]
    """Ids of the organisations whose organs are not the CSTO's, though they may be called alike."""

    def __repr__(self) -> str:
        """Tell the language and what was added."""
        return f"<Lexicon {self.language}{f' + {self.source}' if self.source is not None else ''}>"


@frozen
class Organ:
    """An organ, or further forms of one that is known."""

    id: str
    """Its id."""
    forms: tuple[str, ...]
    """How texts write it."""
    collegial: bool = False
    """Whether it meets, as councils do."""


@frozen
class Country:
    """A country, or further names of one that is known."""

    code: str
    """ISO 3166-1 alpha-2."""
    names: tuple[str, ...]
    """How texts write it."""
    adjectives: tuple[str, ...] = ()
    """Adjectives that point at it alone."""


@frozen
class Additions:
    """Words of a user, which win over those of the package."""

    source: str
    """Where they come from."""
    organs: tuple[Organ, ...] = ()
    """Organs and organisations."""
    countries: tuple[Country, ...] = ()
    """Countries."""
    words: Mapping[str, tuple[tuple[str, str | None], ...]] = field(factory=dict)
    """By class of `grammar`: each word or phrase with its value."""
