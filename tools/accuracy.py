"""Score parsed bulletins against records made by a reader, field by field.

    python -m tools.accuracy FOLDER... [--write] [--errors]

A folder holds pairs `NAME.txt`, the bulletin, and `NAME.json`, what a careful reader finds in it, in the contract's plain
form, each release with its first and last words as `starts` and `ends`.

Every value of a scored field is a fact.  Records are paired greedily, those with most in common first.  A fact that both
have is right, one that only the parse has is wrong, one that only the reader has is missing.  Words are compared without
case, punctuation and a leading article; names of more than four words, roles, headlines and documents also agree where
they share 85 % of their words.

With `--write` the tables go to `docs/accuracy.md`, the held-out one to the README, the right facts of `tests/conformance` to
`tools/accuracy.json`; what was gained and lost since the file was written last is printed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cstoparse
from tools import card

Record = Mapping[str, Any]
FIELDS: dict[str, dict[str, str]] = {
    "release": {"kind": "exact", "headline": "words", "published": "when"},
    "meeting": {
        "kind": "exact", "name": "words", "bodies": "ids", "ordinal": "exact",
        "when": "when", "place": "words", "format": "exact", "status": "exact",
    },
    "participant": {"kind": "exact", "name": "name", "role": "words", "country": "exact", "capacity": "exact"},
    "document": {"kind": "exact", "draft": "exact", "name": "words", "title": "words", "status": "exact", "submitted_to": "set"},
    "contact": {"name": "name", "role": "words", "phones": "phones", "emails": "set"},
}
"""The scored fields of each record and how their values are compared."""
ALIKE = 0.85  # share of words in common from which long phrases agree
LONG_NAME = 4  # a name of more words than this is compared as a phrase
TELLING = 3.0  # how much more a name or date says about which records belong together than a kind does
RESAMPLES = 2000


@dataclass
class Score:
    """The facts of one bulletin by outcome, each as `release number, record.field: value`."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    invented: list[str] = field(default_factory=list)

    def errors(self) -> Iterator[str]:
        """One line for each fact that is not right."""
        for outcome in ("wrong", "missing", "invented"):
            yield from (f"{outcome}: {fact}" for fact in getattr(self, outcome))

    def add(self, outcome: str, label: str, value: object, release: int) -> None:
        getattr(self, outcome).append(f"{release} {label}: {value}")
        self.counts[label, outcome] += 1


def words(text: object) -> list[str]:
    """Split into words without case and a leading article."""
    found = re.findall(r"\w+", str(text).casefold().replace("ё", "е"))
    return found[1:] if found[:1] in (["the"], ["a"], ["an"]) else found


def overlap_of_words(a: object, b: object) -> float:
    """F1 of the two bags of words."""
    left, right = Counter(words(a)), Counter(words(b))
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def agree(a: object, b: object, how: str) -> bool:
    """Whether two values of a field say the same."""
    if how not in {"words", "name"}:
        return a == b
    return words(a) == words(b) or ((how == "words" or len(words(a)) > LONG_NAME) and overlap_of_words(a, b) >= ALIKE)


def facts(record: Record, name: str, how: str) -> list[Any]:
    """The comparable values of one field; none where it is null or empty."""
    value = record.get(name)
    values: Sequence[Any] = [] if value is None or value in ("", []) else [value]
    match how, value:
        case ("when", {"edtf": said}) | ("name", {"full": said}):
            values = [said or ""]
        case "phones", [*phones]:
            values = sorted({f"{p['e164']} {kind}" for p in phones for kind in p.get("kinds") or ["tel"]})
        case "ids", [*bodies]:
            values = sorted({b["id"] if isinstance(b, dict) else b for b in bodies} - {None})
        case "set", [*several]:
            values = sorted({str(v) for v in several})
    return list(values)


def in_common(kind: str, a: Record, b: Record) -> float:
    """How much two records of a kind have in common."""
    total = 0.0
    for name, how in FIELDS[kind].items():
        weight = TELLING if how in {"words", "name", "when"} else 1.0
        for x in facts(a, name, how):
            for y in facts(b, name, how):
                total += weight * (overlap_of_words(x, y) if how in {"words", "name"} else float(x == y))
    return total


