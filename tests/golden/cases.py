"""The cases of `tests/golden/rules`: short texts, many to a file, each with the outline that was read and committed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

RULES = Path(__file__).parent / "rules"
_TITLE, _ARROW = "#### ", "---->"
_CASE = re.compile(rf"^{_TITLE}(?P<title>.+)\n(?P<text>(?s:.)*?)\n^{_ARROW}\n(?P<outline>(?s:.)*?)(?=\n^{_TITLE}|\Z)", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """A text with its outline, both without the line's end after them."""

    title: str
    text: str
    outline: str


def read(path: Path) -> list[Case]:
    """The cases of a file in their order."""
    return [Case(m["title"], m["text"], m["outline"].rstrip("\n")) for m in _CASE.finditer(path.read_bytes().decode("utf-8"))]


def write(path: Path, cases: list[Case]) -> None:
    """Write a file anew."""
    parts = (f"{_TITLE}{case.title}\n{case.text}\n{_ARROW}\n{case.outline}\n" for case in cases)
    path.write_text("\n".join(parts), "utf-8", newline="\n")


def titles(path: Path) -> list[str]:
    """All titles of a file, whether their case can be read or not."""
    return re.findall(rf"(?m)^{_TITLE}(.+)$", path.read_text("utf-8"))
