"""The picture of the highlight view for the documentation: `python -m tools.pictures [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import cstoparse
from tools import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
SIZE = {"width": 1080, "height": 720}


def main(folder: Path) -> None:
    if chromium.PATH is None:
        sys.exit("there is no Chromium here; on Debian: apt-get install chromium")
    bulletin = cstoparse.parse((ROOT / "examples/bulletin.txt").read_text("utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, chromium.opened() as browser:
        page = Path(place) / "page.html"
        page.write_text(cstoparse.to_html(bulletin), "utf-8")
        picture = folder / "view-light.png"
        take(browser, page, picture)
        print(f"{picture}: {picture.stat().st_size} bytes")


def take(browser: Browser, page: Path, picture: Path) -> None:
    """Take the top of the page with a participant pointed at."""
    context = browser.new_context(viewport=SIZE, color_scheme="light")
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.locator("aside .k-participant .t").nth(0).hover()
    tab.screenshot(path=picture)
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/img")
