"""The outline of each composed bulletin is the one that was read and committed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import cstoparse
from tests import laws

HERE = Path(__file__).parent
PAGES = [HERE.parent.parent / "examples/bulletin.txt", *sorted(HERE.glob("*.txt"))]
CONFORMANCE = sorted((HERE.parent / "conformance").glob("*.txt"))
GOLDENS = {page: HERE / f"{page.stem}.outline" for page in PAGES}
GOLDENS |= {page: HERE / "conformance" / f"{page.stem}.outline" for page in CONFORMANCE}
DIGESTS = HERE / "json.digests"


@pytest.mark.parametrize("page", GOLDENS, ids=lambda page: page.stem)
def test_outline(page: Path, *, update_goldens: bool) -> None:
    """The outline is the committed one, to the letter."""
    bulletin = cstoparse.parse(page.read_bytes().decode("utf-8"))
    assert laws.broken(bulletin) == []  # before anything is written
    found, golden = cstoparse.outline(bulletin).rstrip("\n") + "\n", GOLDENS[page]
    if update_goldens:
        golden.write_text(found, "utf-8", newline="\n")
    assert golden.exists(), "`make goldens` writes it"
    assert found == golden.read_bytes().decode("utf-8")


def test_digests(*, update_goldens: bool) -> None:
    """Nothing of the JSON has changed, also not what an outline leaves out: spans, diagnostics, what was inferred."""
    payloads = {page.stem: cstoparse.to_json(cstoparse.parse(page.read_bytes().decode("utf-8"))).encode() for page in GOLDENS}
    found = {name: hashlib.sha256(payload).hexdigest()[:16] for name, payload in payloads.items()}
    if update_goldens:
        DIGESTS.write_text("".join(f"{digest} {name}\n" for name, digest in found.items()), "utf-8", newline="\n")
    golden = dict(line.split()[::-1] for line in DIGESTS.read_text("utf-8").splitlines())
    assert found == golden


def test_no_golden_without_page() -> None:
    """No outline is left of a page that is gone."""
    assert set(HERE.rglob("*.outline")) <= set(GOLDENS.values())
