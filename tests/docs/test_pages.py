"""Every block of code of the README and the site runs and prints what stands under it.

Sybil finds the blocks, keeps a page's names and knows skip comments; what runs a block stands in `blocks.py`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Document, Example

from tests.docs.blocks import ROOT, blocks, documents, missing

DOCUMENTS = documents()
CASES = [
    pytest.param(document, steps, id=f"{Path(document.path).relative_to(ROOT)}:{steps[-1].line}")
    for document in DOCUMENTS for steps in blocks(document)
]


@pytest.fixture(scope="module")
def folders(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """For each page a folder with the examples, an `archive/` and a `page.txt`; with --update-goldens the pages are rewritten."""
    folders: dict[str, Path] = {}
    for document in DOCUMENTS:
        folder = folders[document.path] = tmp_path_factory.mktemp("reader")
        shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "examples/bulletin.txt", folder / "page.txt")
        shutil.copytree(ROOT / "examples/archive", folder / "archive")
        fresh: dict[tuple[int, int], str] | None = {} if request.config.getoption("--update-goldens") else None
        document.namespace.update(__name__="page", missing=missing, fresh_outputs=fresh)
    yield folders
    for document in DOCUMENTS:
        text = document.text
        for (start, end), output in sorted((document.namespace["fresh_outputs"] or {}).items(), reverse=True):
            text = text[:start] + output + text[end:]
        if text != document.text:
            Path(document.path).write_text(text, "utf-8")


@pytest.mark.parametrize(("document", "steps"), CASES)
def test_block(document: Document, steps: list[Example], folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who types the block in sees what the page shows."""
    monkeypatch.chdir(folders[document.path])
    monkeypatch.setenv("MPLBACKEND", "agg")
    for example in steps:
        example.evaluate()
