"""Time of a parse, as a multiple of one plain scan for dates over the same text in the same process.

    python -m benchmarks.speed [FILE...] [--max 8]

The scan is what any reader of dates must at least do, so the multiple says the same on a slow machine and a fast one.  All
are measured in turns, the best of many counts.  dateparser and spaCy (with a model) stand beside it where they are installed.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import re
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import cstoparse

EXAMPLE = Path(__file__).resolve().parent.parent / "examples/bulletin.txt"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
REFERENCE = re.compile(rf"\b(?:(?:{MONTHS})\s+\d{{1,2}}(?:,\s*\d{{4}})?|\d{{1,2}}\s+(?:{MONTHS})(?:\s+\d{{4}})?)\b")
SPACY_MODEL = "en_core_web_sm"
SLOW = 0.02  # seconds; what takes longer is run a few times only

Tool = Callable[[str], object]


def reference(text: str) -> object:
    """One plain scan: month and day in both orders, with or without year."""
    return [m.span() for m in REFERENCE.finditer(text)]


def peers() -> dict[str, Tool]:
    """Other tools that are installed, each reading what it can of the same text."""
    found: dict[str, Tool] = {}
    if importlib.util.find_spec("dateparser"):
        from dateparser.search import search_dates

        found["dateparser, dates"] = lambda text: search_dates(text, languages=["en"])
    if importlib.util.find_spec("spacy") and importlib.util.find_spec(SPACY_MODEL):
        import spacy

        found["spaCy, entities"] = spacy.load(SPACY_MODEL)
    return found


def once(tool: Tool, text: str) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    tool(text)
    return time.perf_counter() - start


def measure(tools: dict[str, Tool], text: str, rounds: int) -> dict[str, float]:
    """The best time of each tool, in seconds; they take turns, so that a busy moment hits all."""
    best = {name: once(tool, text) for name, tool in tools.items()}
    for name, tool in tools.items():  # the first run may load what later ones have
        best[name] = once(tool, text)
    gc.disable()
    for i in range(rounds):
        for name, tool in tools.items():
            if best[name] < SLOW or i % (rounds // 3) == 0:
                best[name] = min(best[name], once(tool, text))
    gc.enable()
    return best


def report(path: Path, rounds: int) -> float:
    """Print the figures of one page; return the multiple of the parse."""
    text = path.read_bytes().decode("utf-8")
    tools: dict[str, Tool] = {"plain scan": reference, "cstoparse.parse": cstoparse.parse, **peers()}
    best = measure(tools, text, rounds)
    scan = best["plain scan"]
    print(f"{path.name}, {len(text)} characters")
    for name, seconds in best.items():
        print(f"  {name:20} {seconds * 1e6:10.0f} µs   ×{seconds / scan:.1f}")
    return best["cstoparse.parse"] / scan


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path, default=[EXAMPLE])
    parser.add_argument("--max", type=float, help="exit 1 where a parse costs more scans than this")
    parser.add_argument("--rounds", type=int, default=300)
    args = parser.parse_args()
    warnings.simplefilter("ignore")  # the peers' own
    multiples = [report(path, args.rounds) for path in args.pages or [EXAMPLE]]
    if args.max is not None and max(multiples) > args.max:
        print(f"a parse costs ×{max(multiples):.1f}, more than ×{args.max:g}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
