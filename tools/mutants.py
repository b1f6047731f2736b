"""Mutation testing of the rooms in which text becomes facts: does a test see a small fault?

    python -m tools.mutants [--sample 1000] [--seed 0] [--jobs 1] [--again] [PATH...]

Draws places of the sources with a fixed seed and puts one fault into each.  A fault is killed where a committed outline of a composed
bulletin comes out otherwise, or a fast test fails, or nothing comes out in time.  Each run is a fork of a process that has all else
loaded, so that it takes a second.  What survives goes to `.mutants/survivors.diff`, with its file, line and difference: look for
the test that is missing; `--again` tries only these.  Fails where there was nothing to draw from, or where the tests fail without
a fault.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.golden import cases
from tools.mutations import PATTERN, Mutation, mutations, tells
from tools.swapped import SOURCES, modules, put

if TYPE_CHECKING:
    import cstoparse

ROOT = Path(__file__).resolve().parent.parent
ROOMS = [SOURCES / "cstoparse" / room for room in ("mentions", "facts", "resolve", "text.py")]
UNITS = ("dates", "documents", "meetings", "participants", "contacts", "years", "leftovers", "explain", "shield", "text")
TESTS = [*(f"tests/unit/test_{name}.py" for name in UNITS), "tests/property/test_roster.py"]
PYTEST = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:doctest", "-k", "not grow", "--override-ini=addopts=--import-mode=importlib"]
REPORT = ROOT / ".mutants/survivors.diff"
ALIVE = REPORT.with_name("survivors.txt")
REPORTED = 20
PATIENCE = 90  # seconds; all tests take a tenth of that
SURVIVED, BY_OUTLINE, BY_TEST, BY_CRASH = range(4)
OUTCOMES = {SURVIVED: "survived", BY_OUTLINE: "outline", BY_TEST: "test", BY_CRASH: "crash", -signal.SIGKILL: "timeout"}


def goldens() -> list[tuple[str, str, str]]:
    """The composed bulletins with their committed outlines and digests, the shortest first."""
    golden = ROOT / "tests/golden"
    pairs = [(ROOT / "examples/bulletin.txt", golden / "bulletin.outline")]
    pairs += [(page, page.with_suffix(".outline")) for page in sorted(golden.glob("*.txt"))]
    pairs += [(page, golden / f"conformance/{page.stem}.outline") for page in sorted((ROOT / "tests/conformance").glob("*.txt"))]
    digests = dict(line.split()[::-1] for line in (golden / "json.digests").read_text("utf-8").splitlines())
    whole = [(page.read_bytes().decode("utf-8"), outline.read_bytes().decode("utf-8"), digests[page.stem]) for page, outline in pairs]
    short = [(case.text, case.outline + "\n", "") for file in sorted(cases.RULES.glob("*.txt")) for case in cases.read(file)]
    return sorted(short + whole, key=lambda page: len(page[0]))


def same(bulletin: cstoparse.Bulletin, outline: str, digest: str) -> bool:
    """Whether a bulletin comes out as committed."""
    if sys.modules["cstoparse"].outline(bulletin).rstrip("\n") + "\n" != outline:
        return False
    return not digest or hashlib.sha256(sys.modules["cstoparse"].to_json(bulletin).encode()).hexdigest().startswith(digest)


def load() -> None:
    """Import the library, and parse, so that the words are loaded in every fork."""
    for name in modules():
        if not name.endswith("__main__"):
            import_module(name)
    import cstoparse  # noqa: PLC0415  loaded here and not before, as all of it

    for text, outline, digest in goldens()[-3:]:
        same(cstoparse.parse(text), outline, digest)


def outcome(path: Path, source: str, pages: Sequence[tuple[str, str, str]]) -> int:
    """Put a source in place of the module's and see whether the outlines and the tests notice."""
    put(path, source)
    try:
        import cstoparse  # noqa: PLC0415  as above

        vars(import_module("cstoparse.parse"))["CAUGHT"] = ()
        if not all(same(cstoparse.parse(text), outline, digest) for text, outline, digest in pages):
            return BY_OUTLINE
    except Exception:  # noqa: BLE001  whatever the fault raises
        return BY_CRASH
    return SURVIVED if pytest.main([*PYTEST, *TESTS]) == pytest.ExitCode.OK else BY_TEST


def start(work: Callable[[], int]) -> int:
    """Do the work in a process of its own, whose exit status is what it gives; the process's id."""
    child = os.fork()
    if child:
        return child
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    result = BY_CRASH
    try:
        result = work()
    finally:
        os._exit(result)


