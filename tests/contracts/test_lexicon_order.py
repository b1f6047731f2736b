"""The lexicon comes out the same in every process, whatever the order of Python's sets."""

from __future__ import annotations

import os
import subprocess
import sys

DIGEST = """
from hashlib import sha256
from cstoparse.lexicon import load
words = sorted((form, entry[0], str(entry[1])[:20], sorted(entry[2] or ())) for form, entry in load("en").words.items())
print(sha256(repr(words).encode()).hexdigest())
"""


def digest(seed: int) -> str:
    """What the lexicon is in a process that hashes with `seed`."""
    run = subprocess.run(
        [sys.executable, "-c", DIGEST], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )
    return run.stdout


def test_the_order_of_sets_tells_nothing() -> None:
    """A class that a form gets by the look of another form does not hang on which of them came first."""
    assert len({digest(seed) for seed in range(6)}) == 1
