"""The examples run, print what they promise, and stay short."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, missing

EXAMPLES = ROOT / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))
LONGEST = 60
PRINTED = {
    "document_stages": "agreement: On the Joint Training of Mountain Rescuers\n  2021-04-14  considered   csto.pc\n",
    "dataset_duckdb": "meetings by year\n   2021 4\n   2022 4\n   2023 4\n   unknown 1\n",
    "folder_to_jsonl": "9 files, 0 errors: bulletins.jsonl\n",
    "timeline": "12 meetings of 6 rows, 1 without a known year: timeline.svg\n",
    "web_handler": '200 OK {"schema":"cstoparse/1"',
    "who_met_whom": "11 persons, 18 pairs: who_met_whom.svg\n",
}
"""How the output of an example begins, where that shows that it did its work."""


def run(name: str, folder: Path, *arguments: str) -> str:
    """Run an example in a folder; give what it prints, or leave the test out where it needs what is not installed."""
    script = EXAMPLES / f"{name}.py"
    imports = [node for node in ast.parse(script.read_text("utf-8")).body if isinstance(node, ast.Import)]
    wanted = {alias.name.split(".")[0] for node in imports for alias in node.names}
    if lacking := sorted(filter(missing, wanted)):
        pytest.skip(f"{', '.join(lacking)} not installed: make examples")
    done = subprocess.run([sys.executable, script, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_runs(script: Path, tmp_path: Path) -> None:
    """Each example runs from any folder without arguments and prints something."""
    printed = run(script.stem, tmp_path)
    assert printed
    assert printed.startswith(PRINTED.get(script.stem, ""))
    for picture in tmp_path.glob("*.svg"):
        assert "</svg>" in picture.read_text("utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_is_short_and_says_what_one_learns(script: Path) -> None:
    """An example is read in a minute: a docstring, a way to run it, at most sixty lines."""
    text = script.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert f"python examples/{script.name}" in (ast.get_docstring(ast.parse(text)) or "")


def test_listed() -> None:
    """The list of examples names each script."""
    listed = (EXAMPLES / "README.md").read_text("utf-8")
    assert [script.name for script in SCRIPTS if f"`{script.name}`" not in listed] == []


def test_jsonl_keeps_errors(tmp_path: Path) -> None:
    """A file that is no text and one that is too long stand in their places, with the reason."""
    (tmp_path / "1.txt").write_bytes(b"\xff\xfe\xfa")
    (tmp_path / "2.txt").write_text("On 13 July 2023, Minsk hosted a seminar.", "utf-8")
    (tmp_path / "3.txt").write_text("a" * 100_001, "utf-8")
    assert run("folder_to_jsonl", tmp_path, ".").startswith("3 files, 2 errors: bulletins.jsonl\n")
    first, second, third = map(json.loads, (tmp_path / "bulletins.jsonl").read_text("utf-8").splitlines())
    assert first["file"] == "1.txt"
    assert second["releases"][0]["meetings"][0]["place"]["text"] == "Minsk"
    assert third == {"file": "3.txt", "error": "the text has 100001 characters, more than max_chars=100000 allows"}


def test_web_handler_refuses(tmp_path: Path) -> None:
    """What is no UTF-8 and what is too long get their status."""
    statuses = [line.split(" {")[0] for line in run("web_handler", tmp_path).splitlines()]
    assert statuses == ["200 OK", "415 Unsupported Media Type", "413 Content Too Large"]
