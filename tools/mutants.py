"""Mutation testing of the rooms in which text becomes facts: does a test see a small fault?

    python -m tools.mutants [--sample 1000] [--seed 0] [--jobs 1] [PATH...]

Draws places of the sources with a fixed seed and puts one fault into each.  A fault is killed where a committed outline of a composed
bulletin comes out otherwise, or a fast test fails, or nothing comes out in time.  Each run is a fork of a process that has all else
loaded, so that it takes a second.  What survives goes to `.mutants/survivors.diff`, with its file, line and difference: look for
the test that is missing.  Fails where there was nothing to draw from, or where the tests fail without a fault.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

import pytest

from tools.mutations import Mutation, mutations, tells

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src"
ROOMS = [SOURCES / "cstoparse" / room for room in ("mentions", "facts", "resolve", "text.py")]
UNITS = ("dates", "documents", "meetings", "participants", "contacts", "years", "leftovers", "explain", "shield", "text")
TESTS = [*(f"tests/unit/test_{name}.py" for name in UNITS), "tests/property/test_roster.py"]
PYTEST = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:doctest", "-k", "not grow", "--override-ini=addopts=--import-mode=importlib"]
REPORT = ROOT / ".mutants/survivors.diff"
REPORTED = 20
PATIENCE = 90  # seconds; all tests take a tenth of that
SURVIVED, BY_OUTLINE, BY_TEST, BY_CRASH = range(4)
OUTCOMES = {SURVIVED: "survived", BY_OUTLINE: "outline", BY_TEST: "test", BY_CRASH: "crash", -signal.SIGKILL: "timeout"}


def goldens() -> list[tuple[str, str]]:
    """The composed bulletins with their committed outlines."""
    golden = ROOT / "tests/golden"
    pairs = [(ROOT / "examples/bulletin.txt", golden / "bulletin.outline")]
    pairs += [(page, page.with_suffix(".outline")) for page in sorted(golden.glob("*.txt"))]
    pairs += [(page, golden / f"conformance/{page.stem}.outline") for page in sorted((ROOT / "tests/conformance").glob("*.txt"))]
    return [(page.read_bytes().decode("utf-8"), outline.read_bytes().decode("utf-8")) for page, outline in pairs]


def modules() -> dict[str, Path]:
    """The library's modules by name."""
    found = {}
    for path in sorted(SOURCES.rglob("*.py")):
        parts = path.relative_to(SOURCES).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def dependents(name: str) -> set[str]:
    """The module and all that import it, also by way of others; the package itself imports nothing."""
    known = modules()
    needs = {module: {target for target in _imported(path) if target in known} for module, path in known.items()}
    found = {name}
    while more := {module for module, targets in needs.items() if targets & found} - found:
        found |= more
    return found - {"cstoparse"}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{name.name}" for name in names)


def load() -> None:
    """Import the library, and parse, so that the words are loaded in every fork."""
    for name in modules():
        if not name.endswith("__main__"):
            import_module(name)
    import cstoparse  # noqa: PLC0415  loaded here and not before, as all of it

    for page, _ in goldens()[:3]:
        cstoparse.outline(cstoparse.parse(page))


def put(path: Path, source: str) -> None:
    """Let the library be imported anew with another source of one module; what does not depend on it stays."""
    names = {file: name for name, file in modules().items()}
    package = sys.modules["cstoparse"]
    for name in dependents(names[path]):
        sys.modules.pop(name, None)
        parent, _, own = name.rpartition(".")
        vars(sys.modules.get(parent, package)).pop(own, None)
    for name in package.__all__:
        vars(package).pop(name, None)
    as_it_was = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
        if Path(loader.path) == path:
            return compile(source, str(path), "exec", dont_inherit=True)
        return as_it_was(loader, fullname)

    pytest.MonkeyPatch().setattr(SourceFileLoader, "get_code", get_code)


def outcome(path: Path, source: str, pages: Sequence[tuple[str, str]]) -> int:
    """Put a source in place of the module's and see whether the outlines and the tests notice."""
    put(path, source)
    try:
        import cstoparse  # noqa: PLC0415  as above

        vars(import_module("cstoparse.parse"))["CAUGHT"] = ()
        if any(cstoparse.outline(cstoparse.parse(page)).rstrip("\n") + "\n" != golden for page, golden in pages):
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
    args = parser.parse_args()
    os.chdir(ROOT)
    os.environ["HYPOTHESIS_PROFILE"] = "quick"
    drawn = draw([path.resolve() for path in args.paths], args.sample, args.seed)
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


def report(drawn: Sequence[Mutation], results: Sequence[int], seconds: float) -> None:
    """Write the survivors, and print how many there are, by room and by what killed the others."""
    survivors = [mutation for mutation, result in zip(drawn, results, strict=True) if result == SURVIVED]
    REPORT.parent.mkdir(exist_ok=True)
    diffs = (mutation.diff(mutation.path.read_text("utf-8")) for mutation in sorted(survivors, key=lambda m: (m.path, m.line)))
    REPORT.write_text("\n".join(diffs).replace(f"{ROOT}/", ""), "utf-8")
    rooms = Counter(mutation.path.relative_to(SOURCES / "cstoparse").parts[0] for mutation in drawn)
    alive = Counter(mutation.path.relative_to(SOURCES / "cstoparse").parts[0] for mutation in survivors)
    for room, count in sorted(rooms.items()):
        print(f"{room:10} {count - alive[room]:5} of {count:5} killed")
    outcomes = Counter(OUTCOMES.get(result, "crash") for result in results)
    print(*(f"{name} {count}" for name, count in outcomes.most_common()), sep=", ")
    all_, killed = len(drawn), len(drawn) - len(survivors)
    print(f"{killed} of {all_} killed, {killed / all_:.1%}; {seconds / all_:.1f} s each; survivors in {REPORT.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
