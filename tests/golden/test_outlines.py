"""The outline of each composed bulletin is the one that was read and committed."""

from __future__ import annotations

from pathlib import Path

import pytest

import cstoparse
from tests import laws

HERE = Path(__file__).parent
PAGES = [HERE.parent.parent / "examples/bulletin.txt", *sorted(HERE.glob("*.txt"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_outline(page: Path, *, update_goldens: bool) -> None:
    bulletin = cstoparse.parse(page.read_bytes().decode("utf-8"))
    assert laws.broken(bulletin) == []  # before anything is written
    found, golden = cstoparse.outline(bulletin).rstrip("\n") + "\n", HERE / f"{page.stem}.outline"
    if update_goldens:
        golden.write_text(found, "utf-8", newline="\n")
    assert golden.exists(), "`make goldens` writes it"
    assert found == golden.read_bytes().decode("utf-8")


def test_no_golden_without_page() -> None:
    assert {p.stem for p in HERE.glob("*.outline")} <= {p.stem for p in PAGES}
