"""The README's and the start page's Python runs and prints what stands under it; the examples run."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```\n)?", flags=re.DOTALL | re.MULTILINE)


def run(code: str, names: dict[str, object]) -> str:
    """What `code` prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "<page>", "exec"), names)  # noqa: S102  the project's own pages
    return printed.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_blocks(page: Path, monkeypatch: pytest.MonkeyPatch, *, update_goldens: bool) -> None:
    """Blocks of one page share their names, as a reader's session does."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {"__name__": "page"}

    def rerun(match: re.Match[str]) -> str:
        printed, shown = run(match["code"], names), match["output"]
        return match[0] if shown is None else match[0].removesuffix(f"{shown}```\n") + f"{printed}```\n"

    fresh = BLOCK.sub(rerun, page.read_text("utf-8"))
    if update_goldens:
        page.write_text(fresh, "utf-8")
    assert fresh == page.read_text("utf-8")


def test_first_screen_has_the_commands() -> None:
    first = "\n".join((ROOT / "README.md").read_text("utf-8").splitlines()[:60])
    assert all(words in first for words in ("make demo", "make test", "```python", "## What it does not do"))


@pytest.mark.parametrize("script", sorted((ROOT / "examples").glob("*.py")), ids=lambda script: script.stem)
def test_examples(script: Path, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout
    assert done.stderr == ""
    assert len(script.read_text("utf-8").splitlines()) <= 60
