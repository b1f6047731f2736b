"""What a page may go through on its way without a word of it changing: one visible table, and where each offset goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from cstoparse.text import fold


class Noise(NamedTuple):
    """Signs that another one takes the place of, all over a page."""

    signs: str
    """Pattern of what is replaced."""
    by: Callable[[str], str]
    """What takes its place."""

    def __call__(self, text: str) -> tuple[str, list[int]]:
        """Give the noisy text, and for each offset of the clean one where it is now."""
        pieces = [piece for piece in re.split(f"({self.signs})", text, flags=re.MULTILINE) if piece]
        made, place = [], [0]
        for piece in pieces:
            new = self.by(piece) if re.fullmatch(self.signs, piece, flags=re.MULTILINE) else piece
            at = place[-1]
            if len(new) == len(piece):
                place += range(at + 1, at + len(new) + 1)
            else:
                place += [at + len(new)] * len(piece)
            made.append(new)
        return "".join(made), place


def tidy(form: Any) -> Any:  # noqa: ANN401  JSON
    """The words of a plain or full form as they were before any noise."""
    match form:
        case str():
            return " ".join(fold(form).replace("\u200b", " ").split())
        case dict():
            return {key: tidy(value) for key, value in form.items()}
        case list():
            return [tidy(value) for value in form]
    return form


NOISE = {
    "CRLF": Noise("\n", lambda _: "\r\n"),
    "CR": Noise("\n", lambda _: "\r"),
    "spaces at the ends of lines": Noise("(?<=[^\n])\n", lambda _: "  \n"),
    "blank lines of spaces": Noise("(?<=\n)\n", lambda _: " \t\n"),
    "indented lines": Noise("\n(?=[^\n])", lambda _: "\n    "),
    "zero-width spaces before lines": Noise("\n(?=[^\n])", lambda _: "\n\u200b"),
    "no-break spaces": Noise(" ", lambda _: "\xa0"),
    "narrow no-break spaces": Noise(" ", lambda _: "\u202f"),
    "double spaces": Noise("(?<=[a-z,]) (?=[a-z])", lambda _: "  "),
    "guillemets for quotes": Noise("[“”]", lambda quote: {"“": "«", "”": "»"}[quote]),
    "low quotes": Noise("“", lambda _: "„"),
    "curly apostrophes": Noise("'", lambda _: "’"),
    "accents for apostrophes": Noise("'", lambda _: "ʼ"),
    "long dashes": Noise(" - ", lambda _: " – "),
    "Cyrillic look-alikes": Noise("(?<=[A-Za-z])[aceo](?=[a-z])", lambda letter: "асео"["aceo".index(letter)]),
}
"""Signs that mean the same."""

JUNK = {
    "share": "Share\nTelegram\nVK\nPrint version",
    "gallery": "(Photo gallery)\nphoto_1.jpg\n(Video)",
    "download": "Download document\nplan-2031.pdf",
    "furniture": "Home\nNews\nSearch",
    "byline": "Photo by A. Nobody",
    "rule": "_______________",
    "navigation": "Go back\nBack to the section\nBack to the all news",
    "navigation in Russian": "Назад к списку\nВсе новости",
}
"""Blocks that belong to the page and to no release."""
AFTER = {"blank lines": "\n \n\t\n", "navigation, blank lines between": "Go back\n\nBack to the section\n\nBack to the all news"}
"""Blocks that only stand at the foot."""
BETWEEN = [name for name in JUNK if not name.startswith("navigation")]
"""Navigation is left out: it ends the page's own releases by design, so that what follows it is judged anew."""
