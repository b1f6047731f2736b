"""Show where each participant's words stand: the source line with the name marked under it.

Every record and leaf has a span of offsets into the text that was parsed.  Run it as `python examples/mark_words.py [FILE]`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cstoparse


def show(text: str, span: cstoparse.Span) -> None:
    """Print the words around a span, at most thirty characters either side, and mark it on the next line."""
    start, end = max(0, span.start - 30), min(len(text), span.end + 30)
    print(text[start:end].replace("\n", " "))
    print(" " * (span.start - start) + "^" * span.length)


def main(path: Path) -> None:
    bulletin = cstoparse.parse(path.read_text("utf-8"))
    for place, node in bulletin.walk():
        if isinstance(node, cstoparse.PersonName):
            print(place)
            show(bulletin.text, node.span)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("bulletin.txt"))
