"""Milliseconds that an import costs over bare Python, each in processes of its own, the best of many."""

from __future__ import annotations

import subprocess
import sys
import time

STATEMENTS = {
    "bare Python": "pass",
    "import cstoparse": "import cstoparse",
    "from cstoparse import parse": "from cstoparse import parse",
    "first parse": "import cstoparse; cstoparse.parse('On 13 July 2023, Minsk hosted a seminar.')",
}


def milliseconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return (time.perf_counter() - start) * 1000


def main(rounds: int = 10) -> None:
    best = {name: min(milliseconds(code) for _ in range(rounds)) for name, code in STATEMENTS.items()}
    bare = best.pop("bare Python")
    for name, cost in best.items():
        print(f"{name:30} {cost - bare:8.1f} ms over bare Python ({bare:.1f} ms)")


if __name__ == "__main__":
    main()
