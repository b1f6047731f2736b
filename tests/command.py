"""The command as a user calls it, and a page for it."""

from __future__ import annotations

import sys

COMMAND = [sys.executable, "-m", "cstoparse"]
PAGE = "On 13 July 2023, Minsk hosted a seminar on border security."
