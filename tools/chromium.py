"""The Chromium of this machine, driven without a window and without a word to any server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATH = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""Where it is; None where there is none."""
_WITHOUT = ("gpu", "quic", "background-networking", "component-update", "sync")


@contextmanager
def opened() -> Iterator[Browser]:
    """Start it, and end it afterwards."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  not installed where only PATH is asked

    with sync_playwright() as driver:
        arguments = [*(f"--disable-{name}" for name in _WITHOUT), "--no-first-run"]
        browser = driver.chromium.launch(executable_path=PATH, args=arguments, chromium_sandbox=os.geteuid() != 0)  # no sandbox for root
        yield browser
        browser.close()
