"""`import cstoparse` loads little and compiles nothing; a parse loads no codec; counted in modules, not in milliseconds."""

from __future__ import annotations

import json
import subprocess
import sys

# Each is wanted by one part of the library and costs milliseconds.
LATE = {"cattrs", "click", "rich", "charset_normalizer", "phonenumbers", "tomllib", "regex", "attr"}
REPORT = """
import json, sys
before = set(sys.modules)
{code}
patterns = vars(sys.modules.get("cstoparse.patterns", json))
compiled = [n for n, v in patterns.items() if hasattr(v, "cache_info") and v.cache_info().currsize]
print(json.dumps([sorted(set(sys.modules) - before), compiled]))
"""


def after(code: str) -> tuple[set[str], list[str]]:
    """Modules loaded and patterns compiled by running `code` in a process of its own."""
    run = subprocess.run([sys.executable, "-c", REPORT.format(code=code)], capture_output=True, text=True, check=True)
    modules, compiled = json.loads(run.stdout.splitlines()[-1])
    return set(modules), compiled


def test_import_alone() -> None:
    modules, compiled = after("import cstoparse")
    assert modules & LATE == set()
    assert compiled == []
    assert len(modules) <= 10, sorted(modules)


def test_records() -> None:
    modules, compiled = after("from cstoparse import Bulletin, Text, Diagnostic")
    assert modules & (LATE - {"regex", "attr"}) == set()
    assert compiled == []


def test_naming_parse_reads_no_lexicon() -> None:
    _, compiled = after("from cstoparse import parse")
    assert compiled == []


def test_parse_without_numbers() -> None:
    modules, _ = after("import cstoparse; cstoparse.parse('On 13 July 2023, Minsk hosted a seminar.')")
    assert modules & {"cattrs", "click", "rich", "charset_normalizer", "phonenumbers"} == set()
