"""Memory, in kB: what the first parse leaves behind, the peak of a parse, what a bulletin holds."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "examples/bulletin.txt"


def held() -> int:
    """Bytes that Python holds now."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def main() -> None:
    text = PAGE.read_bytes().decode("utf-8")
    tracemalloc.start()
    before = held()
    import cstoparse

    cstoparse.parse(text)
    loaded = held()
    tracemalloc.reset_peak()
    bulletin = cstoparse.parse(text)
    peak, after = tracemalloc.get_traced_memory()[1], held()
    rows = {
        "library, lexicon, patterns": loaded - before,
        "peak of one parse": peak - loaded,
        f"one bulletin ({len(bulletin.text)} characters)": after - loaded,
    }
    for name, size in rows.items():
        print(f"{name:36} {size / 1024:10.0f} kB")


if __name__ == "__main__":
    main()
