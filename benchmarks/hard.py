"""Texts made to be hard, by their pieces: what the benchmarks grow and the tests in `tests/hostile` parse.

A piece repeated is the plainest attack: whatever looks ahead, looks back or counts at each of many like signs is slow on
one of them.  Literals are gathered from the library's own patterns and lexicon, so that new ones are covered by themselves.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "examples/bulletin.txt").read_bytes().decode("utf-8") + "\n\n"
LEAD = "On 3 May 2021, Minsk hosted a meeting, attended by experts. "
SYLLABLES = [a + b for a in "bdgklmnprstvz" for b in "aeiou"]

CLASSES = {
    "NUL": "\x00",
    "C0 controls": "\x01\x08\x1b\x1f",
    "C1 controls": "\x80\x84\x9b\x9f",
    "next line": "\x85",
    "line separators": "\u2028\u2029",
    "line ends": "\r\n\r\r",
    "tabs and feeds": "\t\v\f",
    "spaces": " ",
    "no-break spaces": "\xa0\u202f",
    "soft hyphens": "\xad",
    "zero-width": "\u200b\u200c\u200d\u2060\ufeff",
    "bidi controls": "\u202e\u2066\u202a\u2069\u202c",
    "high surrogates": "\ud800",
    "low surrogates": "\udfff",
    "combining marks": "e\u0301\u0323",
    "look-alikes": "СTО ",
    "Cyrillic": "и",
    "letters with two dots": "ёЁ",
    "letters that grow": "İŉßﬄ",
    "beyond the plane": "\U0001d400\U0001f600",
    "other figures": "٣²Ⅷ",
    "digits": "7",
    "small letters": "a",
    "capitals": "A",
    "initials": "A. ",
    "points": ".",
    "commas": ",",
    "dashes": "-–—",
    "apostrophes": "'’",
    "quotes": '"',
    "curly quotes": "“”«»",
    "open brackets": "([",
    "closed brackets": ")]",
    "bullets": "• ",
    "tags": "<p>",
    "underscores": "_",
    "slashes": "/",
    "semicolons": "; ",
    "colons": ": ",
    "plus signs": "+",
}
"""Kinds of characters, each with a piece to repeat."""

UNITS = {
    "pages": PAGE,
    "one line": PAGE.replace("\n", " "),
    "sentences": "On 3 May 2021, Minsk hosted a meeting of the Permanent Council. ",
    "sentences on lines": "On 3 May 2021, Minsk hosted a meeting of the Permanent Council.\n",
    "dates": "3 May, ",
    "month names": "May ",
    "ranges": "from 3 to ",
    "days of many figures": "On 99999999999 May 2021, ",
    "dates in figures": "01.02.2003\n",
    "broken dates in figures": "99.99.9999 ",
    "days and dashes": "5-",
    "years and dashes": "2021-",
    "points in figures": "1.1",
    "days and": "5 and ",
    "this year": "this year ",
    "today": "today ",
    "halves": "first half of 2021 ",
    "undated teasers": "On 3 May\n\n",
    "events of many years": "On 1 May 1999, 3 June 2000, Minsk hosted a meeting; ",
    "list items": '- Statement "On Bread;\n',
    "bullets on lines": "•\n",
    "numbered items": "1. Decision;\n",
    "drafts": "draft Decision of the Council and ",
    "persons": "Anton Zubrik, ",
    "persons and": "Anton Zubrik and ",
    "roles": "Deputy Minister of ",
    "deputies": "Deputy ",
    "capital letters": "Aa ",
    "capital words": "AA ",
    "small words": "a ",
    "look-alike words": "XХ ",
    "mixed words": "Cоunсil ",
    "Roman numerals": "XIX ",
    "countries": "the Republic of Belarus, ",
    "organs": "the Council of the ",
    "quoted": '"a" ',
    "opening quotes": '"a ',
    "closing quotes": 'a" ',
    "curly opening": "“a ",
    "curly and straight": '“a"b ',
    "phone figures": "+7 ",
    "phone signs": "(7)-",
    "mail": "a@",
    "mail points": "a.b@c.",
    "sites": "www.",
    "image names": "a.jpg",
    "opened tags": "<p ",
    "commas and words": "a, ",
    "hyphened": "a-",
    "compounds": "Vice-Minister-",
    "possessives": "Minsk's ",
    "blank lines": "\n",
    "Windows lines": "\r\n",
    "lines of a letter": "a\n",
    "paragraphs of a letter": "a\n\n",
    "like lines": "A line of text\n",
    "lines of a sidebar": "A line of text that is long enough to be one more teaser of the sidebar.\n",
    "titles and dates": "A title\nA title 07.07.2021\n",
    "Cyrillic and Latin lines": "Собрание\nMeeting\n",
    "phones on lines": "+7 495 555 01 01\n",
    "titles": "The Council met\n\n",
    "rules": "____\n",
    "signatures": "CSTO Press Secretary Anton Zubrik\n",
    "navigation": "A text.\nBack to the section\n",
    "captions": "Photo by Anton Zubrik\n",
    "teaser stamps": "03.05.2021\nThe Council met\n\n",
    "and": "and ",
    "of the": "of the ",
    "ellipses": ". ",
    "questions": "? ",
    "stops and capitals": ". A",
    "abbreviations": "No. St. ",
    "held": "held ",
    "plural events": "sessions, ",
    "events on lines": "Briefing\n",
    "events and verbs": "Briefing dwelt, ",
    "roles in open brackets": "deputy chairman. (",
    "stops in open quotes": '"!ХA. ',
    "quoted event": 'joint exercises Andorran" ',
    "held meetings": "held a meeting ",
    "which": ", which ",
    "chaired": "under the chairmanship of ",
    "with part": "with the participation of ",
    "submitted": "it was decided to submit it to ",
    "it": "It was approved. ",
    "made reports": "made a the report ",
    "the": "the ",
    "ordinals": "the 5th ",
    "cities": "the city of ",
    "interviews": "- Mr. Zubrik, how are you?\n",
} | {f"class: {name}": piece for name, piece in CLASSES.items()}
"""Pieces to repeat."""

TEMPLATES = {  # each with ever new names
    "new groups": "Representatives of the {} Center took part in the meeting. ",
    "new people": "Deputy Minister {} {} took part in the meeting. ",
    "new list": "{} {}, ",
    "new families": "{}, ",
    "new initials": "A. {}, ",
    "new in brackets": "Deputy Minister of Belarus ({} {}), ",
    "new documents": "the Council approved the Plan of {}, ",
    "new submissions": "The Council approved the Plan of {}. It was decided to submit it to the Permanent Council. ",
    "new exercises": 'On 3 May 2021, the training "{}" was held. ',
    "new teasers": "On 3 May, {} {} met with {} {} in Minsk.\n\n",
    "new titles": "{} {} met with {}\n\n03.05.2021\n\n",
    "new places": "On 3 May 2021, {} hosted a meeting. ",
    "new abbreviations": "the Council of {} ({}) met. ",
    "new roles": "{} {}, Minister of {} of Belarus; ",
}
"""Pieces to repeat, each time with names that did not come before."""


class Frame(NamedTuple):
    """A piece that is repeated between an opening and an end."""

    before: str
    piece: str
    after: str


FRAMES = {
    "straight in curly": Frame("“", '" ', "”"),
    "words in curly": Frame("“", '"a" ', "”"),
    "one quote open": Frame(f'{LEAD}"', "a. A ", ""),
    "quote around sentences": Frame('"', "Minsk met. ", '"'),
    "bracket around names": Frame("(", "Anton Zubrik, ", ")"),
    "attended by": Frame("On 3 May 2021, Minsk hosted a meeting attended by ", "Anton Zubrik, ", "."),
    "attended by roles": Frame("A meeting was held, attended by ", "Deputy Minister of Defense, ", "."),
    "role of many words": Frame("Minister of ", "Security and ", "Anton Zubrik met."),
    "many meetings, one list": Frame("", "On 3 May 2021, Minsk hosted a meeting. ", "It was attended by experts."),
    "many years wanted": Frame("", "On 3 May, Minsk hosted a meeting.\n\n", "3 May 2021\n"),
    "year of many figures": Frame("On 3 May 1", "0", ", Minsk hosted a meeting."),
    "ordinal of many figures": Frame("the ", "1", "th meeting was held."),
    "letters before a phone": Frame("", "a ", "+7495-555-02-17"),
    "list after a colon": Frame("The Council approved:\n", "- Decision on Bread;\n", "- Plan."),
    "list without a break": Frame("The Council approved the following documents: ", "Decision on Bread; ", "Plan."),
}
"""Pieces that are repeated between an opening and an end."""


def repeated(piece: str, length: int) -> str:
    """A text of a length that says the same again and again."""
    return (piece * (length // len(piece) + 1))[:length]


def framed(frame: Frame, length: int) -> str:
    """A text of about a length, the piece of the frame again and again between its ends."""
    return frame.before + repeated(frame.piece, max(length - len(frame.before) - len(frame.after), 0)) + frame.after


def names() -> Iterator[str]:
    """Names that never come twice."""
    return ("".join(word).capitalize() for n in (3, 4) for word in product(SYLLABLES, repeat=n))


def filled(template: str, length: int) -> str:
    """A text of a length in which no name comes twice."""
    fresh = names()
    pieces, size = [LEAD], len(LEAD)
    while size < length:
        piece = template.format(*(next(fresh) for _ in range(template.count("{}"))))
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces)


def pattern_literals() -> list[str]:
    """Every run of plain characters in the strings of `patterns.py`, and each sign of its sets of characters."""
    source = ast.parse((ROOT / "src/cstoparse/patterns.py").read_text("utf-8"))
    described = {id(node.value) for node in ast.walk(source) if isinstance(node, ast.Expr)}
    strings = [n.value for n in ast.walk(source) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in described]
    found: set[str] = set()
    for string in strings:
        plain = re.sub(r"\\[ux][0-9a-f]+", lambda m: ast.literal_eval(f"'{m[0]}'"), string)
        plain = re.sub(r"\\p\{\w+\}|\\[A-Za-z]|\{\d*,?\d*\}|\(\?(?:P<\w+>|[a-z]*:|<?[=!])", " ", plain).replace("\\", "")
        found.update(re.findall(r"[A-Za-zА-я]+|\d+", plain), re.findall(r"[^\w\s]", plain))
    return sorted(found)


def lexicon_literals() -> list[str]:
    """Every word and phrase of the lexicon; of its great lists (vocabulary, given names, ranks) a few, evenly taken."""
    found: set[str] = set()
    for path in sorted((ROOT / "src/cstoparse/lexicon").glob("*/*.toml")):
        for text in _strings(tomllib.loads(path.read_text("utf-8"))):
            lines = [line for line in text.split("\n") if line]
            found.update(lines[:: len(lines) // FEW] if len(lines) > MANY else lines)
    return sorted(found)


MANY, FEW = 1000, 50


def _strings(node: object) -> Iterator[str]:
    match node:
        case str():
            yield node
        case Mapping():
            yield from chain.from_iterable(_strings(item) for pair in node.items() for item in pair)
        case list():
            yield from chain.from_iterable(map(_strings, node))
