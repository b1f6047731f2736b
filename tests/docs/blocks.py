"""The blocks of code of a page, as examples that Sybil evaluates: Python, shell and JSON, with what they print.

A block is followed by a `text` block where its output matters.  Python blocks of one page share their names, as a reader's session does.
`<!-- skip: next if(missing("pandas"), reason="…") -->` before a block leaves it out, with the reason in pytest's summary.
"""

from __future__ import annotations

import contextlib
import difflib
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from sybil import Document, Example, Region, Sybil
from sybil.evaluators.python import pad
from sybil.parsers.markdown import SkipParser

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(
    r"^```(?P<language>\S*)[^\n]*\n(?P<code>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```\n)?", flags=re.DOTALL | re.MULTILINE,
)


def missing(*modules: str) -> bool:
    """Whether one of the modules is not installed; for the pages' skip comments."""
    return not all(map(importlib.util.find_spec, modules))


def _python(example: Example) -> str:
    """What Python code prints; a failure names the page and the line."""
    match: re.Match[str] = example.parsed
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(pad(match["code"], example.line), example.path, "exec"), example.namespace)  # noqa: S102  the project's own pages
    return printed.getvalue()


def _shell(example: Example) -> str:
    """What shell commands print; each must succeed."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = ["sh", "-e", "-c", example.parsed["code"]]
    done = subprocess.run(command, env={**os.environ, "PATH": path}, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    return done.stdout.decode("utf-8")


def _json(example: Example) -> str:
    """Nothing, if it is JSON."""
    json.loads(example.parsed["code"])
    return ""


def _toml(example: Example) -> str:
    """Nothing, if it is TOML, or takes in a file of the examples that is."""
    code = example.parsed["code"].strip()
    name = code.removeprefix('--8<-- "').removesuffix('"')
    tomllib.loads(code if name == code else (ROOT / "examples" / name).read_text("utf-8"))
    return ""


RUNNERS: dict[str, Callable[[Example], str]] = {"python": _python, "sh": _shell, "json": _json, "toml": _toml}


def _evaluate(example: Example) -> None:
    """Run a block and compare what it prints; or note the new output, where pages are to be rewritten."""
    match: re.Match[str] = example.parsed
    assert match["language"] in RUNNERS, f"no way to run a block of {match['language'] or 'no language'}; say why with a skip comment"
    printed = RUNNERS[match["language"]](example)
    if match["output"] is None:
        return
    fresh: dict[tuple[int, int], str] | None = example.namespace["fresh_outputs"]
    if fresh is not None:
        fresh[match.span("output")] = printed
    else:
        difference = difflib.unified_diff(match["output"].splitlines(), printed.splitlines(), "page", "printed", lineterm="")
        assert printed == match["output"], "\n".join(difference)


def _parser(document: Document) -> Iterator[Region]:
    for match in BLOCK.finditer(document.text):
        if match["language"] != "text":
            yield Region(match.start(), match.end(), match, _evaluate)


def documents() -> list[Document]:
    """The pages, each with its blocks."""
    sybil = Sybil(parsers=[_parser, SkipParser()])
    return [sybil.parse(page) for page in PAGES]


def blocks(document: Document) -> Iterator[list[Example]]:
    """Yield each block with the skip comments that stand before it."""
    steps: list[Example] = []
    for example in document.examples():
        steps.append(example)
        if isinstance(example.parsed, re.Match):
            yield steps
            steps = []
