"""Fuzz `parse` guided by coverage: `python -m fuzz.fuzz_parse [SECONDS] [LIBFUZZER-FLAG...]`.

It starts from the sentences of the composed bulletins, puts in words of the lexicon, and keeps in `.fuzz/corpus` whatever text
reached new code, for the next run.  A text that breaks the invariant is left in `.fuzz/found`: make it small, give it a name and
put it into `tests/hostile/crashers`, where the test suite runs it from then on.
"""

from __future__ import annotations

INVARIANT = "parse never raises; every record is grounded; dict and JSON give the bulletin back; the same text gives the same bytes"

# ruff: noqa: E402  the invariant stands first
import random
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / ".fuzz"
LONGEST = 3000  # bytes of a text: a page's worth, and several hundred runs a second
HANG = 20  # seconds after which a run is a finding: a thousand times what a page takes
SEED_PAGES = ("examples", "tests/golden", "tests/conformance", "tests/hostile/crashers")
GLUE = ("\n", "\n\n", ",", ".", '"', "(", ")", "-", ";", ":", "and", "of the", "in", "by", "from", "to", "2031", "3 May", "A.")
SIGNS = "\n\r\t\v\x00\x85\xa0\u00ad\u0301\u200b\u2028\ufeff\udc80 \"“”«»'’-–—_.,;:()/+@#0123456789aAzZIXХСéёßİ㍿①٣𝟗"
CHARACTERS = 0.3  # share of changes to characters, not words
Table = dict[str, "Table"] | list["Table"] | str | int


class BrokenInvariantError(AssertionError):
    """A bulletin that is not what every bulletin must be."""


def check(text: str) -> None:
    """Parse a text and raise where the invariant does not hold, whether by a law or by a rule that failed inside."""
    import cstoparse  # noqa: PLC0415  imported here so that the fuzzer can instrument it first
    from tests import laws  # noqa: PLC0415  as above

    bulletin = cstoparse.parse(text)
    faults = laws.broken(bulletin)
    if cstoparse.to_json(cstoparse.parse(text)) != cstoparse.to_json(bulletin):
        faults.append("$: other bytes at the second time")
    if faults:
        message = "\n".join([INVARIANT, *faults])
        raise BrokenInvariantError(message)


def as_text(data: bytes) -> str:
    """Any bytes as a text; what is no UTF-8 becomes lone surrogates, which a `str` may hold too."""
    return data.decode("utf-8", "surrogateescape")


def faults_are_seen() -> None:
    """Let what fails inside the library fail the run, where a user would get a diagnostic."""
    vars(import_module("cstoparse.parse"))["CAUGHT"] = ()


def pages() -> list[bytes]:
    """The composed bulletins and the crashers of before."""
    return [page.read_bytes() for folder in SEED_PAGES for page in sorted((ROOT / folder).glob("*.txt"))]


def words() -> list[str]:
    """Phrases of the lexicon, the vocabulary and given names left out."""
    found: set[str] = set()
    for table in sorted((ROOT / "src/cstoparse/lexicon/en").glob("*.toml")):
        if table.stem not in {"vocabulary", "names"}:
            found.update(_leaves(tomllib.loads(table.read_text("utf-8"))))
    return sorted(found)


def _leaves(node: Table) -> Iterator[str]:
    match node:
        case dict():
            for value in node.values():
                yield from _leaves(value)
        case list():
            for value in node:
                yield from _leaves(value)
        case str():
            yield from node.split("\n")


class Mutator:
    """Changes texts as writers and scrapers do: whole words, phrases of the lexicon, lines of other pages; and single characters."""

    def __init__(self) -> None:
        """Gather the material."""
        self.lines = sorted({line for page in pages() for line in as_text(page).splitlines(keepends=True)})
        self.words = [*words(), *GLUE * 20]

    def __call__(self, data: bytes, longest: int, seed: int) -> bytes:
        """Give a text made of `data`, at most `longest` bytes long."""
        draw = random.Random(seed)
        text = as_text(data)
        for _ in range(draw.randint(1, 3)):
            text = self._characters(text, draw) if draw.random() < CHARACTERS else self._words(text, draw)
        return text.encode("utf-8", "surrogateescape")[:longest]

    def _words(self, text: str, draw: random.Random) -> str:
        parts = text.split(" ")
        k, j = draw.randrange(len(parts) + 1), draw.randrange(len(parts) + 1)
        match draw.randrange(5):
            case 0:
                parts.insert(k, draw.choice(self.words))
            case 1:
                parts[k : k + 1] = [draw.choice(self.words)]
            case 2:
                parts[k:k] = draw.choice(self.lines).split(" ")
            case 3:
                del parts[k : k + draw.randint(1, 6)]
            case _:
                parts[k:k] = parts[j : j + draw.randint(1, 8)]
        return " ".join(parts)

    def _characters(self, text: str, draw: random.Random) -> str:
        k = draw.randrange(len(text) + 1)
        match draw.randrange(3):
            case 0:
                return text[:k] + text[k + draw.randint(1, 4) :]
            case 1:
                return text[:k] + draw.choice(SIGNS) * draw.choice((1, 1, 1, 2, 9)) + text[k:]
            case _:
                return text[:k] + draw.choice((str.upper, str.lower, str.title, str.swapcase))(text[k : k + 12]) + text[k + 12 :]


def write_seeds(folder: Path) -> None:
    """Write the pages, and their lines one by one, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages():
        for piece in (page[:LONGEST], *(line for line in page.splitlines() if len(line) > 40)):  # noqa: PLR2004  sentences, not labels
            (folder / sha256(piece).hexdigest()[:16]).write_bytes(piece)


def main() -> None:
    """Fuzz for a number of seconds, 600 where none is given."""
    import atheris  # noqa: PLC0415  of the group `fuzz`; the checks above serve without it

    seconds = sys.argv[1] if len(sys.argv) > 1 else "600"
    corpus, seeds, found = (WORK / name for name in ("corpus", "seeds", "found"))
    write_seeds(seeds)
    for folder in (corpus, found):
        folder.mkdir(exist_ok=True)
    with atheris.instrument_imports(include=["cstoparse"]):
        check(as_text(pages()[0]))  # loads what is loaded at the first use
    faults_are_seen()
    mutator = Mutator()
    flags = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={HANG}", f"-artifact_prefix={found}/", "-print_final_stats=1"]
    atheris.Setup(
        [sys.argv[0], *flags, *sys.argv[2:], str(corpus), str(seeds)],
        lambda data: check(as_text(data)),
        custom_mutator=mutator,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
