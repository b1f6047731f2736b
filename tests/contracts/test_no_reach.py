"""The library reaches for nothing: no file, no network, no other program, no code made of data.

Python tells an audit hook of each such act (PEP 578), also where a dependency does it.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

FORBIDDEN = {"eval", "exec", "compile", "__import__", "open", "breakpoint", "input"}
"""Built-in functions that run code made of data, or reach outside."""
CLOSED = {
    "pickle", "marshal", "shelve", "dill", "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp",
    "asyncio", "subprocess", "multiprocessing", "ctypes", "tempfile", "shutil", "glob", "pty", "code", "runpy",
}  # fmt: skip
"""Modules that the library has no business with."""
FILES = {"files", "streams", "own"}
"""Modules of the command line, which read and write the files that its user names, and of a user's own words, which he names too."""
ITS_OWN = {"workers imports multiprocessing", "workers imports multiprocessing.connection", "files imports glob"}
"""What the command line needs: processes of its own for `--jobs`, and the patterns that its user names."""
WATCH = """
import json, sys
import cstoparse
warm, texts = json.load(sys.stdin)

def use(text):
    bulletin = cstoparse.parse(text, max_chars=10_000_000)
    cstoparse.from_json(cstoparse.to_json(bulletin))
    cstoparse.outline(bulletin)

for text in warm:
    use(text)
seen = []
sys.addaudithook(lambda name, args: seen.append(f"{name} {args[:1]!r:.300}"))
for text in texts:
    use(text)
"""
REPORT = "events = list(seen); print(json.dumps(events))"
HARMLESS = ("object.__getattr__ ", "object.__setattr__ ", "builtins.id ", "array.__new__ ")
"""What Python also tells of, and reaches for nothing."""


def events(warm: list[str], texts: list[str], more: str = "") -> list[str]:
    """What the audit hook is told while texts are parsed, in a process in which others have been parsed before."""
    run = subprocess.run(
        [sys.executable, "-c", f"{WATCH}{more}\n{REPORT}"], input=json.dumps([warm, texts]), capture_output=True, text=True, check=True,
    )
    found: list[str] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def pages(root: Path) -> list[str]:
    """Pages of many kinds, and what no page is."""
    texts = [path.read_bytes().decode("utf-8") for path in sorted((root / "tests/conformance").glob("*.txt"))[::8]]
    return [*texts, "", "\x00", "Собрание", "<p>a</p>", "Press office\nTel.: +1 202 555 01 43, +998 71 200 00 00, +7495-555-02-17"]


def test_a_parse_reaches_for_nothing(pages: list[str]) -> None:
    """When the library and its lexicon are loaded, a parse opens, runs, imports, compiles and connects to nothing."""
    assert [event for event in events(pages, pages) if not event.startswith(HARMLESS)] == []


FIRST = {"open", "exec", "compile", "import", "marshal.loads", "os.listdir", "os.scandir", "sys._getframe", "sys._getframemodulename"}
"""What the import system does, and attrs and cattrs, which write a record's methods when it is first met."""


def test_the_first_parse_reads_its_own_package_only(pages: list[str], root: Path) -> None:
    """Loading opens files of the library, of its dependencies and of Python, and nothing else."""
    homes = [str(root / "src"), sys.prefix, sys.base_prefix]
    found = [event for event in events([], pages) if not event.startswith(HARMLESS)]
    assert {event.split(" ")[0] for event in found} <= FIRST
    assert [event for event in found if event.startswith("open ") and not any(home in event for home in homes)] == []


ACTS = {
    "open": "open('/dev/null')", "socket": "import socket; socket.socket()", "exec": "exec('1')",
    "os.system": "import os; os.system('true')",
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_the_hook_is_told(act: str) -> None:
    """Each act that must not happen would be seen."""
    assert any(event.startswith(act) for event in events([""], [""], ACTS[act]))


def _sources(root: Path) -> list[Path]:
    return sorted((root / "src").rglob("*.py"))


def test_sources_run_no_data(root: Path) -> None:
    """No module calls what runs code made of data; only the command line opens anything: what its user names."""
    called = [
        f"{path.stem}:{node.lineno} {node.func.id}"
        for path in _sources(root) for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN
    ]
    opened = [
        f"{path.stem}:{node.lineno} {node.func.attr}"
        for path in _sources(root) for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and path.stem not in FILES
        and node.func.attr in {"open", "read_bytes", "write_bytes", "write_text", "system", "popen"}
    ]
    assert called + opened == []


def test_sources_import_nothing_that_reaches_out(root: Path) -> None:
    """No module imports what stores objects as code, connects, or runs programs."""
    imported = set()
    for path in _sources(root):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Import(names=names):
                    modules = [alias.name for alias in names]
                case ast.ImportFrom(module=str(module)):
                    modules = [module]
                case _:
                    continue
            imported |= {f"{path.stem} imports {module}" for module in modules if module.split(".")[0] in CLOSED}
    assert imported == ITS_OWN
