"""How the time of a parse grows with the length of the text: on pages and on texts made to be hard.

    python -m benchmarks.growth

Each text is repeated to ever greater lengths and parsed.  The exponent of the growth is the slope between the two longest; 1 is
linear, and more than LIMIT fails.
"""

from __future__ import annotations

import gc
import math
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path

import cstoparse

PAGE = (Path(__file__).resolve().parent.parent / "examples/bulletin.txt").read_bytes().decode("utf-8") + "\n\n"
LIMIT = 1.35
LENGTHS = (20_000, 80_000, 320_000)
TEXTS = {
    "pages": PAGE,
    "one line": PAGE.replace("\n", " "),
    "sentences": "On 3 May 2021, Minsk hosted a meeting of the Permanent Council. ",
    "dates": "3 May, ",
    "ranges": "from 3 to ",
    "list items": '- Statement "On Bread;\n',
    "drafts": "draft Decision of the Council and ",
    "persons": "Anton Zubrik, ",
    "roles": "Deputy Minister of ",
    "initials": "A. ",
    "capitals": "Aa ",
    "capital words": "AA ",
    "look-alikes": "XХ ",
    "countries": "the Republic of Belarus, ",
    "organs": "the Council of the ",
    "open quotes": '"',
    "closed quotes": '"a" ',
    "open brackets": "(",
    "digits": "7",
    "phone digits": "+7 ",
    "dotted dates": "01.02.2003\n",
    "commas": ",",
    "dashes": "-",
    "underscores": "_",
    "spaces": " ",
    "blank lines": "\n",
    "short lines": "a\n",
    "titles": "The Council met\n\n",
    "signatures": "CSTO Press Secretary Anton Zubrik\n",
    "and": "and ",
    "ellipses": ". ",
}
TEMPLATES = {  # each with ever new names
    "groups": "Representatives of the {} Center took part in the meeting. ",
    "people": "Deputy Minister {} {} took part in the meeting. ",
    "one list": "{} {}, ",
    "bracketed": "Deputy Minister of Belarus ({} {}), ",
    "documents": "the Council approved the Plan of {}, ",
    "submissions": "The Council approved the Plan of {}. It was decided to submit it to the Permanent Council. ",
    "exercises": 'On 3 May 2021, the training "{}" was held. ',
    "teasers": "On 3 May, {} {} met with {} {} in Minsk.\n\n",
}
LEAD = "On 3 May 2021, Minsk hosted a meeting, attended by experts. "
SYLLABLES = [a + b for a in "bdgklmnprstvz" for b in "aeiou"]


def repeated(piece: str, length: int) -> str:
    """A text of a length that says the same again and again."""
    return (piece * (length // len(piece) + 1))[:length]


def filled(template: str, length: int) -> str:
    """A text of a length in which no name comes twice."""
    names = ("".join(word).capitalize() for word in product(SYLLABLES, repeat=3))
    pieces, size = [LEAD], len(LEAD)
    while size < length:
        piece = template.format(*(next(names) for _ in range(template.count("{}"))))
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces)


def seconds(text: str, times: int = 3) -> float:
    """The best time of a parse."""
    best = math.inf
    for _ in range(times):
        start = time.perf_counter()
        cstoparse.parse(text)
        best = min(best, time.perf_counter() - start)
    return best


def exponent(make: Callable[[int], str], lengths: tuple[int, ...] = LENGTHS) -> tuple[list[float], float]:
    """Times at each length, and the slope of the last step on a logarithmic scale."""
    times = [seconds(make(n)) for n in lengths]
    return times, math.log(times[-1] / times[-2]) / math.log(lengths[-1] / lengths[-2])


def main() -> int:
    cstoparse.parse(PAGE)
    gc.disable()
    steep = []
    print(f"{'text':16}" + "".join(f"{n // 1000:>8} kB" for n in LENGTHS) + "   exponent")
    texts: dict[str, Callable[[int], str]] = {name: partial(repeated, piece) for name, piece in TEXTS.items()}
    texts |= {name: partial(filled, template) for name, template in TEMPLATES.items()}
    for name, make in texts.items():
        times, slope = exponent(make)
        gc.collect()
        print(f"{name:16}" + "".join(f"{t * 1000:>8.0f} ms" for t in times) + f"   {slope:.2f}")
        if slope > LIMIT:
            steep.append(name)
    if steep:
        print(f"grows faster than length ** {LIMIT}: {', '.join(steep)}", file=sys.stderr)
    return bool(steep)


if __name__ == "__main__":
    sys.exit(main())