def pairs(gold: Sequence[Record], found: Sequence[Record], likeness: Callable[[Record, Record], float]) -> Iterator[tuple[Record, Record]]:
    """Pair records, the most alike first; one without a partner is paired with nothing."""
    ranked = sorted(((likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), key=lambda t: -t[0])
    left, right = dict(enumerate(gold)), dict(enumerate(found))
    for score, i, j in ranked:
        if score > 0 and i in left and j in right:
            yield left.pop(i), right.pop(j)
    yield from ((g, {}) for g in left.values())
    yield from (({}, f) for f in right.values())


def compare(kind: str, gold: Record, found: Record, release: int, score: Score) -> None:
    """Add the facts of one pair of records."""
    for name, how in FIELDS[kind].items():
        open_facts = facts(gold, name, how)
        for value in facts(found, name, how):
            hit = next((g for g in open_facts if agree(g, value, how)), None)
            if hit is None:
                score.add("wrong", f"{kind}.{name}", value, release)
            else:
                open_facts.remove(hit)
                score.add("right", f"{kind}.{name}", hit, release)
        for value in open_facts:
            score.add("missing", f"{kind}.{name}", value, release)


def compare_releases(gold: Sequence[Record], found: Sequence[Record], score: Score) -> None:
    """Add all facts of the releases of one bulletin."""
    number = {id(g): i for i, g in enumerate(gold)}
    for g, f in pairs(gold, found, lambda a, b: in_common("release", a, b) + _share(a, b)):
        n = number.get(id(g), -1)
        compare("release", g, f, n, score)
        for gm, fm in pairs(g.get("meetings") or [], f.get("meetings") or [], _meetings_alike):
            compare("meeting", gm, fm, n, score)
            for gp, fp in pairs(gm.get("participants") or [], fm.get("participants") or [], lambda a, b: in_common("participant", a, b)):
                compare("participant", gp, fp, n, score)
        for gd, fd in pairs(g.get("documents") or [], f.get("documents") or [], lambda a, b: in_common("document", a, b)):
            compare("document", gd, fd, n, score)
        compare("contact", g.get("contact") or {}, f.get("contact") or {}, n, score)


def _share(a: Record, b: Record) -> float:
    (a0, a1), (b0, b1) = a["span"], b["span"]
    return float(10.0 * max(0, min(a1, b1) - max(a0, b0)) / max(1, a1 - a0))


def _meetings_alike(a: Record, b: Record) -> float:
    names = [" ".join(str(v) for p in m.get("participants") or [] for v in facts(p, "name", "name")) for m in (a, b)]
    return in_common("meeting", a, b) + (TELLING * overlap_of_words(*names) if all(names) else 0.0)


def bare(node: Any) -> Any:  # noqa: ANN401  JSON
    """The plain form of JSON with spans, but with the spans of the records left in."""
    match node:
        case {"text": text, "span": _, **rest} if not rest:
            return text
        case dict():
            return {key: bare(value) for key, value in node.items()}
        case list():
            return [bare(value) for value in node]
    return node


def read_pair(page: Path) -> tuple[str, dict[str, Any]]:
    """The text of a page and its records, each release with its span."""
    text, gold = page.read_bytes().decode("utf-8"), json.loads(page.with_suffix(".json").read_text("utf-8"))
    cursor = 0
    for release in gold["releases"]:
        start = text.index(release["starts"], cursor)
        cursor = text.index(release["ends"], start) + len(release["ends"])
        release["span"] = [start, cursor]
    return text, gold


def invented(bulletin: cstoparse.Bulletin) -> list[str]:
    """Values that stand nowhere in the text and do not say what they rest on."""
    found = []
    for path, node in bulletin.walk():
        match node:
            case cstoparse.Text():
                grounds: list[str] = [node]
            case cstoparse.PersonName():
                grounds = [w for w in (node.full, node.given, node.patronymic, node.family, node.rank) if w]
            case cstoparse.When():
                grounds = [node.text, *(re.findall(r"\d{4}", node.edtf) if node.basis is cstoparse.Basis.STATED else ())]
            case cstoparse.Phone():
                grounds = [] if re.sub(r"\D", "", node.raw)[-7:] == node.e164[-7:] else [node.e164]
            case _:
                continue
        found += [f"{path}: {w}" for w in grounds if w not in bulletin.text]
    return found


def score_page(page: Path) -> Score:
    """Parse one page and compare it with its records."""
    text, gold = read_pair(page)
    bulletin = cstoparse.parse(text)
    score = Score(invented=invented(bulletin))
    compare_releases(gold["releases"], bare(cstoparse.to_dict(bulletin))["releases"], score)
    return score


def f1(right: int, wrong: int, missing: int) -> tuple[float, float, float]:
    """Precision, recall and F1; 1 where there is nothing to find."""
    p = right / (right + wrong) if right + wrong else 1.0
    r = right / (right + missing) if right + missing else 1.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def interval(scores: Sequence[Score]) -> tuple[float, float]:
    """The 95 % bootstrap interval of the overall F1, bulletins drawn with replacement."""
    draw, sizes = random.Random(0), [(len(s.right), len(s.wrong), len(s.missing)) for s in scores]
    drawn = sorted(f1(*map(sum, zip(*draw.choices(sizes, k=len(sizes)), strict=True)))[2] for _ in range(RESAMPLES))
    return drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES) - 1]


def changes(old: Mapping[str, Sequence[str]], new: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """One line for each fact that became right or ceased to be, on pages that both results have."""
    for page in sorted(old.keys() & new.keys()):
        before, after = Counter(old[page]), Counter(new[page])
        yield from (f"lost   {page}: {fact}" for fact in sorted((before - after).elements()))
        yield from (f"gained {page}: {fact}" for fact in sorted((after - before).elements()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the tables and the result file")
    parser.add_argument("--errors", action="store_true", help="list every wrong and missing fact")
    args = parser.parse_args()
    today = datetime.now(UTC).date().isoformat()
    for folder in args.folders:
        pages = {p: score_page(p) for p in sorted(folder.glob("*.txt")) if p.with_suffix(".json").exists()}
        if not pages:
            parser.error(f"{folder} holds no pairs NAME.txt and NAME.json")
        scores = list(pages.values())
        table = card.Table(folder.name, tuple(s.counts for s in scores), interval(scores), sum(len(s.invented) for s in scores), f1)
        print(table.markdown())
        if args.errors:
            print(*(f"{p.stem}: {line}" for p, s in pages.items() for line in s.errors()), sep="\n")
        right = {f"{folder.name}/{p.stem}": sorted(s.right) for p, s in pages.items()}
        if folder.resolve() == card.COMPOSED:
            print(*changes(card.read_result(), right), sep="\n")
        if args.write:
            card.write(table, right if folder.resolve() == card.COMPOSED else None, today)
    return 0


if __name__ == "__main__":
    sys.exit(main())
