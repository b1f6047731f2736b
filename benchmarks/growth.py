"""Gate: the time and memory of a parse grow with the length of the text and no faster, whatever the text is made of.

    python -m benchmarks.growth [--quick] [--strict] [NAME...]

Each hard text of `benchmarks.hard` is made at ever greater lengths, each four times the one before, and parsed.  It fails
where four times the length takes more than RATIO times as long, where a text takes more than COST times what a page of
its length takes, or where a parse needs more than BYTES a character above its text.  The worst stand last.  Times are
those of the processor, and without Python's collector of cycles, which has its own growth; a text that seems to grow too
fast or to cost too much is measured again before it fails.  Page and text are measured in turn, since a machine may be
twice as slow from one minute to the next.  What takes more than SECONDS a million characters is marked ~ and counted;
with --strict it fails too.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import cstoparse
from benchmarks import hard

RATIO = 5.0
COST = 4.0
SECONDS = 2.0
BYTES = 40.0
LENGTHS = (15_625, 62_500, 250_000, 1_000_000)
QUICK = LENGTHS[:-1]
FLOOR = 0.02  # seconds; what is faster is noise, and its ratio says nothing
AGAIN = 3
LONG_NAME, LONG = "one line", 10_000_000
MILLION = 1_000_000
TRACED = 62_500  # characters; to trace the memory takes several times as long as to parse

Maker = Callable[[int], str]


class Row(NamedTuple):
    """What was measured of one hard text."""

    name: str
    times: list[float]
    """Seconds at each length, up to the first that breaks the gate."""
    ratio: float
    """The greatest factor of time between a length and the next."""
    cost: float
    """How many times as long as a page of the same length it takes."""
    rate: float
    """Seconds a million characters at the greatest length measured."""
    memory: float
    """Peak bytes a character above the text."""

    @property
    def breach(self) -> float:
        """How far the worst of the three is over its limit; above 1 is a breach."""
        return max(self.ratio / RATIO, self.cost / COST, self.memory / BYTES)


def makers() -> dict[str, Maker]:
    """Every hard text by its name: given a length, it makes itself."""
    return {
        **{name: partial(hard.repeated, piece) for name, piece in hard.UNITS.items()},
        **{name: partial(hard.filled, template) for name, template in hard.TEMPLATES.items()},
        **{name: partial(hard.framed, frame) for name, frame in hard.FRAMES.items()},
    }


def seconds(text: str) -> float:
    """Processor time of one parse."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        cstoparse.parse(text)
        return time.process_time() - start
    finally:
        gc.enable()


def grown(make: Maker, lengths: tuple[int, ...]) -> Iterator[tuple[float, float]]:
    """Yield time and factor of growth at each length; ends behind the first that grows too fast."""
    before, shorter = 0.0, ""
    for length in lengths:
        text = make(length)
        now = seconds(text)
        factor = _factor(before, now)
        for _ in range(AGAIN):
            if factor <= RATIO:
                break
            before, now = seconds(shorter), seconds(text)  # both anew: the machine may have been faster before
            factor = min(factor, _factor(before, now))
        yield now, factor
        if factor > RATIO:
            return
        before, shorter = now, text


def _factor(before: float, now: float) -> float:
    return now / max(before, FLOOR) if before else 0.0


def memory(text: str) -> float:
    """Peak bytes a character that a parse takes above its text."""
    gc.collect()
    tracemalloc.start()
    try:
        cstoparse.parse(text)
        return tracemalloc.get_traced_memory()[1] / len(text)
    finally:
        tracemalloc.stop()


def cost(text: str) -> float:
    """How many times as long as a page of the same length a text takes; the least of some tries."""
    page = hard.repeated(hard.PAGE, len(text))
    least = seconds(text) / seconds(page)
    for _ in range(AGAIN):
        if least <= COST / 2:
            break
        least = min(least, seconds(text) / seconds(page))
    return least


def measured(name: str, make: Maker, lengths: tuple[int, ...]) -> Row:
    """Measure one hard text."""
    steps = list(grown(make, lengths))
    times = [now for now, _ in steps]
    ratio = max(factor for _, factor in steps)
    long = lengths[len(times) - 1]
    short = make(min(long, TRACED))
    return Row(name, times, ratio, cost(short), times[-1] / long * MILLION, memory(short))


def longest() -> Row:
    """Measure a page of ten million characters without a line end."""
    make = makers()[LONG_NAME]
    before, now = seconds(make(LONG // 4)), seconds(make(LONG))
    short = make(QUICK[-1])
    return Row(f"{LONG_NAME}, {LONG // MILLION} MB", [], _factor(before, now), cost(short), now / LONG * MILLION, memory(short))


def shown(row: Row, lengths: tuple[int, ...]) -> str:
    """A line of the table, breaches marked."""
    times = "".join(f"{now * 1000:>8.0f} ms" for now in row.times) + " " * 11 * (len(lengths) - len(row.times))
    figures = ((row.ratio, RATIO, 8, "!"), (row.cost, COST, 9, "!"), (row.rate, SECONDS, 9, "~"), (row.memory, BYTES, 12, "!"))
    marked = (f"{figure:>{width}.2f}{mark if figure > limit else ' '}" for figure, limit, width, mark in figures)
    return f"{row.name:28}{times}" + "".join(marked)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="measure only hard texts whose name holds this")
    parser.add_argument("--quick", action="store_true", help=f"go up to {QUICK[-1]:,} characters only")
    parser.add_argument("--strict", action="store_true", help=f"fail also where a million characters take more than {SECONDS:g} s")
    args = parser.parse_args()
    lengths = QUICK if args.quick else LENGTHS
    chosen = {name: make for name, make in makers().items() if not args.names or any(part in name for part in args.names)}
    cstoparse.parse(hard.PAGE)
    memory(hard.PAGE)  # the first parse loads what later ones have
    rows = []
    for i, (name, make) in enumerate(chosen.items(), 1):
        rows.append(measured(name, make, lengths))
        print(f"{i}/{len(chosen)} {shown(rows[-1], lengths)}", file=sys.stderr, flush=True)
    if LONG_NAME in chosen and not args.quick:
        rows.append(longest())
    rows.sort(key=lambda row: row.breach)
    head = f"{'×4 takes':>9}{'× a page':>10}{'s per MB':>10}{'bytes/char':>13}"
    print(f"\n{'text':28}" + "".join(f"{n / 1000:>8.0f} kB" for n in lengths) + head)
    print("\n".join(shown(row, lengths) for row in rows))
    broken = [row for row in rows if row.breach > 1]
    print(f"{len(rows)} hard texts, worst: " + ", ".join((
        f"×{max(row.ratio for row in rows):.2f} for four times the length", f"×{max(row.cost for row in rows):.2f} of a page",
        f"{max(row.rate for row in rows):.2f} s per MB", f"{max(row.memory for row in rows):.1f} bytes a character",
    )))
    slow = sum(row.rate > SECONDS for row in rows)
    print(f"{slow} take more than {SECONDS:g} s per MB on this machine; they are marked ~")
    if broken:
        limits = f"×{RATIO:g}, ×{COST:g} of a page, {BYTES:g} bytes a character"
        print(f"{len(broken)} break a limit ({limits}); they are marked !", file=sys.stderr)
    return bool(broken or (args.strict and slow))


if __name__ == "__main__":
    sys.exit(main())
