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
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    """A page in a folder of its own, which holds the examples and a `page.txt`; rewritten at the end with --update-goldens."""
    document: Document = request.param
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "examples/bulletin.txt", folder / "page.txt")
    fresh: dict[tuple[int, int], str] | None = {} if request.config.getoption("--update-goldens") else None
    document.namespace.update(__name__="page", missing=missing, fresh_outputs=fresh)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", "100")
        patch.setenv("MPLBACKEND", "agg")
        yield document
    text = document.text
    for (start, end), output in sorted((fresh or {}).items(), reverse=True):
        text = text[:start] + output + text[end:]
    if text != document.text:
        Path(document.path).write_text(text, "utf-8")


@pytest.mark.parametrize(("page", "steps"), CASES, indirect=["page"])
def test_block(page: Document, steps: list[Example]) -> None:
    """A reader who types the block in sees what the page shows."""
    assert all(example.document is page for example in steps)
    for example in steps:
        example.evaluate()