def in_forks(works: Sequence[Callable[[], int]], jobs: int) -> list[int]:
    """What each work gives, or minus the signal that ended it; so many at a time."""
    results = [SURVIVED] * len(works)
    waiting = list(enumerate(works))[::-1]
    running: dict[int, tuple[int, float]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            number, work = waiting.pop()
            running[start(work)] = number, time.monotonic() + PATIENCE
        for child, (number, deadline) in list(running.items()):
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                results[number] = os.waitstatus_to_exitcode(status)
                del running[child]
                tried = len(works) - len(waiting) - len(running)
                if tried % REPORTED == 0:
                    print(f"{tried} of {len(works)} tried", file=sys.stderr)
            elif time.monotonic() > deadline:
                os.kill(child, signal.SIGKILL)
        time.sleep(0.01)
    return results


def draw(paths: Sequence[Path], size: int, seed: int) -> list[Mutation]:
    """Draw faults: a place first, then one of those that it can have, so that no place counts for many."""
    chance = random.Random(seed)
    sources = {file: file.read_text("utf-8") for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))}
    places = [place for file, source in sources.items() for place in mutations(file, source)]
    chance.shuffle(places)
    found: list[Mutation] = []
    for place in places:
        if len(found) == size:
            break
        mutation = chance.choice(place)
        if tells(mutation, sources[mutation.path]):
            found.append(mutation)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=ROOMS, help="modules or rooms; those of mentions, facts and resolution")
    parser.add_argument("--sample", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="only what survived last time, of the same sources, sample and seed")
    args = parser.parse_args()
    os.chdir(ROOT)
    os.environ["HYPOTHESIS_PROFILE"] = "quick"
    drawn = draw([path.resolve() for path in args.paths], args.sample, args.seed)
    if args.again:
        drawn = [mutation for mutation in drawn if name(mutation) in ALIVE.read_text("utf-8").splitlines()]
    if not drawn:
        parser.error("there is nothing to put a fault into")
    load()
    pages = goldens()

    def trial(path: Path, source: str) -> Callable[[], int]:
        return lambda: outcome(path, source, pages)

    sources = {path: path.read_text("utf-8") for path in {mutation.path for mutation in drawn}}
    if any(in_forks([trial(path, source) for path, source in list(sources.items())[:1]], 1)):
        parser.error("the outlines or the tests fail without a fault")
    begin = time.monotonic()
    results = in_forks([trial(mutation.path, mutation.apply(sources[mutation.path])) for mutation in drawn], args.jobs)
    report(drawn, results, time.monotonic() - begin)
    return 0


def name(mutation: Mutation) -> str:
    """What tells a fault from all others, as long as the sources stay."""
    return f"{mutation.path.relative_to(ROOT)}:{mutation.line} {mutation.operator} {mutation.occurrence}"


def report(drawn: Sequence[Mutation], results: Sequence[int], seconds: float) -> None:
    """Write the survivors, and print how many there are, by room and by what killed the others."""
    survivors = [mutation for mutation, result in zip(drawn, results, strict=True) if result == SURVIVED]
    REPORT.parent.mkdir(exist_ok=True)
    diffs = (mutation.diff(mutation.path.read_text("utf-8")) for mutation in sorted(survivors, key=lambda m: (m.path, m.line)))
    ALIVE.write_text("".join(f"{name(mutation)}\n" for mutation in survivors), "utf-8")
    REPORT.write_text("\n".join(diffs).replace(f"{ROOT}/", ""), "utf-8")
    rooms = Counter(mutation.path.relative_to(SOURCES / "cstoparse").parts[0] for mutation in drawn)
    alive = Counter(mutation.path.relative_to(SOURCES / "cstoparse").parts[0] for mutation in survivors)
    for room, count in sorted(rooms.items()):
        print(f"{room:10} {count - alive[room]:5} of {count:5} killed")
    ours = sum(mutation.operator == PATTERN for mutation in drawn)
    missed = sum(mutation.operator == PATTERN for mutation in survivors)
    theirs, found = len(drawn) - ours, len(survivors) - missed
    print(f"of tokens left out of rules {ours - missed} of {ours}, of cosmic-ray's {theirs - found} of {theirs}")
    outcomes = Counter(OUTCOMES.get(result, "crash") for result in results)
    print(*(f"{name} {count}" for name, count in outcomes.most_common()), sep=", ")
    all_, killed = len(drawn), len(drawn) - len(survivors)
    print(f"{killed} of {all_} killed, {killed / all_:.1%}; {seconds / all_:.1f} s each; survivors in {REPORT.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
