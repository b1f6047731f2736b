"""The accuracy card: the tables of `docs/accuracy.md` and the README, and the committed result file."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPOSED = ROOT / "tests/conformance"
HELD_OUT = ROOT / "tests/heldout"
RESULT = ROOT / "tools/accuracy.json"
CARD = ROOT / "docs/accuracy.md"
README = ROOT / "README.md"
RECORDS = ("release", "meeting", "participant", "document", "contact")
SECTION = re.compile(r"^## (?P<name>\S+)\n.*?(?=^## |\Z)", flags=re.DOTALL | re.MULTILINE)
SHORT = re.compile(r"(?<=<!-- accuracy -->\n).*?(?=<!-- /accuracy -->)", flags=re.DOTALL)


@dataclass(frozen=True)
class Table:
    """The counts of one folder of bulletins, ready to be shown."""

    name: str
    pages: tuple[Counter[tuple[str, str]], ...]
    """Of each bulletin, how many facts of each field are right, wrong, missing."""
    interval: tuple[float, float]
    invented: int
    f1: Callable[[int, int, int], tuple[float, float, float]]

    def rows(self) -> Iterator[tuple[str, tuple[int, int, int]]]:
        """Each field with its counts, then each record, then all."""
        total = sum(self.pages, Counter[tuple[str, str]]())
        labels = sorted({label for label, _ in total}, key=lambda label: (RECORDS.index(label.split(".")[0]), label))
        groups: dict[str, Counter[str]] = {}
        for (label, outcome), n in total.items():
            for group in (label, label.split(".")[0], "overall"):
                groups.setdefault(group, Counter())[outcome] += n
        for label in (*labels, *RECORDS, "overall"):
            counts = groups.get(label)
            if counts is not None:
                yield label, (counts["right"], counts["wrong"], counts["missing"])

    def lines(self, *, fields: bool) -> Iterator[str]:
        """A Markdown table, with or without the single fields."""
        yield "| field | P | R | F1 | right | wrong | missing |"
        yield "|---|---:|---:|---:|---:|---:|---:|"
        for label, counts in self.rows():
            if fields or "." not in label:
                shown = label if "." in label else f"**{label}**"
                yield f"| {shown} | {' | '.join(f'{x:.3f}' for x in self.f1(*counts))} | {' | '.join(map(str, counts))} |"

    def summary(self) -> str:
        """Bulletins without error, the interval, invented values."""
        clean = sum(all(outcome == "right" for _, outcome in page) for page in self.pages)
        low, high = self.interval
        return (
            f"{clean} of {len(self.pages)} bulletins without a single error. Overall F1: 95 % interval {low:.3f} to {high:.3f} "
            f"(bootstrap over bulletins). Invented values: {self.invented}."
        )

    def markdown(self, *, fields: bool = True) -> str:
        """The table with its summary."""
        return "\n".join([*self.lines(fields=fields), "", self.summary()])


def read_result() -> dict[str, list[str]]:
    """The right facts of each composed bulletin, as committed."""
    result: dict[str, list[str]] = json.loads(RESULT.read_text("utf-8")) if RESULT.exists() else {}
    return result


def write(table: Table, right: Mapping[str, Sequence[str]] | None, today: str) -> None:
    """Put the table into the card, that of the held-out bulletins also into the README; write the result file where there is one."""
    body = table.markdown()
    card = CARD.read_text("utf-8")
    sections = {m["name"]: m[0].rstrip("\n") for m in SECTION.finditer(card)}
    if body not in sections.get(table.name, ""):  # the date is that of the figures
        sections[table.name] = f"## {table.name}\n\nMeasured on {today}.\n\n{body}"
        head = card[: m.start()] if (m := SECTION.search(card)) else card
        CARD.write_text("\n\n".join([head.rstrip("\n"), *sections.values()]) + "\n", "utf-8")
    if right is not None:
        RESULT.write_text(json.dumps(right, ensure_ascii=False, indent=1) + "\n", "utf-8")
    short, readme = table.markdown(fields=False), README.read_text("utf-8")
    if table.name == HELD_OUT.name and short not in readme:
        README.write_text(SHORT.sub(lambda _: f"Measured on {today}, {len(table.pages)} held-out bulletins.\n\n{short}\n", readme), "utf-8")
